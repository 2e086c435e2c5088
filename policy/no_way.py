"""A customer to whom no way of contact is open any more, though nobody decided so (section 8, P8.4).

Whoever is named as their contact has left, or the customer cannot use what was left. That is a fact, which nothing
refuses: it is kept from when it was found until a way is open again, and waits for somebody meanwhile.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import Calendar
from policy.customer import Customer
from policy.openthing import OpenThing, to_do
from policy.openway import closed_from
from policy.pack import Pack
from policy.people import Person, Role
from policy.record import Record, recorded
from policy.restriction import Restriction

if TYPE_CHECKING:
    from policy.case import Case


@dataclass(eq=False)
class NoWay:
    """That no way is open, found at ``found_at`` and over at ``over_at`` (aware UTC). ``from_day`` is the local day
    from which that is so, which can be still to come. ``restriction_ids`` are those of the case that close what was
    left."""

    found_at: dt.datetime
    from_day: dt.date
    restriction_ids: list[str]
    over_at: dt.datetime | None = None
    id: UUID = field(default_factory=uuid4)


def without_a_way(case: "Case") -> NoWay | None:
    """That no way is open, where that was found and is not over."""
    return next((x for x in case.no_ways if x.over_at is None), None)


def note_ways(
    case: "Case",
    customer: Customer,
    elsewhere: Sequence[Restriction],
    present: Collection[UUID],
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
) -> Record | None:
    """Keep that the last way closed, or that one is open again; None where nothing changed.

    Only what the customer was told of counts. ``elsewhere`` are the customer's decided restrictions of other cases,
    read under the customer's lock.
    """
    today, known = calendar.day(at), without_a_way(case)
    mine = [r for r in _told(case.decided) if not case.lapsed(r, today, pack)]
    day = closed_from(customer, [*_told(elsewhere), *mine], today, pack, present)
    closing = [str(r.id) for r in mine if day is not None and r.start <= day <= r.last_day]
    if closing and day is not None and known is None:
        case.no_ways.append(NoWay(at, day, closing))
        return _recorded("no-way-open", case, case.no_ways[-1], at)
    if not closing and known is not None:
        known.over_at = at
        return _recorded("way-open-again", case, known, at)
    return None


def open_no_ways(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """That no way is open, for whoever owns what closed it and for the Director, at once (P8.4)."""
    known = without_a_way(case)
    if known is not None:
        owners = _owners(case, known)

        def able(people: Sequence[Person]) -> Sequence[Person]:
            return [
                person for person in people if person.has(Role.DIRECTOR) or any(map(person.acts_for, owners))
            ]

        yield to_do("no-way", known.id, "8", known.found_at, 0, able, pack, calendar)


def _owners(case: "Case", known: NoWay) -> set[UUID | None]:
    """Who looks after what closed the last way: of one of up to 7 days who asked for it and who confirmed it."""
    closed = [r for r in case.restrictions if str(r.id) in known.restriction_ids]
    owners: set[UUID | None] = {p.owner_id for p in case.proposals if p.id in {r.proposal_id for r in closed}}
    for decision in case.seven_days:
        if decision.id in {r.seven_day_id for r in closed}:
            owners |= {decision.asked_by_id, decision.decided_by_id}
    return owners


def _told(restrictions: Sequence[Restriction]) -> list[Restriction]:
    return [restriction for restriction in restrictions if restriction.effective_from is not None]


def _recorded(what: str, case: "Case", known: NoWay, at: dt.datetime) -> Record:
    return recorded(
        what,
        "8",
        None,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=known.id,
        from_day=known.from_day.isoformat(),
        restrictions=list(known.restriction_ids),
    )
