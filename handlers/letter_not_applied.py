"""What the letter says with which a customer hears that no formal action follows (sections 6 and 13)."""

import datetime as dt

from handlers.letter_common import Facts
from handlers.turn import Look
from policy.case import Case
from policy.letter import Letter


def not_applied_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """When it was considered and decided. What was never answered was considered when it was begun."""
    formal = next(formal for formal in case.formals if formal.id == letter.subject_id)
    considered = formal.considered_at or formal.started_at
    return {
        "considered_on": look.calendar.day(considered).isoformat(),
        "decided_on": look.calendar.day(formal.not_applied_at or letter.drafted_at).isoformat(),
    }
