"""What the answer to a correction of facts says (section 6)."""

import datetime as dt

from handlers.letter_common import Facts
from handlers.turn import Look
from policy.case import Case
from policy.letter import Letter


def correction_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """When the customer said it, and what was made of it."""
    correction = case.correction(letter.subject_id)
    outcome = {"outcome": correction.outcome.value} if correction.outcome else {}
    return {"received_on": correction.received_on.isoformat(), **outcome}
