"""The gaps of the safety group, its register, and the law on injuries (P8.2, P9.3, X2)."""

import datetime as dt
from uuid import uuid4

import pytest

from policy.gap import Gap
from policy.incident import InterimControl
from policy.injury import InjuryKind, ReportableInjury
from policy.safety_register import RegisterOutcome
from tests.factories import Stage, Story, a_case, utc
from tests.policy.test_gaps import DAY, codes, found, one
from tests.safety import a_referral, an_entry, decided, look_again

FIRST = dt.date(2026, 3, 2)
REVIEWED = dt.date(2026, 9, 2)


def of_group(story: Story) -> list[Gap]:
    """What is about the group: its report was acknowledged by nobody."""
    return [gap for gap in found(story) if gap.code != "report-late"]


def late(days: int, *, still: bool = False) -> Gap:
    return Gap("control-undecided", "8", FIRST, days, still)


@pytest.mark.section("8.2")
def test_a_referral_that_was_decided_late_or_not_at_all() -> None:
    story = a_referral()
    assert story.case.interim_controls[0].last_day == dt.date(2026, 3, 9)
    story.at = utc("2026-03-09 16:00")
    assert of_group(story) == []
    story.at = utc("2026-03-11 16:00")
    assert of_group(story) == [late(2, still=True)]
    decided(story, on_register=False)
    story.at += 30 * DAY
    assert of_group(story) == [late(2)]


@pytest.mark.section("8.2")
def test_a_referral_that_was_decided_in_time_or_was_about_somebody_else() -> None:
    story = a_referral()
    decided(story, on_register=False)
    story.at += 30 * DAY
    assert of_group(story) == []
    story = a_referral()
    story.case.incidents[0].wrong_customer_at = utc("2026-03-10 10:00")
    story.at += 30 * DAY
    assert of_group(story) == [late(1), Gap("wrong-customer", "8", dt.date(2026, 3, 10))]


@pytest.mark.section("8.2")
def test_what_was_extended_in_time_is_late_only_after_that() -> None:
    story = a_referral()
    incident = story.case.incidents[0]
    longer = InterimControl(incident.id, "not_alone", dt.date(2026, 3, 10), dt.date(2026, 3, 13))
    story.case.interim_controls.append(longer)
    story.at = utc("2026-03-13 16:00")
    assert of_group(story) == []
    story.at = utc("2026-03-16 16:00")
    assert of_group(story) == [Gap("control-undecided", "8", dt.date(2026, 3, 10), 3, still=True)]
    longer.first_day = dt.date(2026, 3, 12)
    assert late(2) in of_group(story), "nothing held on two days"


@pytest.mark.section("9.3")
def test_a_review_of_the_register_that_was_late_or_is_missing() -> None:
    story = an_entry()
    story.at = utc("2026-09-02 16:00")
    assert of_group(story) == []
    story.at = utc("2026-09-05 16:00")
    assert of_group(story) == [Gap("register-review-late", "9", REVIEWED, 3, still=True)]
    look_again(story, review_on=dt.date(2026, 12, 1))
    assert of_group(story) == [Gap("register-review-late", "9", REVIEWED, 3)]
    story.at = utc("2026-12-02 16:00")
    look_again(story, RegisterOutcome.REMOVED)
    story.at += 300 * DAY
    removed = Gap("register-review-late", "9", dt.date(2026, 12, 1), 1)
    assert of_group(story) == [Gap("register-review-late", "9", REVIEWED, 3), removed]


@pytest.mark.section("9.3")
def test_reviews_count_in_their_order_and_only_for_their_own_entry() -> None:
    story = an_entry()
    look_again(story, review_on=dt.date(2026, 10, 1))
    story.at += DAY
    look_again(story, review_on=dt.date(2026, 12, 1))
    story.case.register_reviews.reverse()
    story.at = utc("2026-12-01 10:00")
    assert of_group(story) == []
    story.case.register_reviews[0].decision_id = story.case.id
    assert one(story, "register-review-late").on == dt.date(2026, 10, 1)


@pytest.mark.section("9.3")
def test_an_entry_because_of_somebody_else_is_reviewed_no_more() -> None:
    story = an_entry()
    story.case.incidents[0].wrong_customer_at = utc("2026-09-01 10:00")
    story.at = utc("2026-10-05 16:00")
    assert [gap.code for gap in of_group(story)] == ["wrong-customer"]


def hurt() -> Story:
    """Somebody was hurt on Monday, 2 March, and the report was looked at."""
    story = a_case(Stage.ACKNOWLEDGED)
    story.case.incidents[0].hurt = True
    return story


def answered(story: Story, kind: InjuryKind, at: str) -> ReportableInjury:
    given = ReportableInjury(story.case.incidents[0].id, kind, story.staff.safety.id, utc(at))
    story.case.injuries.append(given)
    return given


@pytest.mark.section("X2")
def test_nobody_said_in_time_whether_an_injury_is_reportable() -> None:
    story = hurt()
    story.at = utc("2026-03-03 16:00")
    assert found(story) == []
    story.at = utc("2026-03-05 16:00")
    assert found(story) == [Gap("injury-unanswered", "X2", FIRST, 2, still=True)]
    answered(story, InjuryKind.NOT_REPORTABLE, "2026-03-04 10:00")
    answered(story, InjuryKind.NOT_REPORTABLE, "2026-03-05 10:00")
    story.at += 60 * DAY
    assert found(story) == [Gap("injury-unanswered", "X2", FIRST, 1)], "the first answer is the answer"
    story.case.injuries[0].answered_at = utc("2026-03-03 10:00")
    assert found(story) == []
    story.case.injuries.clear()
    story.case.incidents[0].hurt = False
    assert found(story) == []


@pytest.mark.section("X2", "8.1")
def test_an_injury_that_goes_on_with_the_right_customer_is_late_here_until_then() -> None:
    story = hurt()
    (incident,) = story.case.incidents
    incident.wrong_customer_at, incident.again_id = utc("2026-03-05 10:00"), uuid4()
    story.at = utc("2026-03-30 10:00")
    unanswered = [gap for gap in found(story) if gap.code.startswith("injury")]
    assert unanswered == [Gap("injury-unanswered", "X2", FIRST, 2)]
    answered(story, InjuryKind.SERIOUS, "2026-03-03 10:00")
    assert not [gap for gap in found(story) if gap.code.startswith("injury")]


@pytest.mark.section("X2")
def test_an_injury_that_was_not_reported_in_time() -> None:
    story = hurt()
    answered(story, InjuryKind.NOT_REPORTABLE, "2026-03-02 12:00")
    given = answered(story, InjuryKind.SERIOUS, "2026-03-03 10:00")
    story.at = utc("2026-03-12 16:00")
    assert found(story) == [], "ten days"
    story.at = utc("2026-03-14 16:00")
    assert found(story) == [Gap("injury-late", "X2", FIRST, 2, still=True)]
    given.reported_on = dt.date(2026, 3, 13)
    assert found(story) == [Gap("injury-late", "X2", FIRST, 1)]
    given.kind = InjuryKind.OVER_SEVEN_DAYS
    assert codes(story) == []
