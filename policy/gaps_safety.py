"""The gaps of what the safety group and the law on injuries want (sections 8 and 9, P8.2, P9.3 and X2)."""

import datetime as dt
from collections.abc import Iterator
from itertools import zip_longest

from policy.calendar import DAY, Calendar
from policy.case import Case
from policy.gap import Gap, overdue
from policy.incident import Incident
from policy.injury import ANSWER_DAYS, InjuryKind, answer_about, limit
from policy.pack import Pack
from policy.safety import SafetyDecision, controls_of, decision_about


def safety_gaps(case: Case, today: dt.date, pack: Pack, calendar: Calendar) -> Iterator[Gap]:
    """The gaps of referrals to the group, of its register, and of injuries that may have to be reported."""
    for incident in case.incidents:
        yield from _referral(case, incident, today, calendar)
        yield from _injury(case, incident, today, pack, calendar)
    for decision in case.safety_decisions:
        yield from _register(case, decision, today, calendar)


def _referral(case: Case, incident: Incident, today: dt.date, calendar: Calendar) -> Iterator[Gap]:
    """An interim control is over, and the group had neither decided nor extended it by then (P8.2). A report that is
    about somebody else waits for the group no more."""
    decision, controls = decision_about(case, incident), controls_of(case, incident)
    decided = decision.decided_at if decision is not None else incident.wrong_customer_at
    settled = calendar.day(decided) if decided is not None else None
    for control, longer in zip_longest(controls, controls[1:]):
        done = longer.first_day - DAY if longer is not None else settled
        yield from overdue("control-undecided", "8", control.first_day, control.last_day, done, today)


def _register(case: Case, decision: SafetyDecision, today: dt.date, calendar: Calendar) -> Iterator[Gap]:
    """Each review of an entry against the day that was set for it; one that was removed has none any more (P9.3)."""
    due, left = decision.review_on, case.incident(decision.incident_id).wrong_customer_at
    mine = [review for review in case.register_reviews if review.decision_id == decision.id]
    for review in sorted(mine, key=lambda review: review.at):
        if due is not None:
            yield from overdue("register-review-late", "9", due, due, calendar.day(review.at), today)
        due = review.review_on
    if due is not None:
        over = calendar.day(left) if left is not None else None
        yield from overdue("register-review-late", "9", due, due, over, today)


def _injury(case: Case, incident: Incident, today: dt.date, pack: Pack, calendar: Calendar) -> Iterator[Gap]:
    """Somebody was hurt: late was the answer whether that is reportable, or the report itself (X2)."""
    if not incident.hurt:
        return
    reported, happened = calendar.day(incident.reported_at), calendar.day(incident.occurred_at)
    answers = [x.answered_at for x in case.injuries if x.incident_id == incident.id]
    moved = (
        calendar.day(incident.wrong_customer_at) if incident.again_id and incident.wrong_customer_at else None
    )
    first = calendar.day(min(answers)) if answers else moved
    by = calendar.add_working(reported, ANSWER_DAYS)
    yield from overdue("injury-unanswered", "X2", reported, by, first, today)
    holds = answer_about(case, incident)
    if holds is not None and holds.kind is not InjuryKind.NOT_REPORTABLE:
        by = limit(incident, holds.kind, pack, calendar)
        yield from overdue("injury-late", "X2", happened, by, holds.reported_on or moved, today)
