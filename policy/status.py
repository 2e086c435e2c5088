"""Where each part of a case stands on a day, said once; and whether a change of it is one that the table knows."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from policy.appeal import Appeal
from policy.arrangement import Arrangement, ArrangementOutcome
from policy.case import Case
from policy.complaint import Complaint
from policy.exception import ContactException
from policy.formal import Formal, warned
from policy.held import HeldMessage
from policy.incident import Incident, Outcome
from policy.informal import InformalAction
from policy.injury import answer_about
from policy.letter import Letter
from policy.lives import DAY_PASSES, LIFE_OF, NONE
from policy.ombudsman_request import OmbudsmanRequest, waits
from policy.pack import Pack
from policy.proposal import Proposal, Verdict
from policy.record import Record
from policy.restriction import Restriction
from policy.review import Review
from policy.safety import controls_of, decision_about
from policy.safety_register import RegisterOutcome
from policy.seven_day import SevenDay, last_day, told

Statuses = Mapping[tuple[str, UUID], str]  # by subject and the id of the part


@dataclass(frozen=True)
class Change:
    """That a part came from one status to another; `policy.lives.NONE` before it began or when it is gone."""

    subject: str
    id: UUID
    before: str
    after: str


def statuses(case: Case, day: dt.date, pack: Pack) -> dict[tuple[str, UUID], str]:
    """Where everything in the case stands on a local day."""
    return {(subject, id): at for subject, id, at in _all(case, day, pack) if at != NONE}


def unexpected(before: Statuses, records: Iterable[Record], after: Statuses) -> list[Change]:
    """The changes that these records do not make by the table; any number of days may have passed between."""
    whats = {record.what for record in records} | {DAY_PASSES}
    found = []
    for key in before.keys() | after.keys():
        was, now = before.get(key, NONE), after.get(key, NONE)
        if was != now and not _leads(key[0], was, now, whats):
            found.append(Change(*key, was, now))
    return found


def _leads(subject: str, before: str, after: str, whats: Iterable[str]) -> bool:
    able = [each for each in LIFE_OF[subject].transitions if each.what in whats]
    reached, new = {before}, {before}
    while new:
        new = {each.after for each in able if each.before in new} - reached
        reached |= new
    return after in reached - {NONE}


def _all(case: Case, day: dt.date, pack: Pack) -> Iterator[tuple[str, UUID, str]]:
    for incident in case.incidents:
        yield "report", incident.id, of_report(incident)
        yield "safety", incident.id, of_safety(case, incident, day)
        yield "injury", incident.id, of_injury(case, incident)
    for action in case.informal_actions:
        yield "informal", action.id, of_informal(action)
    for asked in case.seven_days:
        yield "seven-day", asked.id, of_seven_day(case, asked, day)
    for formal in case.formals:
        yield "formal", formal.id, of_formal(case, formal, day, pack)
    for proposal in case.proposals:
        yield "proposal", proposal.id, of_proposal(proposal)
    for restriction in case.restrictions:
        if restriction.proposal_id is not None:  # one of up to 7 days lives as its decision does
            yield "restriction", restriction.id, of_restriction(case, restriction, day, pack)
    for letter in case.letters:
        yield "letter", letter.id, of_letter(case, letter, day)
    yield from _small(case)


def _small(case: Case) -> Iterator[tuple[str, UUID, str]]:
    for correction in case.corrections:
        yield "correction", correction.id, "waiting" if correction.answered_at is None else "answered"
    for adjustment in case.adjustments:
        decided = adjustment.outcome.value.replace("_", "-") if adjustment.outcome else "waiting"
        yield "adjustment", adjustment.id, decided
    for made in case.arrangements:
        yield "arrangement", made.id, of_arrangement(made)
    for appeal in case.appeals:
        yield "appeal", appeal.id, of_appeal(appeal)
    for review in case.reviews:
        yield "review", review.id, of_review(review)
    for exception in case.exceptions:
        yield "exception", exception.id, of_exception(exception)
    for message in case.held_messages:
        yield "held", message.id, of_held(message)
    for complaint in case.complaints:
        yield "complaint", complaint.id, of_complaint(complaint)
    for known in case.no_ways:
        yield "way", known.id, "closed" if known.over_at is None else "open-again"
    for referral in case.referrals:
        yield "referral", referral.id, "with-ombudsman" if referral.outcome_on is None else "concluded"
    for request in case.ombudsman_requests:
        yield "request", request.id, of_request(case, request)


def of_report(incident: Incident) -> str:
    """Where a report stands with whoever looks after it (P8.1)."""
    if incident.wrong_customer_at is not None:
        return "elsewhere"
    match incident.outcome:
        case Outcome.FORMAL | Outcome.INFORMAL:
            return incident.outcome.value
        case Outcome.NO_FURTHER_ACTION:
            return "closed"
        case None:
            return "waiting" if incident.acknowledged_at is None else "acknowledged"


def of_safety(case: Case, incident: Incident, day: dt.date) -> str:
    """Where it stands with the safety group; NONE where it was not sent there (P8.2)."""
    if incident.referred_at is None:
        return NONE
    decision = decision_about(case, incident)
    removed = decision is not None and any(
        x.decision_id == decision.id and x.outcome is RegisterOutcome.REMOVED for x in case.register_reviews
    )
    if removed:
        return "removed"
    if incident.wrong_customer_at is not None:
        return "elsewhere"
    if decision is not None:
        return "on-register" if decision.on_register else "no-entry"
    over = all(control.last_day < day for control in controls_of(case, incident))
    return "control-over" if over else "with-group"


def of_injury(case: Case, incident: Incident) -> str:
    """Whether an injury is reportable, and was reported; NONE where nobody was hurt (X2)."""
    if not incident.hurt:
        return NONE
    if incident.again_id is not None:
        return "elsewhere"
    known = answer_about(case, incident)
    if known is None:
        return "to-answer"
    if known.reported_on is not None:
        return "reported"
    return "to-report" if known.waits else "not-reportable"


def of_informal(action: InformalAction) -> str:
    """Whether the line manager has to look, or has (P5.1)."""
    if action.seen_at is not None:
        return "seen"
    return "flagged" if action.flagged else "recorded"


def of_seven_day(case: Case, decision: SevenDay, day: dt.date) -> str:
    """Where a restriction of up to 7 days stands (P5.2)."""
    over = last_day(case, decision) < day
    if decision.verdict is None:
        return "unanswered" if over else "asked"
    if decision.verdict is not Verdict.APPROVED:
        return "refused"
    if decision.ended_at is not None:
        return "ended"
    if not told(case, decision):
        return "untold" if over else "confirmed"
    if over:
        return "over"
    begun = (r for r in case.restrictions_of(decision) if r.in_force(day))
    return "in-force" if any(begun) else "to-begin"


def of_formal(case: Case, formal: Formal, day: dt.date, pack: Pack) -> str:
    """How far a formal consideration has come (section 6)."""
    verdicts = {p.verdict for p in case.proposals if p.formal_id == formal.id}
    if Verdict.APPROVED in verdicts:
        return "decided"
    if formal.not_applied_at is not None:
        return "not-applied"
    if Verdict.REFUSED in verdicts:
        return "refused"
    if warned(case, formal, day, pack):
        return "warned"
    if formal.no_warning_at is not None:
        return "without-warning"
    if formal.considered_at is None:
        return "begun" if formal.measured_at is None else "measured"
    return "considered" if formal.measured_at is None else "prepared"


def of_proposal(proposal: Proposal) -> str:
    """Where a proposal stands (P7.1)."""
    if proposal.verdict is not None:
        return proposal.verdict.value
    return "half-approved" if proposal.manager_id or proposal.director_id else "proposed"


def of_restriction(case: Case, restriction: Restriction, day: dt.date, pack: Pack) -> str:
    """Where a formal restriction stands on a local day (P7.2)."""
    (proposal,) = (p for p in case.proposals if p.id == restriction.proposal_id)
    if proposal.verdict is not Verdict.APPROVED:
        return "proposed" if proposal.verdict is None else "dropped"
    told_from = restriction.effective_from
    if (
        told_from is not None
        and case.lapsed(restriction, day, pack)
        and restriction.last_day >= proposal.review_on
    ):
        return "lapsed"
    if restriction.last_day < day:
        early = restriction.ended_on is not None and restriction.ended_on <= restriction.end
        if early:
            return "ended"
        return "untold" if told_from is None else "over"
    if told_from is None:
        return "approved"
    if not restriction.in_force(day):
        return "to-begin"
    return "suspended" if case.suspended(restriction, day) else "in-force"


def of_letter(case: Case, letter: Letter, day: dt.date) -> str:
    """Where a letter stands (P7.2)."""
    if letter.issued_at is not None:
        return "issued"
    if letter.dropped_at is not None:
        return "dropped"
    if case.too_late(letter, day):
        return "too-late"
    return "to-translate" if letter.untranslated else "to-issue"


def of_arrangement(made: Arrangement) -> str:
    """What became of a measure that was arranged (P6.2)."""
    outcome: ArrangementOutcome | None = made.outcome
    return outcome.value if outcome else "to-do"


def of_appeal(appeal: Appeal) -> str:
    """Where an appeal stands (P7.3)."""
    if appeal.outcome is not None:
        return "decided"
    if appeal.outside_name:
        return "outside"
    return "logged" if appeal.reviewer_id is None else "taken"


def of_review(review: Review) -> str:
    """Whether the customer was invited to it, or it was done (P9.1)."""
    return "invited" if review.outcome is None else "done"


def of_exception(exception: ContactException) -> str:
    """Whether its details are still to follow (P8.5)."""
    if exception.refused:
        return "refused"
    return "details-to-follow" if exception.waits else "complete"


def of_held(message: HeldMessage) -> str:
    """Whether somebody has looked at a message (X3)."""
    return "waiting" if message.outcome is None else "looked-at"


def of_complaint(complaint: Complaint) -> str:
    """Whether its own procedure has a complaint, or a request for a review, and what came of it (P10, P11)."""
    if complaint.outcome is not None:
        return "concluded"
    return "with-procedure" if complaint.reference else "to-pass-on"


def of_request(case: Case, request: OmbudsmanRequest) -> str:
    """Whether the Ombudsman still waits for us (P7.6)."""
    if request.answered_on is not None:
        return "answered"
    return "waiting" if waits(case, request) else "settled"
