"""Sending a report to the safety group by hand, where it did not go by itself (section 8, P8.2)."""

import datetime as dt
from uuid import UUID

from policy.calendar import Calendar
from policy.case import Case
from policy.incident import Incident
from policy.organisation import holds
from policy.pack import Pack
from policy.people import Person, Role
from policy.record import Record
from policy.refusal import Refused, Stale
from policy.report import refer, require_handler


def require_referrer(case: Case, incident: Incident, by: Person) -> None:
    """Whoever looks after the report, or a member of the safety group of its organisation. Raises `NotAllowed`, and `Stale` where it went
    there already (nobody takes it back), or is about somebody else."""
    if not (by.active and holds(by, case.organisation, Role.SAFETY)):
        require_handler(incident, by)
    if incident.referred_at is not None:
        raise Stale("referred")
    if incident.wrong_customer_at is not None:
        raise Stale("wrong-customer")


def refer_by_hand(
    case: Case,
    incident: Incident,
    reason: UUID | None,
    by: Person,
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
) -> Record:
    """Refer it, with the reason; the interim control begins as with any other."""
    require_referrer(case, incident, by)
    if reason is None:
        raise Refused("reason-missing", "8", field="reason")
    incident.referred_by_id, incident.referral_passage = by.id, reason
    record = refer(case, incident, by, at, pack, calendar)
    record.passages = [str(reason)]
    return record
