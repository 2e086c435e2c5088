"""policy/ombudsman.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("ombudsman", "ombudsman_request")
WRONG: tuple[Wrong, ...] = (
    (
        "it waits for the owner",
        "return max(decided, key=lambda p: p.decided_at or p.proposed_at).owner_id",
        "pass",
    ),
    ("only of what was decided", 'p.decided_at is not None and p.verdict == "approved"', "True"),
    ("else for whoever began", "case.formal.started_by_id if case.formal else None", "None"),
    ("who has left goes on with nothing", "    if not person.active:\n        return False\n", ""),
    (
        "managers, the Director and Records go on",
        "    if holds(person, case.organisation, Role.MANAGER, Role.DIRECTOR, Role.RECORDS):\n        return True\n",
        "",
    ),
    (
        "Records of its organisation go on",
        "holds(person, case.organisation, Role.MANAGER, Role.DIRECTOR, Role.RECORDS)",
        "person.has(Role.MANAGER, Role.DIRECTOR, Role.RECORDS)",
    ),
    ("what went there before an appeal is not its", " if x.received_on <= referral.made_on)", ")"),
    ("the same day counts", "x.received_on <= referral", "x.received_on < referral"),
    ("whoever answers for the case goes on", "person.acts_for(owner(case)) or ", ""),
    ("whom an appeal concerns", " or any(concerns(case, x, person) for x in after)", ""),
    ("nobody else goes on", "if not may_go_on(case, referral, by):", "if False:"),
    (
        "nobody else has the reference",
        "    require_going_on(case, referral, by)\n    require_no_reference",
        "    require_no_reference",
    ),
    (
        "nobody else concludes",
        "    require_going_on(case, referral, by)\n    require_no_outcome",
        "    require_no_outcome",
    ),
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
