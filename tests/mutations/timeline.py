"""policy/timeline.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    (
        "who looked is for Records and the Director",
        "{Reader.RECORDS, Reader.DIRECTOR}",
        "{Reader.RECORDS, Reader.DIRECTOR, Reader.MANAGER}",
    ),
    (
        "no appeal for the line manager",
        "Matter.APPEALED: Readers(_FORMAL,",
        "Matter.APPEALED: Readers(_CASE,",
    ),
    (
        "no reasons for the line manager",
        "Matter.DECIDED: Readers(_CASE, _FORMAL)",
        "Matter.DECIDED: Readers(_CASE, _CASE)",
    ),
    ("a letter is of its own matter", "if letter.id == record.subject_id:", "if False:"),
    (
        "support is of its own matter",
        "        return Matter.SUPPORT\n    return MATTERS",
        "        pass\n    return MATTERS",
    ),
    (
        "support has words of its own",
        "Matter.SUPPORT if made.measure == STAFF_SUPPORT else",
        "Matter.SUPPORT if False else",
    ),
    (
        "what is not listed nobody reads",
        "MATTERS.get(record.what, Matter.ELSEWHERE)",
        "MATTERS.get(record.what, Matter.REPORT)",
    ),
    ("their own report", "x.id == subject or _supports(case, x, subject))", "True)"),
    ("its line manager", "if whole and incident.is_with(person):", "if whole:"),
    (
        "whom an appeal concerns",
        "if any(concerns(case, each, person) for each in case.appeals):",
        "if False:",
    ),
    ("whoever prepared it", "prepared = {", "prepared = set() and {"),
    ("whoever proposed it", " | {x.proposer_id for x in case.proposals}", ""),
    (
        "whoever looks after it",
        "stands_in or any(person.acts_for(x.owner_id) for x in case.proposals)",
        "stands_in",
    ),
    (
        "considerations are no decision",
        "Matter.CONSIDERED, formal.id, *formal.considerations",
        "Matter.REPORT, formal.id, *formal.considerations",
    ),
)
