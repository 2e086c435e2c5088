"""The chapters of a bundle from what was decided on: decisions, exceptions, Ombudsman, gaps."""

from collections.abc import Iterator

from notices.bundle_parts import Chapter, Said, Source, line, text
from notices.complaint import ROUTES, about_what, standing
from notices.gaps import gap_line
from notices.held import OUTCOMES as HELD
from notices.not_registered import DECISIONS
from notices.ombudsman import MADE_BY
from notices.proposal import asked_for
from policy.complaint import Complaint, goes_to
from policy.ombudsman_request import requests_of
from policy.proposal import Proposal, Verdict
from policy.restriction import Restriction
from policy.seven_day import SevenDay

VERDICTS = {
    Verdict.APPROVED: "Approved",
    Verdict.RETURNED: "Returned for changes",
    Verdict.REFUSED: "Refused",
}


def decisions(s: Source) -> Chapter:
    """Each decision: what, by whom with which roles, and why."""
    w = s.words
    found: list[Said] = []
    for decision in s.case.seven_days:
        found += _seven_day(s, decision)
    for proposal in s.case.proposals:
        found += _proposal(s, proposal)
    for formal in s.case.formals:
        if formal.not_applied_at is not None:
            found.append(Said(w("Decided not to apply the policy"), strong=True))
            found += line(w("By"), s.did(formal.id, "not-applied"))
            found += text(w("Reason"), formal.not_applied_passage)
    return Chapter(w("What was decided"), w("Decisions"), tuple(found))


def _restrictions(s: Source, restrictions: list[Restriction]) -> Iterator[Said]:
    w = s.words
    yield from (Said(x.text) for x in asked_for(restrictions, s.pack, s.names, w))
    for day in sorted({r.effective_from for r in restrictions if r.effective_from is not None}):
        yield from line(w("In force from"), w.date(day))
    for day in sorted({r.ended_on for r in restrictions if r.ended_on is not None}):
        yield from line(w("Ended early: first day without it"), w.date(day))


def _seven_day(s: Source, decision: SevenDay) -> Iterator[Said]:
    w = s.words
    yield Said(w("Up to 7 days, asked for {when}", when=s.when(decision.asked_at)), strong=True)
    yield from _restrictions(s, s.case.restrictions_of(decision))
    yield from line(w("Asked for by"), s.did(decision.id, "seven-day-asked"))
    yield from line(w("Confirmed by"), s.did(decision.id, "seven-day-confirmed"))
    yield from line(w("Refused by"), s.did(decision.id, "seven-day-refused"))
    yield from line(w("The customer was told"), s.when(decision.told_at) if decision.told_at else "")
    yield from text(w("Reason"), decision.reason_passage)
    yield from text(w("Reason of the decision"), decision.verdict_passage)
    yield from line(w("Ended early by"), s.did(decision.id, "seven-day-ended"))
    yield from text(w("Why it was ended early"), decision.ended_passage)


def _proposal(s: Source, proposal: Proposal) -> Iterator[Said]:
    w = s.words
    yield Said(w("Proposal of {when}", when=s.when(proposal.proposed_at)), strong=True)
    yield from _restrictions(s, s.case.restrictions_of(proposal))
    yield from line(w("Proposed by"), s.did(proposal.id, "restriction-proposed"))
    yield from line(w("First of two approvals"), s.did(proposal.id, "restriction-approved-by-one"))
    if proposal.verdict is None:
        yield Said(w("Waits for its decision"))
    else:
        by = s.did(proposal.id, f"restriction-{proposal.verdict.value}")
        yield from line(w(VERDICTS[proposal.verdict]), by)
    yield from line(w("Looked after by"), s.name(proposal.owner_id))
    yield from line(w("Review due"), w.date(proposal.review_on))
    yield from text(w("Reason"), proposal.reason_passage)
    yield from text(w("What it means for the customer"), proposal.implications_passage)
    for question in s.pack.at(proposal.proposed_at).proportionality:
        yield from text(question.label.say(w.language), proposal.proportionality.get(question.key))
    yield from text(w("Reason of the decision"), proposal.verdict_passage)


def exceptions(s: Source) -> Chapter:
    """Who was let through or refused, what was held back, and what was declined."""
    w, case = s.words, s.case
    found: list[Said] = []
    for made in case.exceptions:
        title = w("Exception refused") if made.refused else w("Exception")
        found.append(Said(f"{title}, {s.when(made.recorded_at)}", strong=True))
        if not made.refused:
            found += line(
                w("Why"), s.pack.at(made.recorded_at).exception_reason(made.reason).label.say(w.language)
            )
        found += line(w("By"), s.name(made.recorded_by_id))
        found += text(w("Reason"), made.reason_passage)
        found += text(w("What happened"), made.happened_passage)
        found += text(w("What was done"), made.done_passage)
    for message in case.held_messages:
        found.append(Said(w("Held message, came in {when}", when=s.when(message.arrived_at)), strong=True))
        found += line(w("How"), s.pack.at(message.logged_at).channel(message.channel).label.say(w.language))
        found += line(w("Looked at"), s.when(message.looked_at) if message.looked_at else w("Not yet"))
        found += line(w("What it is"), w(HELD[message.outcome]) if message.outcome else "")
        found += text(w("What it says"), message.text_passage)
    for declined in case.not_registered:
        found.append(Said(f"{w(DECISIONS[declined.decision])}, {s.when(declined.decided_at)}", strong=True))
        found += line(w("By"), s.name(declined.decided_by_id))
        found += text(w("The matter"), declined.matter_passage)
        found += text(w("Reason"), declined.reason_passage)
        found += text(w("What would be new information"), declined.new_information_passage)
    for complaint in case.complaints:
        found += _complaint(s, complaint)
    return Chapter(w("Exceptions, complaints, and what was declined"), w("Exceptions"), tuple(found))


def _complaint(s: Source, complaint: Complaint) -> Iterator[Said]:
    w, known = s.words, goes_to(complaint, s.pack)
    what = ROUTES[complaint.route]
    yield Said(f"{w(what)}, {w.date(complaint.received_on)}", strong=True)
    yield from line(w("How"), s.pack.at(complaint.logged_at).channel(complaint.channel).label.say(w.language))
    yield from line(w("Said by"), complaint.made_by)
    yield from line(w("About"), about_what(s.case, complaint, s.calendar, w))
    yield from line(w("Logged by"), s.by(complaint.logged_by_id, complaint.logged_at))
    yield from text(w("What they say"), complaint.text_passage)
    yield from line(w("Goes to"), f"{known.label.say(w.language)} ({known.ref})")
    yield from line(w("Reference"), complaint.reference or w("Not there yet"))
    yield from line(w("Passed on by"), s.did(complaint.id, "complaint-referred", "decision-review-referred"))
    yield from line(w("Where it stands"), standing(complaint, w))
    yield from line(w("Recorded by"), s.did(complaint.id, "complaint-outcome", "decision-review-outcome"))
    yield from text(w("What follows"), complaint.follows_passage)


def ombudsman(s: Source) -> Chapter:
    """What the Ombudsman has and wants, and what came of it."""
    w = s.words
    found: list[Said] = []
    for referral in s.case.referrals:
        found.append(Said(f"{w(MADE_BY[referral.made_by])}, {w.date(referral.made_on)}", strong=True))
        found += line(w("The Ombudsman’s reference"), referral.reference)
        found += text(w("What it is about"), referral.note_passage)
        for request in requests_of(s.case, referral):
            asked, by = w.date(request.asked_on), w.date(request.answer_by)
            found += text(
                w("Asked on {asked}, to be answered by {by}", asked=asked, by=by), request.text_passage
            )
            answered = request.answered_on
            found += line(w("Answered"), w.date(answered) if answered else w("Not answered"))
            found += text(w("What was sent"), request.answer_passage)
        found += line(w("Day of the outcome"), w.date(referral.outcome_on) if referral.outcome_on else "")
        found += text(w("The outcome"), referral.outcome_passage)
    return Chapter(w("The Ombudsman"), w("The Ombudsman"), tuple(found))


def gaps(s: Source) -> Chapter:
    """What is missing, late, or no longer there; and that nothing is, where nothing is."""
    w = s.words
    found = [Said(gap_line(gap, s.pack, w)) for gap in s.gaps] or [Said(w("No gaps found."))]
    return Chapter(w("Gaps"), w("Gaps"), tuple(found))
