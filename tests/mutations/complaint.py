"""policy/complaint.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("a forged kind is none", "    if kind not in set(Decided):\n", "    if False:\n"),
    (
        "a forged decision is none",
        '            return decision.kind, decision.id\n    raise NotAllowed("unknown-subject")',
        "            return decision.kind, decision.id\n    return Decided(kind), None",
    ),
    (
        "the kind is the decision's own",
        "if (decision.kind, str(decision.id)) == (kind, id):",
        "if str(decision.id) == id:",
    ),
    ("who has left logs nothing", "    if not by.active:\n        raise", "    if False:\n        raise"),
    (
        "a review is of a decision",
        "if complaint.about is None:\n            raise",
        "if False:\n            raise",
    ),
    ("formal action is appealed", "if ROUTES[complaint.about] is Route.APPEAL and", "if False and"),
    ("not lost where there is none", "is Route.APPEAL and appealable(case):", "is Route.APPEAL:"),
    ("only a review is refused", "if complaint.route is Route.REVIEW:", "if complaint.about is not None:"),
    ("the way is the appeal", 'field="about", instead="appeal"', 'field="about"'),
    (
        "received today at the latest",
        "if complaint.received_on > calendar.day",
        "if complaint.received_on >= calendar.day",
    ),
    ("a complaint is kept", "    case.complaints.append(complaint)\n", ""),
    ("any part bars from the whole", "return frozenset(parts(case))", "return frozenset()"),
    (
        "who decided it is barred",
        "frozenset().union(*(decision.by for decision in _meant(case, complaint)))",
        "frozenset()",
    ),
    ("the very decision counts", "[x for x in alike if x.id == complaint.about_id] or alike", "alike"),
    (
        "all of the kind where it is not known",
        "x.id == complaint.about_id] or alike",
        "x.id == complaint.about_id]",
    ),
    ("only of its kind", "if x.kind is complaint.about]", "]"),
    (
        "who has left passes nothing on",
        "if person.active and person.id not in barred]",
        "if person.id not in barred]",
    ),
    ("who decided passes nothing on", "if person.active and person.id not in barred]", "if person.active]"),
    (
        "managers first",
        "(Role.MANAGER, Role.DIRECTOR, Role.RECORDS)",
        "(Role.DIRECTOR, Role.RECORDS, Role.MANAGER)",
    ),
    (
        "records when no other is left",
        "(Role.MANAGER, Role.DIRECTOR, Role.RECORDS)",
        "(Role.MANAGER, Role.DIRECTOR)",
    ),
    ("it never waits for nobody", "    return directors(list(people))", "    return []"),
    ("records may pass it on", "return records or person.id in", "return person.id in"),
    (
        "records who decided may not",
        "Role.RECORDS) and not decided",
        "Role.RECORDS)",
    ),
    (
        "Records of its own organisation",
        "= holds(person, case.organisation, Role.RECORDS) and",
        "= person.has(Role.RECORDS) and",
    ),
    ("in their turn, too", "if holds(person, case.organisation, role)]", "if person.has(role)]"),
    ("a stranger passes nothing on", "    require_role_for(by, case.organisation, *_PASSED_ON_BY)\n", ""),
    (
        "the decider passes nothing on",
        '    raise Refused("somebody-else-passes-on", section(complaint))',
        "    return",
    ),
    ("a reference is given", "if not reference.strip():", "if False:"),
    ("one reference", "    require_no_reference(complaint)\n", ""),
    (
        "none after the outcome",
        '    if complaint.outcome is not None:\n        raise Stale("complaint-decided")\n    if complaint.reference',
        "    if complaint.reference",
    ),
    ("one outcome", "    require_no_outcome(complaint)\n", ""),
    (
        "the reference comes first",
        "if not complaint.reference and outcome is not",
        "if False and outcome is not",
    ),
    ("withdrawn without a reference", " and outcome is not ComplaintOutcome.WITHDRAWN", ""),
    ("the outcome has come", "if outcome_on > calendar.day(at):", "if False:"),
    ("the outcome is not before the receipt", "if outcome_on < complaint.received_on:", "if False:"),
    ("what follows is said", "if follows is None:", "if False:"),
    (
        "the decider records no outcome",
        "    require_passer(case, complaint, by, people)\n    require_no_outcome",
        "    require_no_outcome",
    ),
    (
        "the decider adds no reference",
        "    require_passer(case, complaint, by, people)\n    require_no_reference",
        "    require_no_reference",
    ),
    (
        "the clock runs from the receipt",
        "calendar.moment(complaint.received_on, dt.time())",
        "complaint.logged_at",
    ),
    (
        "the reference has its clock",
        'kind, days = "complaint", settings.complaint_reference_working_days',
        'kind, days = "complaint", 5',
    ),
    ("the outcome has its clock", "if complaint.referred_at is not None:", "if False:"),
    (
        "what has its outcome waits no more",
        "if complaint.outcome is not None:\n            continue",
        "if False:\n            continue",
    ),
)
