"""Whoever answers for the whole sees what is open and overdue, by stage and by owner; nothing waits for nobody (section 3)."""

import datetime as dt
from uuid import UUID, uuid4

import pytest

from policy import overview
from policy.due import Due, due
from policy.overview import NOBODY, Count
from policy.people import Role
from tests.factories import Stage, Story, a_case, a_person
from tests.refusals import not_allowed
from tests.story import CALENDAR, utc

pytestmark = pytest.mark.section("3")
MONDAY = dt.date(2026, 3, 2)
AT = utc("2026-03-01 09:00")
CASE, MAIR, HUW = uuid4(), str(uuid4()), str(uuid4())


def row(
    kind: str,
    *people: str,
    by: dt.date | None = None,
    since: dt.date | None = MONDAY,
    subject: UUID | None = None,
    from_day: dt.date | None = None,
    until: dt.date | None = None,
) -> Due:
    return Due(kind, CASE, subject or uuid4(), AT, 0, frozenset(people), from_day, None, since, by, until)


def day(number: int) -> dt.date:
    return dt.date(2026, 3, number)


def rows_of(story: Story) -> list[Due]:
    return due(story.case, story.staff.everyone, story.pack, story.calendar)


def test_the_director_records_and_managers_oversee_and_nobody_else() -> None:
    for role in (Role.DIRECTOR, Role.RECORDS, Role.MANAGER):
        overview.require_overseer(a_person("Somebody", role))
    for role in (Role.ADMIN, Role.SLT, Role.SAFETY):
        with not_allowed("needs-director"):
            overview.require_overseer(a_person("Somebody", role))


def test_whoever_has_left_oversees_nothing() -> None:
    director = a_person("Somebody", Role.DIRECTOR)
    director.active = False
    with not_allowed("left"):
        overview.require_overseer(director)


def test_it_is_overdue_after_its_last_day_in_time_and_not_on_it() -> None:
    assert [overview.overdue(row("report", by=day(3)), day(n)) for n in (3, 4)] == [False, True]
    assert not overview.overdue(row("repeated"), day(30))


def test_it_is_counted_in_working_days_how_late_something_is() -> None:
    late = [
        overview.working_days_late(row("report", by=day(6)), day(n), CALENDAR) for n in (5, 6, 7, 8, 9, 10)
    ]
    assert late == [0, 0, 0, 0, 1, 2]  # 6 March is a Friday
    assert overview.working_days_late(row("repeated"), day(30), CALENDAR) == 0


def test_what_is_a_long_way_off_counts_from_its_day_on_and_what_is_over_by_itself_no_more() -> None:
    coming, passing = row("review", from_day=day(10)), row("seven-day", until=day(10))
    assert [len(overview.open_on([coming], day(n))) for n in (9, 10)] == [0, 1]
    assert [len(overview.open_on([passing], day(n))) for n in (10, 11)] == [1, 0]


def test_the_counts_stand_by_stage_in_the_order_of_the_policy() -> None:
    rows = [
        row("review", MAIR, by=day(20)),
        row("report", HUW, by=day(3), since=day(2)),
        row("report", MAIR, by=day(9), since=day(6)),
    ]
    counts = overview.by_stage(rows, day(4), ())
    assert list(counts.items()) == [("report", Count(2, 1, day(2))), ("review", Count(1, 0, MONDAY))]
    assert overview.total(rows, day(4)) == Count(3, 1, MONDAY)
    assert overview.total([], day(4)) is None


def test_a_warning_is_a_stage_of_its_own_and_any_other_letter_is_not() -> None:
    warning, other = uuid4(), uuid4()
    rows = [row("letter", subject=warning), row("translation", subject=warning), row("letter", subject=other)]
    assert [overview.stage_of(each, {warning}) for each in rows] == ["warning", "warning", "letter"]
    assert overview.stage_of(row("report", subject=warning), {warning}) == "report"
    assert overview.stage_of(row("of a later release"), ()) == "other"


def test_what_several_can_do_counts_for_each_of_them_and_the_most_overdue_comes_first() -> None:
    rows = [
        row("signoff", MAIR, HUW, by=day(9)),
        row("report", HUW, by=day(3), since=day(1)),
        row("letter", MAIR, by=day(9)),
        row("letter", MAIR, by=day(9)),
    ]
    counts = overview.by_owner(rows, day(4))
    assert list(counts.items()) == [(HUW, Count(2, 1, day(1))), (MAIR, Count(3, 0, MONDAY))]


def test_what_waits_for_nobody_stands_first() -> None:
    counts = overview.by_owner([row("report", HUW, by=day(1)), row("letter")], day(4))
    assert list(counts) == [NOBODY, HUW]


def test_a_list_begins_with_what_was_due_first_and_ends_with_what_has_no_day() -> None:
    rows = [
        row("repeated", since=day(1)),
        row("report", by=day(9), since=day(2)),
        row("letter", by=day(9), since=day(3)),
        row("signoff", by=day(5)),
    ]
    assert [each.kind for each in overview.longest_first(rows)] == ["signoff", "report", "letter", "repeated"]


def test_the_rows_of_a_case_say_since_when_and_until_when_it_waits() -> None:
    (report,) = rows_of(a_case(Stage.REPORTED))
    assert (report.since, report.by, report.until) == (MONDAY, day(3), None)
    assert report.people


@pytest.mark.parametrize("stage", list(Stage))
def test_nothing_waits_for_nobody_at_any_stage(stage: Stage) -> None:
    assert all(each.people for each in rows_of(a_case(stage)))


def test_formal_action_is_being_considered_until_it_is_proposed_and_after_a_return() -> None:
    considered = [
        stage for stage in Stage if overview.considered_since(a_case(stage).case, CALENDAR) is not None
    ]
    assert Stage.REPORTED not in considered
    assert Stage.CONSIDERED in considered
    assert Stage.PROPOSED not in considered
    assert Stage.IN_FORCE not in considered


def test_a_restriction_is_in_force_since_its_letter_and_not_before_its_start() -> None:
    story = a_case(Stage.IN_FORCE)
    (restriction,) = story.case.restrictions
    assert restriction.effective_from is not None
    begun = max(restriction.start, restriction.effective_from)
    assert overview.in_force_since(story.case, begun, story.pack) == begun
    assert overview.in_force_since(story.case, restriction.end + dt.timedelta(days=1), story.pack) is None
    restriction.effective_from = restriction.start - dt.timedelta(days=3)
    assert overview.in_force_since(story.case, begun, story.pack) == restriction.start
    assert overview.in_force_since(a_case(Stage.APPROVED).case, begun, story.pack) is None
