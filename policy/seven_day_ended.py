"""Ending a restriction of up to 7 days before its last day (section 5, P5.2)."""

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from policy.calendar import Calendar
from policy.people import Person
from policy.record import Record, recorded
from policy.refusal import Refused, Stale
from policy.seven_day import SevenDay, last_day, require_to_tell, told

if TYPE_CHECKING:
    from policy.case import Case


def require_endable(case: "Case", decision: SevenDay, by: Person, today: dt.date) -> None:
    """Who asked, or a manager, ends what applies on a local day. Raises `Stale` where it is over already."""
    require_to_tell(case, decision, by)
    if last_day(case, decision) < today:
        raise Stale("seven-day-over")
    if not told(case, decision):
        raise Refused("seven-day-not-told", "5", instead="see-seven-day")


def end_early(
    case: "Case",
    decision: SevenDay,
    reason: UUID | None,
    told_how: str,
    by: Person,
    at: dt.datetime,
    calendar: Calendar,
) -> Record:
    """End it at once. ``told_how`` is the channel by which the customer is told; a letter follows."""
    today = calendar.day(at)
    require_endable(case, decision, by, today)
    if reason is None:
        raise Refused("reason-missing", "13", field="reason")
    for restriction in case.restrictions_of(decision):
        restriction.ended_on = today
    decision.ended_at, decision.ended_by_id, decision.ended_passage = at, by.id, reason
    return recorded(
        "seven-day-ended",
        "5",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=decision.id,
        passages=[reason],
        how=told_how,
    )
