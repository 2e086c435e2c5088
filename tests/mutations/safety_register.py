"""policy/safety_register.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("safety_register",)
WRONG: tuple[Wrong, ...] = (
    ("a report about somebody else is no entry", " and x.incident_id in theirs]", "]"),
    ("told wrongly is about somebody else", "and x.incident_id not in theirs]", "]"),
    ("only what was told", "entry is not None and letter_owed(case, entry)]", "entry is not None]"),
    (
        "about another it is only removed",
        "if entry.incident.wrong_customer_at is not None and",
        "if False and",
    ),
    ("only the group reviews", "    require_decider(case, entry.incident, by, people)\n", ""),
    ("a review has its reason", "if done.reason_passage is None:", "if False:"),
    ("what is removed has no measures", "done.measures, done.review_on = [], None", "pass"),
    ("the end is told with its reason", "and not for_customer.strip():", "and False:"),
    (
        "a letter that no longer holds is dropped",
        "            drop_with(case, about",
        "            str(about",
    ),
    (
        "a letter that still holds is sent",
        "if done.outcome is RegisterOutcome.REMOVED or kind is told:",
        "if True:",
    ),
    ("of several changes the last is told", " or kind is told:", ":"),
    (
        "who was not told hears of no end",
        "any(letter.issued_at is not None for letter",
        "any(True for letter",
    ),
    (
        "what is kept is not told again",
        "if outcome is not RegisterOutcome.KEPT and letter_owed",
        "if letter_owed",
    ),
    ("a change is told as a change", "if removed else LetterKind.SAFETY_CHANGED", "if True else None"),
    ("nobody is told unasked", "first = telling and", "first ="),
    ("what is removed is not told anew", "outcome is not RegisterOutcome.REMOVED and untold", "untold"),
    ("told once", " and untold(case, entry)", ""),
    ("told at a review is told", "(decision.id, *reviews)]", "(decision.id,)]"),
    ("kept measures are the same", "done.measures = list(entry.measures)", "pass"),
    ("a change changes", "elif set(done.measures) == set(entry.measures):", "elif False:"),
    ("what stays is looked at again", "        check_entry(done", "        str(done"),
    ("the last review holds", "max(reviews", "min(reviews"),
    ("a removed entry is gone", "    if review_on is None:\n        return None\n", ""),
    ("overdue after its day", "if self.review_on < day", "if self.review_on <= day"),
    ("the director hears of what is overdue", "late_on=entry.review_on + DAY", "late_on=None"),
    ("reviewed once in a turn", "if id not in (case.id, entry.incident.id, entry.turn):", "if False:"),
    (
        "a review waits anew",
        "(last.id, last.at) if last else",
        "(decision.id, decision.decided_at) if last else",
    ),
    ("not shown months before", "from_day=entry.review_on - max", "from_day=entry.review_on - 2 * max"),
)
