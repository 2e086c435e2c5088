"""Who acts: people, their roles, and the parts they played in a case (sections 2, 3, 7 and 8)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID, uuid4

from policy.refusal import NotAllowed, Refused


class Role(StrEnum):
    """What a person may decide or see beyond what all staff may. Line manager is a relation, not a role."""

    MANAGER = "manager"
    SLT = "slt"
    DIRECTOR = "director"
    SAFETY = "safety"
    RECORDS = "records"
    ADMIN = "admin"


@dataclass(frozen=True)
class Presence:
    """How somebody stands on one local day (`policy.standing`): away, and until when; for whom they stand in; and the
    next local day on which that changes by itself."""

    away: bool = False
    until: dt.date | None = None
    stands_for: frozenset[UUID] = frozenset()
    changes_on: dt.date | None = None


HERE = Presence()


@dataclass(eq=False)
class Person:
    """A member of staff or a representative. ``email`` is case-folded; ``language`` is "en" or "cy".

    ``successor_id`` is who took over the open work of one who has left. ``presence`` is not kept: it is of the day for
    which the person was looked at.
    """

    email: str
    name: str
    roles: frozenset[Role] = frozenset()
    organisations: frozenset[str] = frozenset()
    line_manager_id: UUID | None = None
    language: str = "en"
    active: bool = True
    successor_id: UUID | None = None
    presence: Presence = field(default=HERE, init=False, repr=False)
    id: UUID = field(default_factory=uuid4)

    @property
    def away(self) -> bool:
        """Whether the person is away on the day for which they were looked at."""
        return self.presence.away

    def acts_for(self, id: UUID | None) -> bool:
        """Whether the person is this one, or stands in for them today. No role comes with that (section 8)."""
        return id is not None and (self.id == id or id in self.presence.stands_for)

    def has(self, *roles: Role) -> bool:
        """Whether the person has one of these roles."""
        return not self.roles.isdisjoint(roles)


def still_here(people: Iterable[Person]) -> frozenset[UUID]:
    """The ids of those who have not left."""
    return frozenset(person.id for person in people if person.active)


def answering(people: Iterable[Person]) -> frozenset[UUID]:
    """The ids of those whom a customer reaches today: there, or somebody named stands in for them (P8.4)."""
    present = [person for person in people if person.active]
    covered = {id for person in present if not person.away for id in person.presence.stands_for}
    return frozenset(person.id for person in present if not person.away or person.id in covered)


def require_another(by: Person, person: Person, field: str) -> None:
    """Whoever keeps the directory gives what waits for others by name to somebody else: it would open cases to
    themselves, and Admin is no right to read (section 13). Raises `Refused`."""
    if by.id == person.id:
        raise Refused("gives-to-oneself", "13", field=field)


def require_shared(person: Person, other: Person, field: str) -> None:
    """What waits for somebody by name goes to one of the same organisation: the story of a case stays there (section 2).
    Raises `Refused`."""
    if person.organisations.isdisjoint(other.organisations):
        raise Refused("of-another-organisation", "2", field=field)


def require_role(person: Person, *roles: Role) -> None:
    """Refuse whoever has none of these roles (section 7). Raises `NotAllowed`."""
    if not person.active:
        raise NotAllowed("left")
    if not person.has(*roles):
        raise NotAllowed(f"needs-{roles[0]}")
