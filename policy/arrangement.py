"""What is arranged of a measure: who sees to it, who takes part, by when, and how it went (section 6, P6.2)."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import DAY, Calendar
from policy.formal import may_prepare, require_preparer
from policy.measure import ATTENDED, DECLINABLE, KEY_OFFICER, STRATEGY_MEETING
from policy.openthing import Able, Moments, OpenThing
from policy.pack import Pack
from policy.people import Person, Role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale

if TYPE_CHECKING:
    from policy.case import Case


class ArrangementOutcome(StrEnum):
    """What became of it."""

    DONE = "done"
    DECLINED = "declined"
    CANCELLED = "cancelled"


@dataclass(eq=False)
class Arrangement:
    """One measure that is arranged. ``measure`` is a key of the pack, ``people_ids`` who takes part, ``by_day`` and
    ``done_on`` local days; times are aware UTC, ``*_passage`` name encrypted texts.

    ``incident_id`` is the report whose reporter is supported, where it is that.
    """

    measure: str
    owner_id: UUID
    people_ids: list[str]
    by_day: dt.date
    arranged_by_id: UUID
    arranged_at: dt.datetime
    note_passage: UUID | None = None
    incident_id: UUID | None = None
    outcome: ArrangementOutcome | None = None
    done_on: dt.date | None = None
    closed_by_id: UUID | None = None
    closed_at: dt.datetime | None = None
    outcome_passage: UUID | None = None
    id: UUID = field(default_factory=uuid4)

    @property
    def stands(self) -> bool:
        """Whether it is to be, or was: not declined and not cancelled."""
        return self.outcome in (None, ArrangementOutcome.DONE)


@dataclass(frozen=True)
class WentSo:
    """How it went: ``done_on`` is the local day of what was done, ``people_ids`` who was there."""

    outcome: ArrangementOutcome
    done_on: dt.date | None = None
    people_ids: Sequence[str] = ()
    note: UUID | None = None


def arrange(
    case: "Case",
    made: Arrangement,
    owner: Person,
    done_on: dt.date | None,
    by: Person,
    calendar: Calendar,
) -> Record:
    """Arrange a measure (P6.2). What was done already is recorded as it was, with the day of it."""
    require_preparer(case, by)
    if done_on is None and not owner.active:
        raise Refused("arrangement-owner-left", "6", field="owner")
    if done_on is None and made.by_day < calendar.day(made.arranged_at):
        raise Refused("arranged-for-the-past", "6", field="by_day")
    if done_on is not None:
        made.by_day = done_on
        _close(
            made, WentSo(ArrangementOutcome.DONE, done_on, made.people_ids), by, made.arranged_at, calendar
        )
    case.arrangements.append(made)
    return _about("measure-arranged", case, made, made.note_passage, by, made.arranged_at)


def may_say(case: "Case", made: Arrangement, person: Person) -> bool:
    """Whether somebody may say how it went: its owner, and whoever prepares formal action."""
    return may_prepare(case, person) or (person.active and person.acts_for(made.owner_id))


def require_open(case: "Case", made: Arrangement, by: Person, people: Sequence[Person]) -> None:
    """Raises `NotAllowed` for whoever may not say how it went, `Stale` where somebody has."""
    if not may_say(case, made, by):
        raise NotAllowed("not-your-arrangement")
    if made.outcome is not None:
        raise Stale("arrangement-closed", next((x.name for x in people if x.id == made.closed_by_id), None))


def close(
    case: "Case",
    made: Arrangement,
    went: WentSo,
    by: Person,
    at: dt.datetime,
    people: Sequence[Person],
    calendar: Calendar,
) -> Record:
    """Say how it went, once: done, declined by the customer, or cancelled for a reason."""
    require_open(case, made, by, people)
    _close(made, went, by, at, calendar)
    if made.incident_id is not None and not made.stands:
        case.incident(made.incident_id).supported_at = None  # so that it is arranged again
    return _about(f"measure-{went.outcome.value}", case, made, went.note, by, at)


def _close(made: Arrangement, went: WentSo, by: Person, at: dt.datetime, calendar: Calendar) -> None:
    if went.outcome is ArrangementOutcome.DONE:
        if went.done_on is None:
            raise Refused("done-day-missing", "6", field="done_on")
        if went.done_on > calendar.day(at):
            raise Refused("done-in-the-future", "6", field="done_on")
        if made.measure == STRATEGY_MEETING and not went.people_ids:
            raise Refused("nobody-met", "7", field="person_1")
        made.done_on, made.people_ids = went.done_on, list(went.people_ids)
    elif went.outcome is ArrangementOutcome.DECLINED and made.measure not in DECLINABLE:
        raise Refused("not-the-customers-to-decline", "6", field="outcome")
    elif went.outcome is ArrangementOutcome.CANCELLED and went.note is None:
        raise Refused("reason-missing", "13", field="note")
    made.outcome, made.outcome_passage = went.outcome, went.note
    made.closed_by_id, made.closed_at = by.id, at


def may_see(made: Arrangement, person: Person) -> bool:
    """Whether it concerns somebody, whoever may read the case aside: its owner, and who takes part."""
    return person.active and (person.acts_for(made.owner_id) or str(person.id) in made.people_ids)


def arranged(case: "Case", measure: str) -> list[Arrangement]:
    """What was arranged of a measure, oldest first."""
    return [made for made in case.arrangements if made.measure == measure]


def unfinished(case: "Case", measure: str) -> bool:
    """Whether something that was arranged of a measure has not come about yet."""
    return any(made.outcome is None for made in arranged(case, measure))


def unnamed(case: "Case", states: Mapping[str, str]) -> list[str]:
    """The measures that are said to be done or offered (``states`` by key), and nobody is known who takes part: that
    bars nobody from deciding an appeal (P7.3)."""
    return [
        key
        for key, state in states.items()
        if key in ATTENDED and state in ("done", "offered") and not any(x.stands for x in arranged(case, key))
    ]


def key_officer(case: "Case") -> UUID | None:
    """Who coordinates our answers to the customer: whoever was named last."""
    named = [x for x in arranged(case, KEY_OFFICER) if x.outcome is ArrangementOutcome.DONE]
    if not named:
        return None
    latest = max(named, key=lambda x: (x.done_on or x.by_day, x.arranged_at))
    return UUID(latest.people_ids[0]) if latest.people_ids else latest.owner_id


def open_arrangements(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """What is still to be done, for its owner: from the working day before on; the Director hears of one that is late."""
    for made in case.arrangements:
        if made.outcome is None:
            before = _working_day_before(made.by_day, calendar)
            settings = pack.at(made.arranged_at).settings
            late = calendar.add_working(made.by_day, settings.escalate_after_nudge_working_days)
            yield OpenThing(
                "arrangement",
                made.id,
                "6",
                calendar.day(made.arranged_at),
                _moments(made, before, calendar),
                _able(made),
                by=made.by_day,
                late_on=late,
                step="see-arrangement",
                from_day=before,
            )


def _able(made: Arrangement) -> Able:
    """Its owner; after they left whoever arranged it, and with them gone too the managers."""

    def able(people: Sequence[Person]) -> list[Person]:
        for id in (made.owner_id, made.arranged_by_id):
            if found := [person for person in people if person.acts_for(id)]:
                return found
        return [person for person in people if person.has(Role.MANAGER)]

    return able


def _moments(made: Arrangement, before: dt.date, calendar: Calendar) -> Moments:
    """The working day before, the day, then each working day: as far as they come after it was arranged."""
    opening = calendar.opening(before)
    while True:
        if opening > made.arranged_at:
            yield opening
        opening = calendar.opening(calendar.day(opening) + DAY)


def _working_day_before(day: dt.date, calendar: Calendar) -> dt.date:
    day -= DAY
    while not calendar.is_working(day):
        day -= DAY
    return day


def _about(
    what: str, case: "Case", made: Arrangement, text: UUID | None, by: Person, at: dt.datetime
) -> Record:
    return recorded(
        what,
        "6",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=made.id,
        passages=[text] if text else [],
        measure=made.measure,
        owner=str(made.owner_id),
        people=list(made.people_ids),
        outcome=made.outcome.value if made.outcome else None,
    )
