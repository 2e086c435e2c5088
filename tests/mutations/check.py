"""policy/check.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("a check shows only what is in force", "in case.in_force(today, pack):", "in case.decided:"),
    ("an overdue review is said", "case.review_overdue_since(proposal, today)", "None"),
    ("a closed visit is said", "visits and visits <= closed", "not visits and visits <= closed"),
    (
        "a visit is closed for its services alone",
        "for service in restriction.services:",
        "for service in (x.key for x in pack.services):",
    ),
    ("a control means not alone", "bool(controls) or any(", "any("),
    ("who has left is said", "if id not in present", "if False"),
    ("who is there is said", "for id in named if id in present", "for id in named"),
)
