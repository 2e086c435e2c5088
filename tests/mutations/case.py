"""policy/case.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("access",)
WRONG: tuple[Wrong, ...] = (
    ("a case with an unissued letter is open", "letter.issued_at is None", "False"),
    (
        "a case is open while something applies",
        "restriction.last_day >= day",
        "restriction.last_day > day",
    ),
    (
        "a returned proposal ends nothing",
        "over = (Verdict.APPROVED, Verdict.REFUSED)",
        "over = tuple(Verdict)",
    ),
)
