"""Somebody has left: who takes over what waits for them by name; and that they are there again (section 8)."""

import datetime as dt
from collections.abc import Collection, Iterable
from uuid import UUID

from policy.appeal import Appeal, appeal_record, reviewers
from policy.calendar import Calendar
from policy.case import Case
from policy.contact_person import with_contacts
from policy.due import open_things
from policy.openway import people_of
from policy.pack import Pack
from policy.people import Person, Role, require_another, require_role, require_shared
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale
from policy.role_change import words_of


def require_leaving(by: Person, person: Person) -> None:
    """Admin says so, of somebody else who is still there. Raises `NotAllowed` and `Stale`."""
    require_role(by, Role.ADMIN)
    if by.id == person.id:
        raise NotAllowed("not-oneself")
    if not person.active:
        raise Stale("left-already")


def has_open_work(case: Case, person: Person, today: dt.date, pack: Pack, calendar: Calendar) -> bool:
    """Whether something in a case waits for somebody by name: not what waits for a role of theirs."""
    without_roles = Person("", "", id=person.id)
    return (
        any(without_roles in thing.able([without_roles]) for thing in open_things(case, pack, calendar))
        or any(x.owner_id == person.id and _runs(case, x.id, today) for x in case.proposals)
        or any(person.id in people_of(r, pack) for r in with_contacts(case, today, pack))
    )


def leave(person: Person, successor: Person | None, open_cases: int, by: Person, at: dt.datetime) -> Record:
    """They have left. Where something waits for them by name, ``successor`` takes it over."""
    require_leaving(by, person)
    if successor is None and open_cases:
        raise Refused("successor-missing", "8", field="successor")
    if successor is not None and successor.id == person.id:
        raise Refused("own-successor", "8", field="successor")
    if successor is not None and not successor.active:
        raise Refused("successor-left", "8", field="successor")
    if successor is not None:
        require_another(by, successor, "successor")
        require_shared(person, successor, "successor")
    person.active, person.successor_id = False, successor.id if successor else None
    return recorded(
        "person-left",
        "8",
        by,
        at,
        subject_id=person.id,
        successor=str(person.successor_id) if person.successor_id else None,
        cases=open_cases,
    )


def come_back(person: Person, by: Person, at: dt.datetime) -> Record:
    """They are there again: with no role, for each needs two people (section 7), and nothing of what was handed over.
    Raises `NotAllowed` and `Stale`."""
    require_role(by, Role.ADMIN)
    if person.active:
        raise Stale("back-already")
    had = words_of(person.roles)
    person.active, person.successor_id, person.roles = True, None, frozenset()
    return recorded("person-back", "8", by, at, subject_id=person.id, roles_before=had)


def last_with(person: Person, people: Iterable[Person]) -> list[Role]:
    """The roles that nobody else who is there has."""
    others = [x for x in people if x.active and x.id != person.id]
    return [role for role in Role if person.has(role) and not any(x.has(role) for x in others)]


def hand_over(
    case: Case,
    person: Person,
    successor: Person,
    fallback: Person,
    today: dt.date,
    by: Person,
    at: dt.datetime,
) -> Record:
    """What waits for a leaver by name in a case is the successor's from now on. ``fallback`` gets what the successor
    may not look after: their own report; and all of it where they have taken on the case's appeal, which they could
    not decide any more."""
    to = fallback if taken_on(case, successor) else successor
    for incident in case.theirs:
        own = to.id in incident.reporters
        if incident.recipient_id == person.id and incident.outcome is None:
            incident.recipient_id = (fallback if own else to).id
    for action in case.informal_actions:
        if action.recipient_id == person.id and action.seen_at is None:
            action.recipient_id = (fallback if to.id == action.taken_by_id else to).id
    for proposal in case.proposals:
        if proposal.owner_id == person.id and _runs(case, proposal.id, today):
            proposal.owned_before = [*proposal.owned_before, str(person.id)]
            proposal.owner_id = to.id
    return recorded(
        "handed-over",
        "8",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=case.id,
        left=str(person.id),
        successor=str(to.id),
    )


def give_back_appeals(
    case: Case, person: Person, people: Collection[Person], by: Person, at: dt.datetime
) -> list[tuple[Appeal, Record]]:
    """An appeal that a leaver had taken on is offered again to those who may decide it: to nobody who took a part, and
    so not to a successor who is barred (P7.3)."""
    given = []
    for appeal in taken_on(case, person):
        appeal.reviewer_id = appeal.taken_at = None
        appeal.offered_to = [str(x.id) for x in reviewers(case, people)]
        given.append((appeal, appeal_record("appeal-given-back", case, appeal, by, at)))
    return given


def taken_on(case: Case, person: Person) -> list[Appeal]:
    """The appeals that somebody has taken on and not decided."""
    return [x for x in case.appeals if x.outcome is None and x.reviewer_id == person.id]


def _runs(case: Case, proposal: UUID, today: dt.date) -> bool:
    """Whether a proposal waits for its decision, or what it restricts is not over."""
    waits = any(x.id == proposal and x.verdict is None for x in case.proposals)
    return waits or any(r.proposal_id == proposal and r.last_day >= today for r in case.decided)
