"""That somebody is away for some days, and who stands in for them meanwhile (section 8)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from policy.calendar import DAY, Calendar
from policy.people import Person, Role, require_another, require_shared
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale


@dataclass(eq=False)
class Absence:
    """Somebody is away from ``first_day`` to ``last_day``, both included, local days. ``delegate_id`` stands in for
    them; None where nobody was named: then the fallback of their organisation does. One that was ended early keeps
    who ended it and when (aware UTC), and the last day that was left of it; then that can be before the first one."""

    person_id: UUID
    first_day: dt.date
    last_day: dt.date
    noted_by_id: UUID
    noted_at: dt.datetime
    delegate_id: UUID | None = None
    ended_by_id: UUID | None = None
    ended_at: dt.datetime | None = None
    id: UUID = field(default_factory=uuid4)

    @property
    def back_on(self) -> dt.date:
        """The first local day on which they are there again."""
        return self.last_day + DAY

    def on(self, day: dt.date) -> bool:
        """Whether they are away on a local day."""
        return self.first_day <= day <= self.last_day

    def meets(self, first: dt.date, last: dt.date) -> bool:
        """Whether they are away on any of these local days."""
        return self.first_day <= last and first <= self.last_day


def may_note(by: Person, person: Person) -> bool:
    """Whether somebody may say that a person is away: that person, their line manager, or Admin."""
    return by.active and (by.id == person.id or by.id == person.line_manager_id or by.has(Role.ADMIN))


def require_noter(by: Person, person: Person) -> None:
    """Raises `NotAllowed` for everybody else, and for somebody who has left."""
    if not may_note(by, person):
        raise NotAllowed("not-your-absence")
    if not person.active:
        raise NotAllowed("they-left")


def note_absence(
    absence: Absence,
    person: Person,
    delegate: Person | None,
    others: Sequence[Absence],
    by: Person,
    calendar: Calendar,
) -> Record:
    """Say that a person is away, and who stands in. ``others`` are all absences that are not over.

    The delegate is there on all of these days as far as is known, and is not the person; nor the Admin who says so.
    Raises `Refused`.
    """
    require_noter(by, person)
    first, last = absence.first_day, absence.last_day
    if last < first:
        raise Refused("back-before-away", "8", field="last_day")
    if last < calendar.day(absence.noted_at):
        raise Refused("absence-over", "8", field="last_day")
    if any(x.person_id == person.id and x.meets(first, last) for x in others):
        raise Refused("away-already", "8", field="first_day")
    if delegate is not None:
        if delegate.id == person.id:
            raise Refused("own-delegate", "8", field="delegate")
        require_shared(person, delegate, "delegate")
        if by.id != person.line_manager_id:
            require_another(by, delegate, "delegate")
        if not delegate.active:
            raise Refused("delegate-left", "8", field="delegate")
        if any(x.person_id == delegate.id and x.meets(first, last) for x in others):
            raise Refused("delegate-away", "8", field="delegate")
    absence.delegate_id = delegate.id if delegate else None
    return _about("absence-noted", absence, by, absence.noted_at)


def end_absence(absence: Absence, person: Person, by: Person, at: dt.datetime, calendar: Calendar) -> Record:
    """They are there again, or do not go at all: today is no longer a day of it. Raises `Stale` where it is over."""
    require_noter(by, person)
    today = calendar.day(at)
    if absence.last_day < today:
        raise Stale("absence-over")
    absence.last_day = today - DAY
    absence.ended_by_id, absence.ended_at = by.id, at
    return _about("absence-ended", absence, by, at)


def _about(what: str, absence: Absence, by: Person, at: dt.datetime) -> Record:
    return recorded(
        what,
        "8",
        by,
        at,
        subject_id=absence.person_id,
        first_day=absence.first_day.isoformat(),
        last_day=absence.last_day.isoformat(),
        delegate=str(absence.delegate_id) if absence.delegate_id else None,
    )
