"""Somebody is away for some days, and somebody else stands in for them (P8)."""

import datetime as dt

import pytest

from policy.absence import Absence, end_absence, may_note, note_absence
from policy.people import Person
from policy.record import Record
from tests.refusals import not_allowed, refused, stale
from tests.story import CALENDAR, Staff, utc

pytestmark = pytest.mark.section("8.1")
MONDAY = utc("2026-03-02 09:00")


def march(day: int) -> dt.date:
    return dt.date(2026, 3, day)


def away(person: Person, first: int, last: int, delegate: Person | None = None) -> Absence:
    id = delegate.id if delegate else None
    return Absence(person.id, march(first), march(last), person.id, MONDAY, id)


def note(
    person: Person,
    first: int,
    last: int,
    delegate: Person | None = None,
    *,
    by: Person | None = None,
    others: tuple[Absence, ...] = (),
) -> tuple[Absence, Record]:
    absence = away(person, first, last)
    absence.noted_by_id = (by or person).id
    return absence, note_absence(absence, person, delegate, others, by or person, CALENDAR)


def test_the_last_day_is_a_day_away_and_the_next_one_is_not() -> None:
    staff = Staff()
    absence, record = note(staff.line_manager, 3, 6, staff.colleague)
    assert [absence.on(march(day)) for day in (2, 3, 6, 7)] == [False, True, True, False]
    assert absence.back_on == march(7)
    assert absence.delegate_id == staff.colleague.id
    assert (record.what, record.section, record.subject_id) == (
        "absence-noted",
        "8",
        staff.line_manager.id,
    )
    assert record.facts["delegate"] == str(staff.colleague.id)


def test_whoever_stands_in_works_for_one_of_the_same_organisations() -> None:
    staff = Staff()
    staff.colleague.organisations = frozenset({"medra"})
    with refused("of-another-organisation", field="delegate"):
        note(staff.line_manager, 3, 6, staff.colleague)
    staff.line_manager.organisations = frozenset({"adra", "medra"})
    note(staff.line_manager, 3, 6, staff.colleague)


def test_admin_hands_nobodys_work_to_themselves_but_a_line_manager_may_stand_in() -> None:
    staff = Staff()
    with refused("gives-to-oneself", field="delegate"):
        note(staff.line_manager, 3, 6, staff.admin, by=staff.admin)
    note(staff.line_manager, 3, 6, staff.colleague, by=staff.admin)
    note(staff.line_manager, 3, 6, staff.admin)
    note(staff.reporter, 3, 6, staff.line_manager, by=staff.line_manager)


def test_oneself_ones_line_manager_and_admin_may_say_so_and_nobody_else() -> None:
    staff = Staff()
    may = {x.name for x in staff.everyone if may_note(x, staff.reporter)}
    assert may == {staff.reporter.name, staff.line_manager.name, staff.admin.name}
    note(staff.reporter, 3, 6, by=staff.line_manager)
    with not_allowed("not-your-absence"):
        note(staff.reporter, 3, 6, by=staff.director)
    staff.admin.active = False
    with not_allowed("not-your-absence"):
        note(staff.reporter, 3, 6, by=staff.admin)
    staff.reporter.active = False
    with not_allowed("they-left"):
        note(staff.reporter, 3, 6, by=staff.line_manager)


def test_nobody_is_back_before_they_go_nor_away_in_the_past_and_today_still_counts() -> None:
    staff = Staff()
    with refused("back-before-away", field="last_day"):
        note(staff.reporter, 6, 5)
    with refused("absence-over", field="last_day"):
        note(staff.reporter, 1, 1)
    note(staff.reporter, 1, 2)
    note(staff.reporter, 6, 6)


def test_two_absences_of_one_person_share_no_day() -> None:
    staff = Staff()
    known = (away(staff.reporter, 5, 9), away(staff.witness, 1, 20))
    for first, last in ((5, 9), (1, 5), (9, 12), (6, 7), (1, 20)):
        with refused("away-already", field="first_day"):
            note(staff.reporter, first, last, others=known)
    note(staff.reporter, 3, 4, others=known)
    note(staff.reporter, 10, 12, others=known)


def test_who_stands_in_is_somebody_else_who_has_not_left_and_is_not_away_then() -> None:
    staff = Staff()
    known = (away(staff.colleague, 6, 9),)
    with refused("own-delegate", field="delegate"):
        note(staff.reporter, 3, 6, staff.reporter)
    with refused("delegate-away", field="delegate"):
        note(staff.reporter, 3, 6, staff.colleague, others=known)
    note(staff.reporter, 3, 5, staff.colleague, others=known)
    staff.witness.active = False
    with refused("delegate-left", field="delegate"):
        note(staff.reporter, 3, 6, staff.witness)


def test_whoever_falls_ill_is_away_though_they_stand_in_for_somebody() -> None:
    staff = Staff()
    known = (away(staff.line_manager, 2, 9, staff.colleague),)
    absence, _ = note(staff.colleague, 3, 4, others=known)
    assert absence.on(march(3))


def test_one_that_is_ended_early_is_over_at_once_and_says_who_ended_it() -> None:
    staff = Staff()
    absence, _ = note(staff.reporter, 2, 20, staff.colleague)
    with not_allowed("not-your-absence"):
        end_absence(absence, staff.reporter, staff.colleague, utc("2026-03-05 10:00"), CALENDAR)
    record = end_absence(absence, staff.reporter, staff.line_manager, utc("2026-03-05 10:00"), CALENDAR)
    assert [absence.on(march(day)) for day in (4, 5, 20)] == [True, False, False]
    assert (record.what, record.actor_id) == ("absence-ended", staff.line_manager.id)
    assert (absence.ended_by_id, absence.ended_at) == (staff.line_manager.id, utc("2026-03-05 10:00"))
    with stale("absence-over"):
        end_absence(absence, staff.reporter, staff.reporter, utc("2026-03-05 10:01"), CALENDAR)


def test_one_that_has_not_begun_never_happens_and_the_last_day_can_still_be_ended() -> None:
    staff = Staff()
    absence, _ = note(staff.reporter, 9, 20)
    end_absence(absence, staff.reporter, staff.reporter, MONDAY, CALENDAR)
    assert not any(absence.on(march(day)) for day in range(1, 31))
    today, _ = note(staff.reporter, 2, 2)
    end_absence(today, staff.reporter, staff.reporter, MONDAY, CALENDAR)
    assert not today.on(march(2))
