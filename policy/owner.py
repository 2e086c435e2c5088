"""Who looks after the restrictions of a proposal (sections 6 and 9)."""

import datetime as dt
from typing import TYPE_CHECKING

from policy.people import Person, Role, require_role
from policy.record import Record, recorded
from policy.refusal import Stale

if TYPE_CHECKING:
    from policy.case import Case
    from policy.proposal import Proposal


def take_over(case: "Case", proposal: "Proposal", by: Person, at: dt.datetime) -> Record:
    """A manager looks after the restrictions from now on: the owner is away or has left (P9.1)."""
    require_role(by, Role.MANAGER, Role.DIRECTOR)
    if proposal.owner_id == by.id:
        raise Stale("yours-already")
    proposal.owned_before = [*proposal.owned_before, str(proposal.owner_id)]
    proposal.owner_id = by.id
    return recorded(
        "taken-over",
        "9",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=proposal.id,
    )


def require_looker_after(case: "Case", proposal: "Proposal", by: Person) -> None:
    """The owner, a manager, or the Director. Raises `NotAllowed`."""
    if not by.active or not by.acts_for(proposal.owner_id):
        require_role(by, Role.MANAGER, Role.DIRECTOR)
