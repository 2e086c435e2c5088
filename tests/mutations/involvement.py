"""policy/involvement.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("involvement", "signoff", "appeal", "review", "exception", "arrangement", "ombudsman")
WRONG: tuple[Wrong, ...] = (
    ("the proposer does not approve", "frozenset({Part.PROPOSER, ", "frozenset({"),
    ("a witness does not approve", "Part.WITNESS, Part.HARMED})", "Part.HARMED})"),
    (
        "the approver took part",
        "took(Part.DECIDER, proposal.decided_by_id, proposal.manager_id, proposal.director_id)",
        "pass",
    ),
    ("the warning's author took part", "            took(Part.PREPARED, letter.owner_id)\n", ""),
    ("a letter about an appeal is no part", "if letter.subject_id not in elsewhere:", "if True:"),
    ("an earlier reviewer took part", "took(Part.REVIEWER, appeal.reviewer_id)", "pass"),
    ("a reviewer of the restrictions took part", "took(Part.REVIEWED, review.by_id)", "pass"),
    ("an earlier owner took part", ", *proposal.owned_before)", ")"),
    ("whoever proposed may review", " - {Part.PROPOSER}", ""),
    (
        "who refused an exception took part",
        "            took(Part.DECLINED, exception.recorded_by_id)\n",
        "            pass\n",
    ),
    ("letting somebody through is no part", "if exception.refused:", "if True:"),
    (
        "who had a contact that seemed wrong took part",
        "            took(Part.CONTACTED, contact.logged_by_id, contact.staff_id)\n",
        "            pass\n",
    ),
    ("whom it was with took part", "contact.logged_by_id, contact.staff_id", "contact.logged_by_id"),
    ("a contact as any other is no part", "if contact.kinds:", "if True:"),
    ("who arranged a measure took part", "took(Part.PREPARED, made.arranged_by_id)", "pass"),
    ("supporting staff is no part", "if made.measure != STAFF_SUPPORT:", "if True:"),
    ("who takes part in a measure took part", "made.owner_id, *made.people_ids)", "made.owner_id)"),
    ("the owner of a measure took part", "made.owner_id, *made.people_ids)", "*made.people_ids)"),
    ("what never came about is no part", "if made.stands and", "if"),
    (
        "who decided for the safety group took part",
        "    took(Part.SAFETY, *(decision.decided_by_id for decision in case.safety_decisions))\n",
        "",
    ),
    (
        "who looked at the register took part",
        "    took(Part.SAFETY, *(review.by_id for review in case.register_reviews))\n",
        "",
    ),
    (
        "who extended the interim control took part",
        "    took(Part.SAFETY, *(control.extended_by_id for control in case.interim_controls))\n",
        "",
    ),
    ("who referred a report took part", ", incident.referred_by_id", ""),
    (
        "recording the customer's way to the Ombudsman is no part",
        'if referral.made_by == "landlord":',
        "if True:",
    ),
    ("a point of contact took part", "took(Part.CONTACT, *people", "str(*people"),
)
