"""policy/arrangement.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("arrangement", "report", "access")
WRONG: tuple[Wrong, ...] = (
    ("not everybody arranges", "    require_preparer(case, by)\n", ""),
    ("the owner is there", "if done_on is None and not owner.active:", "if False:"),
    ("an owner of what is done may have left", "if done_on is None and not owner", "if not owner"),
    ("the day is still to come", "made.by_day < calendar", "made.by_day <= calendar"),
    ("no day of the past", "if done_on is None and made.by_day < ", "if False and made.by_day < "),
    ("what was done has a day of the past", "if done_on is None and made.by_day", "if made.by_day"),
    (
        "what was done before is done",
        "    if done_on is not None:\n        made",
        "    if False:\n        made",
    ),
    ("its owner says how it went", " or (person.active and person.id == made.owner_id)", ""),
    ("not everybody says how it went", "    if not may_say(case, made, by):", "    if False:"),
    (
        "who left says nothing",
        "or (person.active and person.id == made.owner_id)",
        "or person.id == made.owner_id",
    ),
    ("said once", "    if made.outcome is not None:", "    if False:"),
    ("what was done has its day", "        if went.done_on is None:", "        if False:"),
    ("not a day of the future", "went.done_on > calendar", "went.done_on >= calendar"),
    ("a strategy meeting has its people", "if made.measure == STRATEGY_MEETING and not", "if False and not"),
    ("any other measure may have none", "if made.measure == STRATEGY_MEETING and not", "if not"),
    ("who was there is kept", "list(went.people_ids)", "made.people_ids"),
    ("not everything can be declined", "and made.measure not in DECLINABLE", "and False"),
    ("a cancellation has its reason", "is ArrangementOutcome.CANCELLED and went", "is None and went"),
    ("a decline needs no words", "elif went.outcome is ArrangementOutcome.CANCELLED and went", "elif went"),
    ("who takes part sees it", " or str(person.id) in made.people_ids)", ")"),
    ("who left sees nothing", "return person.active and (person.id", "return (person.id"),
    ("another measure is another one", "if made.measure == measure]", "]"),
    ("a key officer was named", "if x.outcome is ArrangementOutcome.DONE]", "]"),
    ("the latest key officer", "latest = max(", "latest = min("),
    ("the key officer takes part", "UUID(latest.people_ids[0]) if latest.people_ids else", "False or"),
    (
        "what is done waits no more",
        "        if made.outcome is None:\n            before",
        "        if True:\n            before",
    ),
    ("the Director hears of it", "late_on=late", "late_on=None"),
    ("it shows from the day before", "from_day=before", "from_day=None"),
    ("no reminder of before", "if opening > made.arranged_at:", "if True:"),
    ("it waits for its owner", "for id in (made.owner_id, made", "for id in (made"),
    (
        "and then for who arranged it",
        "for id in (made.owner_id, made.arranged_by_id)",
        "for id in (made.owner_id,)",
    ),
    ("and then for the managers", "if person.has(Role.MANAGER)]", "if False]"),
    ("a working day before", "    while not calendar.is_working(day):", "    while False:"),
    ("support that is not to be is arranged again", "supported_at = None", "supported_at = at"),
    ("support that was given stays", "is not None and not made.stands:", "is not None:"),
    ("what stands is to be", "return self.outcome in (None, ArrangementOutcome.DONE)", "return True"),
)
