"""Who acts: people, their roles, and the parts they played in a case (sections 2, 3, 7 and 8)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID, uuid4

from policy.refusal import NotAllowed


class Role(StrEnum):
    """What a person may decide or see beyond what all staff may. Line manager is a relation, not a role."""

    MANAGER = "manager"
    SLT = "slt"
    DIRECTOR = "director"
    SAFETY = "safety"
    RECORDS = "records"
    ADMIN = "admin"


@dataclass(eq=False)
class Person:
    """A member of staff or a representative. ``email`` is case-folded; ``language`` is "en" or "cy"."""

    email: str
    name: str
    roles: frozenset[Role] = frozenset()
    organisations: frozenset[str] = frozenset()
    line_manager_id: UUID | None = None
    language: str = "en"
    active: bool = True
    id: UUID = field(default_factory=uuid4)

    def has(self, *roles: Role) -> bool:
        """Whether the person has one of these roles."""
        return not self.roles.isdisjoint(roles)


def still_here(people: Iterable[Person]) -> frozenset[UUID]:
    """The ids of those who have not left."""
    return frozenset(person.id for person in people if person.active)


def require_role(person: Person, *roles: Role) -> None:
    """Refuse whoever has none of these roles (section 7). Raises `NotAllowed`."""
    if not person.active:
        raise NotAllowed("left")
    if not person.has(*roles):
        raise NotAllowed(f"needs-{roles[0]}")
