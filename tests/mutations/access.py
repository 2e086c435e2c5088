"""policy/access.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("access", "organisation", "timeline", "held")
WRONG: tuple[Wrong, ...] = (
    ("need to know", "if not may_read(person, case):", "if False:"),
    (
        "Admin reads no case",
        "case.organisation, Role.MANAGER, Role.DIRECTOR, Role.RECORDS)",
        "case.organisation, Role.MANAGER, Role.DIRECTOR, Role.RECORDS, Role.ADMIN)",
    ),
    ("who has left reads nothing", "    if not person.active:\n        return False\n    role", "    role"),
    (
        "one's own cases are not all cases",
        "(_concerns(person, case) or bool(parts_of(case, person.id)))",
        "True",
    ),
    ("not every reader has the bundle", "if not may_bundle(person, case):", "if False:"),
    ("only a reader has the bundle", "return may_read(person, case) and (answers", "return (answers"),
    ("who decides the appeal has the bundle", "(answers or decides)", "answers"),
    ("of the SLT", "person.has(Role.SLT) and any(", "any("),
    (
        "not who reads it for another reason",
        "any(appeal.decides(each, person) for each in case.appeals)",
        "True",
    ),
    ("what nobody needs to know", "if not may_know(person, case, matter, subject):", "if False:"),
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
    (
        "the bundle by its own",
        "holds(person, case.organisation, Role.RECORDS, ",
        "person.has(Role.RECORDS, ",
    ),
    (
        "who has left has no entries",
        "    if not person.active:\n        return False\n    return not readers",
        "    return not readers",
    ),
    (
        "nor texts",
        "        if not person.active:\n            return False\n        if passage in own",
        "        if passage in own",
    ),
    ("the timeline is not everybody’s", "if not may_read_timeline(person, case):", "if False:"),
    (
        "a measure is known to whoever considers it",
        "return known or may_see(made, person)",
        "return may_see(made, person)",
    ),
    ("to whoever sees to it", "return known or may_see(made, person) or", "return known or"),
    ("to whoever arranged it", " or (person.active and made.arranged_by_id == person.id)\n", "\n"),
    ("while they are there", "(person.active and made.arranged_by_id", "(True and made.arranged_by_id"),
    (
        "its words, too",
        "if may_see(made, person) or made.arranged_by_id == person.id:",
        "if may_see(made, person):",
    ),
    ("why they sent it to the group", " if x.referred_by_id == person.id)", " if False)"),
    ("nor are the words", "if not may_read_matter(person, case, matter):", "if False:"),
    (
        "what is not known is for those who read all",
        "return whole and _reads_all(person, case)",
        "return whole",
    ),
    (
        "another customer's report is none of a case",
        "in_it(person, x) for x in case.incidents if x.wrong_customer_at is None",
        "in_it(person, x) for x in case.incidents",
    ),
    ("a witness is in it", " or str(person.id) in incident.witness_ids", ""),
    (
        "to know is not to read",
        "return _is_reader(person, case, READERS[matter].entries, subject)",
        "return _is_reader(person, case, READERS[matter].words, subject)",
    ),
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
