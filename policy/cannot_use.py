"""The ways of contact that are no use to a customer: what an adjustment means, or what a manager knows (P8.4, P12)."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from policy.customer import Customer
from policy.pack import Pack
from policy.people import Person, Role, require_role
from policy.record import Record, recorded
from policy.refusal import Refused

if TYPE_CHECKING:
    from policy.case import Case


def may_say(by: Person) -> bool:
    """A manager or the Director."""
    return by.active and by.has(Role.MANAGER, Role.DIRECTOR)


def require_may_say(by: Person) -> None:
    """A manager or the Director says it. Raises `NotAllowed`."""
    require_role(by, Role.MANAGER, Role.DIRECTOR)


def cannot_use(
    case: "Case", customer: Customer, ways: Sequence[str], by: Person, at: dt.datetime, pack: Pack
) -> Record:
    """Keep which ways (keys of the pack) the customer cannot use. A fact, so nothing is refused for what it closes:
    `policy.no_way` keeps that. ``customer`` was read under its lock."""
    require_may_say(by)
    before, listed = customer.ways_no_use, [way.key for way in pack.ways]
    # Nobody is asked about a way that the pack has no more; what was promised before may still leave it open.
    said = [*(way for way in listed if way in ways), *(way for way in before if way not in listed)]
    if set(said) == set(before):
        raise Refused("ways-unchanged", "12", field="ways")
    for row in customer.also:  # what is of use after all is so for the one customer that they are
        row.cannot_use = [way for way in row.cannot_use if way in said]
    customer.cannot_use = said
    return recorded(
        "ways-said",
        "12",
        by,
        at,
        case_id=case.id,
        customer_id=customer.id,
        subject_id=customer.id,
        before=before,
        ways=said,
    )
