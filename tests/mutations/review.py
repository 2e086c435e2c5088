"""policy/review.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("review", "review_due", "ended", "replacing")
WRONG: tuple[Wrong, ...] = (
    ("a manager reviews", "    require_role(by, Role.MANAGER, Role.DIRECTOR)\n", ""),
    (
        "whoever reported does not review",
        "if barred := parts_of(case, by.id) & BARRED_FROM_REVIEW:",
        "if barred := frozenset():",
    ),
    ("nothing to review where nothing applies", "if not restrictions or", "if False or"),
    (
        "what is replaced is not reviewed",
        "or case.replaced(proposal):\n        raise",
        "or False:\n        raise",
    ),
    ("who left reviews nothing", "if p.active and p.has", "if p.has"),
    ("reviewed once", "if done is not None and done.id != turn:", "if False:"),
    ("a review has its reason", "if findings.reason is None:", "if False:"),
    ("a review says what it means", "if findings.implications is None and", "if False and"),
    (
        "ended is ended",
        "            restriction.ended_on = today\n        return restrictions",
        "            pass\n        return restrictions",
    ),
    ("a next review is set", "if next_on is None:", "if False:"),
    ("the next review is to come", "if next_on < min(today + DAY, last_day):", "if False:"),
    ("the last day can be reviewed on", "min(today + DAY, last_day)", "today + DAY"),
    ("the next review is in twelve months", "if next_on > add_months(today, most):", "if False:"),
    ("the next review is before the end", "if next_on > last_day:", "if False:"),
    ("a lapsed restriction is not reviewed", "and not case.lapsed(r, today, pack)\n    ]", "]"),
    ("the comments are kept with the review", "done.comments_seen = [", "_ = ["),
    (
        "the date of the next review is the proposal's",
        "done.next_review_on = proposal.review_on =",
        "done.next_review_on =",
    ),
)
