"""What falls due, and when it is reminded of: over clock changes, bank holidays and ends of months."""

import datetime as dt
from itertools import islice

import pytest

from policy.appeal import deadlines
from policy.calendar import DAY
from policy.due import open_things
from policy.held import HeldMessage, log
from policy.injury import InjuryKind, ReportableInjury, answer
from policy.openthing import OpenThing
from tests.factories import Stage, Story, a_case, adra, log_appeal, utc
from tests.story import CALENDAR


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def thing(story: Story, kind: str) -> OpenThing:
    (found,) = [x for x in open_things(story.case, story.pack, story.calendar) if x.kind == kind]
    return found


def moments(story: Story, kind: str, count: int) -> list[str]:
    """When the first reminders come, in UTC."""
    return [f"{at:%Y-%m-%d %H:%M}" for at in islice(thing(story, kind).moments, count)]


@pytest.mark.section("7.5")
@pytest.mark.parametrize(
    ("received", "nudges", "daily"),
    [
        (  # the Friday before Christmas
            "2026-12-18",
            ["2026-12-29 09:00", "2027-01-06 09:00", "2027-01-13 09:00", "2027-01-18 09:00"],
            ["2027-01-19 09:00", "2027-01-20 09:00", "2027-01-21 09:00"],
        ),
        (  # Maundy Thursday; 4 May is a bank holiday, too
            "2026-04-02",
            ["2026-04-13 08:00", "2026-04-20 08:00", "2026-04-27 08:00", "2026-04-30 08:00"],
            ["2026-05-01 08:00", "2026-05-05 08:00", "2026-05-06 08:00"],
        ),
        (  # the clocks go back on Sunday the 25th
            "2026-10-16",
            ["2026-10-23 08:00", "2026-10-30 09:00", "2026-11-06 09:00", "2026-11-11 09:00"],
            ["2026-11-12 09:00", "2026-11-13 09:00", "2026-11-16 09:00"],
        ),
    ],
)
def test_an_appeal_is_reminded_of_acknowledged_and_decided_in_working_days(
    received: str, nudges: list[str], daily: list[str]
) -> None:
    story = a_case(Stage.IN_FORCE)
    story.at = CALENDAR.moment(day(received), dt.time(8))
    log_appeal(story)
    assert moments(story, "appeal", 7) == nudges + daily
    acknowledge_by, decide_by = day(nudges[0][:10]), day(daily[1][:10])
    assert deadlines(day(received), adra(), CALENDAR) == (acknowledge_by, decide_by)
    assert (thing(story, "acknowledgement").by, thing(story, "appeal").late_on) == (acknowledge_by, decide_by)
    assert moments(story, "acknowledgement", 1) == nudges[:1]


@pytest.mark.section("X2")
@pytest.mark.parametrize(
    ("happened", "kind", "by", "late"),
    [
        (
            "2026-12-18 12:00",
            InjuryKind.SERIOUS,
            "2026-12-28",
            "2026-12-24",
        ),  # a bank holiday ends the ten days
        ("2026-12-18 12:00", InjuryKind.OVER_SEVEN_DAYS, "2027-01-02", "2026-12-31"),
        ("2026-12-22 12:00", InjuryKind.SERIOUS, "2027-01-01", "2026-12-31"),
        ("2026-03-28 23:30", InjuryKind.SERIOUS, "2026-04-07", "2026-04-07"),  # still Saturday
        ("2026-03-29 23:30", InjuryKind.SERIOUS, "2026-04-09", "2026-04-09"),  # already Monday
        ("2026-10-24 23:30", InjuryKind.OVER_SEVEN_DAYS, "2026-11-09", "2026-11-09"),  # already Sunday
    ],
)
def test_the_days_for_an_injury_run_over_christmas_and_in_local_days(
    happened: str, kind: InjuryKind, by: str, late: str
) -> None:
    story = a_case()
    (incident,) = story.case.incidents
    incident.hurt, incident.occurred_at = True, utc(happened)
    given = ReportableInjury(incident.id, kind, story.staff.safety.id, utc(happened))
    answer(story.case, incident, given, story.staff.safety)
    waits = thing(story, "injury-report")
    assert (waits.by, waits.late_on) == (day(by), day(late))


@pytest.mark.section("9.1")
@pytest.mark.parametrize(
    ("review_on", "reminders"),
    [
        ("2026-11-09", ["2026-10-12 08:00", "2026-10-26 09:00", "2026-11-02 09:00", "2026-11-09 09:00"]),
        ("2026-11-01", ["2026-10-02 08:00", "2026-10-19 08:00", "2026-10-26 09:00", "2026-11-02 09:00"]),
        ("2026-04-27", ["2026-03-30 08:00", "2026-04-13 08:00", "2026-04-20 08:00", "2026-04-27 08:00"]),
        ("2026-04-17", ["2026-03-18 09:00", "2026-04-07 08:00", "2026-04-10 08:00", "2026-04-17 08:00"]),
        ("2027-01-01", ["2026-12-02 09:00", "2026-12-18 09:00", "2026-12-29 09:00", "2027-01-04 09:00"]),
    ],
)
def test_a_review_is_reminded_of_when_the_office_opens_by_the_clock_on_the_wall(
    review_on: str, reminders: list[str]
) -> None:
    story = a_case(Stage.IN_FORCE)
    story.proposal.review_on, story.restriction.end = day(review_on), day(review_on) + 60 * DAY
    assert moments(story, "review", 4) == reminders
    waits = thing(story, "review")
    assert (waits.from_day, waits.late_on) == (day(review_on) - 30 * DAY, day(review_on) + DAY)


@pytest.mark.section("9.1")
@pytest.mark.parametrize(("end", "told"), [("2026-12-27", 3), ("2026-12-28", 3), ("2026-12-29", 4)])
def test_nobody_is_reminded_after_christmas_of_what_ended_over_it(end: str, told: int) -> None:
    story = a_case(Stage.IN_FORCE)
    story.proposal.review_on, story.restriction.end = day("2026-12-26"), day(end)
    assert (
        moments(story, "review", 9)
        == (["2026-11-26 09:00", "2026-12-14 09:00", "2026-12-21 09:00", "2026-12-29 09:00"][:told])
    )


@pytest.mark.section("X3")
@pytest.mark.parametrize(
    ("arrived", "by"),
    [
        ("2026-12-31 10:00", "2027-01-05"),
        ("2027-01-01 00:00", "2027-01-05"),
        ("2026-12-30 23:59", "2027-01-04"),
        ("2026-12-24 16:00", "2026-12-30"),
        ("2026-10-23 23:30", "2026-10-27"),  # already Saturday
    ],
)
def test_a_held_message_is_looked_at_in_two_working_days_over_new_year(arrived: str, by: str) -> None:
    story = a_case(Stage.IN_FORCE)
    colleague = story.staff.colleague
    text = story.keep("Please help.")
    log(story.case, HeldMessage(utc(arrived), "email", text, [], colleague.id, utc(arrived)), colleague)
    assert thing(story, "held").by == day(by)
    assert moments(story, "held", 1) == [f"{by} 09:00"]


@pytest.mark.section("X4")
@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.OPENED])
@pytest.mark.parametrize("moved", [0, 217, 280], ids=["March", "October", "Christmas"])
def test_no_reminder_of_any_stage_moves_by_an_hour_or_to_a_closed_day(stage: Stage, moved: int) -> None:
    story = a_case(stage)
    for part in [*story.case.incidents, *story.case.proposals, *story.case.letters, *story.case.appeals]:
        for name, value in vars(part).items():
            if isinstance(value, dt.date):  # moments, too
                setattr(part, name, value + moved * DAY)
    for waits in open_things(story.case, story.pack, story.calendar):
        found = list(islice(waits.moments, 40))
        assert found == sorted(set(found))
        assert {CALENDAR.local(at).time() for at in found} <= {dt.time(9)}
        assert all(CALENDAR.is_working(CALENDAR.day(at)) for at in found)
