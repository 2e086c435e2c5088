"""The review of the policy itself: when it is due, who begins it, and what comes of it (section 14)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from uuid import UUID, uuid4

import pytest

from policy.calendar import DAY, add_months
from policy.house import HOUSE, House, open_in_house
from policy.openthing import OpenThing, waits_for
from policy.pack import Pack
from policy.policy_review import (
    PolicyOutcome,
    PolicyReview,
    Why,
    decide,
    due_on,
    require_decidable,
    start,
    to_write,
    under_way,
)
from policy.record import Record
from tests.packs import fifth, two_issues
from tests.refusals import not_allowed, refused, stale
from tests.story import CALENDAR, Staff, adra, utc

pytestmark = pytest.mark.section("14")
STAFF = Staff()
DUE = dt.date(2026, 3, 1)  # a Sunday
REASON = uuid4()


def waits(reviews: Sequence[PolicyReview] = (), pack: Pack | None = None) -> OpenThing:
    (thing,) = open_in_house(House(reviews), pack or adra(), CALENDAR)
    return thing


def days(thing: OpenThing, count: int) -> list[str]:
    return [f"{CALENDAR.local(at):%Y-%m-%d %H}" for at in islice(thing.moments, count)]


def begin(
    reviews: Sequence[PolicyReview] = (),
    why: Why = Why.LAW,
    reason: UUID | None = REASON,
    at: str = "2025-06-02 10:00",
    pack: Pack | None = None,
) -> tuple[PolicyReview, Record]:
    return start(reviews, why, reason, STAFF.director, utc(at), pack or adra(), CALENDAR)


def end(
    review: PolicyReview,
    outcome: PolicyOutcome = PolicyOutcome.KEPT,
    next_on: dt.date | None = dt.date(2028, 6, 1),
    reason: UUID | None = REASON,
) -> Record:
    return decide(review, outcome, next_on, reason, STAFF.director, utc("2025-06-20 10:00"), CALENDAR)


def test_the_director_is_reminded_before_it_is_due_and_every_week_after() -> None:
    thing = waits()
    assert (thing.kind, thing.by, thing.from_day) == ("policy-review", DUE, dt.date(2025, 12, 1))
    assert days(thing, 5) == [
        "2025-12-01 09",
        "2026-01-30 09",
        "2026-03-02 09",  # the day itself is a Sunday
        "2026-03-09 09",
        "2026-03-16 09",
    ]
    assert waits_for(waits(), STAFF.everyone) == [STAFF.director]
    assert waits().subject_id == waits().subject_id, "one turn is one thing"
    assert UUID(int=0) == HOUSE


def test_the_newest_issue_is_the_one_to_review() -> None:
    issues = two_issues("2026-03-16")
    for dated in issues.dated:
        assert due_on([], dated.pack) == dt.date(2029, 3, 16)
    assert waits((), issues.newest).subject_id != waits().subject_id


def test_the_director_begins_one_early_with_a_reason() -> None:
    review, record = begin()
    assert (review.issue, review.why, review.reason_passage) == (4, Why.LAW, REASON)
    assert (record.what, record.section, record.facts) == (
        "policy-review-begun",
        "14",
        {"issue": 4, "why": "law"},
    )
    assert record.passages == [str(REASON)]
    with refused("reason-missing", field="reason"):
        begin(reason=None)
    with refused("policy-review-early", field="why"):
        begin(why=Why.DUE, at="2025-11-30 10:00")
    begin(why=Why.DUE, reason=None, at="2025-12-01 10:00")
    with not_allowed("needs-director"):
        start((), Why.LAW, REASON, STAFF.slt, utc("2025-06-02 10:00"), adra(), CALENDAR)
    with stale("policy-review-begun"):
        begin([review])


def test_while_it_is_under_way_its_outcome_waits_and_is_asked_for_every_week() -> None:
    review, _ = begin()
    thing = waits([review])
    assert (thing.kind, thing.subject_id, thing.by) == ("policy-outcome", review.id, None)
    assert days(thing, 2) == ["2025-06-09 09", "2025-06-16 09"]
    assert under_way([review]) is review
    assert waits_for(waits([review]), STAFF.everyone) == [STAFF.director]


def test_it_stays_as_it_is_until_a_day_at_most_three_years_on() -> None:
    today = dt.date(2025, 6, 20)
    last = add_months(today, 36)
    for day in (today, last + DAY):
        review, _ = begin()
        with refused("policy-next-review-out-of-range", field="next_review_on"):
            end(review, next_on=day)
        assert review.outcome is None
    with refused("policy-next-review-missing", field="next_review_on"):
        end(begin()[0], next_on=None)
    with refused("reason-missing", field="reason"):
        end(begin()[0], reason=None)
    for day in (today + DAY, last):
        review, _ = begin()
        record = end(review, next_on=day)
        assert (record.what, record.facts) == ("policy-kept", {"issue": 4, "next_review": day.isoformat()})
        assert record.passages == [str(REASON)]
        assert (due_on([review], adra()), waits([review]).by) == (day, day)
        assert under_way([review]) is None
        begin([review])


def test_the_last_review_of_the_issue_counts() -> None:
    first, _ = begin()
    end(first)
    second, _ = begin([first], at="2026-06-02 10:00")
    decide(
        second,
        PolicyOutcome.KEPT,
        dt.date(2027, 1, 4),
        REASON,
        STAFF.director,
        utc("2026-06-03 10:00"),
        CALENDAR,
    )
    assert due_on([first, second], adra()) == due_on([second, first], adra()) == dt.date(2027, 1, 4)
    assert due_on([first, second], replace(fifth(), issue=5)) == dt.date(2029, 3, 16), "of another issue"


def test_a_new_issue_that_is_to_be_written_waits_until_it_is_loaded() -> None:
    review, _ = begin()
    record = end(review, PolicyOutcome.NEW_ISSUE)
    assert (record.what, review.next_review_on) == ("policy-new-issue", None)
    thing = waits([review])
    assert (thing.kind, thing.subject_id) == ("policy-issue", review.id)
    assert days(thing, 2) == ["2025-06-27 09", "2025-07-04 09"]
    assert waits_for(waits([review]), STAFF.everyone) == [STAFF.director]
    with refused("policy-issue-waits"):
        begin([review])
    issues = two_issues("2026-03-16")
    assert to_write([review], issues.dated[0].pack) is None, "it is loaded, though it does not apply yet"
    assert waits([review], issues.dated[0].pack).kind == "policy-review"
    begin([review], pack=issues.newest)


def test_an_outcome_is_recorded_once_by_the_director() -> None:
    review, _ = begin()
    with not_allowed("needs-director"):
        require_decidable([review], review.id, STAFF.slt)
    with stale("policy-reviewed"):
        require_decidable([review], uuid4(), STAFF.director)
    end(review)
    with stale("policy-reviewed"):
        end(review)
