"""A further complaint that is not put through the procedure, and correspondence that is not answered (section 13)."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import Calendar
from policy.people import Person, Role, require_role
from policy.record import Record, recorded
from policy.refusal import Refused

if TYPE_CHECKING:
    from policy.case import Case


class Declined(StrEnum):
    """Which of the two it is."""

    NOT_REGISTERED = "not_registered"
    NO_FURTHER_REPLIES = "no_further_replies"


@dataclass(eq=False)
class NotRegistered:
    """The decision about one matter that was answered for good. ``stage2_date`` is the local day of that letter.

    It never stands in the way of an appeal, a complaint about this policy or a new matter (sections 10 and 11).
    """

    decision: Declined
    stage2_date: dt.date
    matter_passage: UUID
    reason_passage: UUID
    new_information_passage: UUID
    decided_by_id: UUID
    decided_at: dt.datetime
    id: UUID = field(default_factory=uuid4)


def require_decider(case: "Case", by: Person) -> None:
    """A manager decides, about a customer who is known."""
    require_role(by, Role.MANAGER, Role.DIRECTOR)
    if case.customer_id is None:
        raise Refused("customer-not-identified", "13")


def decide(
    case: "Case",
    declined: NotRegistered,
    independent: bool,
    same_matter: bool,
    nothing_new: bool | None,
    by: Person,
    calendar: Calendar,
) -> Record:
    """Decide it (P13). ``independent``: the complaint is not about whoever decides; ``same_matter``: it is the matter
    that was answered, and no appeal or complaint about this policy; ``nothing_new``: it was made sure that nothing
    significant and new is in what came in."""
    require_decider(case, by)
    if not independent:
        raise Refused("complained-about", "13", field="independent")
    if not same_matter:
        raise Refused("always-taken", "10", field="same_matter", instead="complaint")
    if declined.decision is Declined.NO_FURTHER_REPLIES and not nothing_new:
        raise Refused("new-information-not-ruled-out", "13", field="nothing_new")
    if declined.stage2_date > calendar.day(declined.decided_at):
        raise Refused("stage2-in-the-future", "13", field="stage2_date")
    case.not_registered.append(declined)
    return recorded(
        f"decided-{declined.decision.value.replace('_', '-')}",
        "13",
        by,
        declined.decided_at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=declined.id,
        passages=[declined.matter_passage, declined.reason_passage, declined.new_information_passage],
        stage2_date=declined.stage2_date.isoformat(),
        nothing_new=nothing_new,
    )
