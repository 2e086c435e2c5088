"""policy/involvement.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("involvement", "signoff", "appeal", "review", "exception", "ombudsman")
WRONG: tuple[Wrong, ...] = (
    ("the proposer does not approve", "frozenset({Part.PROPOSER, ", "frozenset({"),
    ("a witness does not approve", "Part.WITNESS, Part.HARMED})", "Part.HARMED})"),
    (
        "the approver took part",
        "took(Part.DECIDER, proposal.decided_by_id, proposal.manager_id, proposal.director_id)",
        "pass",
    ),
    ("the warning's author took part", "            took(Part.PREPARED, letter.owner_id)\n", ""),
    ("an appeal letter is no part", "if letter.subject_id not in appeals:", "if True:"),
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
        "recording the customer's way to the Ombudsman is no part",
        'if referral.made_by == "landlord":',
        "if True:",
    ),
    ("a point of contact took part", "took(Part.CONTACT, *people", "str(*people"),
)
