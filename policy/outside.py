"""An outside reviewer: who decides an appeal where nobody in the organisation may any more (section 7, P7.3)."""

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING

from policy.appeal import Appeal, appeal_record, require_open, reviewers
from policy.involvement import Part, parts_of
from policy.openthing import directors
from policy.people import Person, Role
from policy.record import Record
from policy.refusal import NotAllowed, Refused

if TYPE_CHECKING:
    from policy.case import Case


def namers(case: "Case", people: Collection[Person]) -> list[Person]:
    """Who names the outside reviewer: the Director. Whoever approved does not choose the reviewer, so then it is the
    members of the SLT who did not; with none of them either, the Director all the same."""
    slt = [person for person in people if person.active and person.has(Role.SLT)]
    able = [person for person in (*directors(list(people)), *slt) if not _decided(case, person)]
    return [p for p in able if p.has(Role.DIRECTOR)] or able or directors(list(people))


def require_namer(case: "Case", appeal: Appeal, by: Person, people: Collection[Person]) -> None:
    """Refuse where somebody in the organisation may decide, and whoever does not choose the reviewer (P7.3)."""
    require_open(appeal, people)
    if not by.active or not by.has(Role.SLT, Role.DIRECTOR):
        raise NotAllowed("needs-director")
    if reviewers(case, people):
        raise Refused("reviewer-left", "7")
    if by.id not in {person.id for person in namers(case, people)}:
        raise Refused("not-the-namer", "7")


def name_outside(
    case: "Case",
    appeal: Appeal,
    name: str,
    organisation: str,
    independent: bool,
    by: Person,
    people: Collection[Person],
    at: dt.datetime,
) -> Record:
    """Name the person outside who decides, or another one in their place. ``independent`` is the word of whoever
    names them that they took no part, gave no advice and were not affected."""
    require_namer(case, appeal, by, people)
    if not name.strip():
        raise Refused("outside-name-missing", "7", field="name")
    if not organisation.strip():
        raise Refused("outside-organisation-missing", "7", field="organisation")
    if not independent:
        raise Refused("outside-not-independent", "7", field="independent")
    appeal.reviewer_id = None  # whoever had taken it on can no longer decide it
    appeal.outside_name, appeal.outside_organisation = name.strip(), organisation.strip()
    appeal.outside_named_by_id, appeal.outside_named_at = by.id, at
    return appeal_record("appeal-outside-named", case, appeal, by, at, organisation=organisation.strip())


def _decided(case: "Case", person: Person) -> bool:
    return Part.DECIDER in parts_of(case, person.id)
