"""What applies, and the limits of its days: over clock changes, bank holidays, ends of months and a leap day."""

import datetime as dt
from dataclasses import replace

import pytest

from notices.fields import Date
from notices.proposal import kinds_form
from notices.words import words
from policy.calendar import DAY
from policy.check import Applies, what_applies
from policy.extreme import check_first_review
from policy.formal import warning_in_force
from policy.repeated import counts_until
from policy.report import refer
from policy.restriction import check_days
from policy.review import check_next_review
from policy.safety import check_entry
from tests.factories import Stage, Story, a_case, adra, utc
from tests.refusals import refused
from tests.seven_days import ask, decide, gone_on, tell
from tests.story import CALENDAR

MINUTE = dt.timedelta(minutes=1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def applies(story: Story, at: dt.datetime) -> Applies:
    """What a check says at a moment."""
    return what_applies(story.customer, [story.case], CALENDAR.day(at), story.pack, story.staff.present)


@pytest.mark.section("5.2")
@pytest.mark.parametrize(
    ("start", "begins", "is_over"),
    [
        ("2026-03-26", "2026-03-26 00:00", "2026-04-01 23:00"),  # begins in winter, is over in summer time
        ("2026-03-23", "2026-03-23 00:00", "2026-03-29 23:00"),  # its last day has 23 hours
        ("2026-10-22", "2026-10-21 23:00", "2026-10-29 00:00"),
        ("2026-10-19", "2026-10-18 23:00", "2026-10-26 00:00"),  # its last day has 25 hours
        ("2028-02-23", "2028-02-23 00:00", "2028-03-01 00:00"),  # its last day is the leap day
        ("2026-12-25", "2026-12-25 00:00", "2027-01-01 00:00"),
    ],
)
def test_seven_days_show_from_midnight_to_midnight_by_the_clock_on_the_wall(
    start: str, begins: str, is_over: str
) -> None:
    story = gone_on()
    story.at = CALENDAR.moment(day(start), dt.time(0)) - dt.timedelta(hours=12)
    ask(story, start=day(start))
    decide(story)
    tell(story)
    edges = (utc(begins) - MINUTE, utc(begins), utc(is_over) - MINUTE, utc(is_over))
    assert [bool(applies(story, at).restrictions) for at in edges] == [False, True, True, False]


@pytest.mark.section("6.6")
@pytest.mark.parametrize(
    ("end", "is_over"),
    [
        ("2026-03-31", "2026-03-31 23:00"),
        ("2026-06-30", "2026-06-30 23:00"),
        ("2026-10-31", "2026-11-01 00:00"),
        ("2027-02-28", "2027-03-01 00:00"),
    ],
)
def test_a_restriction_shows_until_the_last_minute_of_the_month_it_ends_with(end: str, is_over: str) -> None:
    story = a_case(Stage.IN_FORCE)
    story.restriction.end = day(end)
    assert applies(story, utc(is_over) - MINUTE).restrictions
    assert applies(story, utc(is_over)).nothing


@pytest.mark.section("6.3")
@pytest.mark.parametrize(
    ("posted", "received", "last"),
    [
        (
            "2028-02-25 15:00",
            "2028-02-29",
            "2029-02-27",
        ),  # 2029 has no such day: its twelve months end on the 28th
        ("2028-02-28 15:00", "2028-03-01", "2029-02-28"),
        ("2027-02-25 15:00", "2027-03-01", "2028-02-29"),
        ("2026-12-24 12:00", "2026-12-30", "2027-12-29"),  # Christmas
        ("2026-04-02 23:30", "2026-04-08", "2027-04-07"),  # past midnight on Good Friday
    ],
)
def test_a_warning_lapses_twelve_months_after_it_came_by_post(posted: str, received: str, last: str) -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    story.at = utc(posted)
    story.issue(story.warning, story.staff.proposer)
    assert story.warning.received_on == day(received)
    assert counts_until(story.warning, story.pack) == day(last)
    assert warning_in_force(story.case, story.formal, day(last), story.pack) is story.warning
    with refused("warning-lapsed"):
        warning_in_force(story.case, story.formal, day(last) + DAY, story.pack)


@pytest.mark.section("9.1")
@pytest.mark.parametrize(
    ("today", "end"),
    [("2026-08-31", "2027-02-28"), ("2027-08-31", "2028-02-29"), ("2028-02-29", "2028-08-29")],
)
def test_half_a_year_from_the_end_of_a_month_is_offered_with_the_review_before_it(
    today: str, end: str
) -> None:
    form = kinds_form("", "", day(today), adra(), words("en"))
    offered = {field.name: field.value for field in form.inputs if isinstance(field, Date)}
    assert offered == {"start": day(today), "end": day(end), "review_on": day(end) - 14 * DAY}


@pytest.mark.section("9.1")
@pytest.mark.parametrize(
    ("start", "twelve_months"),
    [("2026-08-31", "2027-08-31"), ("2028-02-29", "2029-02-28"), ("2027-02-28", "2028-02-28")],
)
def test_twelve_months_are_the_most_at_the_end_of_a_month_too(start: str, twelve_months: str) -> None:
    first, most = day(start), day(twelve_months)
    check_days(first, most - DAY, most - DAY, first, adra())
    with refused("restriction-too-long"):
        check_days(first, most, most, first, adra())
    longer = replace(adra(), settings=replace(adra().settings, restriction_max_months=24))
    check_days(first, most + DAY, most, first, longer)
    with refused("review-too-late"):
        check_days(first, most + DAY, most + DAY, first, longer)
    check_next_review(most + DAY, most, first, adra())
    with refused("next-review-too-late"):
        check_next_review(most + DAY, most + DAY, first, adra())
    check_entry(["phone_first"], most, first, adra())
    with refused("safety-review-out-of-range"):
        check_entry(["phone_first"], most + DAY, first, adra())


@pytest.mark.section("8.3")
@pytest.mark.parametrize(
    ("start", "last"),
    [
        ("2026-03-01", "2026-03-29"),
        ("2026-09-27", "2026-10-25"),
        ("2027-01-31", "2027-02-28"),
        ("2028-02-01", "2028-02-29"),
        ("2026-12-05", "2027-01-02"),
    ],
)
def test_the_28_days_of_the_extreme_case_are_calendar_days(start: str, last: str) -> None:
    check_first_review(day(start), day(last), adra())
    with refused("extreme-review-too-late"):
        check_first_review(day(start), day(last) + DAY, adra())


@pytest.mark.section("8.2")
@pytest.mark.parametrize(
    ("referred", "is_over"),
    [
        ("2026-04-02 10:00", "2026-04-13 23:00"),  # five working days over Easter
        ("2026-04-02 23:30", "2026-04-13 23:00"),  # already Good Friday
        (
            "2026-03-27 10:00",
            "2026-04-07 23:00",
        ),  # the clocks go forward, then Easter: past Good Friday and Monday
        ("2026-12-24 10:00", "2027-01-06 00:00"),
        ("2026-10-23 10:00", "2026-10-31 00:00"),
    ],
)
def test_an_interim_control_of_five_working_days_shows_until_midnight(referred: str, is_over: str) -> None:
    story = a_case()
    story.at = utc(referred)
    refer(story.case, story.case.incidents[0], None, story.at, story.pack, CALENDAR)
    assert applies(story, story.at).controls
    assert applies(story, utc(is_over) - MINUTE).not_alone
    assert applies(story, utc(is_over)).nothing
