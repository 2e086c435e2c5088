"""What the safety group decides about a report that was referred to it (section 8, P8.2)."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import Calendar, add_months
from policy.pack import Pack
from policy.people import Person, Role, require_role
from policy.record import Record, recorded
from policy.refusal import Refused, Stale

if TYPE_CHECKING:
    from policy.case import Case
    from policy.incident import Incident


@dataclass(eq=False)
class SafetyDecision:
    """A decision about one report: an entry in the staff safety register, or none. ``measures`` are keys of the pack,
    ``review_on`` a local day; both only of an entry."""

    incident_id: UUID
    decided_by_id: UUID
    decided_at: dt.datetime
    on_register: bool
    reason_passage: UUID
    measures: list[str] = field(default_factory=list)
    review_on: dt.date | None = None
    id: UUID = field(default_factory=uuid4)


def require_decider(incident: "Incident", by: Person) -> None:
    """A member of the safety group who had no part in what happened. Raises `NotAllowed` and `Refused`."""
    require_role(by, Role.SAFETY)
    if by.id == incident.reporter_id or str(by.id) in (*incident.witness_ids, *incident.harmed_ids):
        raise Refused("part-in-what-happened", "8")


def decide(
    case: "Case",
    incident: "Incident",
    decision: SafetyDecision,
    earlier: Sequence[SafetyDecision],
    by: Person,
    names: Mapping[UUID, str],
    pack: Pack,
    calendar: Calendar,
) -> Record:
    """Decide, once; an entry needs a measure and a review date, and the interim control ends that day (P8.2).

    ``earlier`` are the decisions of the case so far. Raises `NotAllowed`, `Refused`, and `Stale` for the second.
    """
    require_decider(incident, by)
    if incident.referred_at is None:
        raise Refused("not-referred", "8")
    first = next((done for done in earlier if done.incident_id == incident.id), None)
    if first is not None:
        raise Stale("safety-decided", names.get(first.decided_by_id))
    today = calendar.day(decision.decided_at)
    if decision.on_register:
        _check_entry(decision.measures, decision.review_on, today, pack)
    else:
        decision.measures, decision.review_on = [], None
    for control in case.interim_controls:
        if control.incident_id == incident.id:
            control.last_day = max(control.first_day, min(control.last_day, today))
    return recorded(
        "safety-registered" if decision.on_register else "safety-not-registered",
        "8",
        by,
        decision.decided_at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=incident.id,
        passages=[decision.reason_passage],
    )


def _check_entry(measures: Collection[str], review_on: dt.date | None, today: dt.date, pack: Pack) -> None:
    if not measures:
        raise Refused("measures-missing", "8", field="measures")
    for key in measures:
        pack.safety_measure(key)
    if review_on is None:
        raise Refused("safety-review-missing", "8", field="review_on")
    if not today <= review_on <= add_months(today, pack.settings.review_max_months):
        raise Refused("safety-review-out-of-range", "8", field="review_on")
