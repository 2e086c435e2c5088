"""What the written warning says of its case (section 6)."""

import datetime as dt

from handlers.letter_common import Facts
from handlers.turn import Look
from notices.kinds import both
from policy.case import Case
from policy.letter import Letter


def warning_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """The dated examples, what may follow, and until when facts can be corrected."""
    cited = letter.facts.get("incident_ids")
    possible = letter.facts.get("possible")
    ids = set(cited) if isinstance(cited, list) else set()
    incidents = [x for x in case.theirs if str(x.id) in ids]
    return {
        "incidents": [
            {
                "date": look.calendar.day(x.occurred_at).isoformat(),
                "behaviours": [both(look.pack.at(x.reported_at).behaviour(kind)) for kind in x.kinds],
            }
            for x in sorted(incidents, key=lambda x: x.occurred_at)
        ],
        "possible_restrictions": [
            both(look.pack.restriction(str(key))) for key in (possible if isinstance(possible, list) else [])
        ],
        "correct_by": look.calendar.add_working(
            on, look.pack.on(on).settings.correct_facts_working_days
        ).isoformat(),
    }
