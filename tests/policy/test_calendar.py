"""Local days, working days and months, over everything that makes them awkward."""

import datetime as dt

import pytest

from policy.calendar import add_months
from tests.factories import utc
from tests.story import CALENDAR


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.section("X4")
@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("2026-03-02", 1, "2026-03-03"),
        ("2026-03-06", 1, "2026-03-09"),  # a Friday
        ("2026-03-07", 1, "2026-03-09"),  # a Saturday
        ("2026-03-02", 5, "2026-03-09"),
        ("2026-04-02", 1, "2026-04-07"),  # Good Friday and Easter Monday
        ("2026-05-01", 1, "2026-05-05"),  # early May bank holiday
        ("2026-08-28", 1, "2026-09-01"),  # the summer bank holiday of England and Wales, not the Scottish one
        ("2026-12-24", 1, "2026-12-29"),  # Boxing Day is a Saturday: the Monday is its substitute
        ("2026-12-24", 3, "2026-12-31"),
        ("2026-12-31", 1, "2027-01-04"),
        ("2027-12-24", 1, "2027-12-29"),  # Christmas Day and Boxing Day both at the weekend
        ("2026-03-16", 1, "2026-03-17"),  # St Patrick's Day is no holiday here
    ],
)
def test_working_days_leave_out_weekends_and_the_bank_holidays_of_england_and_wales(
    start: str, count: int, expected: str
) -> None:
    assert CALENDAR.add_working(day(start), count) == day(expected)


@pytest.mark.section("X4")
def test_no_working_days_after_a_day_is_the_day_itself() -> None:
    assert CALENDAR.add_working(day("2026-03-07"), 0) == day("2026-03-07")


@pytest.mark.section("X4")
def test_in_summer_the_local_day_begins_an_hour_before_the_utc_day() -> None:
    assert CALENDAR.day(utc("2026-07-01 22:59")) == day("2026-07-01")
    assert CALENDAR.day(utc("2026-07-01 23:00")) == day("2026-07-02")


@pytest.mark.section("X4")
def test_in_winter_the_local_day_is_the_utc_day() -> None:
    assert CALENDAR.day(utc("2026-01-01 23:59")) == day("2026-01-01")


@pytest.mark.section("X4")
def test_the_office_opens_at_nine_by_the_clock_on_the_wall_in_summer_and_winter() -> None:
    assert CALENDAR.opening(day("2026-03-27")) == utc("2026-03-27 09:00")
    assert CALENDAR.opening(day("2026-03-30")) == utc(
        "2026-03-30 08:00"
    )  # the clocks went forward on the 29th
    assert CALENDAR.closing(day("2026-10-23")) == utc("2026-10-23 16:00")
    assert CALENDAR.closing(day("2026-10-26")) == utc("2026-10-26 17:00")  # and back on the 25th


@pytest.mark.section("X4")
def test_on_a_closed_day_the_office_opens_and_closes_on_the_next_working_day() -> None:
    assert CALENDAR.opening(day("2026-12-25")) == utc("2026-12-29 09:00")
    assert CALENDAR.closing(day("2026-12-25")) == utc("2026-12-29 17:00")


@pytest.mark.section("X4")
def test_a_time_that_the_clock_change_skips_is_an_hour_later() -> None:
    skipped = CALENDAR.moment(day("2026-03-29"), dt.time(1, 30))
    assert CALENDAR.local(skipped).time() == dt.time(2, 30)


@pytest.mark.section("X4")
def test_a_time_that_comes_twice_is_the_first() -> None:
    assert CALENDAR.moment(day("2026-10-25"), dt.time(1, 30)) == utc("2026-10-25 00:30")


@pytest.mark.section("X4")
@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2026-03-06", 12, "2027-03-06"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-10-31", 1, "2026-11-30"),
        ("2026-12-15", 12, "2027-12-15"),
    ],
)
def test_months_later_is_the_same_day_or_the_last_day_of_a_shorter_month(
    start: str, months: int, expected: str
) -> None:
    assert add_months(day(start), months) == day(expected)


@pytest.mark.section("X4")
@pytest.mark.parametrize(
    ("moment", "open_then"),
    [
        ("2026-03-02 08:59", False),
        ("2026-03-02 09:00", True),
        ("2026-03-02 16:59", True),
        ("2026-03-02 17:00", False),
        ("2026-06-01 08:00", True),  # nine o'clock in summer time
        ("2026-03-07 12:00", False),  # a Saturday
        ("2026-04-03 12:00", False),  # Good Friday
    ],
)
def test_the_office_is_open_in_its_hours_on_working_days(moment: str, open_then: bool) -> None:
    assert CALENDAR.is_open(utc(moment)) is open_then
