"""Commands, buttons, forms and the home, over real HTTP against a workspace that behaves like Slack."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from handlers.answer import Ask, Show
from notices.card import Action, Button, Card, Fact
from notices.fields import Choices, CustomerField, Date, LongText, Option, Text
from notices.form import Form
from tests.bot.slack.edge import MAIR, ScriptedDesk, running

AGAIN = Button("Log a contact", Action("contact.log", "c1", 2), opens_form=True)
FORM = Form(
    "report",
    "Report an incident",
    (
        CustomerField(name="customer", label="Customer"),
        Date(name="day", label="When"),
        Choices(
            name="kinds", label="Kinds", options=(Option("shouting", "Shouting"), Option("threat", "Threats"))
        ),
        LongText(name="what", label="What happened"),
        Text(name="where", label="Where", required=False),
    ),
    "Send",
)


async def eventually(holds: Callable[[], bool], seconds: float = 5.0) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it never came"
        await asyncio.sleep(0.02)


async def test_a_check_is_answered_in_the_reply_to_the_asker_alone() -> None:
    card = Card(
        "No restriction in force", facts=(Fact("Customer", "Mair <!channel> *Jones*"),), buttons=(AGAIN,)
    )
    async with running(ScriptedDesk(lambda: Show(card))) as edge:
        mair = edge.person()
        await mair.command("/contact-check", "O'Neill & Sons <b>")
        assert edge.desk.asked == [("command", MAIR, "contact-check O'Neill & Sons <b>")]
        assert mair.messages == [
            "No restriction in force\nCustomer: Mair <!channel> *Jones*\n[Log a contact]"
        ]
        assert edge.slack.called("chat.postMessage") == []


@pytest.mark.parametrize("command", ["/contact-check", "/contact-report", "/contact"])
async def test_every_command_reaches_the_desk_also_without_words(command: str) -> None:
    async with running() as edge:
        await edge.person().command(command)
        assert edge.desk.asked == [("command", MAIR, command.removeprefix("/"))]


async def test_a_person_is_matched_by_email_once_and_then_by_account() -> None:
    async with running() as edge:
        mair = edge.person()
        await mair.command("/contact-check", "Huw")
        await mair.command("/contact-check", "Huw")
        assert len(edge.slack.called("users.info")) == 1
        assert edge.people.accounts == {("slack", "T0ADRA", "UMAIR"): MAIR}


@pytest.mark.parametrize(
    ("email", "flags"),
    [
        ("stranger@elsewhere.test", {}),
        ("", {}),
        ("mair@adra.test", {"is_email_confirmed": False}),
        ("mair@adra.test", {"is_stranger": True}),
        ("mair@adra.test", {"deleted": True}),
        ("mair@adra.test", {"is_bot": True}),
    ],
)
async def test_somebody_not_in_the_directory_is_told_how_to_get_in_and_shown_nothing(
    email: str, flags: dict[str, bool]
) -> None:
    async with running() as edge:
        edge.slack.join("UOTHER", email, **flags)
        other = edge.person("UOTHER")
        await other.command("/contact-check", "Mair")
        assert "I do not know you yet" in other.messages[0]
        await other.open_home()
        assert "I do not know you yet" in other.home
        assert edge.desk.asked == []
        assert edge.people.accounts == {}


async def test_a_form_opens_is_filled_in_and_its_result_is_shown_in_its_place() -> None:
    ask, done = Ask(uuid4(), FORM), Show(Card("Reported", buttons=(AGAIN,)))
    desk = ScriptedDesk(lambda: ask, offered=(Option(str(MAIR), "Mair Jones, 1 Stryd Fawr"),))
    async with running(desk) as edge:
        mair = edge.person()
        await mair.command("/contact-report")
        assert mair.view.splitlines()[0] == "Report an incident"
        desk.answer = lambda: done
        assert await mair.typeahead("Customer", "mai") == ["Mair Jones, 1 Stryd Fawr"]
        await mair.fill(
            {
                "Customer": "mair",
                "When": "2026-11-24",
                "kinds": ["Threats"],
                "what": "He <b>shouted</b> & left",
            }
        )
        await mair.submit()
        assert edge.desk.asked[-1] == (
            "submit",
            MAIR,
            ask.id,
            {
                "customer": str(MAIR),
                "day": "2026-11-24",
                "kinds": ["threat"],
                "what": "He <b>shouted</b> & left",
                "where": "",
            },
        )
        assert mair.view == "Customer contact\nReported\n[Log a contact]"
        assert mair.messages == []


async def test_a_mistake_is_shown_at_its_field_and_the_form_stays() -> None:
    form = Form("report", "Report", (Text(name="where", label="Where"),), "Send")
    first = Ask(uuid4(), form)
    async with running(ScriptedDesk(lambda: first)) as edge:
        mair = edge.person()
        await mair.command("/contact-report")
        edge.desk.answer = lambda: Ask(first.id, form, {"where": "Please say where."})
        await mair.fill({"Where": "?"})
        await mair.submit()
        assert mair.errors == {"where": "Please say where."}
        assert mair.view.startswith("Report")


async def test_a_refusal_of_the_whole_stands_on_top_and_the_next_step_opens_above_the_form() -> None:
    form = Form("formal", "Proposal", (Text(name="why", label="Why"),), "Propose")
    first = Ask(uuid4(), form)
    warning = Ask(uuid4(), Form("warning", "Warning", (Text(name="text", label="Text"),), "Save"))
    instead = Card("Next step", buttons=(Button("Prepare the warning", Action("warning", "c1")),))
    async with running(ScriptedDesk(lambda: first)) as edge:
        mair = edge.person()
        await mair.command("/contact", "formal")
        edge.desk.answer = lambda: Ask(first.id, form, problem="§6: a warning comes first.", instead=instead)
        await mair.fill({"Why": "Because"})
        await mair.submit()
        assert mair.view.splitlines()[:2] == ["Proposal", "⚠️ §6: a warning comes first."]
        edge.desk.answer = lambda: warning
        await mair.press("Prepare the warning")
        assert edge.desk.asked[-1] == ("press", MAIR, Action("warning", "c1"))
        assert mair.view.startswith("Warning")
        mair.close()
        assert mair.view.startswith("Proposal")


async def test_save_and_continue_goes_to_the_next_step_in_the_same_modal() -> None:
    steps = [
        Ask(uuid4(), Form("formal", f"Step {n}", (Text(name="why", label="Why"),), "Save")) for n in (1, 2)
    ]
    async with running(ScriptedDesk(lambda: steps[0])) as edge:
        mair = edge.person()
        await mair.command("/contact", "formal")
        await mair.fill({"Why": "first"})
        edge.desk.answer = lambda: steps[1]
        await mair.submit()
        assert mair.view.startswith("Step 2")
        await mair.fill({"Why": "second"})
        await mair.submit()
        assert edge.desk.asked[-1] == ("submit", MAIR, steps[1].id, {"why": "second"})


async def test_a_private_card_is_replaced_when_its_button_says_so() -> None:
    async with running(ScriptedDesk(lambda: Show(Card("Several found", buttons=(AGAIN,))))) as edge:
        mair = edge.person()
        await mair.command("/contact-check", "Jones")
        edge.desk.answer = lambda: Show(Card("Mair Jones"), replaces=True)
        await mair.press("Log a contact")
        assert mair.messages == ["Mair Jones"]


async def test_a_card_of_the_outbox_is_left_to_the_outbox() -> None:
    done = Card("Acknowledged")
    async with running(ScriptedDesk(lambda: Show(done, replaces=True))) as edge:
        card = Card("New report", buttons=(Button("Acknowledge", Action("report.acknowledge")),))
        ref = await edge.sender.send("UMAIR", None, "report:1", 1, card)
        mair = edge.person()
        await mair.press("Acknowledge")
        assert mair.messages == ["New report\n[Acknowledge]"]
        assert await edge.sender.send("UMAIR", ref, "report:1", 2, done) == ref
        assert mair.messages == ["Acknowledged"]


async def test_a_button_beside_a_message_answers_privately_and_leaves_the_message() -> None:
    async with running() as edge:
        card = Card("New report", buttons=(Button("Read in full", Action("report.read")),))
        await edge.sender.send("UMAIR", None, "report:1", 1, card)
        mair = edge.person()
        await mair.press("Read in full")
        assert mair.messages == ["New report\n[Read in full]", "No restriction in force"]
        assert edge.slack.called("response_url")[0]["response_type"] == "ephemeral"


async def test_a_button_that_asks_opens_a_form() -> None:
    ask = Ask(uuid4(), FORM)
    async with running(ScriptedDesk(lambda: ask)) as edge:
        card = Card("New report", buttons=(Button("Report", Action("report"), opens_form=True),))
        await edge.sender.send("UMAIR", None, "report:1", 1, card)
        mair = edge.person()
        await mair.press("Report")
        assert mair.view.startswith("Report an incident")


async def test_the_home_shows_what_waits_first() -> None:
    async with running() as edge:
        mair = edge.person()
        await mair.open_home()
        assert mair.home == "What waits on you"


async def test_an_expired_trigger_offers_the_form_as_a_button() -> None:
    async with running(ScriptedDesk(lambda: Ask(uuid4(), FORM))) as edge:
        edge.slack.refuse["views.open"] = "expired_trigger_id"
        mair = edge.person()
        await mair.command("/contact-report")
        assert mair.view == ""
        assert mair.messages == ["Your form is ready.\n[Report an incident]"]
        await mair.press("Report an incident")
        assert edge.desk.asked[-1] == ("press", MAIR, Action("report"))
        assert mair.view.startswith("Report an incident")


async def test_the_button_that_stands_for_a_form_leads_to_the_same_step() -> None:
    second = replace(FORM, subject="case:part", step="reasons")
    async with running(ScriptedDesk(lambda: Ask(uuid4(), second))) as edge:
        edge.slack.refuse["views.open"] = "expired_trigger_id"
        mair = edge.person()
        await mair.command("/contact")
        await mair.press("Report an incident")
        assert edge.desk.asked[-1] == ("press", MAIR, Action("report", "case:part", value="reasons"))


async def test_slack_asking_us_to_slow_down_is_obeyed() -> None:
    async with running(ScriptedDesk(lambda: Ask(uuid4(), FORM))) as edge:
        edge.slack.too_many.add("views.open")
        mair = edge.person()
        await mair.command("/contact-report")
        await eventually(lambda: mair.view.startswith("Report an incident"))
        assert len(edge.slack.called("views.open")) == 2


async def test_a_slow_command_is_answered_in_time_and_its_result_follows() -> None:
    async with running(ScriptedDesk(takes=0.6), patience=0.1) as edge:
        mair = edge.person()
        began = time.monotonic()
        await mair.command("/contact-check", "Mair")
        assert time.monotonic() - began < 0.5
        assert mair.messages[0].endswith("Still working on it. The result will follow here.")
        await eventually(lambda: mair.messages[1:] == ["No restriction in force"])
        assert len(edge.desk.asked) == 1


async def test_a_slow_submission_is_never_called_failed_and_its_result_follows_in_the_modal() -> None:
    form = Form("report", "Report", (Text(name="where", label="Where"),), "Send")
    async with running(ScriptedDesk(lambda: Ask(uuid4(), form)), patience=0.3) as edge:
        mair = edge.person()
        await mair.command("/contact-report")
        edge.desk.answer, edge.desk.takes = (lambda: Show(Card("Reported"))), 0.8
        await mair.fill({"Where": "Here"})
        await mair.submit()
        assert "Still working" in mair.view
        await eventually(lambda: mair.view == "Customer contact\nReported")


async def test_the_result_reaches_somebody_who_closed_the_modal_meanwhile() -> None:
    form = Form("report", "Report", (Text(name="where", label="Where"),), "Send")
    async with running(ScriptedDesk(lambda: Ask(uuid4(), form)), patience=0.3) as edge:
        mair = edge.person()
        await mair.command("/contact-report")
        edge.desk.answer, edge.desk.takes = (lambda: Show(Card("Reported"))), 0.8
        await mair.fill({"Where": "Here"})
        await mair.submit()
        mair.close()
        await eventually(lambda: mair.messages == ["Reported"])


async def test_stopping_finishes_what_is_in_hand() -> None:
    async with running(ScriptedDesk(takes=0.6), patience=0.1) as edge:
        mair = edge.person()
        await mair.command("/contact-check", "Mair")
    assert mair.messages[1:] == ["No restriction in force"]


async def test_a_failure_says_that_nothing_was_kept_and_the_form_stays_open(
    capsys: pytest.CaptureFixture[str],
) -> None:
    form = Form("report", "Report", (Text(name="where", label="Where"),), "Send")
    async with running(ScriptedDesk(lambda: Ask(uuid4(), form))) as edge:
        mair = edge.person()
        await mair.command("/contact-report")
        edge.desk.error = RuntimeError("INSERT … 'Mair Jones shouted'")
        await mair.fill({"Where": "Here"})
        await mair.submit()
        assert "Nothing was kept" in mair.errors["where"]
        await mair.command("/contact-check", "Mair")
        assert "Nothing was kept" in mair.messages[0]
    logged = capsys.readouterr().out
    assert "RuntimeError" in logged
    assert "Mair" not in logged


async def test_a_card_that_cannot_be_shown_is_not_called_failed() -> None:
    def too_long() -> Show:
        card = Card("x")
        object.__setattr__(card, "title", "x" * 200)
        return Show(card)

    async with running(ScriptedDesk(too_long)) as edge:
        mair = edge.person()
        await mair.command("/contact-check", "Mair")
        assert "This could not be shown" in mair.messages[0]


async def test_type_ahead_offers_nothing_to_a_stranger_or_after_a_failure() -> None:
    async with running(ScriptedDesk(lambda: Ask(uuid4(), FORM), offered=(Option("1", "Mair"),))) as edge:
        mair = edge.person()
        await mair.command("/contact-report")
        edge.desk.error = RuntimeError()
        assert await mair.typeahead("Customer", "ma") == []
        edge.desk.error = None
        edge.people.accounts.clear()
        edge.people.emails.clear()
        assert await mair.typeahead("Customer", "ma") == []
