"""What the letters of a review say: the invitation to comment, and what came of it (section 9)."""

import datetime as dt

from handlers.letter_common import Facts, prose_of, restriction_facts
from handlers.turn import Look
from policy.case import Case
from policy.letter import Letter
from policy.proposal import Proposal
from policy.review import ReviewOutcome


def coming_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """When it is reviewed, by when the customer can comment, and what applies now."""
    review = next(review for review in case.reviews if review.id == letter.subject_id)
    by = review.comment_by or review.due_on
    return {
        "review_date": review.due_on.isoformat(),
        "comment_by": by.isoformat(),
        "restrictions": _standing(look, case, case.proposal(review.proposal_id), on),
    }


def review_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """What was decided, what applies from now on, and when it is reviewed next; so of a new decision that takes the
    place of the one reviewed."""
    review = next((review for review in case.reviews if review.id == letter.subject_id), None)
    if review is None:
        proposal = case.proposal(letter.subject_id)
        decided_at, outcome, next_on = proposal.decided_at, "changed", proposal.review_on
    else:
        proposal, decided_at = case.proposal(review.proposal_id), review.at
        outcome = "continued" if review.outcome is ReviewOutcome.CONTINUED else "changed"
        next_on = review.next_review_on or proposal.review_on
    return {
        "decided_on": (look.calendar.day(decided_at) if decided_at else look.today).isoformat(),
        "outcome": outcome,
        "restrictions": _standing(look, case, proposal, on),
        "next_review": next_on.isoformat(),
    }


def _standing(look: Look, case: Case, proposal: Proposal, on: dt.date) -> list[Facts]:
    texts = prose_of(look, case)
    return [restriction_facts(look, r, texts) for r in case.restrictions_of(proposal) if r.last_day >= on]
