"""policy/restriction.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("restriction", "seven_day", "seven_day_told", "ombudsman")
WRONG: tuple[Wrong, ...] = (
    ("too late for 7 days is never", "if late and restriction.end < day:", "if False:"),
    ("told again changes nothing", "min(restriction.effective_from or day, day)", "day"),
    ("particulars are given", "if particular.required and", "if False and"),
    ("what is past is past", "if particular.past and str", "if False and str"),
    ("other dates may come", "if particular.past and str", "if str"),
    ("today is not the future", '"")) > today.isoformat()', '"")) >= today.isoformat()'),
    ("only an address may be shared", "if name is not None else None", "if name is not None else terms.kind"),
    ("a deputy is somebody else", "if value in named:", "if False:"),
    ("a time slot ends after it begins", "str(value) <= str(", "str(value) < str("),
    ("an action is no restriction", "if pack.restriction(terms.kind).action:", "if False:"),
    ("no blanket bans", "if not terms.services:", "if False:"),
    ("the days are checked", "    check_days(terms.start, terms.end, review_on, today, pack)\n", ""),
    ("no start in the past", "if start < today:", "if False:"),
    ("an end after the start", "if end < start:", "if False:"),
    ("at most twelve months", "if end >= add_months(", "if end > add_months("),
    ("a review after the start", "if review_on <= start:", "if review_on < start:"),
    ("a review before the end", "if review_on > end:", "if False:"),
    ("a review in twelve months", "if review_on > add_months(", "if review_on < add_months("),
    ("unissued is not in force", "return False", "return self.start <= day <= self.last_day"),
    ("in force on the last day", "<= day <= self.last_day", "<= day < self.last_day"),
    ("not in force before its letter", "max(self.start, self.effective_from)", "self.start"),
    ("ended means ended", "self.ended_on - dt.timedelta(days=1)", "self.ended_on"),
)
