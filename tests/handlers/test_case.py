"""The case in full, for those who need to know and for nobody else."""

import pytest

from handlers.nudge import tick
from notices.card import Action
from notices.record import RECORDS
from storage.store import Store
from tests.handlers.journey import Journey
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.story import CALENDAR, adra

LONG = " ".join(f"word{number}" for number in range(350))
WHAT = {"channel": "phone", "kinds": ["rudeness"], "happened": LONG}


@pytest.fixture
def office(store: Store) -> Office:
    office = Office(store)
    ask = asked(office.types(office.staff.reporter, "contact-report T-1042"))
    shown(office.sends(office.staff.reporter, ask, WHAT))
    return office


@pytest.mark.section("13.1")
def test_a_case_tells_what_was_done_by_whom_and_when(office: Office) -> None:
    card = shown(office.types(office.staff.approver, "contact case cc-2026-0001"))
    assert "An incident was reported (Gwen Thomas, §8, policy issue 4)" in text_of(card)
    with office.store.read() as reader:
        assert [record.actor_id for record in reader.records(what="case-read")] == [office.staff.approver.id]
        assert {record.what for record in reader.records()} <= RECORDS.keys()


@pytest.mark.section("13.6")
def test_who_has_no_need_to_know_is_shown_nothing(office: Office) -> None:
    for person in (office.staff.colleague, office.staff.admin, office.staff.slt):
        card = shown(office.types(person, "contact case CC-2026-0001"))
        assert card.title == "Not open to you"
        assert "Griffiths" not in text_of(card)


def test_a_long_text_is_read_in_pages_without_a_gap(office: Office) -> None:
    report = office.card_for(office.staff.line_manager, "Incident")
    first = office.shows(office.staff.line_manager, button(report, "Read in full"))
    second = office.shows(office.staff.line_manager, button(first, "Read on"))
    assert not [b for b in second.buttons if b.label == "Read on"]
    both = " ".join(getattr(page.body[0], "text", "") for page in (first, second))
    assert both.split() == LONG.split()


def test_a_reporter_reads_their_own_report_again_and_a_colleague_does_not(office: Office) -> None:
    mine = office.card_for(office.staff.reporter, "Your report")
    read = button(mine, "Read what you wrote")
    assert "word0" in text_of(office.shows(office.staff.reporter, read))
    assert office.shows(office.staff.colleague, read).title == "Not open to you"
    assert office.shows(office.staff.approver, Action("read", read.subject, value="99")).body
    assert office.shows(office.staff.approver, Action("read", mine_case(read))).title == "Not open to you"


def mine_case(read: Action) -> str:
    """The case itself is no text."""
    return read.subject.partition(":")[0]


@pytest.mark.section("13.1")
def test_the_card_of_a_case_names_its_letters_and_counts_the_reminders(store: Store) -> None:
    journey = Journey(Office(store))
    journey.report()
    journey.prepare()
    office = journey.office
    once = office.shows(office.staff.approver, Action("case", journey.case_subject()))
    assert "Written warning" in [b.label for b in once.buttons]
    journey.warn()
    office.later(days=3)
    while tick(office.store, office.at, office.at, adra(), CALENDAR):
        pass
    card = office.shows(office.staff.approver, Action("case", journey.case_subject()))
    assert {"Written warning 1", "Written warning 2"} <= {b.label for b in card.buttons}
    assert "2 reminders were sent." in text_of(card)
    assert "A reminder was sent" not in text_of(card)


@pytest.mark.section("6")
def test_formal_action_that_waits_for_something_offers_it(store: Store) -> None:
    journey = Journey(Office(store))
    journey.report()
    journey.prepare()
    journey.translate_and_issue(journey.people.proposer, "Written warning")
    office, manager = journey.office, journey.people.proposer
    formal = Action("formal", journey.case_subject())
    office.later(days=7)
    again = office.opens(manager, button(office.shows(manager, formal), "Report an incident"))
    office.sends(manager, again, WHAT)
    assert button(office.shows(manager, formal), "Propose restrictions")
    office.later(days=1)
    journey.propose()
    shown_to_all = office.shows(manager, button(office.shows(manager, formal), "See the proposal"))
    assert shown_to_all.title.startswith("Approval needed")
