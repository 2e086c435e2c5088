"""Two organisations: a case belongs to one, and so do the roles that look after it (sections 2 and 7).

Medra has the parent's managers, its SLT and its Director. The safety group and Records serve the organisations they
belong to. What is about a person and not about a role (one's line manager, one's own report) knows no organisation.
"""

from collections.abc import Sequence

from policy.people import Person, Role, require_role
from policy.refusal import NotAllowed

SERVING_ALL = frozenset({Role.MANAGER, Role.SLT, Role.DIRECTOR})


def holds(person: Person, organisation: str, *roles: Role) -> bool:
    """Whether the person has one of these roles for what belongs to an organisation."""
    held = person.roles.intersection(roles)
    return not held.isdisjoint(SERVING_ALL) or (bool(held) and organisation in person.organisations)


def require_role_for(person: Person, organisation: str, *roles: Role) -> None:
    """Raises `NotAllowed` for whoever has none of these roles, or has it for the other organisation only."""
    require_role(person, *roles)
    if not holds(person, organisation, *roles):
        raise NotAllowed("other-organisation")


def serving(people: Sequence[Person], organisation: str, role: Role) -> list[Person]:
    """Who holds a role for an organisation, and has not left; with nobody left the Director, so that nothing goes to
    nobody."""
    present = [person for person in people if person.active]
    found = [person for person in present if holds(person, organisation, role)]
    return found or [person for person in present if person.has(Role.DIRECTOR)]
