"""A case: everything about one customer and this policy in one organisation, loaded and guarded as a whole."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar
from uuid import UUID, uuid4

from policy.appeal import Appeal
from policy.formal import Formal
from policy.incident import Incident, InterimControl
from policy.informal import InformalAction
from policy.letter import Letter
from policy.proposal import Proposal, Verdict
from policy.refusal import NotAllowed
from policy.restriction import Restriction
from policy.safety import SafetyDecision
from policy.seven_day import SevenDay, is_open, last_day


@dataclass(eq=False)
class Nudge:
    """That somebody was reminded of an open thing; ``stage`` counts the reminders of its schedule."""

    kind: str
    subject_id: UUID
    stage: int
    at: dt.datetime
    id: UUID = field(default_factory=uuid4)


@dataclass(eq=False)
class Case:
    """The case. ``customer_id`` is None while the customer is not identified. ``version`` counts its changes."""

    reference: str
    organisation: str
    customer_id: UUID | None
    opened_at: dt.datetime
    touched_at: dt.datetime
    incidents: list[Incident] = field(default_factory=list)
    interim_controls: list[InterimControl] = field(default_factory=list)
    safety_decisions: list[SafetyDecision] = field(default_factory=list)
    informal_actions: list[InformalAction] = field(default_factory=list)
    formals: list[Formal] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    restrictions: list[Restriction] = field(default_factory=list)
    seven_days: list[SevenDay] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    appeals: list[Appeal] = field(default_factory=list)
    nudges: list[Nudge] = field(default_factory=list)
    version: int = 0
    id: UUID = field(default_factory=uuid4)

    def incident(self, id: UUID) -> Incident:
        """One of its incidents; so for the others below. Raises `NotAllowed` for an id that is not of this case."""
        return _one(self.incidents, id)

    def informal_action(self, id: UUID) -> InformalAction:
        return _one(self.informal_actions, id)

    def proposal(self, id: UUID) -> Proposal:
        return _one(self.proposals, id)

    def seven_day(self, id: UUID) -> SevenDay:
        return _one(self.seven_days, id)

    def letter(self, id: UUID) -> Letter:
        return _one(self.letters, id)

    def appeal(self, id: UUID) -> Appeal:
        return _one(self.appeals, id)

    @property
    def formal(self) -> Formal | None:
        """The formal consideration that is under way, or the last one."""
        return max(self.formals, key=lambda formal: formal.started_at, default=None)

    def restrictions_of(self, decision: Proposal | SevenDay) -> list[Restriction]:
        """What one proposal, or one decision of up to 7 days, would restrict, or restricts."""
        return [r for r in self.restrictions if decision.id in (r.proposal_id, r.seven_day_id)]

    def letters_about(self, subject_id: UUID) -> list[Letter]:
        """The letters about one thing, oldest first."""
        return sorted((x for x in self.letters if x.subject_id == subject_id), key=lambda x: x.drafted_at)

    @property
    def decided(self) -> list[Restriction]:
        """Restrictions that were approved or confirmed, told to the customer or not, ended or not."""
        approved = {p.id for p in self.proposals if p.verdict is Verdict.APPROVED}
        approved |= {d.id for d in self.seven_days if d.verdict is Verdict.APPROVED}
        return [r for r in self.restrictions if r.proposal_id in approved or r.seven_day_id in approved]

    def considering(self, formal: Formal) -> bool:
        """Whether a formal consideration still goes on: nothing was approved or refused for good under it."""
        over = (Verdict.APPROVED, Verdict.REFUSED)
        return not any(p.formal_id == formal.id and p.verdict in over for p in self.proposals)

    def open_on(self, day: dt.date) -> bool:
        """Whether anything of it is still to be done, or applies or will apply (a local day)."""
        return (
            any(incident.outcome is None for incident in self.incidents)
            or any(self.considering(formal) for formal in self.formals)
            or any(letter.issued_at is None and not self._lapsed(letter, day) for letter in self.letters)
            or any(action.flagged and action.seen_at is None for action in self.informal_actions)
            or any(is_open(self, decision, day) for decision in self.seven_days)
            or self.open_proposal is not None
            or self.open_appeal is not None
            or any(restriction.last_day >= day for restriction in self.decided)
        )

    def _lapsed(self, letter: Letter, day: dt.date) -> bool:
        """Whether a letter is about a restriction of up to 7 days that is over."""
        about = (decision for decision in self.seven_days if decision.id == letter.subject_id)
        return any(last_day(self, decision) < day for decision in about)

    @property
    def open_proposal(self) -> Proposal | None:
        """The proposal that waits for a decision."""
        return next((p for p in self.proposals if p.verdict is None), None)

    @property
    def open_appeal(self) -> Appeal | None:
        """The appeal that is not decided."""
        return next((a for a in self.appeals if a.outcome is None), None)


class _Identified(Protocol):
    id: UUID


Part = TypeVar("Part", bound=_Identified)
Keep = Callable[[str], UUID]  # stores a sensitive text and gives the id of its passage


def _one(parts: Iterable[Part], id: UUID) -> Part:
    for part in parts:
        if part.id == id:
            return part
    raise NotAllowed("unknown-subject")
