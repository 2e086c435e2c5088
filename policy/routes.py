"""Which way leads on from which decision: one table, for the rules and for every letter (sections 7, 10 and 11).

Beside the way of its own decision every letter names the complaints procedure, for how the policy was used, and the
review of any other decision. Nothing ever closes one of these ways.
"""

from collections.abc import Mapping
from enum import StrEnum

from policy.letter import LetterKind


class Route(StrEnum):
    """Where somebody goes who does not agree."""

    APPEAL = "appeal"  # a member of the SLT without a part in it (section 7)
    REVIEW = "review"  # the review-of-decision process (section 11)
    COMPLAINT = "complaint"  # the complaints procedure: how the policy was used (section 10)
    OMBUDSMAN = "ombudsman"  # after the outcome of an appeal (section 7)


class Decided(StrEnum):
    """What was decided under the policy."""

    FORMAL = "formal"
    WARNING = "warning"
    INFORMAL = "informal"
    SEVEN_DAY = "seven_day"
    NOT_APPLIED = "not_applied"
    EXCEPTION_REFUSED = "exception_refused"
    REGISTER_ENTRY = "register_entry"
    NOT_REGISTERED = "not_registered"
    NO_FURTHER_REPLIES = "no_further_replies"
    ADJUSTMENT = "adjustment"
    CORRECTION = "correction"


# Formal action restricts contact: that alone is appealed against.
ROUTES: Mapping[Decided, Route] = {
    decided: Route.APPEAL if decided is Decided.FORMAL else Route.REVIEW for decided in Decided
}

# The way for the decision that a letter tells of; None where it tells of none that is new.
LETTERS: Mapping[LetterKind, Route | None] = {
    LetterKind.INFORMAL: ROUTES[Decided.SEVEN_DAY],
    LetterKind.INFORMAL_ACTION: ROUTES[Decided.INFORMAL],
    LetterKind.WARNING: ROUTES[Decided.WARNING],
    LetterKind.CORRECTION_ANSWER: ROUTES[Decided.CORRECTION],
    LetterKind.DECISION: ROUTES[Decided.FORMAL],
    LetterKind.DECISION_WITHOUT_WARNING: ROUTES[Decided.FORMAL],
    LetterKind.NOT_APPLIED: ROUTES[Decided.NOT_APPLIED],
    LetterKind.APPEAL_ACKNOWLEDGED: None,
    LetterKind.APPEAL_OUTCOME: Route.OMBUDSMAN,
    LetterKind.REVIEW_COMING: None,
    LetterKind.REVIEW_OUTCOME: ROUTES[Decided.FORMAL],
    LetterKind.ENDED: Route.REVIEW,  # nothing is restricted by it
    LetterKind.NOT_REGISTERED: ROUTES[Decided.NOT_REGISTERED],
    LetterKind.SAFETY_REGISTER: ROUTES[Decided.REGISTER_ENTRY],
    LetterKind.SAFETY_CHANGED: ROUTES[Decided.REGISTER_ENTRY],
    LetterKind.SAFETY_REMOVED: ROUTES[Decided.REGISTER_ENTRY],
    LetterKind.CONTACT_CHANGED: Route.REVIEW,  # nothing gets stricter
    LetterKind.COMPLAINT_RECEIVED: None,
    LetterKind.REVIEW_RECEIVED: None,
}
