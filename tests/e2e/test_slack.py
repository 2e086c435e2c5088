"""The main job through Slack's own protocol, as people meet it: signed requests in, modals and messages out."""

import pytest

from policy.people import Person
from storage.store import Store
from tests.databases import Database
from tests.e2e.slack_journey import SlackJourney
from tests.e2e.slack_service import SlackOffice, open_office


def journey(office: SlackOffice) -> SlackJourney:
    return SlackJourney(office.staff, office.customer.reference, office.client, office.later, office.settled)


def reads(office: SlackOffice, person: Person) -> str:
    """All that stands in somebody's chat with the bot."""
    return "\n---\n".join(office.client(person).messages)


@pytest.mark.section("7.3")
async def test_from_a_report_to_a_decided_appeal_in_slack(database: Database) -> None:
    async with open_office(database.url, Store(database.engine())) as office:
        played, people = journey(office), office.staff
        await played.whole()
        before, unissued, in_force, ended = played.checks
        assert "No restriction in force" in before
        assert "No restriction in force" in unissued, "not before its letter is issued"
        assert "Contact only by letter" in in_force
        assert "The customer can use: Letter" in in_force
        assert "No restriction in force" in ended, "ending takes effect at once"
        offered = [person for person in people.everyone if "Appeal: Mair Griffiths" in reads(office, person)]
        assert people.slt in offered
        assert people.other_slt in offered
        assert people.approver not in offered
        assert "Decision: Approved by Tom Ellis" in reads(office, people.proposer)
        assert office.slack.called("views.open"), "forms are modals"


@pytest.mark.section("8.1", "X1")
async def test_a_report_reaches_somebody_who_never_wrote_to_the_bot_and_the_reporter_hears(
    database: Database,
) -> None:
    async with open_office(database.url, Store(database.engine())) as office:
        played, people = journey(office), office.staff
        await played.report()
        assert "Incident: Mair Griffiths" in reads(office, people.line_manager)
        assert "Reported by: Gwen Thomas" in reads(office, people.line_manager)
        await played.acknowledge()
        assert "[Acknowledge]" not in reads(office, people.line_manager)
        assert "Acknowledged by Huw Pritchard" in reads(office, people.reporter)
        assert reads(office, people.colleague) == "", "nobody else is told"


@pytest.mark.section("8.1")
async def test_a_wrong_answer_stands_at_its_field_and_what_was_typed_stays(database: Database) -> None:
    async with open_office(database.url, Store(database.engine())) as office:
        reporter = office.client(office.staff.reporter)
        await reporter.command("/contact-report", "T-1042")
        assert "Mair Griffiths, LL99 9ZZ" in reporter.view
        await reporter.fill({"How": "Phone", "kinds": ["rudeness"], "happened": "She shouted."})
        await reporter.fill({"Day": "2031-01-01"})
        await reporter.submit()
        assert "has not happened yet" in reporter.errors["day"]
        await reporter.fill({"Day": "2026-03-01"})
        await reporter.submit()
        assert "Your report about Mair Griffiths" in reporter.view


async def test_somebody_not_in_the_directory_is_told_how_to_get_in_and_is_shown_nothing(
    database: Database,
) -> None:
    async with open_office(database.url, Store(database.engine())) as office:
        office.slack.join("USTRANGER", "stranger@elsewhere.test")
        stranger = office.client_of("USTRANGER")
        await stranger.command("/contact-check", "T-1042")
        (told,) = stranger.messages
        assert "put your work email address" in told
        assert "Griffiths" not in told
        with office.store.read() as reader:
            assert not reader.records(what="looked-up")


@pytest.mark.parametrize("name", ["<!channel> & <b>", "*Siân* `_x_` ~y~", "👩‍🦰 \u202eمرحبا", ":smile:"])
async def test_a_name_of_any_kind_stays_a_name(database: Database, name: str) -> None:
    async with open_office(database.url, Store(database.engine()), name=name) as office:
        await journey(office).report()
        assert f"Incident: {name}" in reads(office, office.staff.line_manager)
        colleague = office.client(office.staff.colleague)
        await colleague.command("/contact-check", "T-1042")
        assert name in colleague.messages[-1]
        raw = str(office.slack.messages)
        assert "'type': 'mrkdwn'" not in raw
        posted = [message.text for messages in office.slack.messages.values() for message in messages]
        assert not any("<!" in text for text in posted), "a notification mentions nobody"
