"""Reminders: given once, when the office opens, to whom the thing waits for, and then to the Director."""

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest

from handlers.nudge import tick
from notices.card import Action, Card
from notices.nudge import nudge_card
from notices.waiting import WAITING
from notices.words import words
from policy.due import Due, open_things
from policy.people import Person
from policy.record import recorded
from storage.store import Store
from tests.handlers.journey import Journey
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.story import CALENDAR, adra

WHAT = {"channel": "phone", "kinds": ["rudeness"], "happened": "She shouted at me."}


@pytest.fixture
def office(store: Store) -> Office:
    office = Office(store)  # Monday, 2 March
    ask = asked(office.types(office.staff.reporter, "contact-report T-1042"))
    shown(office.sends(office.staff.reporter, ask, WHAT))
    return office


def tick_now(office: Office) -> int:
    # The leases go by real time; here it stands still unless a test says otherwise.
    return tick(office.store, office.at, office.at, adra(), CALENDAR)


def nudges(office: Office, person: Person) -> list[Card]:
    return [
        card for card in office.inbox(person) if card.title == "An incident report waits to be acknowledged"
    ]


@pytest.mark.section("8.1")
def test_an_unacknowledged_report_is_reminded_of_when_the_office_opens_and_once(office: Office) -> None:
    office.at = CALENDAR.moment(dt.date(2026, 3, 3), dt.time(8, 59))
    assert tick_now(office) == 0
    office.later(minutes=1)
    assert tick_now(office) == 1
    assert tick_now(office) == 0
    assert len(nudges(office, office.staff.line_manager)) == 1
    assert not nudges(office, office.staff.director)


@pytest.mark.section("8.1", "3")
def test_after_a_stop_of_two_weeks_one_reminder_is_given_and_the_director_is_told(office: Office) -> None:
    office.later(days=14)
    while tick_now(office):
        pass
    assert len(nudges(office, office.staff.line_manager)) == 1
    (card,) = nudges(office, office.staff.director)
    assert card.tone == "danger"


def test_what_was_done_meanwhile_is_not_reminded_of(office: Office) -> None:
    report = office.card_for(office.staff.line_manager, "Incident")
    office.shows(office.staff.line_manager, report.buttons[0].action)
    office.later(days=3)
    tick_now(office)
    assert not nudges(office, office.staff.line_manager)


@pytest.mark.section("13.1")
def test_a_reminder_is_recorded_by_the_clock(office: Office) -> None:
    office.later(days=2)
    tick_now(office)
    with office.store.read() as reader:
        (record,) = reader.records(what="nudged")
        assert (record.actor_id, record.facts["kind"]) == (None, "report")


def test_the_home_shows_what_waits_on_its_recipient_and_nothing_to_others(office: Office) -> None:
    assert office.desk.home(office.staff.line_manager.id).title == "1 thing waits on you"
    assert office.desk.home(office.staff.colleague.id).title == "Nothing waits on you"


def test_what_is_due_on_one_day_is_one_card_for_each_person(office: Office) -> None:
    for _ in range(2):
        ask = asked(office.types(office.staff.reporter, "contact-report T-1042"))
        shown(office.sends(office.staff.reporter, ask, WHAT))
    office.later(days=1, hours=1)
    while tick_now(office):
        pass
    cards = [card for card in office.inbox(office.staff.line_manager) if "wait" in card.title]
    assert [card.title for card in cards] == ["3 things wait"]
    assert len({button.action for button in cards[0].buttons}) == 3
    assert cards[0].tone == "warning"
    office.later(days=1)
    while tick_now(office):
        pass
    titles = [card.title for card in office.inbox(office.staff.director)]
    assert titles == ["3 things wait"], "one card, and the Director is told"
    assert len([x for x in office.inbox(office.staff.line_manager) if x.title == "3 things wait"]) == 2


def test_two_things_that_wait_about_one_subject_both_stand_on_the_card(office: Office) -> None:
    with office.store.read() as reader:
        (case,) = reader.cases.newest()
    (report,) = open_things(case, adra(), CALENDAR)
    today, w = CALENDAR.day(office.at), words("en")
    card = None
    for kind in ("report", "informal", "report"):
        card = nudge_card(card, case, replace(report, kind=kind), "Mair", today, True, False, w)
    assert card is not None
    assert [fact.value.partition(":")[0] for fact in card.facts] == [WAITING["report"], WAITING["informal"]]
    assert card.title == "2 things wait"


def test_a_case_that_cannot_be_looked_through_keeps_no_other_from_its_reminder(office: Office) -> None:
    nowhere = uuid4()
    with office.store.write() as unit:
        unit.due.sync(nowhere, [Due("report", nowhere, uuid4(), office.at + dt.timedelta(days=90), 0)])
    office.later(days=2)
    assert tick_now(office) == 1
    assert nudges(office, office.staff.line_manager)


def test_more_than_a_card_can_hold_is_said_and_not_lost(office: Office) -> None:
    for _ in range(11):
        ask = asked(office.types(office.staff.reporter, "contact-report T-1042"))
        shown(office.sends(office.staff.reporter, ask, WHAT))
    office.later(days=1, hours=1)
    while tick_now(office):
        pass
    card = office.card_for(office.staff.line_manager, "10 things wait")
    assert "Type /contact to see all that waits on you." in text_of(card)


def test_what_waits_for_somebody_who_left_shows_in_the_home_of_the_director(office: Office) -> None:
    with office.store.write() as unit:
        unit.person(office.staff.line_manager.id).active = False
        unit.record(recorded("people-imported", "X", None, office.at), notices=())
    assert office.desk.home(office.staff.director.id).title == "1 thing waits on you"
    tick_now(office)
    with office.store.read() as reader:
        (case,) = reader.cases.newest()
        (row,) = reader.due.of_case(case.id)
        assert row.people == frozenset({str(office.staff.director.id)})


@pytest.mark.section("8.1")
def test_what_was_missed_is_caught_up_when_the_office_opens_and_not_at_night(office: Office) -> None:
    office.at = CALENDAR.moment(dt.date(2026, 3, 5), dt.time(3))
    assert tick_now(office) == 0
    office.at = CALENDAR.moment(dt.date(2026, 3, 5), dt.time(9))
    assert tick_now(office) == 1


@pytest.mark.section("8.1")
def test_a_reminder_of_a_report_leads_to_the_report_and_not_past_it(office: Office) -> None:
    office.later(days=2)
    tick_now(office)
    manager = office.staff.line_manager
    (reminder,) = nudges(office, manager)
    report = office.shows(manager, button(reminder, "CC-2026-0001"))
    assert "She shouted at me." in text_of(report)
    assert "Waiting for Huw Pritchard" in text_of(report)
    acknowledged = office.shows(manager, button(report, "Acknowledge"))
    assert "Acknowledged by Huw Pritchard" in text_of(acknowledged)
    assert office.shows(office.staff.colleague, button(reminder, "CC-2026-0001")).title == "Not open to you"


@pytest.mark.section("7.3")
def test_a_reminder_of_an_appeal_and_the_home_lead_to_the_appeal_and_take_nothing_on(store: Store) -> None:
    journey = Journey(Office(store))
    office, reviewer = journey.office, journey.people.slt
    journey.to_in_force()
    ask = office.opens(office.staff.colleague, Action("appeal", journey.case_subject()))
    office.sends(office.staff.colleague, ask, {"channel": "phone", "request": "It is unfair."})
    office.later(days=8)
    while tick_now(office):
        pass
    reminder = office.card_for(reviewer, "2 things wait")
    assert {"acknowledged", "decision"} == {fact.value.split(":")[0].split()[-1] for fact in reminder.facts}
    for way in (*(b.action for b in reminder.buttons), office.desk.home(reviewer.id).buttons[0].action):
        appeal = office.shows(reviewer, way)
        assert "Waits for a reviewer" in text_of(appeal)
        assert [b.confirm is not None for b in appeal.buttons if b.label == "Take this appeal"] == [True]
    assert office.shows(office.staff.colleague, way).title == "Not open to you"
    taken = office.shows(reviewer, button(appeal, "Take this appeal"))
    assert "With Sioned Parry" in text_of(taken)
