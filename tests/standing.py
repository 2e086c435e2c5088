"""Who is away, and who stands in, for the tests: March 2026."""

import datetime as dt
from collections.abc import Mapping

from policy.absence import Absence
from policy.people import HERE, Person
from policy.standing import Known, standing
from tests.story import utc

TODAY = dt.date(2026, 3, 2)


def away(person: Person, delegate: Person | None = None, first: int = 2, last: int = 6) -> Absence:
    days = dt.date(2026, 3, first), dt.date(2026, 3, last)
    return Absence(person.id, *days, person.id, utc("2026-03-01 09:00"), delegate.id if delegate else None)


def stand(
    people: list[Person],
    *absences: Absence,
    day: dt.date = TODAY,
    fallbacks: Mapping[str, Person] | None = None,
) -> None:
    """Look at these people as they stand on a day."""
    known = [Known(x.id, x.active, x.organisations, x.successor_id) for x in people]
    named = {organisation: person.id for organisation, person in (fallbacks or {}).items()}
    found = standing(known, absences, named, day)
    for person in people:
        person.presence = found.get(person.id, HERE)
