"""policy/absence.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("the first day counts", "self.first_day <= day <=", "self.first_day < day <="),
    ("the last day counts", "<= day <= self.last_day", "<= day < self.last_day"),
    ("back after the last day", "return self.last_day + DAY", "return self.last_day"),
    ("days that meet", "self.first_day <= last and first", "self.first_day < last and first"),
    ("days that meet at the end", "and first <= self.last_day", "and first < self.last_day"),
    ("oneself may", "by.id == person.id or ", ""),
    ("the line manager may", "by.id == person.line_manager_id or ", ""),
    ("Admin may", " or by.has(Role.ADMIN))", ")"),
    ("leavers may not", "by.active and (by.id", "True and (by.id"),
    ("nobody else may", "    if not may_note(by, person):", "    if False:"),
    ("of leavers nobody is away", "    if not person.active:", "    if False:"),
    ("the days in their order", "    if last < first:", "    if False:"),
    ("not the past", "if last < calendar.day(absence.noted_at):", "if False:"),
    ("today still counts", "if last < calendar.day(", "if last <= calendar.day("),
    (
        "no two at once",
        "if any(x.person_id == person.id and",
        "if False and any(x.person_id == person.id and",
    ),
    ("no delegate of oneself", "if delegate.id == person.id:", "if False:"),
    (
        "not to Admin themselves",
        '            require_another(by, delegate, "delegate")\n',
        "            pass\n",
    ),
    ("a line manager may stand in", "if by.id != person.line_manager_id:", "if True:"),
    ("a delegate who is there", "if not delegate.active:", "if False:"),
    (
        "a delegate who is not away",
        "if any(x.person_id == delegate.id and",
        "if False and any(x.person_id == delegate.id and",
    ),
    ("the delegate is kept", "absence.delegate_id = delegate.id if delegate else None", "pass"),
    ("only who may note it ends it", "    require_noter(by, person)\n    today", "    today"),
    ("over once", "    if absence.last_day < today:", "    if False:"),
    ("on its last day it can still end", "if absence.last_day < today:", "if absence.last_day <= today:"),
    ("today is no day of it", "absence.last_day = today - DAY", "absence.last_day = today"),
    ("who ended it", "absence.ended_by_id, absence.ended_at = by.id, at", "pass"),
    ("of the same organisation", '        require_shared(person, delegate, "delegate")\n', ""),
)
