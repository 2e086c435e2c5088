"""policy/customer_page.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("readers open", " or any(may_read(person, case) for case in cases)", ""),
    ("nobody else opens", "    if not may_open(person, cases):", "    if False:"),
    ("the line manager changes", " or (person.active and person.id in looks_after)", ""),
    ("not who has left", "(person.active and person.id in", "(person.id in"),
    ("nobody else changes", "    if not may_change(person, cases):", "    if False:"),
    ("asked when it is kept", "    require_may_change(by, cases)\n    before", "    before"),
    ("something changes", "    if (language, letter_format) == before:", "    if False:"),
    ("it is kept", "    customer.language, customer.letter_format = language, letter_format", "    pass"),
    ("the list leaves it", '    customer.decide(["language", "letter_format"])', "    pass"),
    ("no role of who left", "return person.active and person.has(", "return person.has("),
    ("records, too", "Role.DIRECTOR, Role.RECORDS)", "Role.DIRECTOR)"),
    ("not of another's report", "for x in case.theirs]", "for x in case.incidents]"),
    ("of an action", " + [x.recipient_id for x in case.informal_actions]", ""),
)
