"""What the letters say of an entry in the staff safety register, its change and its end (section 8)."""

import datetime as dt

from handlers.letter_common import Facts
from handlers.turn import Look
from notices.kinds import both
from policy.case import Case
from policy.letter import Letter
from policy.safety_register import Entry, entry_of


def registered_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """The entry as it is now: what staff do, and when it is looked at again."""
    entry = entry_of(case, letter.subject_id)
    decided_on = look.calendar.day(entry.decision.decided_at).isoformat()
    return {"decided_on": decided_on} | _held(look, entry)


def changed_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """When it was changed, and the entry as it is now."""
    return removed_facts(look, case, letter, on) | _held(look, entry_of(case, letter.subject_id))


def _held(look: Look, entry: Entry) -> Facts:
    return {
        "held": [both(look.pack.at(entry.since).safety_measure(key)) for key in entry.measures],
        "review_date": entry.review_on.isoformat(),
    }


def removed_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """When it was removed, or changed; the reason is the letter's own."""
    (review,) = [review for review in case.register_reviews if review.id == letter.subject_id]
    return {"decided_on": look.calendar.day(review.at).isoformat()}
