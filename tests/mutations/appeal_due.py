"""policy/appeal_due.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("acknowledgement", "due", "outside", "waiting")
WRONG: tuple[Wrong, ...] = (
    ("the nudges of the setting", "chain(nudges, count(", "chain(nudges[1:], count("),
    ("then daily", "max(nudges) + every, every", "max(nudges) + every, 5"),
    (
        "nudged until decided",
        "if appeal.outcome is None:\n            decide_by",
        "if appeal.reviewer_id is None:\n            decide_by",
    ),
    (
        "nothing before the logging",
        "        at = calendar.opening(calendar.add_working(appeal.received_on, day))\n        if at > appeal.logged_at:",
        "        at = calendar.opening(calendar.add_working(appeal.received_on, day))\n        if True:",
    ),
    (
        "an appeal waits for those who can decide it",
        "[person for person in may if person.id",
        "[person for person in people if person.id",
    ),
    ("an appeal is escalated in time", "late_on=decide_by", "late_on=decide_by + dt.timedelta(days=1)"),
    ("the Director records what was decided outside", "if appeal.outside_name:  #", "if False:  #"),
    ("with nobody left somebody is named", "taken or may or namers(case, people)", "taken or may"),
    (
        "first it is read",
        'return "see-appeal" if appeal.offered_to else "name-outside"',
        'return "see-appeal"',
    ),
    (
        "acknowledged when the letter is issued",
        "if appeal.outcome is not None or issued:",
        "if False or issued:",
    ),
    ("until it is issued", "any(letter.issued_at is not None for", "any(letter is not None for"),
    (
        "in the days of the setting",
        "each_working_day(received, days, calendar)",
        "each_working_day(received, 9, calendar)",
    ),
    (
        "not before it was logged",
        "calendar):\n        if at > appeal.logged_at:",
        "calendar):\n        if True:",
    ),
    (
        "who is late is told of",
        "late_stage=pack.at(appeal.logged_at).settings.escalate_after_nudge_working_days",
        "late_stage=None",
    ),
)
