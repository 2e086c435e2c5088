"""The fallback of an organisation: who gets what nobody else would, so that a report never has nobody (section 8)."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from policy.people import Person, Role, require_another, require_role
from policy.record import Record, recorded
from policy.refusal import Refused


@dataclass(eq=False)
class Fallback:
    """Whom an organisation (a key of the pack) has named."""

    organisation: str
    person_id: UUID


def name_fallback(
    known: Fallback | None, organisation: str, person: Person, by: Person, at: dt.datetime
) -> tuple[Fallback, Record]:
    """Admin names the fallback of an organisation. Raises `NotAllowed`, and `Refused`, also for no change."""
    require_role(by, Role.ADMIN)
    if not person.active:
        raise Refused("fallback-left", "8", field=organisation)
    if known is not None and known.person_id == person.id:
        raise Refused("fallback-unchanged", "X", field=organisation)
    before = str(known.person_id) if known else None
    require_another(by, person, organisation)
    fallback = known or Fallback(organisation, person.id)
    fallback.person_id = person.id
    said = recorded(
        "fallback-named", "8", by, at, subject_id=person.id, organisation=organisation, before=before
    )
    return fallback, said
