"""A report that somebody types for another who has no account: both reported it (sections 7 and 8).

A name in free text bars nobody from anything. Where the person is in the directory, or comes into it later, they are
linked: then they count as a reporter, and as harmed where the report says that they were.
"""

import datetime as dt

from policy.case import Case
from policy.incident import Incident
from policy.people import Person, Role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale


def for_whom(incident: Incident, person: Person, field: str) -> None:
    """The report is for this person, who is in the directory. Raises `Refused` for whoever typed it."""
    if person.id == incident.reporter_id:
        raise Refused("on-behalf-of-oneself", "8", field=field)
    incident.on_behalf_of_id = person.id
    if incident.hurt:
        incident.harmed_ids = list(dict.fromkeys([*incident.harmed_ids, str(person.id)]))


def require_linker(incident: Incident, by: Person) -> None:
    """Whoever typed it, whoever looks after it, a manager or the Director says who that is. Raises `NotAllowed`, and
    `Refused` for a report that is for nobody else."""
    able = by.id == incident.reporter_id or incident.is_with(by) or by.has(Role.MANAGER, Role.DIRECTOR)
    if not by.active or not able:
        raise NotAllowed("not-your-report")
    if not incident.on_behalf_of and incident.on_behalf_of_id is None:
        raise Refused("reported-for-nobody", "8")


def link(case: Case, incident: Incident, person: Person, by: Person, at: dt.datetime) -> Record:
    """The name in the report is this person. Put right as often as need be: the record says who it was before."""
    require_linker(incident, by)
    before = incident.on_behalf_of_id
    if before == person.id:
        raise Stale("linked-already")
    for_whom(incident, person, "person")
    if before is not None:
        incident.harmed_ids = [id for id in incident.harmed_ids if id != str(before)]
    return recorded(
        "reporter-linked",
        "8",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=incident.id,
        person=str(person.id),
        before=str(before) if before else None,
    )
