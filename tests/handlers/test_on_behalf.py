"""Somebody types a report for another: where it goes, who counts as reporting it, and who hears of it (P8)."""

import pytest

from notices.card import Action
from policy.incident import Incident
from storage.store import Store
from tests.handlers.journey import WHAT
from tests.handlers.office import Office, asked, button, shown, text_of

pytestmark = pytest.mark.section("8")


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)


def report(office: Office, **more: str) -> tuple[str, str]:
    """The line manager types a report; gives what they read, and the report's subject."""
    by = office.staff.line_manager
    ask = asked(office.types(by, "contact-report T-1042"))
    said = text_of(shown(office.sends(by, ask, {**WHAT, **more})))
    case_id, incident = latest(office)
    return said, f"{case_id}:{incident.id}"


def latest(office: Office) -> tuple[object, Incident]:
    with office.store.read() as reader:
        case = reader.cases.by_reference("CC-2026-0001")
        return case.id, case.incidents[-1]


def test_for_a_colleague_of_the_directory_it_goes_past_whoever_typed_it_and_both_hear_of_it(
    office: Office,
) -> None:
    staff = office.staff
    report(office, on_behalf_of_person=str(staff.reporter.id), hurt="yes")
    _, incident = latest(office)
    assert (incident.reporter_id, incident.on_behalf_of_id) == (staff.line_manager.id, staff.reporter.id)
    assert incident.harmed_ids == [str(staff.reporter.id)]
    assert incident.recipient_id == staff.director.id  # their line manager typed it
    title = "Your report about Mair Griffiths"
    assert office.card_for(staff.reporter, title).title == office.card_for(staff.line_manager, title).title
    assert "On behalf of: Gwen Thomas" in text_of(office.card_for(staff.director, "Incident: "))
    assert "Nothing waits" in text_of(office.desk.home(staff.reporter.id))


def test_for_a_name_alone_nobody_is_harmed_until_they_are_linked(office: Office) -> None:
    staff = office.staff
    said, subject = report(office, on_behalf_of="Gethin from the roofers", hurt="yes")
    assert "Your report" in said
    assert latest(office)[1].harmed_ids == []
    link = button(office.card_for(staff.line_manager, "Your report"), "For whom was it?")
    assert office.shows(staff.colleague, link).title == "Not open to you"
    ask = office.opens(staff.line_manager, link)
    assert "Gethin from the roofers" in str(ask.form.fields[0])
    shown(office.sends(staff.line_manager, ask, {"person": str(staff.witness.id)}))
    _, incident = latest(office)
    assert (incident.on_behalf_of_id, incident.harmed_ids) == (staff.witness.id, [str(staff.witness.id)])
    theirs = office.card_for(staff.witness, "Your report about")
    read = text_of(office.shows(staff.witness, button(theirs, "Read what you wrote")))
    assert "She shouted at me for ten minutes." in read
    typed = asked(office.types(staff.director, "/contact link-reporter CC-2026-0001"))
    assert typed.form.subject == subject
    with office.store.read() as reader:
        (record,) = reader.records(what="reporter-linked")
    assert record.actor_id == staff.line_manager.id
    assert office.shows(staff.admin, Action("link-reporter", subject)).title == "Not open to you"
