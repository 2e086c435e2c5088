"""The review of the policy itself: when it is due, who begins it, and what comes of it (section 14, P14)."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count
from uuid import UUID, uuid4, uuid5

from policy.calendar import DAY, Calendar, add_months
from policy.openthing import Moments, OpenThing, holding
from policy.pack import Pack
from policy.people import Person, Role, require_role
from policy.record import Record, recorded
from policy.refusal import Refused, Stale

REVIEW_MONTHS = 36  # section 14: at least every three years
WEEK = 7 * DAY
_TURNS = UUID("5d1f7a0e-6d0b-4c0e-9f59-0e6f1c3f4a14")  # names the turn of a review that nobody has begun


class Why(StrEnum):
    """Why a review begins: its day has come, or one of the changes that section 14 names."""

    DUE = "due"
    LAW = "law"
    GUIDANCE = "guidance"
    GOOD_PRACTICE = "good_practice"
    OTHER_POLICY = "other_policy"


class PolicyOutcome(StrEnum):
    """What came of it: the issue stays as it is until its next review, or a new one is to be written."""

    KEPT = "kept"
    NEW_ISSUE = "new_issue"


@dataclass(eq=False)
class PolicyReview:
    """One review of one ``issue``. ``next_review_on`` is a local day; without ``outcome`` it is under way."""

    issue: int
    why: Why
    reason_passage: UUID | None
    started_by_id: UUID
    started_at: dt.datetime
    outcome: PolicyOutcome | None = None
    outcome_passage: UUID | None = None
    next_review_on: dt.date | None = None
    decided_by_id: UUID | None = None
    decided_at: dt.datetime | None = None
    id: UUID = field(default_factory=uuid4)


def newest(pack: Pack) -> Pack:
    """The issue that was loaded last: it is the one to review, whether or not it applies yet."""
    return pack if pack.issues is None else pack.issues.newest


def under_way(reviews: Sequence[PolicyReview]) -> PolicyReview | None:
    """The review that was begun and has no outcome."""
    return next((review for review in reviews if review.outcome is None), None)


def last_decided(reviews: Sequence[PolicyReview], pack: Pack) -> PolicyReview | None:
    """The last outcome about the newest issue."""
    mine = [x for x in reviews if x.issue == newest(pack).issue and x.decided_at is not None]
    return max(mine, key=lambda review: review.decided_at or review.started_at, default=None)


def due_on(reviews: Sequence[PolicyReview], pack: Pack) -> dt.date:
    """The local day by which the newest issue is reviewed again."""
    last = last_decided(reviews, pack)
    return newest(pack).next_review if last is None else last.next_review_on or newest(pack).next_review


def to_write(reviews: Sequence[PolicyReview], pack: Pack) -> PolicyReview | None:
    """The review that wants a new issue, until that is loaded."""
    last = last_decided(reviews, pack)
    return last if last is not None and last.outcome is PolicyOutcome.NEW_ISSUE else None


def reminded_from(reviews: Sequence[PolicyReview], pack: Pack) -> dt.date:
    """The local day of the first reminder before it is due."""
    return due_on(reviews, pack) - max(newest(pack).settings.policy_review_reminder_days) * DAY


def require_startable(reviews: Sequence[PolicyReview], by: Person, pack: Pack) -> None:
    """The Director begins a review, while none is under way and no new issue waits to be written."""
    require_role(by, Role.DIRECTOR)
    if under_way(reviews) is not None:
        raise Stale("policy-review-begun")
    if to_write(reviews, pack) is not None:
        raise Refused("policy-issue-waits", "14")


def start(
    reviews: Sequence[PolicyReview],
    why: Why,
    reason: UUID | None,
    by: Person,
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
) -> tuple[PolicyReview, Record]:
    """Begin it: because it is due, or earlier for a reason in words (section 14)."""
    require_startable(reviews, by, pack)
    if why is Why.DUE and calendar.day(at) < reminded_from(reviews, pack):
        raise Refused("policy-review-early", "14", field="why", due=due_on(reviews, pack))
    if why is not Why.DUE and reason is None:
        raise Refused("reason-missing", "14", field="reason")
    begun = PolicyReview(newest(pack).issue, why, reason, by.id, at)
    return begun, _about("policy-review-begun", begun, by, at, reason, why=why.value)


def require_decidable(reviews: Sequence[PolicyReview], id: UUID, by: Person) -> PolicyReview:
    """The review that the Director records the outcome of. Raises `Stale` where it has one."""
    require_role(by, Role.DIRECTOR)
    open_one = under_way(reviews)
    if open_one is None or open_one.id != id:
        raise Stale("policy-reviewed")
    return open_one


def decide(
    review: PolicyReview,
    outcome: PolicyOutcome,
    next_review_on: dt.date | None,
    reason: UUID | None,
    by: Person,
    at: dt.datetime,
    calendar: Calendar,
) -> Record:
    """Record what came of it: it stays until a new review day, at most three years on; or a new issue is written."""
    require_decidable([review], review.id, by)
    if reason is None:
        raise Refused("reason-missing", "14", field="reason")
    today = calendar.day(at)
    if outcome is PolicyOutcome.KEPT:
        if next_review_on is None:
            raise Refused("policy-next-review-missing", "14", field="next_review_on")
        if not today < next_review_on <= add_months(today, REVIEW_MONTHS):
            raise Refused("policy-next-review-out-of-range", "14", field="next_review_on")
        review.next_review_on = next_review_on
    review.outcome, review.outcome_passage = outcome, reason
    review.decided_by_id, review.decided_at = by.id, at
    day = review.next_review_on.isoformat() if review.next_review_on else None
    return _about(f"policy-{outcome.value.replace('_', '-')}", review, by, at, reason, next_review=day)


def open_policy_reviews(
    reviews: Sequence[PolicyReview], pack: Pack, calendar: Calendar
) -> Iterator[OpenThing]:
    """What waits for the Director: a review that is due, one that is under way, or the new issue that it wants. Before
    the day on the days of the setting, then every week (P14)."""
    director = holding(Role.DIRECTOR)
    review, wanted = under_way(reviews), to_write(reviews, pack)
    if review is not None:
        since = calendar.day(review.started_at)
        yield OpenThing(
            "policy-outcome", review.id, "14", since, _weekly(since + WEEK, calendar), director, step="policy"
        )
    elif wanted is not None and wanted.decided_at is not None:
        since = calendar.day(wanted.decided_at)
        yield OpenThing(
            "policy-issue", wanted.id, "14", since, _weekly(since + WEEK, calendar), director, step="policy"
        )
    else:
        by, first = due_on(reviews, pack), reminded_from(reviews, pack)
        turn = uuid5(_TURNS, f"{newest(pack).issue}:{by}")
        moments = _reminders(by, newest(pack), calendar)
        yield OpenThing(
            "policy-review", turn, "14", first, moments, director, by=by, step="policy", from_day=first
        )


def _reminders(by: dt.date, pack: Pack, calendar: Calendar) -> Moments:
    for days in pack.settings.policy_review_reminder_days:
        yield calendar.opening(by - days * DAY)
    yield from _weekly(by + WEEK, calendar)


def _weekly(first: dt.date, calendar: Calendar) -> Moments:
    return (calendar.opening(first + weeks * WEEK) for weeks in count())


def _about(
    what: str, review: PolicyReview, by: Person, at: dt.datetime, text: UUID | None, **facts: str | None
) -> Record:
    passages = [text] if text else []
    record = recorded(what, "14", by, at, subject_id=review.id, passages=passages, issue=review.issue)
    record.facts = {**record.facts, **facts}
    return record
