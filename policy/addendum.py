"""What is added to a report later: it is never overwritten (section 8, P8.1)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.dropped import drop_with
from policy.incident import Incident
from policy.letter import Letter, LetterKind
from policy.people import Person, Role
from policy.record import Fact, Record, recorded
from policy.refusal import NotAllowed, Refused, Stale
from policy.safety_register import letters_of

if TYPE_CHECKING:
    from policy.case import Case


@dataclass(eq=False)
class Addendum:
    """A correction of a report, or more about it. ``at`` is aware UTC; ``text_passage`` names an encrypted text."""

    incident_id: UUID
    text_passage: UUID
    by_id: UUID
    at: dt.datetime
    id: UUID = field(default_factory=uuid4)


def may_add(incident: Incident, person: Person) -> bool:
    """Whoever reported it or was there, and the line manager that it went to."""
    knows = {*map(str, incident.reporters), *incident.witness_ids}
    return person.active and (incident.is_with(person) or str(person.id) in knows)


def require_may_add(incident: Incident, person: Person) -> None:
    """Raises `NotAllowed`, and `Stale` where it goes on in another customer's case: what is added belongs there."""
    if not may_add(incident, person):
        raise NotAllowed("not-part-of-report")
    if incident.again_id is not None:
        raise Stale("reported-again")


def add(case: "Case", incident: Incident, text: UUID | None, by: Person, at: dt.datetime) -> Record:
    """Add to a report, or correct it."""
    require_may_add(incident, by)
    if text is None:
        raise Refused("addendum-missing", "8", field="text")
    case.addenda.append(Addendum(incident.id, text, by.id, at))
    return _recorded("report-added-to", case, incident, by, at, [text])


def addenda_of(case: "Case", incident: Incident) -> list[Addendum]:
    """What was added to a report, oldest first."""
    return sorted((x for x in case.addenda if x.incident_id == incident.id), key=lambda x: x.at)


def require_may_move(incident: Incident, by: Person) -> None:
    """Whoever may add to a report, a manager or the Director says that it is about another customer, once. Raises
    `NotAllowed` or `Stale`."""
    if not may_add(incident, by) and not (by.active and by.has(Role.MANAGER, Role.DIRECTOR)):
        raise NotAllowed("not-part-of-report")
    if incident.wrong_customer_at is not None:
        raise Stale("wrong-customer")


def wrong_customer(
    case: "Case", incident: Incident, right: UUID | None, by: Person, at: dt.datetime
) -> Record:
    """The report is about another customer (``right``, as far as that is known): it leaves this one's checks and all
    that counts against them at once, and stays to be read. What was drafted to tell them because of it is not sent."""
    require_may_move(incident, by)
    if right is not None and right == case.customer_id:
        raise Refused("same-customer", "8", field="customer")
    incident.wrong_customer_at, incident.wrong_customer_by_id = at, by.id
    incident.right_customer_id = right
    for kind, about in _told_of(case, incident):
        drop_with(case, about, kind, None, by, at)
    return _recorded("wrong-customer", case, incident, by, at, [], right=str(right) if right else None)


def letters_because_of(case: "Case", incident: Incident) -> list[Letter]:
    """The letters that tell the customer of what was made of a report."""
    about = _told_of(case, incident)
    return [letter for letter in case.letters if (letter.kind, letter.subject_id) in about]


def _told_of(case: "Case", incident: Incident) -> list[tuple[LetterKind, UUID]]:
    entries = (x for x in case.safety_decisions if x.incident_id == incident.id)
    actions = (x.id for x in case.informal_actions if x.incident_id == incident.id)
    return [
        *(told for entry in entries for told in letters_of(case, entry)),
        *((LetterKind.INFORMAL_ACTION, id) for id in actions),
    ]


def same_for_another(
    incident: Incident, happened: UUID, support: UUID | None, recipient: UUID, at: dt.datetime
) -> Incident:
    """The same report anew, for the customer whom it is about; the texts are kept with that one's case."""
    return Incident(
        reporter_id=incident.reporter_id,
        reported_at=at,
        occurred_at=incident.occurred_at,
        channel=incident.channel,
        kinds=list(incident.kinds),
        happened_passage=happened,
        recipient_id=recipient,
        where=incident.where,
        other_kind=incident.other_kind,
        on_behalf_of=incident.on_behalf_of,
        on_behalf_of_id=incident.on_behalf_of_id,
        witness_ids=list(incident.witness_ids),
        harmed_ids=list(incident.harmed_ids),
        others=incident.others,
        warned=incident.warned,
        hurt=incident.hurt,
        immediate_threat=incident.immediate_threat,
        police_reference=incident.police_reference,
        support_passage=support,
    )


def carry_on(
    case: "Case", incident: Incident, other: "Case", again: Incident, copies: Mapping[UUID, UUID], by: Person
) -> tuple[Record, list[Record]]:
    """Nothing of a report is lost when it is made again in the case (``other``) of the customer whom it is about: what
    was added to it, and what was answered about an injury, go with it as they were, and the injury is open there alone.
    ``copies`` names the texts as they are kept there. The records of the case it leaves, and of the other one."""
    incident.again_id, at = again.id, again.reported_at
    added = addenda_of(case, incident)
    other.addenda += [
        replace(x, incident_id=again.id, text_passage=copies[x.text_passage], id=uuid4()) for x in added
    ]
    answered = [x for x in case.injuries if x.incident_id == incident.id]
    other.injuries += [replace(x, incident_id=again.id, id=uuid4()) for x in answered]
    records = []
    if added:
        texts = [copies[x.text_passage] for x in added]
        records.append(_recorded("report-added-to", other, again, by, at, texts))
    if answered:
        records.append(_recorded("injury-carried-over", other, again, by, at, []))
    return _recorded("reported-again", case, incident, by, at, []), records


def _recorded(
    what: str,
    case: "Case",
    incident: Incident,
    by: Person,
    at: dt.datetime,
    texts: list[UUID],
    **facts: Fact,
) -> Record:
    return recorded(
        what,
        "8",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=incident.id,
        passages=texts,
        **facts,
    )
