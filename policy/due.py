"""When somebody must be reminded of an open thing. Kept as rows, so that a restart loses none (section 7, P7.5)."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from uuid import UUID

from policy.adjustment import open_adjustments
from policy.appeal_due import open_acknowledgements, open_appeals
from policy.arrangement import open_arrangements
from policy.calendar import DAY, Calendar
from policy.case import Case
from policy.complaint import open_complaints
from policy.correction import open_corrections
from policy.ended import open_ends, open_lapses
from policy.exception import open_exceptions
from policy.held import open_held
from policy.informal import open_informal_actions
from policy.injury import open_injuries
from policy.involvement import people_named
from policy.letter import open_letters
from policy.no_way import open_no_ways
from policy.ombudsman_request import open_requests
from policy.openthing import OpenThing, waits_for, waits_until
from policy.pack import Pack
from policy.people import Person
from policy.repeated import open_repeated
from policy.report import open_outcomes, open_reports
from policy.review_due import open_reviews
from policy.safety import open_referrals
from policy.safety_register import open_register_reviews
from policy.seven_day import open_seven_days
from policy.signoff import open_signoffs

# Everything in a case that can wait for somebody, each kind said by its own subject.
OPEN: tuple[Callable[[Case, Pack, Calendar], Iterator[OpenThing]], ...] = (
    open_reports,
    open_outcomes,
    open_signoffs,
    open_letters,
    open_repeated,
    open_corrections,
    open_adjustments,
    open_acknowledgements,
    open_appeals,
    open_reviews,
    open_informal_actions,
    open_seven_days,
    open_ends,
    open_lapses,
    open_exceptions,
    open_held,
    open_complaints,
    open_arrangements,
    open_referrals,
    open_register_reviews,
    open_injuries,
    open_requests,
    open_no_ways,
)


@dataclass(frozen=True)
class Due:
    """The next reminder of one open thing. ``at`` is aware UTC; ``stage`` counts the reminders from 0.

    ``people`` are the ids of those for whom it waits (None: not known, since somebody's roles changed);
    ``from_day`` the local day from which it shows as waiting, or None for at once. ``people_until`` is the first local
    day on which it may wait for others, since somebody's absence begins or ends then. ``since``, ``by`` and ``until``
    are the open thing's local days; without ``since`` they are not known, in a row that an earlier release wrote.
    """

    kind: str
    case_id: UUID
    subject_id: UUID
    at: dt.datetime
    stage: int
    people: frozenset[str] | None = None
    from_day: dt.date | None = None
    people_until: dt.date | None = None
    since: dt.date | None = None
    by: dt.date | None = None
    until: dt.date | None = None


def open_things(case: Case, pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """Everything in a case that waits for somebody, with its schedule from the pack's settings."""
    for each in OPEN:
        yield from each(case, pack, calendar)


def due(case: Case, people: Sequence[Person], pack: Pack, calendar: Calendar) -> list[Due]:
    """The next reminder of everything open in a case. What no reminder comes of any more keeps a row until it is over:
    the rows say whose home it stands in."""
    contacts = {id for r in case.decided for id in people_named(r.particulars.values())}
    # A way of contact may close or open then.
    turns = [x.presence.changes_on for x in people if x.id in contacts]
    things = open_things(case, pack, calendar)
    return next_reminders(things, partial(reminded, case), case.id, people, calendar, turns)


def next_reminders(
    things: Iterable[OpenThing],
    last: Callable[[str, UUID], int],
    case_id: UUID,
    people: Sequence[Person],
    calendar: Calendar,
    turns: Sequence[dt.date | None] = (),
) -> list[Due]:
    """The same of any open things; ``last`` gives the last reminder of a kind and subject, or -1. ``turns`` are local
    days on which it may wait for others."""
    found = []
    for thing in things:
        done = last(thing.kind, thing.subject_id)
        over = [calendar.opening(thing.until + DAY)] if thing.until is not None else []
        for stage, at in enumerate(chain(thing.moments, over)):
            if stage > done:
                waiting = frozenset(str(person.id) for person in waits_for(thing, people))
                turning = (day for day in (waits_until(thing, people), *turns) if day is not None)
                days = (thing.from_day, min(turning, default=None), thing.since, thing.by, thing.until)
                found.append(Due(thing.kind, case_id, thing.subject_id, at, stage, waiting, *days))
                break
    return found


def reminded(case: Case, kind: str, subject_id: UUID) -> int:
    """The last reminder given, or -1."""
    stages = [n.stage for n in case.nudges if n.kind == kind and n.subject_id == subject_id]
    return max(stages, default=-1)


def falls_due(
    case: Case, kind: str, subject_id: UUID, now: dt.datetime, pack: Pack, calendar: Calendar
) -> tuple[OpenThing, int] | None:
    """The open thing and its latest reminder whose moment has come and that was not given; after a stop the missed
    ones are one. None where there is nothing to remind of."""
    done = reminded(case, kind, subject_id)
    return latest(open_things(case, pack, calendar), kind, subject_id, done, now)


def latest(
    things: Iterable[OpenThing], kind: str, subject_id: UUID, done: int, now: dt.datetime
) -> tuple[OpenThing, int] | None:
    """The same of any open things; ``done`` is the last reminder that was given, or -1."""
    for thing in things:
        if (thing.kind, thing.subject_id) == (kind, subject_id):
            last = -1
            for stage, at in enumerate(thing.moments):
                if at > now:
                    break
                last = stage
            return (thing, last) if last > done else None
    return None
