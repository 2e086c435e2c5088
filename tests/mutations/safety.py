"""policy/safety.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("safety", "safety_register")
WRONG: tuple[Wrong, ...] = (
    (
        "a report about somebody else waits no more",
        "for incident in case.theirs:\n        if incident.referred_at",
        "for incident in case.incidents:\n        if incident.referred_at",
    ),
    (
        "only the safety group decides",
        "    require_role_for(by, case.organisation, Role.SAFETY)\n    raise",
        "    return\n    raise",
    ),
    ("not whoever saw it or was harmed", " if not took_part(incident, person)]", "]"),
    (
        "the group, or the director",
        "return serving(free, case.organisation, Role.SAFETY)",
        "return [x for x in free if x.has(Role.SAFETY)]",
    ),
    ("only what was referred", "if incident.referred_at is None:\n        raise", "if False:\n        raise"),
    ("not about somebody else", "if incident.wrong_customer_at is not None:", "if False:"),
    ("decided once", "if first is not None:", "if False:"),
    ("an entry is about somebody known", "if case.customer_id is None:", "if False:"),
    ("an entry has a measure", "if not measures:", "if False:"),
    ("an entry is looked at again", "if review_on is None:", "if False:"),
    ("not before today", "if not today <= review_on <=", "if not review_on <="),
    ("at most 12 months", "pack.settings.review_max_months)", "pack.settings.review_max_months + 1)"),
    ("told or not is said", "if decision.told is None:", "if False:"),
    ("why not told is said", "elif decision.untold_passage is None:", "elif False:"),
    ("the letter has its reason", "if decision.told and not for_customer.strip():", "if False:"),
    ("the interim control ends", "min(control.last_day, today)", "control.last_day"),
    ("an extension has its limit", "<= until <= most:", "<= until:"),
    ("an extension is longer", "if not max(today, last.last_day + DAY) <= until", "if not today <= until"),
    ("not until a day that has passed", "max(today, last.last_day + DAY)", "last.last_day + DAY"),
    ("as long again from now", "max(last, today)", "last"),
    ("an extension has its reason", "if reason is None:", "if False:"),
    ("a decision waits no more", " or decision_about(case, incident) is not None:", ":"),
    ("the director hears of what is late", "late_on=last.last_day + DAY", "late_on=None"),
    ("reminded on the last day", "_from(last.last_day, calendar)", "_from(last.last_day + DAY, calendar)"),
)
