"""policy/case.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = (
    "access",
    "addendum",
    "arrangement",
    "ended",
    "not_applied",
    "replacing",
    "safety",
    "safety_register",
    "injury",
    "suspension",
)
WRONG: tuple[Wrong, ...] = (
    ("one not applied is considered no more", "return formal.not_applied_at is None and not", "return not"),
    ("a case with an unissued letter is open", "letter.waits and not", "False and not"),
    (
        "a case is open while something applies",
        "restriction.last_day >= day",
        "restriction.last_day > day",
    ),
    ("a case with a measure to do is open", "any(made.outcome is None", "any(False"),
    (
        "a case is open until the safety group has decided",
        "            or any(x.referred_at and decision_about(self, x) is None for x in self.theirs)\n",
        "",
    ),
    ("a case on the register is open", "bool(entries(self) or", "bool("),
    ("a case whose letter went to the wrong customer is open", " or told_wrongly(self))", ")"),
    (
        "a case with an injury to be reported is open",
        "            or any(unsettled(self, incident) for incident in self.incidents)\n",
        "",
    ),
    ("overdue from the day after", "or proposal.review_on >= day else", "or proposal.review_on > day else"),
    ("an approved replacement is a review done", "None if self.replaced(proposal) or", "None if False or"),
    ("a missed review lapses", "lapses(p, pack) and", "False and"),
    ("only where the landlord says so", "lapses(p, pack) and", ""),
    ("what lapsed is not in force", "if not self.lapsed(r, day, pack)]", "]"),
    ("what is over is over", "if r.in_force(day) and", "if True and"),
    ("what is suspended is not in force", "and not self.suspended(r, day)", ""),
    (
        "a returned proposal ends nothing",
        "over = (Verdict.APPROVED, Verdict.REFUSED)",
        "over = tuple(Verdict)",
    ),
    (
        "a report about somebody else does not count",
        "for incident in self.incidents if incident.wrong_customer_at is None",
        "for incident in self.incidents",
    ),
    ("nor its interim control", "x.in_force(day) and x.incident_id in theirs", "x.in_force(day)"),
    ("nor does it keep a case open", "for incident in self.theirs)", "for incident in self.incidents)"),
)
