"""The decisions of a case that somebody can disagree with, and who made each (sections 10 and 11)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from policy.letter import LetterKind
from policy.not_registered import Declined
from policy.proposal import Verdict
from policy.routes import ROUTES, Decided, Route

if TYPE_CHECKING:
    from policy.case import Case

DECLINED = {
    Declined.NOT_REGISTERED: Decided.NOT_REGISTERED,
    Declined.NO_FURTHER_REPLIES: Decided.NO_FURTHER_REPLIES,
}


@dataclass(frozen=True)
class Decision:
    """One decision. ``id`` is that of what was decided, ``at`` aware UTC, ``by`` whoever decided it or asked for it."""

    kind: Decided
    id: UUID
    at: dt.datetime
    by: frozenset[UUID]

    @property
    def route(self) -> Route:
        """Where it is looked at again."""
        return ROUTES[self.kind]


def decisions(case: "Case") -> list[Decision]:
    """All of them, the latest first."""
    return sorted(_all(case), key=lambda decision: decision.at, reverse=True)


def _all(case: "Case") -> Iterator[Decision]:
    yield from _restricting(case)
    for letter in case.letters:
        if letter.kind is LetterKind.WARNING and letter.issued_at is not None:
            yield _by(Decided.WARNING, letter.id, letter.issued_at, letter.owner_id, letter.issued_by_id)
    for action in case.informal_actions:
        yield _by(Decided.INFORMAL, action.id, action.taken_at, action.taken_by_id)
    for formal in case.formals:
        if formal.not_applied_at is not None:
            yield _by(Decided.NOT_APPLIED, formal.id, formal.not_applied_at, formal.not_applied_by_id)
    for exception in case.exceptions:
        if exception.refused:
            at, by = exception.recorded_at, exception.recorded_by_id
            yield _by(Decided.EXCEPTION_REFUSED, exception.id, at, by)
    for entry in case.safety_decisions:
        if entry.on_register:
            looked = [x.by_id for x in case.register_reviews if x.decision_id == entry.id]
            yield _by(Decided.REGISTER_ENTRY, entry.id, entry.decided_at, entry.decided_by_id, *looked)
    for declined in case.not_registered:
        yield _by(DECLINED[declined.decision], declined.id, declined.decided_at, declined.decided_by_id)
    for asked in case.adjustments:
        if asked.decided_at is not None:
            yield _by(Decided.ADJUSTMENT, asked.id, asked.decided_at, asked.decided_by_id)
    for said in case.corrections:
        if said.answered_at is not None:
            yield _by(Decided.CORRECTION, said.id, said.answered_at, said.answered_by_id)


def _restricting(case: "Case") -> Iterator[Decision]:
    """What restricts contact: formal action, and up to 7 days."""
    for proposal in case.proposals:
        if proposal.verdict is Verdict.APPROVED and proposal.decided_at is not None:
            deciders = (proposal.decided_by_id, proposal.manager_id, proposal.director_id)
            reviewers = [x.by_id for x in case.reviews if x.proposal_id == proposal.id]
            reviewers += [x.reviewer_id for x in case.appeals if x.proposal_id == proposal.id and x.outcome]
            owners = [UUID(id) for id in proposal.owned_before] + [proposal.owner_id]
            by = (proposal.proposer_id, *deciders, *reviewers, *owners)
            yield _by(Decided.FORMAL, proposal.id, proposal.decided_at, *by)
    for asked in case.seven_days:
        if asked.verdict is Verdict.APPROVED and asked.decided_at is not None:
            by = (asked.asked_by_id, asked.decided_by_id, asked.ended_by_id)
            yield _by(Decided.SEVEN_DAY, asked.id, asked.decided_at, *by)


def _by(kind: Decided, id: UUID, at: dt.datetime, *people: UUID | None) -> Decision:
    return Decision(kind, id, at, frozenset(person for person in people if person is not None))
