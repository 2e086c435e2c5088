"""Nothing waits unseen: who is reminded, when, and once after a stop (P7.5, P8.1, P9.1)."""

import datetime as dt
from dataclasses import replace
from itertools import islice

import pytest

from policy.appeal import deadlines
from policy.case import Nudge
from policy.due import Due, due, falls_due, open_things, reminded
from policy.letter import LetterKind
from tests.factories import (
    REVIEW,
    Stage,
    Story,
    a_case,
    a_customer,
    adra,
    decide_appeal,
    log_appeal,
    utc,
)
from tests.story import CALENDAR


def moments(story: Story, kind: str, count: int) -> list[str]:
    thing = next(x for x in open_things(story.case, story.pack, story.calendar) if x.kind == kind)
    return [f"{at:%Y-%m-%d %H:%M}" for at in islice(thing.moments, count)]


def kinds(story: Story) -> set[str]:
    return {x.kind for x in open_things(story.case, story.pack, story.calendar)}


def next_due(story: Story, kind: str) -> Due:
    return next(
        x for x in due(story.case, story.staff.everyone, story.pack, story.calendar) if x.kind == kind
    )


def tick(story: Story, kind: str, now: str) -> int | None:
    """One turn of the clock: says which reminder was given, and notes it."""
    found = next_due(story, kind)
    falls = falls_due(story.case, kind, found.subject_id, utc(now), story.pack, story.calendar)
    if falls is None:
        return None
    thing, stage = falls
    story.case.nudges.append(Nudge(thing.kind, thing.subject_id, stage, utc(now)))
    return stage


@pytest.mark.section("8.1")
def test_an_unacknowledged_report_is_reminded_of_after_a_working_day_and_then_daily() -> None:
    story = a_case(Stage.REPORTED)
    assert moments(story, "report", 3) == ["2026-03-03 09:00", "2026-03-04 09:00", "2026-03-05 09:00"]
    assert kinds(a_case(Stage.ACKNOWLEDGED)) == set()


@pytest.mark.section("8.1")
def test_a_report_made_on_a_friday_evening_is_reminded_of_on_monday() -> None:
    story = a_case(Stage.REPORTED)
    story.case.incidents[0].reported_at = utc("2026-07-03 23:30")  # already Saturday here
    assert moments(story, "report", 1) == ["2026-07-06 08:00"]


@pytest.mark.section("7.1")
def test_a_proposal_is_reminded_of_after_two_working_days() -> None:
    story = a_case(Stage.PROPOSED)  # on a Wednesday
    assert moments(story, "signoff", 2) == ["2026-03-13 09:00", "2026-03-16 09:00"]
    assert "signoff" not in kinds(a_case(Stage.APPROVED))


@pytest.mark.section("7.2")
def test_a_letter_that_is_not_issued_is_reminded_of_after_three_working_days() -> None:
    story = a_case(Stage.APPROVED)
    story.case.letters.append(story.a_letter(LetterKind.DECISION, story.proposal.id, story.staff.proposer))
    assert moments(story, "letter", 2) == ["2026-03-17 09:00", "2026-03-18 09:00"]
    story.issue(story.decision, story.staff.proposer)
    assert "letter" not in kinds(story)


@pytest.mark.section("12")
def test_a_translation_has_its_own_clock_and_the_letter_one_from_then_on() -> None:
    pack = replace(adra(), settings=replace(adra().settings, translation_working_days=5))
    story = a_case(Stage.WARNING_DRAFTED, customer=a_customer(language=""), pack=pack)
    assert kinds(story) == {"translation"}
    assert moments(story, "translation", 1) == ["2026-03-11 09:00"]
    story.warning.free = {"reason": {"en": "x", "cy": "y"}}
    story.warning.translated_at = utc("2026-03-10 12:00")
    assert kinds(story) == {"letter"}
    assert moments(story, "letter", 1) == ["2026-03-13 09:00"]


@pytest.mark.section("7.5")
def test_an_appeal_is_reminded_of_after_5_10_15_18_working_days_and_then_daily() -> None:
    story = a_case(
        Stage.APPEALED
    )  # received on Wednesday 18 March; Easter is on 5 April; clocks change on the 29th
    assert moments(story, "appeal", 7) == [
        "2026-03-25 09:00",
        "2026-04-01 08:00",
        "2026-04-10 08:00",
        "2026-04-15 08:00",
        "2026-04-16 08:00",
        "2026-04-17 08:00",
        "2026-04-20 08:00",
    ]


@pytest.mark.section("7.5")
def test_an_appeal_is_acknowledged_in_five_and_decided_in_twenty_working_days_of_its_receipt() -> None:
    due_by = deadlines(dt.date(2026, 3, 18), adra(), CALENDAR)
    assert due_by == (dt.date(2026, 3, 25), dt.date(2026, 4, 17))


@pytest.mark.section("7.5")
def test_an_appeal_logged_late_counts_from_its_receipt_but_reminds_of_nothing_before_its_logging() -> None:
    story = a_case(Stage.IN_FORCE)
    story.at = utc("2026-04-02 10:00")
    log_appeal(story, dt.date(2026, 3, 18))
    assert moments(story, "appeal", 2) == ["2026-04-10 08:00", "2026-04-15 08:00"]


@pytest.mark.section("7.5")
def test_a_taken_appeal_is_reminded_of_until_it_is_decided() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    assert "appeal" in kinds(story)
    decide_appeal(story)
    assert "appeal" not in kinds(story)


@pytest.mark.section("7.5")
def test_a_landlord_may_remind_less_often_once_the_schedule_is_through() -> None:
    settings = replace(adra().settings, appeal_overdue_nudge_working_days=2, review_overdue_nudge_days=14)
    story = a_case(Stage.APPEALED, pack=replace(adra(), settings=settings))
    assert moments(story, "appeal", 6)[3:] == ["2026-04-15 08:00", "2026-04-17 08:00", "2026-04-21 08:00"]
    story.restriction.end = dt.date(2026, 12, 31)
    assert moments(story, "review", 6)[4:] == ["2026-09-28 08:00", "2026-10-12 08:00"]


@pytest.mark.section("7.5")
def test_each_reminder_is_given_once() -> None:
    story = a_case(Stage.APPEALED)
    assert next_due(story, "appeal").at == utc("2026-03-25 09:00")
    assert tick(story, "appeal", "2026-03-25 08:59") is None
    assert tick(story, "appeal", "2026-03-25 09:00") == 0
    assert tick(story, "appeal", "2026-03-25 09:05") is None
    assert (next_due(story, "appeal").at, next_due(story, "appeal").stage) == (utc("2026-04-01 08:00"), 1)


@pytest.mark.section("7.5")
def test_after_a_stop_the_missed_reminders_are_one() -> None:
    story = a_case(Stage.APPEALED)
    assert tick(story, "appeal", "2026-04-16 12:00") == 4
    assert tick(story, "appeal", "2026-04-16 12:01") is None
    assert len(story.case.nudges) == 1
    assert next_due(story, "appeal").at == utc("2026-04-17 08:00")


@pytest.mark.section("7.5")
def test_a_reminder_of_one_thing_is_none_of_another() -> None:
    story = a_case(Stage.APPEALED)
    story.case.nudges.append(Nudge("review", story.appeal.id, 3, story.at))
    story.case.nudges.append(Nudge("appeal", story.proposal.id, 3, story.at))
    assert reminded(story.case, "appeal", story.appeal.id) == -1
    assert next_due(story, "appeal").stage == 0


@pytest.mark.section("7.5")
def test_what_is_done_meanwhile_is_not_reminded_of() -> None:
    story = a_case(Stage.APPEAL_DECIDED)
    later = utc("2026-06-01 09:00")
    assert falls_due(story.case, "appeal", story.appeal.id, later, story.pack, story.calendar) is None


@pytest.mark.section("9.1")
def test_a_review_is_reminded_of_30_14_7_days_before_on_the_day_and_weekly_after() -> None:
    story = a_case(Stage.IN_FORCE)
    story.restriction.end = dt.date(2026, 10, 1)
    assert dt.date(2026, 9, 14) == REVIEW
    assert moments(story, "review", 10) == [
        "2026-08-17 08:00",  # the 15th is a Saturday
        "2026-09-01 08:00",  # the 31st is a bank holiday
        "2026-09-07 08:00",
        "2026-09-14 08:00",
        "2026-09-21 08:00",
        "2026-09-28 08:00",
    ]


@pytest.mark.section("9.1")
def test_nobody_is_reminded_of_a_review_while_nothing_was_told_or_when_nothing_applies_any_more() -> None:
    assert "review" not in kinds(a_case(Stage.APPROVED))
    story = a_case(Stage.IN_FORCE)
    story.restriction.end = dt.date(2026, 8, 20)
    assert moments(story, "review", 5) == ["2026-08-17 08:00"]
    story.restriction.ended_on = dt.date(2026, 8, 20)
    assert kinds(story) == set()
    assert due(story.case, story.staff.everyone, story.pack, story.calendar) == []
