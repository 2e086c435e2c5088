"""Admin says that somebody has left: their open work goes to whoever is named, who is told in one card (P8)."""

import datetime as dt

import pytest

from handlers.answer import Ask
from notices.card import Action
from policy.people import Person
from storage.store import Store
from tests.handlers.journey import Journey
from tests.handlers.office import Office, asked, button, shown, text_of

pytestmark = pytest.mark.section("8")


@pytest.fixture
def journey(store: Store) -> Journey:
    return Journey(Office(store))


def has_left(office: Office, person: Person, successor: Person | None = None) -> str:
    ask = office.opens(office.staff.admin, Action("leave", str(person.id)))
    raw = {"successor": str(successor.id)} if successor else {}
    return text_of(shown(office.sends(office.staff.admin, ask, raw)))


def away(office: Office, person: Person, delegate: Person) -> None:
    ask = office.opens(person, Action("note-absence", ""))
    shown(office.sends(person, ask, {"last_day": "2026-04-30", "delegate": str(delegate.id)}))


def test_open_reports_go_to_the_successor_and_admin_reads_nothing_of_them(journey: Journey) -> None:
    office, staff = journey.office, journey.people
    huw, alice, carys = staff.line_manager, staff.colleague, staff.admin
    journey.report()
    away(office, staff.witness, huw)
    leave = Action("leave", str(huw.id))
    assert office.shows(staff.director, leave).title == "Not open to you"
    assert office.shows(carys, Action("leave", str(carys.id))).title == "Not open to you"
    ask = office.opens(carys, leave)
    note = ask.form.fields[0]
    assert "1 case" in str(note)
    assert "CC-2026-0001" in str(note)
    assert journey.customer.name not in str(ask.form)
    missing = office.sends(carys, ask, {})
    assert isinstance(missing, Ask)
    assert missing.errors["successor"]
    left = text_of(shown(office.sends(carys, ask, {"successor": str(alice.id)})))
    assert "Taken over by: Alice Turner" in left
    assert "CC-2026-0001" in left
    assert journey.customer.name not in left
    card = office.card_for(alice, "You take over from Huw Pritchard")
    assert "CC-2026-0001" in text_of(card)
    assert "1 thing waits" in text_of(office.desk.home(alice.id))
    assert "Incident" in office.card_for(alice, "Incident: Mair Griffiths").title
    assert office.shows(carys, card.buttons[0].action).title == "Not open to you"
    with office.store.read() as reader:
        case = reader.cases.by_reference("CC-2026-0001")
        assert case.incidents[0].recipient_id == alice.id
        assert [x.case_id for x in reader.records(what="handed-over")] == [case.id]
        (absence,) = reader.absences(dt.date(2026, 3, 2))
        assert absence.delegate_id is None
    # Nobody who has left is offered, nor can do anything; what their staff reports goes on to the successor.
    assert office.desk.options(carys.id, "person", "Huw") == ()
    assert office.shows(huw, Action("case", f"{case.id}:{case.id}")).title == "Not open to you"
    assert office.shows(carys, leave).title == "Somebody was first"
    journey.report()
    with office.store.read() as reader:
        assert reader.cases.by_reference("CC-2026-0001").incidents[1].recipient_id == alice.id


def test_who_has_nothing_open_leaves_without_a_successor_and_their_absence_ends(journey: Journey) -> None:
    office, staff = journey.office, journey.people
    away(office, staff.witness, staff.colleague)
    assert "Nobody: nothing was open" in has_left(office, staff.witness)
    with office.store.read() as reader:
        assert reader.absences(dt.date(2026, 3, 2)) == []
        assert not reader.person(staff.witness.id).active
    card = office.shows(staff.admin, Action("see-person", str(staff.witness.id)))
    assert "Left: Nothing was to be taken over" in text_of(card)
    assert "Has left" not in [each.label for each in card.buttons]


def test_who_left_comes_back_without_roles_when_admin_says_so(journey: Journey) -> None:
    office, staff = journey.office, journey.people
    ask = office.opens(staff.admin, Action("leave", str(staff.director.id)))
    assert "Nobody else has these roles" in str(ask.form)
    assert "Director" in str(ask.form)
    again = Action("come-back", str(staff.slt.id))
    assert office.shows(staff.admin, again).title == "Somebody was first"
    has_left(office, staff.slt)
    told = office.card_for(staff.records, f"{staff.slt.name} has left")
    assert "Senior Leadership Team" in text_of(told)
    assert office.shows(staff.slt, again).title == "Not open to you"
    assert office.shows(staff.director, again).title == "Not open to you"
    see = Action("see-person", str(staff.slt.id))
    assert "Is there again" not in [x.label for x in office.shows(staff.director, see).buttons]
    there = button(office.shows(staff.admin, see), "Is there again")
    assert "Roles: None" in text_of(office.shows(staff.admin, there))
    assert office.card_for(staff.records, f"{staff.slt.name} is there again")
    assert office.shows(staff.admin, there).title == "Somebody was first"
    with office.store.read() as reader:
        slt = reader.person(staff.slt.id)
        (record,) = reader.records(what="person-back")
    assert (slt.active, slt.roles, slt.successor_id) == (True, frozenset(), None)
    assert record.actor_id == staff.admin.id


def test_an_appeal_goes_back_to_those_who_may_and_restrictions_get_another_owner(journey: Journey) -> None:
    office, staff = journey.office, journey.people
    journey.to_in_force()
    with office.store.read() as reader:
        case = reader.cases.by_reference("CC-2026-0001")
        (proposal,) = case.proposals
        before = reader.person(proposal.owner_id)
    ask = office.opens(staff.colleague, Action("appeal", f"{case.id}:{case.id}"))
    raw = {"received_on": str(office.at.date()), "channel": "phone", "request": "Please look again."}
    shown(office.sends(staff.colleague, ask, raw))
    with office.store.read() as reader:
        (appeal,) = reader.cases.get(case.id).appeals
    office.shows(staff.slt, Action("take-appeal", f"{case.id}:{appeal.id}"))
    has_left(office, staff.slt, staff.approver)
    assert "An appeal waits for its decision" in text_of(office.desk.home(staff.other_slt.id))
    office.shows(staff.other_slt, Action("take-appeal", f"{case.id}:{appeal.id}"))
    has_left(office, before, staff.other_slt)
    with office.store.read() as reader:
        found = reader.cases.get(case.id)
    assert found.appeals[0].reviewer_id == staff.other_slt.id
    assert found.proposals[0].owner_id not in (before.id, staff.other_slt.id)
    assert asked(office.types(staff.other_slt, "/contact decide-appeal CC-2026-0001"))
