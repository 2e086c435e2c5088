"""Who took which part in a case: from that follows who may not decide (sections 7, P7.1 and P7.3)."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

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


BARRED_FROM_SIGNOFF = frozenset({Part.PROPOSER, Part.REPORTER, Part.WITNESS, Part.HARMED})
# Whom the conduct happened to, which is as far as P7.1 fits a restriction of up to 7 days.
AFFECTED = frozenset({Part.REPORTER, Part.WITNESS, Part.HARMED, Part.ACTED})
# Who proposed may review: what becomes stricter needs another's sign-off anyway.
BARRED_FROM_REVIEW = BARRED_FROM_SIGNOFF - {Part.PROPOSER}


def parts(case: "Case") -> dict[UUID, frozenset[Part]]:
    """Every person in the trail of the case and the parts they played.

    Having looked up, logged an appeal, been notified, or issued a letter about an appeal is no part; nor has letting
    somebody through, or a look at what was held back.
    """
    found: defaultdict[UUID, set[Part]] = defaultdict(set)

    def took(part: Part, *people: UUID | str | None) -> None:
        for person in people:
            if person is not None:
                found[person if isinstance(person, UUID) else UUID(person)].add(part)

    for incident in case.incidents:
        took(Part.REPORTER, incident.reporter_id)
        took(Part.WITNESS, *incident.witness_ids)
        took(Part.HARMED, *incident.harmed_ids)
        took(Part.HANDLED_REPORT, incident.acknowledged_by_id, incident.outcome_by_id)
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
    appeals = {appeal.id for appeal in case.appeals}
    for letter in case.letters:
        if letter.subject_id not in appeals:
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
