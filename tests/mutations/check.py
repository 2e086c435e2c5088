"""policy/check.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("a check shows only what is in force", "if restriction.in_force(today):", "if True:"),
    (
        "an overdue review is said",
        "if review_on is not None and review_on < today else None",
        "if review_on <= today else None",
    ),
    ("a closed visit is said", "bool(visits) and visits <= closed", "False"),
    ("a control means not alone", "bool(controls) or any(", "any("),
)
