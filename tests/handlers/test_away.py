"""Somebody says when they are away: what waits for them waits for whoever stands in, and comes back with them (P8)."""

import datetime as dt

import pytest

from handlers.answer import Ask
from handlers.nudge import tick
from notices.card import Action
from notices.record import said
from notices.words import words
from policy.people import Person
from storage.store import Store
from tests.handlers.journey import WHAT
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.story import CALENDAR, adra

pytestmark = pytest.mark.section("8")


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)  # Monday, 2 March 2026


def report(office: Office) -> str:
    ask = asked(office.types(office.staff.reporter, "contact-report T-1042"))
    return text_of(shown(office.sends(office.staff.reporter, ask, WHAT)))


def opens_at(office: Office, day: int) -> None:
    """The office opens, and the clock does what there is to do."""
    office.at = CALENDAR.moment(dt.date(2026, 3, day), dt.time(9, 0))
    while tick(office.store, office.at, office.at, adra(), CALENDAR):
        pass


def home(office: Office, person: Person) -> str:
    return text_of(office.desk.home(person.id))


def test_what_waits_by_name_goes_to_the_delegate_and_comes_back(office: Office) -> None:
    huw, alice, gwen = office.staff.line_manager, office.staff.colleague, office.staff.reporter
    report(office)
    card = shown(office.types(huw, "/contact away"))
    assert "Nothing is noted." in text_of(card)
    ask = office.opens(huw, button(card, "Say when away"))
    assert (ask.form.title, ask.form.subject) == ("I am away", str(huw.id))
    wrong = asked(office.sends(huw, ask, {"first_day": "2026-03-03", "last_day": "2026-03-02"}))
    assert "before the first one" in wrong.errors["last_day"]
    wrong = asked(
        office.sends(huw, ask, {"first_day": "2026-03-03", "last_day": "2026-03-04", "delegate": str(huw.id)})
    )
    assert "Nobody stands in for themselves" in wrong.errors["delegate"]
    raw = {"first_day": "2026-03-03", "last_day": "2026-03-04", "delegate": str(alice.id)}
    noted = shown(office.sends(huw, ask, raw))
    assert "3 March 2026 to 4 March 2026: Alice Turner" in text_of(noted)
    assert "Stands in: Alice Turner" in text_of(office.card_for(alice, "Away: Huw Pritchard"))
    assert "1 thing waits" in home(office, huw)
    assert "Nothing waits" in home(office, alice)

    # At midnight nobody has done anything yet: the home knows all the same.
    office.at = CALENDAR.moment(dt.date(2026, 3, 3), dt.time(0, 1))
    assert "1 thing waits" in home(office, alice)
    assert "(for Huw Pritchard)" in home(office, alice)
    assert "You stand in for Huw Pritchard" in home(office, alice)
    assert "Nothing waits" in home(office, huw)
    assert "You are away until 4 March 2026" in home(office, huw)
    opens_at(office, 3)
    reminder = "An incident report waits to be acknowledged"
    assert reminder in [card.title for card in office.inbox(alice)]
    assert reminder not in [card.title for card in office.inbox(huw)]

    assert "It is with Alice Turner" in report(office)
    with office.store.read() as reader:
        case = reader.cases.by_reference("CC-2026-0001")
        first, second = case.incidents
    assert (first.recipient_id, second.recipient_id) == (huw.id, alice.id)
    subject = f"{case.id}:{first.id}"
    assert "Gwen Thomas" in text_of(office.shows(alice, Action("incident", subject)))
    assert "Acknowledged by Alice Turner" in text_of(office.shows(alice, Action("acknowledge", subject)))
    with office.store.read() as reader:
        (record,) = reader.records(what="report-acknowledged")
        names = reader.names()
    assert (record.actor_id, record.facts["in_place_of"]) == (alice.id, [str(huw.id)])
    assert "Alice Turner for Huw Pritchard" in said(record, names, adra(), words("en"))
    # What is Alice’s own is done in her own name.
    office.shows(alice, Action("acknowledge", f"{case.id}:{second.id}"))
    with office.store.read() as reader:
        assert "in_place_of" not in reader.records(what="report-acknowledged")[-1].facts

    opens_at(office, 5)
    assert "1 thing waits" in home(office, huw)
    assert "for Huw Pritchard" not in home(office, alice)
    assert "1 thing waits" in home(office, alice)  # the report that came to her
    assert office.shows(gwen, Action("incident", subject)).title == "Not open to you"


def test_only_oneself_the_line_manager_and_admin_say_so_and_it_can_end_early(office: Office) -> None:
    staff = office.staff
    gwen, huw, carys = staff.reporter, staff.line_manager, staff.admin
    away = Action("away", str(gwen.id))
    assert office.shows(staff.colleague, away).title == "Not open to you"
    assert office.shows(staff.colleague, Action("note-absence", str(gwen.id))).title == "Not open to you"
    assert office.shows(carys, Action("away", "nonsense")).title == "Not open to you"
    assert office.shows(carys, Action("end-absence", "nonsense")).title == "Not open to you"
    assert office.shows(carys, Action("end-absence", str(gwen.id))).title == "Not open to you"
    ask = office.opens(huw, button(office.shows(huw, away), "Say when away"))
    assert ask.form.title == "Somebody is away"
    noted = shown(office.sends(huw, ask, {"last_day": "2026-03-20"}))
    assert "The fallback of the organisation" in text_of(noted)
    assert "Away: Gwen Thomas" in [card.title for card in office.inbox(gwen)]
    twice = office.sends(
        carys, office.opens(carys, Action("note-absence", str(gwen.id))), {"last_day": "2026-03-09"}
    )
    assert isinstance(twice, Ask)
    assert "away on some of these days already" in twice.errors["first_day"]
    end = button(shown(office.types(gwen, "contact away")), "I am back")
    assert office.shows(staff.colleague, end).title == "Not open to you"
    assert "Nothing is noted." in text_of(office.shows(gwen, end))
    assert office.shows(gwen, end).title == "Somebody was first"
    with office.store.read() as reader:
        whats = [record.what for record in reader.records() if record.what.startswith("absence")]
    assert whats == ["absence-noted", "absence-ended"]


def test_a_report_of_an_away_line_managers_staff_goes_to_the_fallback_that_admin_named(
    office: Office,
) -> None:
    staff = office.staff
    assert office.shows(staff.director, Action("fallbacks")).title == "Not open to you"
    ask = asked(office.types(staff.admin, "/contact fallbacks"))
    named = shown(office.sends(staff.admin, ask, {"adra": str(staff.witness.id)}))
    assert staff.witness.name in text_of(named)
    again = asked(office.types(staff.admin, "/contact fallbacks"))
    assert text_of(shown(office.sends(staff.admin, again, {}))) == text_of(named), "nothing has changed"
    away = office.opens(staff.line_manager, Action("note-absence", ""))
    shown(office.sends(staff.line_manager, away, {"last_day": "2026-03-06"}))
    assert f"It is with {staff.witness.name}" in report(office)
    assert "1 thing waits" in home(office, staff.witness)
    with office.store.read() as reader:
        (record,) = reader.records(what="fallback-named")
    assert record.facts == {"organisation": "adra", "before": None}
