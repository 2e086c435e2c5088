"""When somebody must be reminded of an open thing. Kept as rows, so that a restart loses none (section 7, P7.5)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count, takewhile
from typing import TYPE_CHECKING
from uuid import UUID

from policy.calendar import Calendar
from policy.pack import Pack

if TYPE_CHECKING:
    from policy.case import Case

Moments = Iterator[dt.datetime]


@dataclass(frozen=True)
class Due:
    """The next reminder of one open thing. ``at`` is aware UTC; ``stage`` counts the reminders from 0."""

    kind: str
    case_id: UUID
    subject_id: UUID
    at: dt.datetime
    stage: int


@dataclass(frozen=True)
class OpenThing:
    """Something that waits for somebody, and the moments at which they are reminded: endless, in order."""

    kind: str
    subject_id: UUID
    moments: Moments


def due(case: "Case", pack: Pack, calendar: Calendar) -> list[Due]:
    """The next reminder of everything open in a case."""
    found = []
    for thing in open_things(case, pack, calendar):
        done = reminded(case, thing.kind, thing.subject_id)
        for stage, at in enumerate(thing.moments):
            if stage > done:
                found.append(Due(thing.kind, case.id, thing.subject_id, at, stage))
                break
    return found


def reminded(case: "Case", kind: str, subject_id: UUID) -> int:
    """The last reminder given, or -1."""
    stages = [n.stage for n in case.nudges if n.kind == kind and n.subject_id == subject_id]
    return max(stages, default=-1)


def stage_at(
    case: "Case", kind: str, subject_id: UUID, now: dt.datetime, pack: Pack, calendar: Calendar
) -> int | None:
    """The latest reminder whose moment has come and that was not given; after a stop the missed ones are one."""
    for thing in open_things(case, pack, calendar):
        if (thing.kind, thing.subject_id) == (kind, subject_id):
            last = None
            for stage, at in enumerate(thing.moments):
                if at > now:
                    break
                last = stage
            return last if last is not None and last > reminded(case, kind, subject_id) else None
    return None


def open_things(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """Everything in a case that waits for somebody, with its schedule from the pack's settings."""
    settings = pack.settings
    for incident in case.incidents:
        if incident.acknowledged_at is None:
            yield OpenThing(
                "report",
                incident.id,
                _every_day(incident.reported_at, settings.acknowledge_incident_working_days, calendar),
            )
    proposal = case.open_proposal
    if proposal is not None:
        yield OpenThing(
            "signoff", proposal.id, _every_day(proposal.proposed_at, settings.signoff_working_days, calendar)
        )
    for letter in case.letters:
        if letter.issued_at is None:
            days = (
                settings.translation_working_days
                if letter.untranslated
                else settings.letter_unissued_working_days
            )
            since = letter.translated_at or letter.drafted_at
            yield OpenThing(
                "translation" if letter.untranslated else "letter",
                letter.id,
                _every_day(since, days, calendar),
            )
    for appeal in case.appeals:
        if appeal.outcome is None:
            yield OpenThing(
                "appeal", appeal.id, _appeal(appeal.received_on, appeal.logged_at, pack, calendar)
            )
    for proposal in case.proposals:
        told = [r.last_day for r in case.restrictions_of(proposal) if r.effective_from is not None]
        if told:
            yield OpenThing("review", proposal.id, _review(proposal.review_on, max(told), pack, calendar))


def appeal_deadlines(received_on: dt.date, pack: Pack, calendar: Calendar) -> tuple[dt.date, dt.date]:
    """The last days for acknowledging and for deciding an appeal (P7.5)."""
    settings = pack.settings
    return (
        calendar.add_working(received_on, settings.appeal_acknowledge_working_days),
        calendar.add_working(received_on, settings.appeal_decide_working_days),
    )


def _every_day(since: dt.datetime, first: int, calendar: Calendar) -> Moments:
    """When the office opens after so many working days, then each working day."""
    for days in count(first):
        yield calendar.opening(calendar.add_working(calendar.day(since), days))


def _appeal(received_on: dt.date, logged_at: dt.datetime, pack: Pack, calendar: Calendar) -> Moments:
    """The working days of the setting, then each day. A late-logged appeal is never reminded of before its logging."""
    nudges = pack.settings.appeal_nudge_working_days
    every = pack.settings.appeal_overdue_nudge_working_days
    for day in chain(nudges, count(max(nudges) + every, every)):
        at = calendar.opening(calendar.add_working(received_on, day))
        if at > logged_at:
            yield at


def _review(review_on: dt.date, last_day: dt.date, pack: Pack, calendar: Calendar) -> Moments:
    """The days before of the setting, then every week (P9.1), while anything applies."""
    before = (review_on - dt.timedelta(days=days) for days in pack.settings.review_reminder_days)
    every = dt.timedelta(days=pack.settings.review_overdue_nudge_days)
    after = (review_on + times * every for times in count(1))
    for day in takewhile(lambda day: day <= last_day, chain(before, after)):
        yield calendar.opening(day)
