"""What the letter says with which a customer hears that their contact has changed (section 8, P8.4)."""

import datetime as dt

from handlers.letter_common import Facts, prose_of, restriction_facts
from handlers.turn import Look
from policy.case import Case
from policy.letter import Letter


def contact_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """The restriction that names whom to contact, as it is now, and since when."""
    restriction = next(r for r in case.restrictions if r.id == letter.subject_id)
    return {
        "changed_on": look.calendar.day(letter.drafted_at).isoformat(),
        "restrictions": [restriction_facts(look, restriction, prose_of(look, case))],
    }
