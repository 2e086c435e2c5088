"""Drafts of letters that are never sent: dropped with a reason, and kept (sections 6, 7 and 13)."""

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from policy.letter import Letter, LetterKind
from policy.people import Person, Role, require_role
from policy.record import Record, recorded
from policy.refusal import Refused, Stale

if TYPE_CHECKING:
    from policy.case import Case

# Every other letter tells the customer of a decision that stands, or answers them: they are owed it (section 7).
MAY_BE_DROPPED = frozenset({LetterKind.WARNING, LetterKind.NOT_APPLIED})


def require_droppable(letter: Letter, by: Person) -> None:
    """Its owner, a manager or the Director may drop a draft that the customer is not owed."""
    if not by.active or not by.acts_for(letter.owner_id):
        require_role(by, Role.MANAGER, Role.DIRECTOR)
    if letter.issued_at is not None:
        raise Stale("letter-issued")
    if letter.dropped_at is not None:
        raise Stale("letter-dropped")
    if letter.kind not in MAY_BE_DROPPED:
        raise Refused("letter-owed", "7")


def drop(case: "Case", letter: Letter, reason: UUID | None, by: Person, at: dt.datetime) -> Record:
    """Never send it: it is kept, waits for nobody, and counts as no warning."""
    require_droppable(letter, by)
    if reason is None:
        raise Refused("reason-missing", "13", field="reason")
    _dropped(letter, reason, by, at)
    return recorded(
        "letter-dropped",
        "13",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=letter.id,
        passages=[reason],
    )


def drop_warnings(case: "Case", about: UUID, reason: UUID, by: Person, at: dt.datetime) -> list[Letter]:
    """A warning that is only drafted goes with the consideration that it belongs to (P6.7)."""
    return drop_with(case, about, LetterKind.WARNING, reason, by, at)


def drop_with(
    case: "Case", about: UUID, kind: LetterKind, reason: UUID | None, by: Person, at: dt.datetime
) -> list[Letter]:
    """The drafts of a kind go with what they are about: what no longer holds is not told. ``reason`` is None where the
    log alone says why."""
    drafts = [x for x in case.letters_about(about) if x.kind is kind and x.waits]
    for letter in drafts:
        _dropped(letter, reason, by, at)
    return drafts


def _dropped(letter: Letter, reason: UUID | None, by: Person, at: dt.datetime) -> None:
    letter.dropped_at, letter.dropped_by_id, letter.dropped_passage = at, by.id, reason
