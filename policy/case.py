"""A case: everything about one customer and this policy in one organisation, loaded and guarded as a whole."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar
from uuid import UUID, uuid4

from policy.addendum import Addendum
from policy.adjustment import Adjustment, undecided
from policy.appeal import Appeal
from policy.arrangement import Arrangement
from policy.comment import Comment
from policy.complaint import Complaint
from policy.contact import Contact
from policy.correction import Correction, unanswered
from policy.exception import ContactException
from policy.extreme import AuthorityStep
from policy.formal import Formal
from policy.held import HeldMessage, appeal_awaited
from policy.incident import Incident, InterimControl
from policy.informal import InformalAction
from policy.injury import ReportableInjury, unsettled
from policy.letter import Letter
from policy.no_way import NoWay
from policy.not_registered import NotRegistered
from policy.ombudsman import Referral
from policy.ombudsman_request import OmbudsmanRequest, waits
from policy.pack import Pack
from policy.proposal import Proposal, Verdict
from policy.refusal import NotAllowed
from policy.restriction import Restriction
from policy.review import Review, lapses
from policy.safety import SafetyDecision, decision_about
from policy.safety_register import RegisterReview, entries, told_wrongly
from policy.seven_day import SevenDay, is_open, last_day
from policy.suspension import Suspension


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
    register_reviews: list[RegisterReview] = field(default_factory=list)
    injuries: list[ReportableInjury] = field(default_factory=list)
    informal_actions: list[InformalAction] = field(default_factory=list)
    formals: list[Formal] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    restrictions: list[Restriction] = field(default_factory=list)
    seven_days: list[SevenDay] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    appeals: list[Appeal] = field(default_factory=list)
    suspensions: list[Suspension] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    authority_steps: list[AuthorityStep] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    adjustments: list[Adjustment] = field(default_factory=list)
    exceptions: list[ContactException] = field(default_factory=list)
    held_messages: list[HeldMessage] = field(default_factory=list)
    not_registered: list[NotRegistered] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    arrangements: list[Arrangement] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    ombudsman_requests: list[OmbudsmanRequest] = field(default_factory=list)
    addenda: list[Addendum] = field(default_factory=list)
    no_ways: list[NoWay] = field(default_factory=list)
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

    def correction(self, id: UUID) -> Correction:
        return _one(self.corrections, id)

    def adjustment(self, id: UUID) -> Adjustment:
        return _one(self.adjustments, id)

    def exception(self, id: UUID) -> ContactException:
        return _one(self.exceptions, id)

    def held_message(self, id: UUID) -> HeldMessage:
        return _one(self.held_messages, id)

    def declined(self, id: UUID) -> NotRegistered:
        return _one(self.not_registered, id)

    def complaint(self, id: UUID) -> Complaint:
        return _one(self.complaints, id)

    def arrangement(self, id: UUID) -> Arrangement:
        return _one(self.arrangements, id)

    def referral(self, id: UUID) -> Referral:
        return _one(self.referrals, id)

    def ombudsman_request(self, id: UUID) -> OmbudsmanRequest:
        return _one(self.ombudsman_requests, id)

    @property
    def theirs(self) -> list[Incident]:
        """The reports about this customer: what counts. Without those that turned out to be about somebody else."""
        return [incident for incident in self.incidents if incident.wrong_customer_at is None]

    def controls(self, day: dt.date) -> list[InterimControl]:
        """The interim controls that apply on a local day."""
        theirs = {incident.id for incident in self.theirs}
        return [x for x in self.interim_controls if x.in_force(day) and x.incident_id in theirs]

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

    def decided_but(self, *proposals: UUID | None) -> list[Restriction]:
        """Those of every other proposal."""
        return [r for r in self.decided if r.proposal_id is None or r.proposal_id not in proposals]

    def replaced(self, proposal: Proposal) -> bool:
        """Whether another one was approved in its place, told to the customer or not."""
        return any(p.replaces_id == proposal.id and p.verdict is Verdict.APPROVED for p in self.proposals)

    def told_over(self, proposal: Proposal) -> bool:
        """Whether the clock has seen that it is over; it remembers that as its reminder of the end."""
        return any((n.kind, n.subject_id) == ("end", proposal.id) for n in self.nudges)

    def review_overdue_since(self, proposal: Proposal, day: dt.date) -> dt.date | None:
        """The local day since which its review is overdue (P9.3). One that ended in an approved replacement was done,
        though its letter is still to be issued."""
        return None if self.replaced(proposal) or proposal.review_on >= day else proposal.review_on

    def lapsed(self, restriction: Restriction, day: dt.date, pack: Pack) -> bool:
        """Whether a missed review has ended it by a local day, where the landlord has chosen so (P9.3)."""
        return any(
            p.id == restriction.proposal_id and lapses(p, pack) and self.review_overdue_since(p, day)
            for p in self.proposals
        )

    def suspended(self, restriction: Restriction, day: dt.date) -> bool:
        """Whether a reviewer has suspended it on a local day, while an appeal is decided (P7.3)."""
        return any(x.restriction_id == restriction.id and x.on(day) for x in self.suspensions)

    def in_force(self, day: dt.date, pack: Pack) -> list[Restriction]:
        """The restrictions that apply on a local day: told, not over, not lapsed, and not suspended."""
        told = (r for r in self.decided if r.in_force(day) and not self.suspended(r, day))
        return [r for r in told if not self.lapsed(r, day, pack)]

    def considering(self, formal: Formal) -> bool:
        """Whether a formal consideration still goes on: nothing was approved or refused for good under it, and it was
        not decided to leave it."""
        over = (Verdict.APPROVED, Verdict.REFUSED)
        return formal.not_applied_at is None and not any(
            p.formal_id == formal.id and p.verdict in over for p in self.proposals
        )

    def open_on(self, day: dt.date) -> bool:
        """Whether anything of it is still to be done, or applies or will apply (a local day)."""
        return (
            any(incident.outcome is None for incident in self.theirs)
            or any(self.considering(formal) for formal in self.formals)
            or any(letter.waits and not self.too_late(letter, day) for letter in self.letters)
            or bool(unanswered(self) or undecided(self))
            or any(action.flagged and action.seen_at is None for action in self.informal_actions)
            or any(is_open(self, decision, day) for decision in self.seven_days)
            or any(exception.waits for exception in self.exceptions)
            or any(message.outcome is None or appeal_awaited(self, message) for message in self.held_messages)
            or any(complaint.outcome is None for complaint in self.complaints)
            or any(made.outcome is None for made in self.arrangements)
            or any(x.referred_at and decision_about(self, x) is None for x in self.theirs)
            or bool(entries(self) or told_wrongly(self))
            or any(unsettled(self, incident) for incident in self.incidents)
            or any(referral.outcome_on is None for referral in self.referrals)
            or any(waits(self, request) for request in self.ombudsman_requests)
            or self.open_proposal is not None
            or self.open_appeal is not None
            or any(restriction.last_day >= day for restriction in self.decided)
        )

    def too_late(self, letter: Letter, day: dt.date) -> bool:
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
