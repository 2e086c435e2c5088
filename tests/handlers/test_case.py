"""The case in full, for those who need to know and for nobody else."""

import pytest

from notices.card import Action
from notices.record import RECORDS
from storage.store import Store
from tests.handlers.office import Office, asked, button, shown, text_of

LONG = " ".join(f"word{number}" for number in range(350))
WHAT = {"channel": "phone", "kinds": ["rudeness"], "happened": LONG}


@pytest.fixture
def office(store: Store) -> Office:
    office = Office(store)
    ask = asked(office.types(office.staff.reporter, "contact-report T-1042"))
    shown(office.sends(office.staff.reporter, ask, WHAT))
    return office


@pytest.mark.section("13")
def test_a_case_tells_what_was_done_by_whom_and_when(office: Office) -> None:
    card = shown(office.types(office.staff.approver, "contact case cc-2026-0001"))
    assert "An incident was reported (Gwen Thomas, §8)" in text_of(card)
    with office.store.read() as reader:
        assert [record.actor_id for record in reader.records(what="case-read")] == [office.staff.approver.id]
        assert {record.what for record in reader.records()} <= RECORDS.keys()


@pytest.mark.section("13")
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
