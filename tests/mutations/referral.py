"""policy/referral.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("referral", "organisation")
WRONG: tuple[Wrong, ...] = (
    ("not by anybody", "        require_handler(incident, by)\n", "        pass\n"),
    ("by the group too", "(by.active and holds(by, case.organisation, Role.SAFETY))", "False"),
    ("not by whoever left", "by.active and holds", "holds"),
    ("of its organisation", "holds(by, case.organisation, Role.SAFETY)", "by.has(Role.SAFETY)"),
    ("referred once", "if incident.referred_at is not None:", "if False:"),
    ("not about somebody else", "if incident.wrong_customer_at is not None:", "if False:"),
    ("with its reason", "if reason is None:", "if False:"),
    ("whoever referred it is known", "incident.referred_by_id, incident", "_, incident"),
)
