"""What Admin changes of a person alone: line manager, organisations, language (section 8). Roles need two people."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from policy.people import Person, Role, require_another, require_role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused


def require_details(by: Person, person: Person) -> None:
    """Admin, of somebody who is there. Raises `NotAllowed`."""
    require_role(by, Role.ADMIN)
    if not person.active:
        raise NotAllowed("they-left")


def change_details(
    person: Person,
    line_manager: Person | None,
    organisations: frozenset[str],
    language: str,
    above: Mapping[UUID, UUID | None],
    by: Person,
    at: dt.datetime,
) -> Record:
    """Change them at once. ``above`` is everybody's line manager. Raises `Refused`, also for no change."""
    require_details(by, person)
    if line_manager is not None:
        if not line_manager.active:
            raise Refused("line-manager-left", "8", field="line_manager")
        if person.id in _line(line_manager.id, above):
            raise Refused("line-managers-in-a-circle", "8", field="line_manager")
    if not organisations:
        raise Refused("organisation-missing", "2", field="organisations")
    manager_id = line_manager.id if line_manager else None
    if line_manager is not None and manager_id != person.line_manager_id:
        require_another(by, line_manager, "line_manager")
    if organisations != person.organisations:
        require_another(by, person, "organisations")
    before = (person.line_manager_id, person.organisations, person.language)
    if before == (manager_id, organisations, language):
        raise Refused("details-unchanged", "X")
    said = recorded(
        "person-changed",
        "8",
        by,
        at,
        subject_id=person.id,
        line_manager=str(manager_id) if manager_id else None,
        line_manager_before=str(person.line_manager_id) if person.line_manager_id else None,
        organisations=sorted(organisations),
        organisations_before=sorted(person.organisations),
        language=language,
    )
    person.line_manager_id, person.organisations, person.language = manager_id, organisations, language
    return said


def _line(id: UUID, above: Mapping[UUID, UUID | None]) -> set[UUID]:
    """Somebody, and all who stand above them."""
    seen: set[UUID] = set()
    at: UUID | None = id
    while at is not None and at not in seen:
        seen.add(at)
        at = above.get(at)
    return seen
