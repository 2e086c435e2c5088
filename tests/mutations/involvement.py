"""policy/involvement.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("involvement", "signoff", "appeal")
WRONG: tuple[Wrong, ...] = (
    ("the proposer does not approve", "frozenset({Part.PROPOSER, ", "frozenset({"),
    ("a witness does not approve", "Part.WITNESS, Part.HARMED})", "Part.HARMED})"),
    ("the approver took part", "took(Part.DECIDER, proposal.decided_by_id)", "pass"),
    ("the warning's author took part", "            took(Part.PREPARED, letter.owner_id)\n", ""),
    ("an appeal letter is no part", "if letter.subject_id not in appeals:", "if True:"),
    ("an earlier reviewer took part", "took(Part.REVIEWER, appeal.reviewer_id)", "pass"),
    ("a point of contact took part", "took(Part.CONTACT, *_people", "str(*_people"),
)
