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
    ("an entry is something", " and not self.register", ""),
    ("what was extended shows once", "last = {x.incident_id: x", "last = {x.id: x"),
    (
        "the longest control shows",
        "key=lambda control: control.last_day)",
        "key=lambda control: control.last_day, reverse=True)",
    ),
    ("an overdue entry is said", "entry.overdue_since(today))", "None)"),
    ("an entry can mean not alone", "or any(measure.not_alone for measure in measures)", ""),
    (
        "an entry can close visits",
        "at_home = not any(measure.visits_closed for measure in measures)",
        "at_home = True",
    ),
    ("whoever must go goes not alone", "or not at_home  # whoever", "# whoever"),
    ("a control means not alone", "bool(controls)\n        or not", "not"),
    ("who has left is said", "if id not in present", "if False"),
    ("who is there is said", "for id in named if id in present", "for id in named"),
)
