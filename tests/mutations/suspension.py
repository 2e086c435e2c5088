"""policy/suspension.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("from the day itself", "return self.first_day <= day and", "return self.first_day < day and"),
    ("not before", "return self.first_day <= day and (", "return ("),
    ("over on its first day again", "or day < self.over_on)", "or day <= self.over_on)"),
    ("suspended once", "if not case.suspended(r, today)]", "]"),
    ("only whoever decides suspends", "    require_taken(case, appeal, by, people)\n    able", "    able"),
    ("something is left to suspend", "if not able:", "if False:"),
    ("something is chosen", "if not chosen:", "if False:"),
    ("only what may be suspended", "if any(restriction not in able for restriction in chosen):", "if False:"),
    ("with its reason", "if reason is None:", "if False:"),
    ("only whoever decides lifts", "    require_taken(case, appeal, by, people)\n    running", "    running"),
    ("something is suspended", "if not running:", "if False:"),
    ("not against what is in writing", "if any(suspension.told_on is not None", "if any(False"),
    ("lifted at once", "suspension.over_on = calendar.day(at)", "pass"),
    ("what is over is over", "and x.over_on is None]", "]"),
    ("of this appeal alone", "if x.appeal_id == appeal_id and", "if"),
    ("told when the letter was of that day", "if suspension.on(day):", "if True:"),
    ("the letter with the outcome ends it", "suspension.over_on = max(day, suspension.first_day)", "pass"),
)
