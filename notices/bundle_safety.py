"""The chapter of a bundle on the safety group: referrals, interim controls, decisions, the register, injuries."""

from collections.abc import Iterator

from notices.bundle_parts import Chapter, Said, Source, line
from notices.injury import KINDS as INJURIES
from notices.safety_register import OUTCOMES
from policy.incident import Incident
from policy.safety import SafetyDecision, controls_of
from policy.safety_register import RegisterReview
from policy.timeline import Matter


def safety(s: Source) -> Chapter:
    """By report; what the group wrote only as far as the reader may read it, and nothing about another customer."""
    found: list[Said] = []
    for incident in s.case.theirs:
        if incident.referred_at is not None:
            found += _referral(s, incident)
        if s.may_know(Matter.INJURY):
            found += _injuries(s, incident)
    w = s.words
    return Chapter(w("The safety group and injuries"), w("Safety group"), tuple(found))


def _referral(s: Source, incident: Incident) -> Iterator[Said]:
    w, at = s.words, incident.referred_at or incident.reported_at
    yield Said(w("Sent to the safety group, {when}", when=s.when(at)), strong=True)
    yield from line(w("The incident"), s.when(incident.occurred_at))
    yield from line(w("Sent by"), s.name(incident.referred_by_id) or w("by itself"))
    yield from s.text(w("Why it was sent"), incident.referral_passage)
    for control in controls_of(s.case, incident):
        first, last = w.date(control.first_day), w.date(control.last_day)
        days = w("{first} to {last}", first=first, last=last)
        if control.extended_by_id is None:
            yield from line(w("Interim control: do not visit alone"), days)
        else:
            yield from line(w("Extended by {name}", name=s.name(control.extended_by_id)), days)
        yield from s.text(w("Why the control goes on"), control.reason_passage)
    for decision in s.case.safety_decisions:
        if decision.incident_id == incident.id:
            yield from _decision(s, decision)


def _decision(s: Source, decision: SafetyDecision) -> Iterator[Said]:
    w = s.words
    yield from line(w("Decided by"), s.by(decision.decided_by_id, decision.decided_at))
    yield from line(w("Decision"), w("On the register") if decision.on_register else w("Not on the register"))
    yield from _entry(s, decision)
    if decision.on_register:
        yield from line(w("The customer"), w("By letter") if decision.told else w("Not told"))
    yield from s.text(w("Why it was decided"), decision.reason_passage)
    yield from s.text(w("Why not told"), decision.untold_passage)
    for review in s.case.register_reviews:
        if review.decision_id == decision.id:
            yield Said(w("Review of the register, {when}", when=s.when(review.at)), strong=True)
            yield from line(w("By"), s.name(review.by_id))
            yield from line(w("Outcome"), w(OUTCOMES[review.outcome]))
            yield from _entry(s, review)
            yield from s.text(w("Reason"), review.reason_passage)


def _entry(s: Source, turn: SafetyDecision | RegisterReview) -> Iterator[Said]:
    w = s.words
    then = s.pack.at(turn.decided_at if isinstance(turn, SafetyDecision) else turn.at)
    measures = [then.safety_measure(key).label.say(w.language) for key in turn.measures]
    yield from line(w("Measures"), w.list(measures))
    yield from line(w("Review due"), w.date(turn.review_on) if turn.review_on else "")


def _injuries(s: Source, incident: Incident) -> Iterator[Said]:
    """Each answer, the later one in the place of the earlier; and what was reported."""
    if not incident.hurt:
        return
    w = s.words
    yield Said(w("Injury, {when}", when=s.when(incident.occurred_at)), strong=True)
    answers = [injury for injury in s.case.injuries if injury.incident_id == incident.id]
    if incident.again_id is not None:
        yield Said(w("It goes on with the report about the right customer."))
    elif not answers:
        yield Said(w("Nobody has said whether it is reportable."))
    for injury in answers:
        yield from line(w("Is it reportable?"), w(INJURIES[injury.kind]))
        yield from line(w("Answered by"), s.by(injury.answered_by_id, injury.answered_at))
        if injury.reported_on is not None:
            yield from line(w("Reported on"), w.date(injury.reported_on))
            yield from line(w("Reference"), injury.reference)
            yield from line(w("Recorded by"), s.name(injury.reported_by_id))
        elif injury.waits:
            yield from line(w("Reported on"), w("Not yet"))
