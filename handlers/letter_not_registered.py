"""What the letter says of a complaint that is not registered, or of correspondence not answered (section 13)."""

import datetime as dt

from handlers.letter_common import Facts
from handlers.turn import Look
from policy.case import Case
from policy.letter import Letter


def not_registered_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """What was decided and when; its texts are the letter's own."""
    declined = case.declined(letter.subject_id)
    return {
        "decided_on": look.calendar.day(declined.decided_at).isoformat(),
        "decision": declined.decision.value,
    }
