"""The gaps of what was decided: no warning before it, nobody told, a late or missing review, a reviewer who took part.

The rules refuse most of these. What is not done under them, or not in time, is named all the same (section 7, P7.6).
"""

import datetime as dt
from collections.abc import Collection, Iterator
from uuid import UUID

from policy.appeal import Appeal, deadlines_of
from policy.calendar import Calendar
from policy.case import Case
from policy.extreme import without_warning
from policy.formal import repetitions
from policy.gap import Gap, overdue
from policy.informal import warned_before
from policy.involvement import AFFECTED, BARRED_FROM_SIGNOFF, Part
from policy.letter import LetterKind
from policy.pack import Pack
from policy.played import played_before
from policy.proposal import Proposal, Verdict
from policy.seven_day import last_day, told

Decided = tuple[UUID | None, dt.datetime | None]


def decision_gaps(case: Case, today: dt.date, pack: Pack, calendar: Calendar) -> Iterator[Gap]:
    """The gaps of informal action, of up to 7 days, of formal decisions, their appeals and their reviews."""
    for action in case.informal_actions:
        if action.flagged:
            yield Gap("informal-without-warning", "5", calendar.day(action.taken_at))
    yield from _seven_days(case, today, calendar)
    for proposal in case.proposals:
        if proposal.verdict is Verdict.APPROVED and proposal.decided_at is not None:
            yield from _warning(case, proposal, proposal.decided_at, calendar)
            yield from _decider(case, _approvals(proposal), BARRED_FROM_SIGNOFF, "7", calendar)
            yield from _review(case, proposal, today, calendar)
    for review in case.reviews:
        if review.at is not None:
            yield from overdue(
                "review-late", "9", review.due_on, review.due_on, calendar.day(review.at), today
            )
    for appeal in case.appeals:
        yield from _appeal(case, appeal, today, pack, calendar)


def _seven_days(case: Case, today: dt.date, calendar: Calendar) -> Iterator[Gap]:
    for decision in case.seven_days:
        if decision.verdict is Verdict.APPROVED and decision.decided_at is not None:
            day = calendar.day(decision.decided_at)
            if warned_before(case, decision.asked_at) is None:
                yield Gap("seven-day-without-warning", "5", day)
            confirmed = [(decision.decided_by_id, decision.decided_at)]
            yield from _decider(case, confirmed, AFFECTED, "5", calendar)
            if not told(case, decision):
                yield Gap("seven-day-untold", "5", day, still=last_day(case, decision) >= today)


def _warning(case: Case, proposal: Proposal, decided_at: dt.datetime, calendar: Calendar) -> Iterator[Gap]:
    """No warning, or none that was not heeded before it was decided (P6.3). What replaces a decision needs no new one,
    and what comes without one has its reason (P8.3)."""
    formal = next(x for x in case.formals if x.id == proposal.formal_id)
    if proposal.replaces_id is not None or without_warning(formal):
        return
    warnings = [
        x
        for x in case.letters_about(formal.id)
        if x.kind is LetterKind.WARNING and x.issued_at is not None and x.issued_at <= decided_at
    ]
    if not warnings:
        yield Gap("no-warning", "6", calendar.day(decided_at))
    elif not any(
        incident.reported_at <= decided_at
        for warning in warnings
        for incident in repetitions(case, warning, calendar)
    ):
        yield Gap("not-repeated", "6", calendar.day(decided_at))


def _approvals(proposal: Proposal) -> list[Decided]:
    """Whoever approved, and when: two of them may have, at different times (P8.3)."""
    return [
        (proposal.decided_by_id, proposal.decided_at),
        (proposal.manager_id, proposal.manager_at),
        (proposal.director_id, proposal.director_at),
    ]


def _decider(
    case: Case, decided: Collection[Decided], barring: frozenset[Part], section: str, calendar: Calendar
) -> Iterator[Gap]:
    """Decided by somebody who, as was found later, had reported it, was there or was harmed (P5.2, P7.1)."""
    for id, at in decided:
        if id is not None and at is not None and played_before(case, id, at, calendar) & barring:
            yield Gap("decider-took-part", section, calendar.day(at))
            return


def _review(case: Case, proposal: Proposal, today: dt.date, calendar: Calendar) -> Iterator[Gap]:
    """A review that is not done though its day has come while something applied (P9.1)."""
    applied = [r.last_day for r in case.restrictions_of(proposal) if r.effective_from is not None]
    since = case.review_overdue_since(proposal, today)
    if since is None or not applied or max(applied) < since:
        return
    mine = (x.at for x in case.reviews if x.proposal_id == proposal.id and x.at is not None)
    if not any(calendar.day(at) >= since for at in mine):
        over = max(applied)
        yield Gap("review-missing", "9", since, (min(today, over) - since).days, over >= today)


def _appeal(case: Case, appeal: Appeal, today: dt.date, pack: Pack, calendar: Calendar) -> Iterator[Gap]:
    """Acknowledged or decided late, or decided by somebody who had taken a part (P7.3, P7.5)."""
    acknowledge_by, decide_by = deadlines_of(appeal, pack, calendar)
    written = [calendar.day(x.issued_at) for x in case.letters_about(appeal.id) if x.issued_at is not None]
    first = min(written, default=None)
    yield from overdue("appeal-acknowledged-late", "7", appeal.received_on, acknowledge_by, first, today)
    at = appeal.decided_at
    decided = calendar.day(at) if at is not None else None
    yield from overdue("appeal-decided-late", "7", appeal.received_on, decide_by, decided, today)
    reviewer = appeal.reviewer_id
    if at is not None and reviewer is not None and played_before(case, reviewer, at, calendar):
        yield Gap("appeal-reviewer-took-part", "7", calendar.day(at))
