"""policy/review.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("due", "waiting")
WRONG: tuple[Wrong, ...] = (
    ("weekly after the review", "every = dt.timedelta(days=pack", "every = 2 * dt.timedelta(days=pack"),
    ("no review of what is over", "day <= last_day, chain", "True, chain"),
    ("no review of what was not told", "if r.effective_from is not None]", "]"),
    ("an overdue review is escalated", "late_on=proposal.review_on + dt.timedelta(days=1)", "late_on=None"),
)
