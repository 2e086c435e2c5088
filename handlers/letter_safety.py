"""What the letters say of an entry in the staff safety register, and of its end (section 8)."""

import datetime as dt

from handlers.letter_common import Facts
from handlers.turn import Look
from notices.kinds import both
from policy.case import Case
from policy.letter import Letter
from policy.safety_register import entry_of


def registered_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """The entry as it is now: what staff do, and when it is looked at again."""
    entry = entry_of(case, letter.subject_id)
    return {
        "decided_on": look.calendar.day(entry.decision.decided_at).isoformat(),
        "held": [both(look.pack.at(entry.since).safety_measure(key)) for key in entry.measures],
        "review_date": entry.review_on.isoformat(),
    }


def removed_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """When it was removed; the reason is the letter's own."""
    (review,) = [review for review in case.register_reviews if review.id == letter.subject_id]
    return {"decided_on": look.calendar.day(review.at).isoformat()}
