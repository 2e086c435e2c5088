"""policy/played.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("played",)
WRONG: tuple[Wrong, ...] = (
    ("what began later is no part", "began is None or began < at", "True"),
    ("the moment itself is not before it", "began is None or began < at", "began is None or began <= at"),
    ("what was done later is no part", "return None if done is not None and done >= self._at else", "return"),
    ("what was done then is no part", "done >= self._at", "done > self._at"),
    ("whoever only reviews", '"by_id": "at", ', ""),
    ("whoever decides an appeal", ', "reviewer_id": "decided_at"', ""),
    ("an extension later", "return part.first_day <= calendar.day(at)", "return True"),
    (
        "an extension that day",
        "return part.first_day <= calendar.day(at)",
        "return part.first_day < calendar.day(at)",
    ),
    ("named in what was asked for later", "if asked & {r.proposal_id, r.seven_day_id}]", "]"),
    ("named in what was asked for before", "if asked & {r.proposal_id, r.seven_day_id}]", "if False]"),
    ("a draft later", '    "drafted_at",\n', ""),
    ("a measure later", '    "arranged_at",\n', ""),
    ("a contact later", '    "logged_at",\n', ""),
)
