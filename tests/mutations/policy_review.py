"""policy/policy_review.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("the newest issue", "pack if pack.issues is None else pack.issues.newest", "pack"),
    ("one that waits", "if review.outcome is None), None)", "if review.outcome is not None), None)"),
    ("of this issue", "if x.issue == newest(pack).issue and", "if"),
    ("the last one counts", "max(mine, key=", "min(mine, key="),
    (
        "until the day that was set",
        "last.next_review_on or newest(pack).next_review",
        "newest(pack).next_review",
    ),
    ("only what wants a new issue", "last.outcome is PolicyOutcome.NEW_ISSUE", "True"),
    ("from the first reminder", "max(newest(pack).settings", "min(newest(pack).settings"),
    ("the Director begins", "    require_role(by, Role.DIRECTOR)\n    if under_way", "    if under_way"),
    ("one at a time", "if under_way(reviews) is not None:", "if False:"),
    ("first the new issue", "if to_write(reviews, pack) is not None:", "if False:"),
    ("not because it is due before it is", "if why is Why.DUE and", "if False and"),
    ("early with a reason", "if why is not Why.DUE and reason is None:", "if False:"),
    ("the Director decides", "    require_role(by, Role.DIRECTOR)\n    open_one", "    open_one"),
    ("once", "if open_one is None or open_one.id != id:", "if open_one is None:"),
    ("an outcome has its reason", "    if reason is None:", "    if False:"),
    ("what stays has its next review", "if next_review_on is None:", "if False:"),
    ("not today", "if not today < next_review_on", "if not today <= next_review_on"),
    ("three years at most", "<= add_months(today, REVIEW_MONTHS)", "<= add_months(today, REVIEW_MONTHS + 1)"),
    ("three years", "REVIEW_MONTHS = 36", "REVIEW_MONTHS = 35"),
    ("every week", "first + weeks * WEEK", "first + weeks * DAY"),
    (
        "a week after it began",
        '"14", since, _weekly(since + WEEK, calendar), director, step="policy"\n        )\n    elif',
        '"14", since, _weekly(since, calendar), director, step="policy"\n        )\n    elif',
    ),
    ("the days before", "by - days * DAY", "by"),
    ("it waits for the Director", "holding(Role.DIRECTOR)", "holding(Role.SLT)"),
    ("shown from its first reminder", "from_day=first", "from_day=None"),
)
