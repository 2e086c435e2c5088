"""The decision not to apply the policy, and when formal action can be considered anew (sections 6 and 13)."""

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from policy.dropped import drop_warnings
from policy.formal import Formal
from policy.pack import Pack
from policy.people import Person, Role, require_role
from policy.record import Record, recorded
from policy.refusal import Refused, Stale

if TYPE_CHECKING:
    from policy.case import Case


def require_may_not_apply(case: "Case", formal: Formal, by: Person) -> None:
    """A manager or the Director may end a consideration that goes on, while nothing waits for its decision (P6.7)."""
    require_role(by, Role.MANAGER, Role.DIRECTOR)
    if formal.not_applied_at is not None:
        raise Stale("not-applied")
    if case.open_proposal is not None:
        raise Refused("proposal-open", "7", instead="signoff")
    if not case.considering(formal):
        raise Refused("decided-already", "6")


def not_apply(
    case: "Case", formal: Formal, reason: UUID | None, told: bool, by: Person, at: dt.datetime
) -> Record:
    """End the consideration without action, with its reason (P6.7, P13). ``told``: the customer knows that it was
    considered, so the customer is written to."""
    require_may_not_apply(case, formal, by)
    if reason is None:
        raise Refused("reason-missing", "13", field="reason")
    formal.not_applied_at, formal.not_applied_by_id = at, by.id
    formal.not_applied_passage = reason
    drop_warnings(case, formal.id, reason, by, at)
    return recorded(
        "not-applied",
        "13",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=formal.id,
        passages=[reason],
        told=told,
    )


def finished(case: "Case", formal: Formal, day: dt.date, pack: Pack) -> bool:
    """Whether a consideration is behind us on a local day, so that a new one can begin: it was not applied, refused for
    good, or nothing that was approved under it applies or will apply any more (P6.7)."""
    if case.considering(formal) or case.open_proposal is not None:
        return False
    approved = {p.id for p in case.proposals if p.formal_id == formal.id}
    return not any(
        r.proposal_id in approved and r.last_day >= day and not case.lapsed(r, day, pack)
        for r in case.decided
    )
