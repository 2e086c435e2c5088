"""policy/case.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("access", "ended", "not_applied", "replacing", "suspension")
WRONG: tuple[Wrong, ...] = (
    ("one not applied is considered no more", "return formal.not_applied_at is None and not", "return not"),
    ("a case with an unissued letter is open", "letter.waits and not", "False and not"),
    (
        "a case is open while something applies",
        "restriction.last_day >= day",
        "restriction.last_day > day",
    ),
    ("overdue from the day after", "or proposal.review_on >= day else", "or proposal.review_on > day else"),
    ("an approved replacement is a review done", "None if self.replaced(proposal) or", "None if False or"),
    ("a missed review lapses", "is MissedReview.LAPSE and any(", "is None and any("),
    ("only where the landlord says so", "pack.settings.missed_review is MissedReview.LAPSE and any(", "any("),
    ("what lapsed is not in force", "if not self.lapsed(r, day, pack)]", "]"),
    ("what is over is over", "if r.in_force(day) and", "if True and"),
    ("what is suspended is not in force", "and not self.suspended(r, day)", ""),
    (
        "a returned proposal ends nothing",
        "over = (Verdict.APPROVED, Verdict.REFUSED)",
        "over = tuple(Verdict)",
    ),
)
