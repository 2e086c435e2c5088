"""Who took which part in a case: from that follows who may not decide (sections 7, P7.1 and P7.3)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from policy.measure import KEY_OFFICER, MEETING, STAFF_SUPPORT, STRATEGY_MEETING

if TYPE_CHECKING:
    from policy.case import Case


class Part(StrEnum):
    """A part somebody played; each bars from deciding the appeal, some from the sign-off."""

    REPORTER = "reporter"
    WITNESS = "witness"
    HARMED = "harmed"
    HANDLED_REPORT = "handled-report"
    PREPARED = "prepared"
    PROPOSER = "proposer"
    DECIDER = "decider"
    OWNER = "owner"
    CONTACT = "contact"
    LETTER_ISSUER = "letter-issuer"
    REVIEWER = "reviewer"
    REVIEWED = "reviewed"
    ACTED = "acted"
    ASKED = "asked"
    TOLD = "told"
    DECLINED = "declined"
    CONTACTED = "contacted"
    MEETING_OFFICER = "meeting-officer"
    STRATEGY = "strategy"
    KEY_OFFICER = "key-officer"
    SAFETY = "safety"
    REFERRED = "referred"


BARRED_FROM_SIGNOFF = frozenset({Part.PROPOSER, Part.REPORTER, Part.WITNESS, Part.HARMED})
# Whom the conduct happened to, which is as far as P7.1 fits a restriction of up to 7 days.
AFFECTED = frozenset({Part.REPORTER, Part.WITNESS, Part.HARMED, Part.ACTED, Part.CONTACTED})
# Of the measures only these are named (P7.3); supporting staff is no part in the case.
TAKING_PART: Mapping[str, Part] = {
    MEETING: Part.MEETING_OFFICER,
    STRATEGY_MEETING: Part.STRATEGY,
    KEY_OFFICER: Part.KEY_OFFICER,
}
# Who proposed may review: what becomes stricter needs another's sign-off anyway.
BARRED_FROM_REVIEW = BARRED_FROM_SIGNOFF - {Part.PROPOSER}


def parts(case: "Case") -> dict[UUID, frozenset[Part]]:
    """Every person in the trail of the case and the parts they played.

    Having looked up, logged or passed on an appeal or a complaint, been notified, or issued a letter about one is no part; nor has letting
    somebody through, a look at what was held back, or a contact in which nothing seemed wrong.
    """
    found: defaultdict[UUID, set[Part]] = defaultdict(set)

    def took(part: Part, *people: UUID | str | None) -> None:
        for person in people:
            if person is not None:
                found[person if isinstance(person, UUID) else UUID(person)].add(part)

    for incident in case.incidents:
        took(Part.REPORTER, *incident.reporters)
        took(Part.WITNESS, *incident.witness_ids)
        took(Part.HARMED, *incident.harmed_ids)
        took(
            Part.HANDLED_REPORT, incident.acknowledged_by_id, incident.outcome_by_id, incident.referred_by_id
        )
    took(Part.SAFETY, *(decision.decided_by_id for decision in case.safety_decisions))
    took(Part.SAFETY, *(review.by_id for review in case.register_reviews))
    took(Part.SAFETY, *(control.extended_by_id for control in case.interim_controls))
    for contact in case.contacts:
        if contact.kinds:
            took(Part.CONTACTED, contact.logged_by_id, contact.staff_id)
    for action in case.informal_actions:
        took(Part.ACTED, action.taken_by_id)
    for decision in case.seven_days:
        took(Part.ASKED, decision.asked_by_id)
        took(Part.DECIDER, decision.decided_by_id, decision.ended_by_id)
        took(Part.TOLD, decision.told_by_id)
    for formal in case.formals:
        took(
            Part.PREPARED,
            formal.started_by_id,
            formal.considered_by_id,
            formal.measured_by_id,
            formal.no_warning_by_id,
        )
        took(Part.DECIDER, formal.not_applied_by_id)
    for made in case.arrangements:
        if made.measure != STAFF_SUPPORT:
            took(Part.PREPARED, made.arranged_by_id)
        if made.stands and made.measure in TAKING_PART:
            took(TAKING_PART[made.measure], made.owner_id, *made.people_ids)
    for adjustment in case.adjustments:
        took(Part.PREPARED, adjustment.decided_by_id)
    for correction in case.corrections:
        took(Part.PREPARED, correction.answered_by_id)
    for proposal in case.proposals:
        took(Part.PROPOSER, proposal.proposer_id)
        took(Part.DECIDER, proposal.decided_by_id, proposal.manager_id, proposal.director_id)
        took(Part.OWNER, proposal.owner_id, *proposal.owned_before)
    for restriction in case.restrictions:
        took(Part.CONTACT, *people_named(restriction.particulars.values()), *restriction.named_before)
    elsewhere = {x.id for x in case.appeals} | {x.id for x in case.complaints}
    for letter in case.letters:
        if letter.subject_id not in elsewhere:
            took(Part.PREPARED, letter.owner_id)
            took(Part.LETTER_ISSUER, letter.issued_by_id, letter.translated_by_id)
    for review in case.reviews:
        took(Part.REVIEWED, review.by_id)
    for appeal in case.appeals:
        if appeal.outcome is not None:
            took(Part.REVIEWER, appeal.reviewer_id)
    for exception in case.exceptions:
        if exception.refused:
            took(Part.DECLINED, exception.recorded_by_id)
    for declined in case.not_registered:
        took(Part.DECLINED, declined.decided_by_id)
    for referral in case.referrals:
        if referral.made_by == "landlord":  # that the customer went there is no part of whoever heard of it
            took(Part.REFERRED, referral.logged_by_id)
    return {person: frozenset(played) for person, played in found.items()}


def parts_of(case: "Case", person: UUID) -> frozenset[Part]:
    """The parts one person played."""
    return parts(case).get(person, frozenset())


def people_named(particulars: Iterable[object]) -> Iterable[UUID]:
    """The people among the particulars of a restriction."""
    for value in particulars:
        try:
            yield UUID(str(value))
        except ValueError:
            continue
