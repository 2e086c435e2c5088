"""Messages from the outbox: sent once, updated in place, found again after a crash."""

import pytest

from bot.sending import Found, Undeliverable
from bot.slack.sender import SlackSender
from notices.card import Card, Paragraph
from tests.bot.slack.edge import running
from tests.slack_workspace import TEAM

CARD = Card("New report", body=(Paragraph("Mair <!channel> was shouted at"),))


async def test_a_card_goes_into_the_persons_own_chat_without_mentioning_anybody() -> None:
    async with running() as edge:
        card = Card("New report <!here>", body=CARD.body)
        ref = await edge.sender.send("UMAIR", None, "report:1", 1, card)
        sent = edge.slack.called("chat.postMessage")[0]
        assert ref.startswith("DUMAIR|")
        assert sent["text"] == "New report &lt;!here&gt;"
        assert "report:1" not in str(sent["metadata"])
        assert edge.person().messages == ["New report <!here>\nMair <!channel> was shouted at"]


async def test_a_card_that_was_sent_before_a_crash_is_found_and_not_sent_again() -> None:
    async with running() as edge:
        ref = await edge.sender.send("UMAIR", None, "report:1", 1, CARD)
        for n in range(120):
            await edge.sender.send("UMAIR", None, f"other:{n}", 1, Card("Other"))
        assert await edge.sender.find("UMAIR", "report:1") == Found(ref, 1)
        assert await edge.sender.find("UMAIR", "report:2") is None


async def test_an_update_stands_in_the_same_message_and_is_found_too() -> None:
    async with running() as edge:
        ref = await edge.sender.send("UMAIR", None, "report:1", 1, CARD)
        assert await edge.sender.send("UMAIR", ref, "report:1", 2, Card("Acknowledged")) == ref
        assert edge.person().messages == ["Acknowledged"]
        assert await edge.sender.find("UMAIR", "report:1") == Found(ref, 2)


async def test_an_update_of_a_message_that_was_deleted_is_sent_anew() -> None:
    async with running() as edge:
        ref = await edge.sender.send("UMAIR", "DUMAIR|1.0", "report:1", 2, Card("Acknowledged"))
        assert ref != "DUMAIR|1.0"
        assert edge.person().messages == ["Acknowledged"]


@pytest.mark.parametrize(
    ("code", "permanent"),
    [
        ("channel_not_found", True),
        ("account_inactive", True),
        ("internal_error", False),
        ("invalid_auth", False),
        ("missing_scope", False),
    ],
)
async def test_slacks_no_says_whether_to_try_again(code: str, permanent: bool) -> None:
    async with running() as edge:
        edge.slack.refuse["chat.postMessage"] = code
        with pytest.raises(Undeliverable) as failed:
            await edge.sender.send("UMAIR", None, "report:1", 1, CARD)
        assert (failed.value.code, failed.value.permanent) == (code, permanent)


async def test_somebody_who_is_not_in_the_workspace_cannot_be_reached() -> None:
    async with running() as edge:
        with pytest.raises(Undeliverable) as failed:
            await edge.sender.find("UNOBODY", "report:1")
        assert failed.value.permanent


async def test_slack_out_of_reach_is_worth_trying_again() -> None:
    async with running() as edge:
        sender: SlackSender = edge.sender
        await edge.slack.__aexit__()
        with pytest.raises(Undeliverable) as failed:
            await sender.send("UMAIR", None, "report:1", 1, CARD)
        assert not failed.value.permanent


async def test_a_rate_limit_delays_a_message_and_does_not_lose_it() -> None:
    async with running() as edge:
        edge.slack.too_many.add("chat.postMessage")
        await edge.sender.send("UMAIR", None, "report:1", 1, CARD)
        assert len(edge.person().messages) == 1


async def test_somebody_who_never_wrote_to_the_bot_is_found_by_their_email() -> None:
    async with running() as edge:
        edge.slack.join("UBOT", "bot@adra.test", is_bot=True)
        edge.slack.join("UNEW", "new@adra.test", is_email_confirmed=False)
        assert await edge.sender.account_of("mair@adra.test") == (TEAM, "UMAIR")
        for nobody in ("nobody@adra.test", "bot@adra.test", "new@adra.test"):
            assert await edge.sender.account_of(nobody) is None
        edge.slack.refuse["users.lookupByEmail"] = "invalid_auth"
        with pytest.raises(Undeliverable):
            await edge.sender.account_of("mair@adra.test")
