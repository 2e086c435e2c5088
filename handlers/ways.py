"""Keeping that no way of contact is open, or that one is again, whenever that can have changed (section 8, P8.4)."""

import datetime as dt
from collections.abc import Sequence

from policy.calendar import Calendar
from policy.case import Case
from policy.no_way import note_ways, without_a_way
from policy.pack import Pack
from policy.people import Person, answering
from policy.restriction import Restriction
from storage.store import Unit


def others(unit: Unit, case: Case) -> Sequence[Case]:
    """All other cases of the customer."""
    return [] if case.customer_id is None else unit.cases.of_customer(case.customer_id, but=case.id)


def elsewhere(unit: Unit, case: Case, today: dt.date, pack: Pack) -> list[Restriction]:
    """The approved restrictions of all other cases of the customer."""
    return [r for other in others(unit, case) for r in other.decided if not other.lapsed(r, today, pack)]


def note(
    unit: Unit, case: Case, people: Sequence[Person], at: dt.datetime, pack: Pack, calendar: Calendar
) -> None:
    """Keep what has changed for one case, of which the customer is locked. ``at`` is aware UTC."""
    today = calendar.day(at)
    restricted = any(r.effective_from is not None and r.last_day >= today for r in case.decided)
    if case.customer_id is None or not (restricted or without_a_way(case)):
        return
    customer, also = unit.customer(case.customer_id), elsewhere(unit, case, today, pack)
    record = note_ways(case, customer, also, answering(people), at, pack, calendar)
    if record is not None:
        record.pack = pack.sha256
        unit.record(record, notices=())
