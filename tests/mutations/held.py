"""policy/held.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("a held message is kept", "case.held_messages.append(message)", "pass"),
    ("the owner looks at it", "owners(case, message.restriction_ids) | contacts", "contacts"),
    (
        "the point of contact looks at it",
        "owners(case, message.restriction_ids) | contacts",
        "owners(case, message.restriction_ids)",
    ),
    ("only of what held it back", "if str(r.id) in message.restriction_ids]", "if False]"),
    ("who has left reads nothing", "return person.active and (", "return True and ("),
    ("not everybody looks at it", 'raise NotAllowed("not-your-message")', "return"),
    ("a forged answer is none", '        raise NotAllowed("unknown-use-case")', "        pass"),
    ("an emergency says which", "and answer != HeldOutcome.EMERGENCY", ""),
    ("it is looked at once", "    if message.outcome is not None:\n", "    if False:\n"),
    ("an emergency is let through", "outcome is HeldOutcome.EMERGENCY and exception is None", "False"),
    (
        "a complaint counts from its arrival",
        "calendar.day(message.arrived_at),",
        "calendar.day(message.looked_at),",
    ),
    ("a request to look again is never lost", "    passes = reviewed or", "    passes ="),
    (
        "what is appealed against is logged by whoever saw it",
        "(about is not None or not appealable(case))",
        "True",
    ),
    (
        "up to 7 days are reviewed whatever is appealable",
        "(about is not None or not appealable(case))",
        "(not appealable(case))",
    ),
    (
        "formal action that held it back is appealed against",
        "added_to(case, message) or _held_formally(case, message)",
        "added_to(case, message)",
    ),
    ("what is added goes no other way", "added_to(case, message) or _held_formally", "_held_formally"),
    ("it is about what held it back", "    about = about if again else None\n", "    about = None\n"),
    ("a complaint is about the whole", "    about = about if again else None\n", ""),
    ("and about nothing else", "if decision.id in mine)", "if True)"),
    (
        "what is no appeal is added to none",
        "outcome is not HeldOutcome.APPEAL or at is None",
        "outcome is None or at is None",
    ),
    ("a decided appeal hears no more", "if appeal.decided_at is None or appeal.decided_at > at]", "if True]"),
    (
        "what was added stays added",
        "if appeal.decided_at is None or appeal.decided_at > at]",
        "if appeal.decided_at is None]",
    ),
    ("it is not added to itself", "if appeal.logged_at <= at]", "if True]"),
    (
        "nobody hears after the decision",
        "added_to(case, message) if appeal.outcome is None]",
        "added_to(case, message)]",
    ),
    ("what was added awaits none", "    if added_to(case, message) or became", "    if became"),
    ("what went another way awaits none", " or became(case, message) is not None", ""),
    ("it belongs to formal action", "if each.restriction.proposal_id is not None)", "if True)"),
    ("only of that message", "if complaint.held_id == message.id)", "if True)"),
    ("an appeal in it waits", "        elif appeal_awaited(case, message) and", "        elif False and"),
    (
        "what is no appeal awaits none",
        "if message.outcome is not HeldOutcome.APPEAL or message",
        "if message",
    ),
    ("an earlier appeal is another one", "appeal.logged_at >= message.looked_at", "True"),
    ("a logged appeal is awaited no more", "return not logged and", "return"),
    ("where nothing can be appealed none is awaited", "not logged and may_be_appealed(case)", "not logged"),
    ("a held message waits", "        if message.outcome is None:\n", "        if False:\n"),
    ("its clock runs from its arrival", "message.arrived_at\n", "message.logged_at\n"),
    (
        "its clock is the setting",
        "days = pack.at(message.logged_at).settings.held_message_working_days",
        "days = 5",
    ),
    ("it never waits for nobody", " or [x for x in people if x.has(Role.MANAGER)]", ""),
)
