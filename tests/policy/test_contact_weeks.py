"""Contacts per week, as a manager judges them: local weeks, whatever the clock and the year do (sections 4 and 5)."""

import datetime as dt
from uuid import UUID

import pytest

from policy.contact import log
from policy.contact_weeks import WEEKS, Picture, Week, picture, weeks_of
from tests.factories import Stage, Story, a_case, a_contact, utc


@pytest.fixture
def story() -> Story:
    """Nothing is logged yet."""
    return a_case(Stage.OPENED)


def logged(story: Story, *happened: str, now: str) -> Picture:
    """Contacts at moments in UTC, looked at from another."""
    story.at = utc(now)
    for moment in happened:
        log(story.case, a_contact(story, moment), story.staff.colleague, story.calendar)
    return picture(story.case.contacts, story.today, story.calendar)


def counted(found: Picture) -> dict[str, int]:
    return {week.monday.isoformat(): week.contacts for week in found.weeks if week.contacts}


@pytest.mark.section("13.1")
def test_the_last_thirteen_weeks_end_with_this_one_and_run_from_monday_to_sunday(story: Story) -> None:
    found = logged(
        story,
        "2025-12-07 23:59",  # the Sunday before
        "2025-12-08 00:00",
        "2026-02-22 23:59",
        "2026-02-23 00:00",
        "2026-03-02 00:00",
        "2026-03-04 09:00",
        now="2026-03-04 10:00",
    )
    assert [week.monday for week in found.weeks] == [
        dt.date(2025, 12, 8) + dt.timedelta(days=7 * n) for n in range(WEEKS)
    ]
    assert counted(found) == {"2025-12-08": 1, "2026-02-16": 1, "2026-02-23": 1, "2026-03-02": 2}
    assert found.contacts == 5


@pytest.mark.section("13.1")
@pytest.mark.parametrize("now", ["2026-03-02 00:00", "2026-03-08 23:59"])
def test_from_monday_to_sunday_it_is_the_same_week(story: Story, now: str) -> None:
    assert logged(story, now=now).weeks[-1].monday == dt.date(2026, 3, 2)


@pytest.mark.section("13.1")
@pytest.mark.parametrize(
    ("happened", "monday"),
    [
        ("2026-03-29 22:59", "2026-03-23"),  # the clock went forward that Sunday: 23:59 there
        ("2026-03-29 23:00", "2026-03-30"),  # Monday already, there
        ("2026-03-22 23:30", "2026-03-16"),  # before the change it is still Sunday
        ("2026-10-18 23:00", "2026-10-19"),
        ("2026-10-25 23:30", "2026-10-19"),  # the clock went back that Sunday
        ("2026-10-26 00:00", "2026-10-26"),
    ],
)
def test_a_week_is_the_local_one_on_either_side_of_a_clock_change(
    story: Story, happened: str, monday: str
) -> None:
    later = f"{utc(happened) + dt.timedelta(days=8):%Y-%m-%d %H:%M}"
    assert counted(logged(story, happened, now=later)) == {monday: 1}


@pytest.mark.section("13.1")
def test_the_week_of_new_year_is_one_week(story: Story) -> None:
    found = logged(
        story,
        "2026-12-28 09:00",
        "2026-12-31 23:59",
        "2027-01-01 00:00",
        "2027-01-03 12:00",
        now="2027-01-05 09:00",
    )
    assert counted(found) == {"2026-12-28": 4}
    assert [week.monday for week in found.weeks[-2:]] == [dt.date(2026, 12, 28), dt.date(2027, 1, 4)]


@pytest.mark.section("13.1")
def test_the_minutes_of_each_week_are_those_that_are_known(story: Story) -> None:
    for happened, minutes in (("2026-02-24 09:00", 30), ("2026-02-25 09:00", None), ("2026-03-02 08:00", 5)):
        contact = a_contact(story, happened, minutes=minutes)
        log(story.case, contact, story.staff.colleague, story.calendar)
    found = picture(story.case.contacts, story.today, story.calendar)
    assert [(week.contacts, week.minutes) for week in found.weeks[-2:]] == [(2, 30), (1, 5)]
    assert (found.contacts, found.minutes, found.unmeasured) == (3, 35, 1)


@pytest.mark.section("13.1")
def test_channels_kinds_and_people_are_counted_in_the_same_weeks_and_the_most_come_first(
    story: Story,
) -> None:
    someone, other = UUID(int=1), UUID(int=2)
    for happened, channel, kinds, staff in (
        ("2026-03-01 09:00", "email", ["scattergun"], someone),
        ("2026-03-01 10:00", "phone", ["excessive_contact"], other),
        ("2026-03-01 11:00", "phone", ["excessive_contact", "scattergun"], other),
        ("2026-03-01 12:00", "phone", ["excessive_contact"], other),
        ("2025-03-01 09:00", "letter", ["rudeness"], UUID(int=3)),
    ):
        contact = a_contact(story, happened, channel=channel, kinds=kinds, staff_id=staff)
        log(story.case, contact, story.staff.colleague, story.calendar)
    found = picture(story.case.contacts, story.today, story.calendar)
    assert list(found.channels.items()) == [("phone", 3), ("email", 1)]
    assert list(found.kinds.items()) == [("excessive_contact", 3), ("scattergun", 2)]
    assert found.staff == 2


@pytest.mark.section("13.1")
def test_without_a_contact_every_week_is_empty(story: Story) -> None:
    found = picture([], story.today, story.calendar)
    assert (len(found.weeks), found.contacts, found.minutes, found.staff) == (WEEKS, 0, 0, 0)
    assert (found.channels, found.kinds, found.unmeasured) == ({}, {}, 0)


@pytest.mark.section("13.1")
def test_what_is_reported_is_no_count_of_contacts() -> None:
    story = a_case(Stage.REPORTED)
    assert story.case.incidents
    assert picture(story.case.contacts, story.today, story.calendar).contacts == 0


@pytest.mark.section("7.6")
def test_every_week_with_a_contact_counts_for_the_bundle_however_long_ago(story: Story) -> None:
    logged = (("2026-03-29 23:30", 5), ("2025-01-06 00:00", None), ("2026-03-30 10:00", 10))
    for moment, minutes in logged:  # the first one is on Monday there
        story.case.contacts.append(a_contact(story, moment, minutes=minutes))
    assert weeks_of(story.case.contacts, story.calendar) == [
        Week(dt.date(2025, 1, 6), 1, 0),
        Week(dt.date(2026, 3, 30), 2, 15),
    ]
