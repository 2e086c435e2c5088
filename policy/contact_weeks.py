"""How often, how long and with whom: what a manager needs to judge whether contact is excessive (sections 4 and 5)."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policy.calendar import DAY, Calendar
from policy.contact import Contact

WEEKS = 13
WEEK = 7 * DAY


@dataclass(frozen=True)
class Week:
    """One local week from its ``monday``; ``minutes`` of the contacts whose length is known."""

    monday: dt.date
    contacts: int
    minutes: int


@dataclass(frozen=True)
class Picture:
    """The logged contacts of the last weeks, oldest week first. ``channels`` and ``kinds`` count by key, the most
    first; ``staff`` is with how many different people they were, ``unmeasured`` how many have no length."""

    weeks: tuple[Week, ...]
    channels: Mapping[str, int]
    kinds: Mapping[str, int]
    staff: int
    unmeasured: int

    @property
    def contacts(self) -> int:
        """How many there were in all."""
        return sum(week.contacts for week in self.weeks)

    @property
    def minutes(self) -> int:
        """How long they took, as far as it is known."""
        return sum(week.minutes for week in self.weeks)


def picture(contacts: Iterable[Contact], today: dt.date, calendar: Calendar) -> Picture:
    """The week of ``today`` (a local day) and those before it. Only logged contacts count: a report is no count of
    contacts."""
    mondays = [_monday(today) - back * WEEK for back in reversed(range(WEEKS))]
    lately = [(_monday(calendar.day(x.happened_at)), x) for x in contacts]
    lately = [(monday, x) for monday, x in lately if monday in mondays]
    number = Counter(monday for monday, _ in lately)
    minutes: Counter[dt.date] = Counter()
    for monday, contact in lately:
        minutes[monday] += contact.minutes or 0
    return Picture(
        tuple(Week(monday, number[monday], minutes[monday]) for monday in mondays),
        dict(Counter(x.channel for _, x in lately).most_common()),
        dict(Counter(kind for _, x in lately for kind in x.kinds).most_common()),
        len({x.staff_id for _, x in lately}),
        sum(x.minutes is None for _, x in lately),
    )


def weeks_of(contacts: Iterable[Contact], calendar: Calendar) -> list[Week]:
    """Every week in which there was a contact, however long ago, oldest first."""
    found: dict[dt.date, Week] = {}
    for contact in contacts:
        monday = _monday(calendar.day(contact.happened_at))
        so_far = found.get(monday, Week(monday, 0, 0))
        minutes = so_far.minutes + (contact.minutes or 0)
        found[monday] = Week(monday, so_far.contacts + 1, minutes)
    return [found[monday] for monday in sorted(found)]


def _monday(day: dt.date) -> dt.date:
    return day - day.weekday() * DAY
