"""Informal action by anyone of the staff, and the one warning before it (section 5, P5.1 and P5.3)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import Calendar
from policy.openthing import Able, OpenThing, to_do
from policy.pack import Pack
from policy.people import Person, Role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Stale

if TYPE_CHECKING:
    from policy.case import Case


@dataclass(eq=False)
class InformalAction:
    """What somebody did to manage a contact. Times are aware UTC, ``told_on`` a local day; ``*_passage`` name
    encrypted texts.

    ``warned_at`` is when the customer was warned before it, None where they were not: then
    ``not_warned_passage`` says why, unless they had been warned earlier (`flagged`). ``recipient_id`` is the line
    manager of whoever took it, who must look at one that is flagged. ``incident_id`` is the report that it answers.
    """

    taken_by_id: UUID
    recorded_at: dt.datetime
    taken_at: dt.datetime
    kinds: list[str]
    actions: list[str]
    recipient_id: UUID
    other_action: str = ""
    warned_at: dt.datetime | None = None
    warned_how: str = ""
    not_warned_passage: UUID | None = None
    told_on: dt.date | None = None
    told_how: str = ""
    note_passage: UUID | None = None
    incident_id: UUID | None = None
    flagged: bool = False
    seen_by_id: UUID | None = None
    seen_at: dt.datetime | None = None
    id: UUID = field(default_factory=uuid4)

    def is_with(self, person: Person) -> bool:
        """Whether it went to a person, or they stand in for whoever it went to; nobody looks at their own."""
        own = person.id == self.taken_by_id
        return person.id == self.recipient_id or (person.acts_for(self.recipient_id) and not own)


@dataclass(frozen=True)
class Warned:
    """That the customer was warned, when (aware UTC), and of which kinds. ``incident_id`` is the report that it was
    part of, or that its informal action answers."""

    at: dt.datetime
    kinds: frozenset[str]
    incident_id: UUID | None = None


@dataclass(frozen=True)
class Conduct:
    """Something that the customer did, as far as section 5 needs it. ``at`` is aware UTC."""

    id: UUID
    at: dt.datetime
    kinds: frozenset[str]


def conduct(case: "Case") -> Iterator[Conduct]:
    """Everything recorded of what the customer did. Whatever else is recorded of it belongs here, too."""
    for incident in case.theirs:
        yield Conduct(incident.id, incident.occurred_at, frozenset(incident.kinds))
    for contact in case.contacts:
        if contact.kinds:
            yield Conduct(contact.id, contact.happened_at, frozenset(contact.kinds))


def warnings(case: "Case") -> list[Warned]:
    """Every recorded warning that their conduct is of concern, oldest first (P5.1)."""
    found = [
        Warned(action.warned_at, frozenset(action.kinds), action.incident_id)
        for action in _theirs(case)
        if action.warned_at is not None
    ]
    found += [Warned(x.occurred_at, frozenset(x.kinds), x.id) for x in case.theirs if x.warned]
    return sorted(found, key=lambda warned: warned.at)


def _theirs(case: "Case") -> list[InformalAction]:
    """The informal actions, without those that answer a report about another customer."""
    elsewhere = {x.id for x in case.incidents} - {x.id for x in case.theirs}
    return [action for action in case.informal_actions if action.incident_id not in elsewhere]


def warned_before(case: "Case", at: dt.datetime) -> Warned | None:
    """The latest recorded warning by a moment; once there is one, no further one is needed (P5.1)."""
    return next((warned for warned in reversed(warnings(case)) if warned.at <= at), None)


def gone_on(case: "Case") -> list[Conduct]:
    """What the customer did after a recorded warning of the same kind, oldest first (P5.2)."""
    warned = warnings(case)
    found = [
        done
        for done in conduct(case)
        if any(w.at < done.at and w.incident_id != done.id and w.kinds & done.kinds for w in warned)
    ]
    return sorted(found, key=lambda done: done.at)


def unchanged(case: "Case", calendar: Calendar) -> list[Conduct]:
    """What happened again after informal action about the same kind, or from the first day of a restriction of up to
    7 days on: then formal action is to be considered (P5.3)."""
    begun = [
        max(r.start, r.effective_from)
        for decision in case.seven_days
        for r in case.restrictions_of(decision)
        if r.effective_from is not None
    ]
    return [
        done
        for done in gone_on(case)
        if any(first <= calendar.day(done.at) for first in begun)
        or any(_after(action, done) for action in _theirs(case))
    ]


def _after(action: InformalAction, done: Conduct) -> bool:
    later = action.taken_at < done.at and action.incident_id != done.id
    return later and bool(done.kinds.intersection(action.kinds))


def act_informally(case: "Case", action: InformalAction, by: Person) -> Record:
    """What was done is recorded as it was (P5.1): nothing here says no. Without any warning it is flagged."""
    action.flagged = action.warned_at is None and warned_before(case, action.taken_at) is None
    case.informal_actions.append(action)
    texts = [p for p in (action.note_passage, action.not_warned_passage) if p]
    return recorded(
        "informal-action",
        "5",
        by,
        action.recorded_at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=action.id,
        passages=texts,
        actions=list(action.actions),
        kinds=list(action.kinds),
        warned=not action.flagged,
    )


def require_recipient(action: InformalAction, person: Person) -> None:
    """Only the line manager, a manager or the Director looks after an informal action. Raises `NotAllowed`."""
    if not person.active or not (action.is_with(person) or person.has(Role.MANAGER, Role.DIRECTOR)):
        raise NotAllowed("not-your-report")


def see(case: "Case", action: InformalAction, by: Person, at: dt.datetime) -> Record:
    """The line manager has looked at an action without a warning (P5.1). Raises `Stale` where somebody had."""
    require_recipient(action, by)
    if action.seen_at is not None:
        raise Stale("informal-seen")
    action.seen_by_id, action.seen_at = by.id, at
    return recorded(
        "informal-seen",
        "5",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=action.id,
    )


def open_informal_actions(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """What was done without a warning, for the line manager of whoever did it (P5.1)."""
    for action in case.informal_actions:
        if action.flagged and action.seen_at is None:
            days = pack.at(action.recorded_at).settings.acknowledge_incident_working_days
            able = _with(action)
            yield to_do(
                "informal",
                action.id,
                "5",
                action.recorded_at,
                days,
                able,
                pack,
                calendar,
                step="informal-action",
            )


def _with(action: InformalAction) -> Able:
    return lambda people: [person for person in people if action.is_with(person)]
