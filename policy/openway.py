"""At least one way of contact stays open for every customer (section 8, P8.4)."""

import datetime as dt
from collections.abc import Iterable

from policy.customer import Customer
from policy.pack import Pack, Way
from policy.pack_kinds import Need
from policy.refusal import Refused
from policy.restriction import Restriction


def open_ways(customer: Customer, restrictions: Iterable[Restriction], pack: Pack) -> tuple[Way, ...]:
    """The ways that this customer can use and somebody answers, with all these restrictions together."""
    closed = {way for restriction in restrictions for way in closed_by(restriction, pack)}
    return tuple(
        way for way in pack.ways if way.usable_as_open and way.key not in closed and _can_use(customer, way)
    )


def closed_by(restriction: Restriction, pack: Pack) -> frozenset[str]:
    """The ways that one restriction closes."""
    answers = {name: str(value) for name, value in restriction.particulars.items()}
    return pack.restriction(restriction.kind).closed_ways(answers, [way.key for way in pack.ways])


def require_open_way(
    customer: Customer, restrictions: Iterable[Restriction], today: dt.date, pack: Pack
) -> None:
    """Refuse a set of restrictions that would close the customer's last way of contact.

    ``restrictions`` are all that are approved or asked for, of every case: they are compared wherever they overlap
    from ``today`` (a local day) on. What is over cannot be put right by refusing something new.
    """
    every = [r for r in restrictions if r.last_day >= max(r.start, today)]
    for first in every:
        together = [r for r in every if r.start <= first.start <= r.last_day]
        if not open_ways(customer, together, pack):
            raise Refused("no-way-left-open", "8", field="kinds", from_day=first.start)


def _can_use(customer: Customer, way: Way) -> bool:
    return way.needs is Need.NONE or bool(getattr(customer, way.needs))
