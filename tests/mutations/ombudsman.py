"""policy/ombudsman.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    (
        "the customer's way there is never refused",
        "    if ours:\n        require",
        "    if True:\n        require",
    ),
    ("a manager refers for us", "        require_role(by, Role.MANAGER, Role.DIRECTOR)\n", ""),
    ("our referral has its reason", "if referral.note_passage is None:", "if False:"),
    ("a referral has happened", "if referral.made_on > calendar.day(referral.logged_at):", "if False:"),
    ("a referral is kept", "case.referrals.append(referral)", "pass"),
    ("our referral is an action of section 6", '("ombudsman-referred", "6")', '("ombudsman-referred", "7")'),
    ("who has left refers nothing", "return person.active and ", "return "),
    ("not everybody may refer", "person.has(Role.MANAGER, Role.DIRECTOR)", "True"),
    ("a reference is given", "if not reference.strip():", "if False:"),
    ("a reference is given once", "    if referral.reference:\n", "    if False:\n"),
    ("a reference is kept", "referral.reference = reference", "pass"),
    ("one outcome", "    if referral.outcome_on is not None:\n", "    if False:\n"),
    ("an outcome is not to come", "    if day > today:\n", "    if False:\n"),
    ("an outcome follows the referral", "    if day < first:\n", "    if False:\n"),
    (
        "an outcome is kept",
        "referral.outcome_on, referral.outcome_passage = outcome_on, text",
        "referral.outcome_passage = text",
    ),
)
