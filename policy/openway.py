"""At least one way of contact stays open for every customer (section 8, P8.4)."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from policy.customer import Customer
from policy.pack import Pack, Way
from policy.pack_kinds import Need, ParticularType
from policy.refusal import Refused
from policy.restriction import Particular, Restriction, kind_of, pack_of


def open_ways(
    customer: Customer, restrictions: Iterable[Restriction], pack: Pack, present: Collection[UUID]
) -> tuple[Way, ...]:
    """The ways that this customer can use and somebody answers, with all these restrictions together.

    ``present`` are the ids of the staff who have not left.
    """
    every = list(restrictions)
    closed = {way for restriction in every for way in closed_by(restriction, pack, present)}
    return tuple(
        way
        for way in ways_of(every, pack)
        if way.usable_as_open and way.key not in closed and _can_use(customer, way)
    )


def ways_of(restrictions: Iterable[Restriction], pack: Pack) -> list[Way]:
    """The ways of the pack, and those that it no longer has and these restrictions were asked for with: what was
    promised to stay open does (section 14)."""
    ways = list(pack.ways)
    for restriction in restrictions:
        known = {way.key for way in ways}
        ways += [way for way in pack_of(restriction, pack).ways if way.key not in known]
    return ways


def closed_by(restriction: Restriction, pack: Pack, present: Collection[UUID]) -> frozenset[str]:
    """The ways that one restriction closes: every way, where it leaves one through somebody and nobody of them is
    ``present``."""
    named = people_of(restriction, pack)
    if kind_of(restriction, pack).closes_all_but and named and not any(id in present for id in named):
        return frozenset(way.key for way in ways_of([restriction], pack))
    return closes(restriction, pack)


def people_of(restriction: Restriction, pack: Pack) -> list[UUID]:
    """Whom the customer is to contact, in the order in which they are named."""
    named = (p.name for p in kind_of(restriction, pack).particulars if p.type is ParticularType.PERSON)
    return [UUID(str(restriction.particulars[name])) for name in named if restriction.particulars.get(name)]


def name_others(restriction: Restriction, particulars: Mapping[str, Particular], pack: Pack) -> None:
    """Give a restriction other particulars; whoever it names no longer stays among those who were its contacts."""
    before = people_of(restriction, pack)
    restriction.particulars = dict(particulars)
    gone = [str(id) for id in before if id not in people_of(restriction, pack)]
    restriction.named_before = [*restriction.named_before, *gone]


def closes(restriction: Restriction, pack: Pack) -> frozenset[str]:
    """The ways that one restriction closes while whoever it names is there."""
    answers = {name: str(value) for name, value in restriction.particulars.items()}
    return kind_of(restriction, pack).closed_ways(answers, [way.key for way in ways_of([restriction], pack)])


def require_open_way(
    customer: Customer,
    restrictions: Iterable[Restriction],
    today: dt.date,
    pack: Pack,
    present: Collection[UUID],
) -> None:
    """Refuse a set of restrictions that would close the customer's last way of contact.

    ``restrictions`` are all that are approved or asked for, of every case. What is over cannot be put right by
    refusing something new.
    """
    from_day = closed_from(customer, restrictions, today, pack, present)
    if from_day is not None:
        raise Refused("no-way-left-open", "8", field="kinds", from_day=from_day)


def closed_from(
    customer: Customer,
    restrictions: Iterable[Restriction],
    today: dt.date,
    pack: Pack,
    present: Collection[UUID],
) -> dt.date | None:
    """The first day, of those from ``today`` (a local day) on, on which no way is open; None where there is none.
    Restrictions are compared wherever they overlap."""
    every = [r for r in restrictions if r.last_day >= max(r.start, today)]
    for first in sorted(every, key=lambda r: r.start):
        day = max(first.start, today)
        together = [r for r in every if r.start <= day <= r.last_day]
        if not open_ways(customer, together, pack, present):
            return day
    return None


def _can_use(customer: Customer, way: Way) -> bool:
    has_it = way.needs is Need.NONE or customer.has(way.needs)
    return has_it and way.key not in customer.ways_no_use
