"""policy/ended.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("something is chosen to end", "if not chosen:", "if False:"),
    (
        "only what applies is ended",
        "if any(restriction not in able",
        "if False and any(restriction not in able",
    ),
    ("an end has its reason", "if not reason.strip():", "if False:"),
    ("ended at once", "restriction.ended_on = today", "restriction.ended_on = today + DAY"),
    (
        "somebody may end it",
        "        require_looker_after(case",
        "        str(case) or require_looker_after(case",
    ),
    ("there is something to end", "    if not able:", "    if False:"),
    ("what lapsed is not ended", "and not case.lapsed(r, today, pack)", ""),
    (
        "a lapse ends it after the day of the review",
        "proposal.review_on + DAY\n    return",
        "proposal.review_on\n    return",
    ),
    ("the end date is no lapse", "if r.last_day > proposal.review_on", "if True"),
    ("only where the landlord says so", "if lapses(proposal, pack) and lapsing", "if lapsing"),
    ("the clock sees an end once", "if over and not case.told_over(proposal):", "if over:"),
    (
        "the morning after the last end",
        "max(restriction.last_day for restriction in over) + DAY",
        "min(restriction.last_day for restriction in over) + DAY",
    ),
    ("the Director hears of a lapse", "                late_on=first_day,\n", ""),
)
