"""A change of somebody's roles: asked for by one, confirmed by another, and told to Records (section 7)."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from uuid import UUID, uuid4

from policy.calendar import Calendar
from policy.openthing import OpenThing, to_do
from policy.pack import Pack
from policy.people import Person, Role, require_role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale


class RoleVerdict(StrEnum):
    """What became of a change that was asked for."""

    CONFIRMED = "confirmed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(eq=False)
class RoleChange:
    """Which roles somebody has (``before``) and is to have (``after``), who asked (aware UTC) and why; and what became
    of it. Until it is confirmed nothing changes."""

    person_id: UUID
    before: list[str]
    after: list[str]
    asked_by_id: UUID
    asked_at: dt.datetime
    reason_passage: UUID
    verdict: RoleVerdict | None = None
    decided_by_id: UUID | None = None
    decided_at: dt.datetime | None = None
    verdict_passage: UUID | None = None
    id: UUID = field(default_factory=uuid4)


def confirmers(change: RoleChange, people: Sequence[Person]) -> list[Person]:
    """Admin and the Director, without whoever asked and whose roles they are."""
    barred = (change.asked_by_id, change.person_id)
    return [x for x in people if x.active and x.has(Role.ADMIN, Role.DIRECTOR) and x.id not in barred]


def require_asker(by: Person, person: Person) -> None:
    """Admin or the Director asks, for somebody who is there. Raises `NotAllowed`."""
    require_role(by, Role.ADMIN, Role.DIRECTOR)
    if not person.active:
        raise NotAllowed("they-left")


def ask(
    change: RoleChange, person: Person, waiting: Sequence[RoleChange], people: Sequence[Person], by: Person
) -> Record:
    """Ask for it. ``waiting`` are the changes that wait for their confirmation."""
    require_asker(by, person)
    if any(x.person_id == person.id for x in waiting):
        raise Refused("roles-waiting", "7")
    if change.before == change.after:
        raise Refused("roles-unchanged", "7", field="roles")
    if not confirmers(change, people):
        raise Refused("nobody-to-confirm", "7")
    return _about("roles-asked", change, by, change.asked_at, change.reason_passage)


def require_decider(change: RoleChange, by: Person, people: Sequence[Person]) -> None:
    """A second person decides, once. Raises `Stale`, `NotAllowed` and `Refused`."""
    require_waiting(change, people)
    require_role(by, Role.ADMIN, Role.DIRECTOR)
    if by.id == change.asked_by_id:
        raise Refused("you-asked-roles", "7")
    if by.id == change.person_id:
        raise Refused("your-own-roles", "7")


def confirm(
    change: RoleChange, person: Person, by: Person, people: Sequence[Person], at: dt.datetime
) -> Record:
    """They have these roles from now on."""
    require_decider(change, by, people)
    if not person.active:
        raise NotAllowed("they-left")
    if words_of(person.roles) != change.before:
        raise Stale("roles-changed")
    if not any(x.id == change.asked_by_id and x.active and x.has(Role.ADMIN, Role.DIRECTOR) for x in people):
        raise Refused("asker-may-not", "7")
    after = frozenset(Role(word) for word in change.after)
    others = [x for x in people if x.active and x.has(Role.ADMIN) and x.id != person.id]
    if person.has(Role.ADMIN) and Role.ADMIN not in after and not others:
        raise Refused("last-admin", "7")
    directors = [x for x in people if x.active and x.has(Role.DIRECTOR) and x.id != person.id]
    if person.has(Role.DIRECTOR) and Role.DIRECTOR not in after and not directors:
        raise Refused("last-director", "3")
    person.roles = after
    return _decided("roles-confirmed", RoleVerdict.CONFIRMED, change, None, by, at)


def refuse(
    change: RoleChange, reason: UUID | None, by: Person, people: Sequence[Person], at: dt.datetime
) -> Record:
    """Everything stays as it was; for a reason."""
    require_decider(change, by, people)
    if reason is None:
        raise Refused("reason-missing", "13", field="reason")
    return _decided("roles-refused", RoleVerdict.REFUSED, change, reason, by, at)


def withdraw(change: RoleChange, by: Person, people: Sequence[Person], at: dt.datetime) -> Record:
    """Whoever asked for it takes it back."""
    require_waiting(change, people)
    if not by.active or by.id != change.asked_by_id:
        raise NotAllowed("not-your-change")
    return _decided("roles-withdrawn", RoleVerdict.WITHDRAWN, change, None, by, at)


def require_waiting(change: RoleChange, people: Sequence[Person]) -> None:
    """Raises `Stale` for a change that was decided, naming who did."""
    if change.verdict is not None:
        raise Stale("roles-decided", next((x.name for x in people if x.id == change.decided_by_id), None))


def open_role_changes(waiting: Sequence[RoleChange], pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The changes that wait for their second person, who has as long as for a proposal."""
    for change in waiting:
        days = pack.at(change.asked_at).settings.signoff_working_days
        able = partial(confirmers, change)
        yield to_do("roles", change.id, "7", change.asked_at, days, able, pack, calendar, step="see-roles")


def words_of(roles: frozenset[Role]) -> list[str]:
    """Roles as a record has them: in their order."""
    return [role.value for role in Role if role in roles]


def imported(person: Person, before: frozenset[Role], at: dt.datetime) -> Record:
    """A list of people gave somebody other roles: the operator's act, which nobody confirms, and which is recorded."""
    return recorded(
        "roles-imported",
        "7",
        None,
        at,
        subject_id=person.id,
        before=words_of(before),
        after=words_of(person.roles),
    )


def _decided(
    what: str, verdict: RoleVerdict, change: RoleChange, reason: UUID | None, by: Person, at: dt.datetime
) -> Record:
    change.verdict, change.verdict_passage = verdict, reason
    change.decided_by_id, change.decided_at = by.id, at
    return _about(what, change, by, at, reason)


def _about(what: str, change: RoleChange, by: Person, at: dt.datetime, text: UUID | None) -> Record:
    return recorded(
        what,
        "7",
        by,
        at,
        subject_id=change.person_id,
        passages=[text] if text else [],
        before=list(change.before),
        after=list(change.after),
        asked_by=str(change.asked_by_id),
    )
