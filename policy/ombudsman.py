"""The case before the Public Services Ombudsman for Wales: who went there, what was asked, what came of it (P6.5, P7.6).

Our own referral is an action of section 6: it has a date and no end. That the customer went there has happened: it is
recorded whoever hears of it, and nothing says no.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.appeal import concerns
from policy.calendar import Calendar
from policy.organisation import holds
from policy.people import Person, Role, require_role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale

if TYPE_CHECKING:
    from policy.case import Case


class ReferredBy(StrEnum):
    """Who took the case to the Ombudsman."""

    CUSTOMER = "customer"
    LANDLORD = "landlord"


@dataclass(eq=False)
class Referral:
    """One matter that the Ombudsman has. ``made_on`` and ``outcome_on`` are local days; ``reference`` is the
    Ombudsman's, empty while it is not known. Without ``outcome_on`` it is still with the Ombudsman."""

    made_by: ReferredBy
    made_on: dt.date
    logged_by_id: UUID
    logged_at: dt.datetime
    reference: str = ""
    note_passage: UUID | None = None
    outcome_on: dt.date | None = None
    outcome_passage: UUID | None = None
    outcome_by_id: UUID | None = None
    outcome_at: dt.datetime | None = None
    id: UUID = field(default_factory=uuid4)


def may_refer(person: Person) -> bool:
    """Whether a person may refer the customer to the Ombudsman for the landlord (section 6)."""
    return person.active and person.has(Role.MANAGER, Role.DIRECTOR)


def refer(case: "Case", referral: Referral, by: Person, calendar: Calendar) -> Record:
    """The Ombudsman has it now. Our own referral is a decision: a manager's or the Director's, with its reason."""
    ours = referral.made_by is ReferredBy.LANDLORD
    if ours:
        require_role(by, Role.MANAGER, Role.DIRECTOR)
        if referral.note_passage is None:
            raise Refused("reason-missing", "13", field="note")
    if referral.made_on > calendar.day(referral.logged_at):
        raise Refused("taken-in-the-future", "7", field="made_on")
    case.referrals.append(referral)
    what, section = ("ombudsman-referred", "6") if ours else ("ombudsman-told", "7")
    return about_ombudsman(what, section, case, referral.id, by, referral.logged_at, referral.note_passage)


def owner(case: "Case") -> UUID | None:
    """Who answers for the case: the owner of the decision approved last, else whoever began the consideration."""
    decided = [p for p in case.proposals if p.decided_at is not None and p.verdict == "approved"]
    if decided:
        return max(decided, key=lambda p: p.decided_at or p.proposed_at).owner_id
    return case.formal.started_by_id if case.formal else None


def may_go_on(case: "Case", referral: Referral, person: Person) -> bool:
    """Whether somebody logs what becomes of a matter: managers, the Director, Records of the organisation, and whoever
    answers for the case; whom an appeal concerns, where the Ombudsman had the matter after it (P7.6)."""
    if not person.active:
        return False
    if holds(person, case.organisation, Role.MANAGER, Role.DIRECTOR, Role.RECORDS):
        return True
    after = (x for x in case.appeals if x.received_on <= referral.made_on)
    return person.acts_for(owner(case)) or any(concerns(case, x, person) for x in after)


def require_going_on(case: "Case", referral: Referral, by: Person) -> None:
    """Raises `NotAllowed` for everybody else."""
    if not may_go_on(case, referral, by):
        raise NotAllowed("not-your-ombudsman")


def add_reference(case: "Case", referral: Referral, reference: str, by: Person, at: dt.datetime) -> Record:
    """The Ombudsman's reference, once it is known."""
    require_going_on(case, referral, by)
    require_no_reference(referral)
    if not reference.strip():
        raise Refused("ombudsman-reference-missing", "7", field="reference")
    referral.reference = reference
    return about_ombudsman("ombudsman-reference", "7", case, referral.id, by, at)


def require_no_reference(referral: Referral) -> None:
    """Raises `Stale` where the reference is there."""
    if referral.reference:
        raise Stale("ombudsman-reference")


def conclude(
    case: "Case",
    referral: Referral,
    outcome_on: dt.date,
    text: UUID,
    by: Person,
    at: dt.datetime,
    calendar: Calendar,
) -> Record:
    """What the Ombudsman made of it, be it that there is no investigation. What was asked before waits no longer."""
    require_going_on(case, referral, by)
    require_no_outcome(referral)
    check_past(outcome_on, referral.made_on, "outcome_on", calendar.day(at))
    referral.outcome_on, referral.outcome_passage = outcome_on, text
    referral.outcome_by_id, referral.outcome_at = by.id, at
    return about_ombudsman("ombudsman-outcome", "7", case, referral.id, by, at, text)


def require_no_outcome(referral: Referral) -> None:
    """Raises `Stale` where there is one."""
    if referral.outcome_on is not None:
        raise Stale("ombudsman-outcome")


def check_past(day: dt.date, first: dt.date, name: str, today: dt.date) -> None:
    """A local day that has come, and is not earlier than what it follows. ``name`` is the answer's."""
    if day > today:
        raise Refused("taken-in-the-future", "7", field=name)
    if day < first:
        raise Refused("earlier-than-possible", "7", field=name)


def about_ombudsman(
    what: str,
    section: str,
    case: "Case",
    subject: UUID,
    by: Person,
    at: dt.datetime,
    passage: UUID | None = None,
) -> Record:
    """The record of a step."""
    return recorded(
        what,
        section,
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=subject,
        passages=[passage] if passage else [],
    )
