"""policy/status.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("only what these records make", "if each.what in whats]", "]"),
    ("what is gone is said", "before.keys() | after.keys()", "after.keys()"),
    ("and is never the end of a life", "after in reached - {NONE}", "after in reached | {NONE}"),
    ("by the day, too", "for record in records} | {DAY_PASSES}", "for record in records}"),
    ("another customer’s report", 'return "elsewhere"\n    match', 'return "waiting"\n    match'),
    ("the interim control ends", 'return "control-over" if over', 'return "control-over" if False'),
    ("what is removed is off the register", "if removed:", "if False:"),
    ("no entry is none", "if decision.on_register else", "if True else"),
    ("an injury waits", 'return "to-report" if known.waits else', 'return "to-report" if True else'),
    ("what is flagged waits", 'return "flagged" if action.flagged else', 'return "flagged" if False else'),
    ("7 days without an answer", 'return "unanswered" if over', 'return "unanswered" if False'),
    ("7 days untold", 'return "untold" if over else "confirmed"', 'return "confirmed"'),
    ("7 days end early", "if decision.ended_at is not None:", "if False:"),
    ("7 days begin on their day", 'return "in-force" if any(begun)', 'return "in-force" if True'),
    (
        "a warning lapses",
        "if warned(case, formal, day, pack):",
        "if warned(case, formal, formal.started_at.date(), pack):",
    ),
    ("one of two approvals", "if proposal.manager_id or proposal.director_id", "if proposal.manager_id"),
    ("a missed review lapses", "        and case.lapsed(restriction, day, pack)\n", ""),
    ("not what had ended", "        and restriction.last_day >= proposal.review_on\n", ""),
    ("nor what was never told", "        told_from is not None\n        and", "       "),
    ("ended by itself or by somebody", "restriction.ended_on <= restriction.end", "True"),
    ("never told in time", 'return "untold" if told_from is None else "over"', 'return "over"'),
    ("told and to begin", "if not restriction.in_force(day):", "if False:"),
    (
        "suspended",
        'return "suspended" if case.suspended(restriction, day) else',
        'return "suspended" if False else',
    ),
    ("a letter that is too late", "if case.too_late(letter, day):", "if False:"),
    ("a letter to translate", "if letter.untranslated else", "if False else"),
    ("somebody outside", "if appeal.outside_name:", "if False:"),
    ("details to follow", "if exception.waits else", "if False else"),
    ("a complaint wants its reference", "if complaint.reference else", "if True else"),
    ("a complaint wants its outcome", "if complaint.outcome is not None:", "if False:"),
    ("an outcome settles", 'return "waiting" if waits(case, request) else', 'return "waiting" if True else'),
)
