"""policy/safety.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("safety",)
WRONG: tuple[Wrong, ...] = (
    ("only the safety group decides", "    require_role(by, Role.SAFETY)\n", ""),
    (
        "not whoever saw it or was harmed",
        " or str(by.id) in (*incident.witness_ids, *incident.harmed_ids)",
        "",
    ),
    ("only what was referred", "if incident.referred_at is None:", "if False:"),
    ("decided once", "if first is not None:", "if False:"),
    ("an entry has a measure", "if not measures:", "if False:"),
    ("an entry is looked at again", "if review_on is None:", "if False:"),
    ("not before today", "if not today <= review_on <=", "if not review_on <="),
    ("at most 12 months", "pack.settings.review_max_months)", "pack.settings.review_max_months + 1)"),
    ("the interim control ends", "min(control.last_day, today)", "control.last_day"),
)
