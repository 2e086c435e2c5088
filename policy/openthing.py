"""Something that waits for somebody: for whom, since when, until when, and when they are reminded of it.

Each subject says what of it is open (`policy.due` lists them); what waits for nobody left waits for the Director.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from uuid import UUID

from policy.calendar import Calendar
from policy.pack import Pack
from policy.people import Person, Role

Able = Callable[[Sequence[Person]], Sequence[Person]]
Moments = Iterator[dt.datetime]


@dataclass(frozen=True)
class OpenThing:
    """Something that waits. ``since`` and ``by`` are local days, ``by`` the last one that is in time, where there is
    one; ``section`` is the policy's.

    ``moments`` are when somebody is reminded (aware UTC, in order). ``able`` picks, of those who are there, who can
    do it. It is late from the reminder ``late_stage`` (counted from 0) or the day ``late_on`` on: then the Director
    hears of it. ``step`` is the use case that goes on with it, where that is not the case itself. ``from_day`` is
    the local day from which it is shown as waiting, where that is later than now, ``until`` the last one on which
    there is anything to do, where it is over by itself.
    """

    kind: str
    subject_id: UUID
    section: str
    since: dt.date
    moments: Moments
    able: Able
    by: dt.date | None = None
    late_stage: int | None = None
    late_on: dt.date | None = None
    step: str = ""
    from_day: dt.date | None = None
    until: dt.date | None = None

    def over(self, day: dt.date) -> bool:
        """Whether it is over by itself on a local day."""
        return self.until is not None and self.until < day

    def late(self, stage: int, today: dt.date) -> bool:
        """Whether it has waited too long at this reminder, on this local day."""
        by_stage = self.late_stage is not None and stage >= self.late_stage
        return by_stage or (self.late_on is not None and today >= self.late_on)


def waits_for(thing: OpenThing, people: Sequence[Person]) -> list[Person]:
    """The people who can do what is open, without those who are away while another of them is there. With none of
    them left or there, the Director too, so that nothing waits for nobody."""
    present = [person for person in people if person.active]
    able = list(thing.able(present))
    here = [person for person in able if not person.away]
    return here or [*able, *(person for person in directors(present) if person not in able)]


def waits_until(thing: OpenThing, people: Sequence[Person]) -> dt.date | None:
    """The first local day on which it may wait for others, because one of those who can do it goes or comes back."""
    able = thing.able([person for person in people if person.active])
    return min((x.presence.changes_on for x in able if x.presence.changes_on is not None), default=None)


def in_place_of(thing: OpenThing, person: Person) -> list[UUID]:
    """Those for whom something waits by name, and for whom the person stands in."""
    without_roles = ((id, Person("", "", id=id)) for id in sorted(person.presence.stands_for))
    return [id for id, other in without_roles if other in thing.able([other])]


def escalated_to(thing: OpenThing, stage: int, today: dt.date, people: Sequence[Person]) -> list[Person]:
    """Who else is told at this reminder: the Director, once it has waited too long."""
    return directors(people) if thing.late(stage, today) else []


def directors(people: Sequence[Person]) -> list[Person]:
    """The Director of Customers and Communities (section 3)."""
    return [person for person in people if person.active and person.has(Role.DIRECTOR)]


def named(*ids: UUID | None) -> Able:
    """These people, as far as they are still there, and whoever stands in for them."""
    return lambda people: [person for person in people if any(person.acts_for(id) for id in ids)]


def holding(*roles: Role) -> Able:
    """Everybody with one of these roles."""
    return lambda people: [person for person in people if person.has(*roles)]


def to_do(
    kind: str,
    subject_id: UUID,
    section: str,
    since: dt.datetime,
    days: int,
    able: Able,
    pack: Pack,
    calendar: Calendar,
    *,
    step: str = "",
    late_stage: int | None = None,
) -> OpenThing:
    """What is to be done in so many working days of ``since`` (aware): reminded of then, and on each working day
    after; the Director hears of it a setting later, unless ``late_stage`` says otherwise."""
    begun = calendar.day(since)
    stage = pack.at(since).settings.escalate_after_nudge_working_days if late_stage is None else late_stage
    return OpenThing(
        kind,
        subject_id,
        section,
        begun,
        each_working_day(since, days, calendar),
        able,
        by=calendar.add_working(begun, days),
        late_stage=stage,
        step=step,
    )


def ending(thing: OpenThing, last_day: dt.date, calendar: Calendar) -> OpenThing:
    """The same, where it is over by itself after a local day: nobody is reminded of it any more."""
    moments = takewhile(lambda at: calendar.day(at) <= last_day, thing.moments)
    return replace(thing, moments=moments, until=last_day)


def each_working_day(since: dt.datetime, first: int, calendar: Calendar) -> Moments:
    """When the office opens after so many working days, then each working day."""
    day = calendar.add_working(calendar.day(since), first)
    while True:
        yield calendar.opening(day)
        day = calendar.add_working(day, 1)
