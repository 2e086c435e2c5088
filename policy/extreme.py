"""The extreme case: police and legal action, and a restriction without a prior warning (section 8, P8.3)."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import Calendar
from policy.formal import Formal, require_considered, require_preparer
from policy.organisation import holds
from policy.pack import Pack
from policy.people import Person, Role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused

if TYPE_CHECKING:
    from policy.case import Case
    from policy.proposal import Proposal


class Authority(StrEnum):
    """Who was turned to. Never revealed in a letter."""

    POLICE = "police"
    LEGAL = "legal"


@dataclass(eq=False)
class AuthorityStep:
    """That the police were told or legal action was taken. ``taken_on`` is a local day."""

    authority: Authority
    taken_on: dt.date
    by_id: UUID
    at: dt.datetime
    reference: str = ""
    note_passage: UUID | None = None
    id: UUID = field(default_factory=uuid4)


def may_note_authority(case: "Case", person: Person) -> bool:
    """Whether somebody records what was done with the police or in law: managers, the Director, Records and the safety
    group, these two of the case's organisation."""
    roles = (Role.MANAGER, Role.DIRECTOR, Role.RECORDS, Role.SAFETY)
    return person.active and holds(person, case.organisation, *roles)


def require_authority_noter(case: "Case", by: Person) -> None:
    """Raises `NotAllowed` for everybody else."""
    if not may_note_authority(case, by):
        raise NotAllowed("not-your-police-step")


def note_authority(case: "Case", step: AuthorityStep, by: Person, calendar: Calendar) -> Record:
    """Record it as it was: what has happened is never refused, only a day that has not come yet (P8.3)."""
    require_authority_noter(case, by)
    if step.taken_on > calendar.day(step.at):
        raise Refused("taken-in-the-future", "8", field="taken_on")
    case.authority_steps.append(step)
    return recorded(
        f"{step.authority.value}-action",
        "8",
        by,
        step.at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=step.id,
        passages=[step.note_passage] if step.note_passage else [],
    )


def require_immediate_threat(case: "Case") -> None:
    """Only where somebody reported an immediate threat may the warning be left out (P8.3)."""
    if not any(incident.immediate_threat for incident in case.theirs):
        raise Refused("no-immediate-threat", "8", instead="warning")


def leave_out_warning(
    case: "Case", formal: Formal, reason: UUID, written_in: str, by: Person, at: dt.datetime
) -> Record:
    """Say why there is no prior warning; ``reason`` is what the customer will read (P8.3). The considerations are
    still answered before (P6.1)."""
    require_preparer(case, by)
    require_immediate_threat(case)
    require_considered(formal)
    if case.open_proposal is not None:
        raise Refused("proposal-open", "7", instead="signoff")
    formal.no_warning_passage, formal.no_warning_written_in = reason, written_in
    formal.no_warning_by_id, formal.no_warning_at = by.id, at
    return recorded(
        "warning-left-out",
        "8",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=formal.id,
        passages=[reason],
    )


def without_warning(formal: Formal) -> bool:
    """Whether the restrictions under this consideration come without a prior warning."""
    return formal.no_warning_at is not None


def check_first_review(start: dt.date, review_on: dt.date, pack: Pack) -> None:
    """Without a warning the first review comes soon (P8.3)."""
    days = pack.settings.extreme_first_review_days
    if review_on > start + dt.timedelta(days=days):
        raise Refused("extreme-review-too-late", "8", field="review_on", days=days)


def in_danger(case: "Case", proposal: "Proposal") -> bool:
    """Whether somebody is in danger until this is decided: what replaces a decision is not asked for in danger."""
    return proposal.replaces_id is None and any(
        formal.id == proposal.formal_id and without_warning(formal) for formal in case.formals
    )


def needs_director(case: "Case", proposal: "Proposal", pack: Pack) -> bool:
    """Whether the Director approves beside the manager: what replaces a decision had that approval before."""
    wanted = pack.at(proposal.proposed_at).settings.extreme_director_approval
    return wanted and in_danger(case, proposal)


def still_to_approve(
    proposal: "Proposal", deciders: Collection[Person], independent: Collection[Person]
) -> list[Person]:
    """Who can still give one of the two approvals: a manager's and, of another person, the Director's.

    ``deciders`` are those who decide any proposal, ``independent`` all without a part that bars them. Where no
    Director is independent, a member of the SLT stands in: nothing extreme waits for nobody.
    """
    others = [p for p in independent if p.id not in (proposal.manager_id, proposal.director_id)]
    above = [p for p in others if p.has(Role.DIRECTOR)] or [p for p in others if p.has(Role.SLT)]
    managers = [p for p in deciders if p in others]
    if proposal.manager_id is not None:
        return above
    if proposal.director_id is not None:
        return managers
    return [*managers, *(person for person in above if person not in managers)]


def first_approval(
    case: "Case", proposal: "Proposal", by: Person, deciders: Collection[Person], at: dt.datetime
) -> Record | None:
    """Note one of the two approvals; None where it is the second, so that the proposal is decided (P8.3).

    Whoever could give either gives the Director's. With no other manager left, the Director's alone is enough.
    """
    as_manager = by in deciders and not by.has(Role.DIRECTOR)
    if as_manager:
        proposal.manager_id, proposal.manager_at = by.id, at
    else:
        proposal.director_id, proposal.director_at = by.id, at
    alone = proposal.director_id is not None and not any(p.id != proposal.director_id for p in deciders)
    if alone or None not in (proposal.manager_id, proposal.director_id):
        return None
    return recorded(
        "restriction-approved-by-one",
        "8",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=proposal.id,
        approval="manager" if as_manager else "director",
    )
