"""Who is away on a day, and who stands in for whom: a delegate, a fallback, or whoever took over from a leaver (P8)."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from policy.absence import Absence
from policy.people import HERE, Presence


@dataclass(frozen=True)
class Known:
    """One person, as far as it matters here: whether they are still there, and who took over from them."""

    id: UUID
    active: bool
    organisations: frozenset[str]
    successor_id: UUID | None = None


def standing(
    people: Iterable[Known], absences: Sequence[Absence], fallbacks: Mapping[str, UUID], day: dt.date
) -> dict[UUID, Presence]:
    """How everybody stands on a local day; whoever is left out is simply there.

    Nobody is handed a role: who stands in does by name what waited for the other by name, and what needs a role needs
    their own. ``fallbacks`` are by organisation; they stand in for whoever is away and named nobody.
    """
    known = {person.id: person for person in people}
    away = {absence.person_id: absence for absence in absences if absence.on(day)}
    handed = {id: _handed_to(known[id], away.get(id), fallbacks) for id in known}
    stands_for: dict[UUID, set[UUID]] = {}
    for id in known:
        for each in _reached(id, handed):
            if known[each].active if each in known else False:
                stands_for.setdefault(each, set()).add(id)
    turns: dict[UUID, dt.date] = {}
    for absence in absences:
        for turn in (absence.first_day, absence.back_on):
            if turn > day:
                turns[absence.person_id] = min(turn, turns.get(absence.person_id, turn))
    found = {}
    for id in known:
        presence = Presence(
            away=id in away,
            until=away[id].last_day if id in away else None,
            stands_for=frozenset(stands_for.get(id, ())),
            changes_on=turns.get(id),
        )
        if presence != HERE:
            found[id] = presence
    return found


def _handed_to(person: Known, absence: Absence | None, fallbacks: Mapping[str, UUID]) -> list[UUID]:
    """To whom somebody's own things go on that day; to nobody while they are there."""
    if not person.active:
        return [person.successor_id] if person.successor_id else []
    if absence is None:
        return []
    if absence.delegate_id is not None:
        return [absence.delegate_id]
    return [fallbacks[each] for each in sorted(person.organisations) if each in fallbacks]


def _reached(id: UUID, handed: Mapping[UUID, Sequence[UUID]]) -> set[UUID]:
    """Everybody along the way: a delegate who is away too hands on what was handed to them."""
    seen, ahead = {id}, list(handed[id])
    while ahead:
        at = ahead.pop()
        if at not in seen:
            seen.add(at)
            ahead += handed.get(at, ())
    return seen - {id}
