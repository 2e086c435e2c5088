"""What the letter says with which restrictions end (sections 7 and 9)."""

import datetime as dt

from handlers.letter_common import Facts, prose_of, restriction_facts
from handlers.turn import Look
from policy.case import Case
from policy.letter import Letter


def ended_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """From when what has ended, and what still applies. The letter keeps the ids and the first day without them."""
    ids = letter.facts.get("ended")
    ended = [r for r in case.restrictions if str(r.id) in (ids if isinstance(ids, list) else ())]
    texts = prose_of(look, case)
    remaining = [
        r for r in case.decided if r not in ended and r.effective_from is not None and r.last_day >= on
    ]
    return {
        "ended_on": str(letter.facts["ended_on"]),
        "ended_restrictions": [restriction_facts(look, r, texts) for r in ended],
        "remaining": [restriction_facts(look, r, texts) for r in remaining],
    }
