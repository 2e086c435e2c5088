"""policy/check.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("a check shows only what is in force", "in case.in_force(today, pack):", "in case.decided:"),
    ("an overdue review is said", "case.review_overdue_since(proposal, today)", "None"),
    ("a closed visit is said", "bool(visits) and visits <= closed", "False"),
    ("a control means not alone", "bool(controls) or any(", "any("),
)
