"""Whom an open thing waits for, and who hears of it when it waits too long (sections 7, 8 and 9)."""

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

from policy import appeal as appeals
from policy.calendar import Calendar
from policy.case import Case
from policy.due import appeal_deadlines
from policy.pack import Pack
from policy.people import Person, Role
from policy.signoff import deciders


def waits_for(case: Case, kind: str, subject_id: UUID, people: Sequence[Person]) -> list[Person]:
    """The people who can do what is open; with none of them left, the Director, so that nothing waits for nobody."""
    match kind:
        case "report":
            found = _named(people, case.incident(subject_id).recipient_id)
        case "signoff":
            found = deciders(case, people)
        case "translation" | "letter":
            found = _named(people, case.letter(subject_id).owner_id)
        case "appeal":
            able = appeals.reviewers(case, people)
            found = _named(able, case.appeal(subject_id).reviewer_id) or able
        case "review":
            found = _named(people, case.proposal(subject_id).owner_id)
        case _:
            raise ValueError(f"nobody is named for {kind!r}")
    return found or directors(people)


def by_role(person: Person) -> frozenset[str]:
    """The kinds of open things that may wait for a person without naming them."""
    kinds = {"signoff"} if person.has(Role.MANAGER, Role.DIRECTOR) else set()
    return frozenset(kinds | ({"appeal"} if person.has(Role.SLT, Role.DIRECTOR) else set()))


def by_name(person: Person, everybody: Iterable[Person]) -> frozenset[UUID]:
    """Whose open things may wait for a person: their own; for the Director those of whoever has left, too."""
    left = {other.id for other in everybody if not other.active} if person.has(Role.DIRECTOR) else set()
    return frozenset({person.id, *left})


def escalated_to(
    case: Case,
    kind: str,
    subject_id: UUID,
    stage: int,
    today: dt.date,
    people: Sequence[Person],
    pack: Pack,
    calendar: Calendar,
) -> list[Person]:
    """Who else is told at this reminder: the Director, once it has waited too long."""
    match kind:
        case "report" | "signoff" | "translation":
            late = stage >= pack.settings.escalate_after_nudge_working_days
        case "letter":
            late = True  # P7.2: unissued for the days of the setting
        case "appeal":
            late = today >= appeal_deadlines(case.appeal(subject_id).received_on, pack, calendar)[1]
        case "review":
            late = today > case.proposal(subject_id).review_on
        case _:
            raise ValueError(f"nobody is named for {kind!r}")
    return directors(people) if late else []


def directors(people: Iterable[Person]) -> list[Person]:
    """The Director of Customers and Communities (section 3)."""
    return [person for person in people if person.active and person.has(Role.DIRECTOR)]


def _named(people: Iterable[Person], id: UUID | None) -> list[Person]:
    return [person for person in people if person.active and person.id == id]
