"""policy/replacing.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("no gap", "if start > last_day + DAY:", "if False:"),
    ("what has ended is not extended", "or not reviewable(case, replaced, today, pack)", "or False"),
    (
        "what is suspended is not replaced",
        "if any(case.suspended(restriction, today) for restriction in theirs):",
        "if False:",
    ),
    ("only what is replaced", "if replaced is not None and r.proposal_id == replaced)", ")"),
    ("the old one ends", "            restriction.ended_on = max(first, told_on)\n", "            pass\n"),
    (
        "not before the new one begins",
        "restriction.ended_on = max(first, told_on)",
        "restriction.ended_on = told_on",
    ),
    (
        "the review is done with the approval",
        "if replacing.replaces_id is not None:\n        replaced = case.proposal(replacing.replaces_id)\n        done",
        "if False:\n        replaced = case.proposal(replacing.replaces_id)\n        done",
    ),
)
