"""policy/access.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("access", "organisation")
WRONG: tuple[Wrong, ...] = (
    ("need to know", "if not may_read(person, case):", "if False:"),
    ("Admin reads no case", "Role.DIRECTOR, Role.RECORDS)", "Role.DIRECTOR, Role.RECORDS, Role.ADMIN)"),
    ("who has left reads nothing", "if not person.active:", "if False:"),
    (
        "one's own cases are not all cases",
        "(_concerns(person, case) or bool(parts_of(case, person.id)))",
        "True",
    ),
    ("not every reader has the bundle", "if not may_bundle(person, case):", "if False:"),
    ("only a reader has the bundle", "return may_read(person, case) and holds(", "return holds("),
    ("who decides the appeal has the bundle", "Role.MANAGER, Role.SLT)", "Role.MANAGER)"),
    ("a report about another opens nothing", "if x.wrong_customer_at is None or unsettled(case, x)]", "]"),
    (
        "Records of its organisation",
        "holds(person, case.organisation, Role.MANAGER, Role.DIRECTOR, Role.RECORDS)",
        "person.has(Role.MANAGER, Role.DIRECTOR, Role.RECORDS)",
    ),
    (
        "the safety group of its organisation",
        "holds(person, case.organisation, Role.SAFETY)",
        "person.has(Role.SAFETY)",
    ),
    ("the bundle by its own", "holds(person, case.organisation, *answers)", "person.has(*answers)"),
    (
        "a name is told to who has to do with it",
        "(person.active and bool(parts_of",
        "(True and bool(parts_of",
    ),
    (
        "a reader knows the name",
        "return may_read(person, case) or (person.active and bool",
        "return (person.active and bool",
    ),
    ("but for an injury", " or unsettled(case, x)]", "]"),
    ("and what is to be put right", " or told_wrongly(case)\n", "\n"),
)
