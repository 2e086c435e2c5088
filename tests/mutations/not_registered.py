"""policy/not_registered.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("a manager declines a complaint", "    require_role(by, Role.MANAGER, Role.DIRECTOR)\n", ""),
    ("nothing is declined about nobody", "if case.customer_id is None:", "if False:"),
    ("nobody declines a complaint about themselves", "if not independent:", "if False:"),
    ("a new matter is never declined", "if not same_matter:", "if False:"),
    (
        "new information is ruled out first",
        "is Declined.NO_FURTHER_REPLIES and not nothing_new",
        "is Declined.NO_FURTHER_REPLIES and nothing_new is False",
    ),
    (
        "the final answer has gone out",
        "if declined.stage2_date > calendar.day",
        "if declined.stage2_date >= calendar.day",
    ),
    ("what was declined is kept", "    case.not_registered.append(declined)\n", ""),
)
