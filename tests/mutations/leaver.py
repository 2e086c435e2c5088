"""policy/leaver.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("Admin alone", "    require_role(by, Role.ADMIN)\n    if by.id", "    if by.id"),
    ("not oneself", "    if by.id == person.id:", "    if False:"),
    ("once", "    if not person.active:", "    if False:"),
    ("by name", 'without_roles = Person("", "", id=person.id)', "without_roles = person"),
    (
        "what is open",
        "any(without_roles in thing.able([without_roles]) for thing in open_things(case, pack, calendar))",
        "False",
    ),
    (
        "what they own",
        "any(x.owner_id == person.id and _runs(case, x.id, today) for x in case.proposals)",
        "False",
    ),
    ("a successor", "    if successor is None and open_cases:", "    if False:"),
    ("none where nothing is open", "    if successor is None and open_cases:", "    if successor is None:"),
    ("somebody else", "successor.id == person.id:", "False:"),
    ("who is there", "not successor.active:", "False:"),
    (
        "they have left",
        "person.active, person.successor_id = False,",
        "person.active, person.successor_id = True,",
    ),
    ("not Admin themselves", '        require_another(by, successor, "successor")\n', "        pass\n"),
    (
        "Admin alone says they are back",
        "    require_role(by, Role.ADMIN)\n    if person.active:",
        "    if person.active:",
    ),
    ("back once", "    if person.active:", "    if False:"),
    ("they are back", "person.roles = True, None,", "person.roles = False, None,"),
    ("nobody took over", "= True, None, frozenset()", "= True, person.successor_id, frozenset()"),
    ("without a role", "= True, None, frozenset()", "= True, None, person.roles"),
    ("who is there has the role", "x.active and x.id != person.id]", "x.id != person.id]"),
    ("another one has the role", "x.active and x.id != person.id]", "x.active]"),
    ("roles they have", "if person.has(role) and not any", "if not any"),
    ("who took over", "False, successor.id if successor else None", "False, None"),
    (
        "not who decides the appeal",
        "to = fallback if taken_on(case, successor) else successor",
        "to = successor",
    ),
    ("reports", "if incident.recipient_id == person.id and incident.outcome is None:", "if False:"),
    (
        "reports that are open",
        "incident.recipient_id == person.id and incident.outcome is None",
        "incident.recipient_id == person.id",
    ),
    ("nobody gets their own report", "(fallback if own else to)", "to"),
    ("actions", "if action.recipient_id == person.id and action.seen_at is None:", "if False:"),
    (
        "actions that were not seen",
        "action.recipient_id == person.id and action.seen_at is None",
        "action.recipient_id == person.id",
    ),
    ("nobody gets their own action", "(fallback if to.id == action.taken_by_id else to)", "to"),
    (
        "what runs",
        "if proposal.owner_id == person.id and _runs(case, proposal.id, today):",
        "if proposal.owner_id == person.id:",
    ),
    ("another owner", "            proposal.owner_id = to.id\n", ""),
    ("who owned it before", "proposal.owned_before = [*", "_ = [*"),
    ("nobody has the appeal", "appeal.reviewer_id = appeal.taken_at = None", "pass"),
    ("it is offered again", "appeal.offered_to = [str(", "_ = [str("),
    (
        "appeals that are open",
        "x.outcome is None and x.reviewer_id == person.id]",
        "x.reviewer_id == person.id]",
    ),
    ("their own appeals", "x.outcome is None and x.reviewer_id == person.id]", "x.outcome is None]"),
    ("of the same organisation", '        require_shared(person, successor, "successor")\n', ""),
)
