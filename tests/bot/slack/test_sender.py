"""Messages from the outbox: sent once, updated in place, found again after a crash."""

import pytest

from bot.slack.sender import SlackSender, Undeliverable
from notices.card import Card, Paragraph
from tests.bot.slack.edge import running

CARD = Card("New report", body=(Paragraph("Mair <!channel> was shouted at"),))


async def test_a_card_goes_into_the_persons_own_chat_without_mentioning_anybody() -> None:
    async with running() as edge:
        ref = await edge.sender.send(None, "UMAIR", "report:1", 1, CARD, "New report <!channel>")
        sent = edge.slack.called("chat.postMessage")[0]
        assert ref.startswith("DUMAIR|")
        assert sent["text"] == "New report &lt;!channel&gt;"
        assert "report:1" not in str(sent["metadata"])
        assert edge.person().messages == ["New report\nMair <!channel> was shouted at"]


async def test_a_card_that_was_sent_before_a_crash_is_found_and_not_sent_again() -> None:
    async with running() as edge:
        ref = await edge.sender.send(None, "UMAIR", "report:1", 1, CARD, "New report")
        for n in range(120):
            await edge.sender.send(None, "UMAIR", f"other:{n}", 1, Card("Other"), "Other")
        assert await edge.sender.find("UMAIR", "report:1", 1) == ref
        assert await edge.sender.find("UMAIR", "report:1", 2) is None
        assert await edge.sender.find("UMAIR", "report:2", 1) is None


async def test_an_update_stands_in_the_same_message_and_is_found_too() -> None:
    async with running() as edge:
        ref = await edge.sender.send(None, "UMAIR", "report:1", 1, CARD, "New report")
        assert (
            await edge.sender.send(ref, "UMAIR", "report:1", 2, Card("Acknowledged"), "Acknowledged") == ref
        )
        assert edge.person().messages == ["Acknowledged"]
        assert await edge.sender.find("UMAIR", "report:1", 2) == ref


async def test_an_update_of_a_message_that_was_deleted_is_sent_anew() -> None:
    async with running() as edge:
        ref = await edge.sender.send(
            "DUMAIR|1.0", "UMAIR", "report:1", 2, Card("Acknowledged"), "Acknowledged"
        )
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
            await edge.sender.send(None, "UMAIR", "report:1", 1, CARD, "New report")
        assert (failed.value.code, failed.value.permanent) == (code, permanent)


async def test_somebody_who_is_not_in_the_workspace_cannot_be_reached() -> None:
    async with running() as edge:
        with pytest.raises(Undeliverable) as failed:
            await edge.sender.find("UNOBODY", "report:1", 1)
        assert failed.value.permanent


async def test_slack_out_of_reach_is_worth_trying_again() -> None:
    async with running() as edge:
        sender: SlackSender = edge.sender
        await edge.slack.__aexit__()
        with pytest.raises(Undeliverable) as failed:
            await sender.send(None, "UMAIR", "report:1", 1, CARD, "New report")
        assert not failed.value.permanent


async def test_a_rate_limit_delays_a_message_and_does_not_lose_it() -> None:
    async with running() as edge:
        edge.slack.too_many.add("chat.postMessage")
        await edge.sender.send(None, "UMAIR", "report:1", 1, CARD, "New report")
        assert len(edge.person().messages) == 1
