"""policy/formal.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("dropped", "formal", "not_applied", "proposal")
WRONG: tuple[Wrong, ...] = (
    ("managers prepare formal action", 'raise NotAllowed("needs-manager")', "return"),
    ("nothing formal before a report", "if not case.theirs:", "if False:"),
    ("a consideration begins before its steps", "if case.formal is None:", "if case.proposals:"),
    ("nothing formal about nobody", "if case.customer_id is None:", "if False:"),
    ("each consideration is answered", 'answers.get(consideration.key, "").strip()', "answers"),
    (
        "not the same text in all",
        "for c in pack.considerations}) == 1",
        "for c in pack.considerations}) == 0",
    ),
    ("each measure has a state", "        if not state:\n", "        if False:\n"),
    ("not suitable says why", 'notes.get(item.key, "").strip()', "notes"),
    (
        "considered before the warning",
        "    require_considered(formal)\n    if not incidents",
        "    if not incidents",
    ),
    ("considered before the proposal", "if formal.considered_at is None:", "if formal.id is None:"),
    ("nothing is prepared under one not applied", "if formal.not_applied_at is not None:", "if False:"),
    ("measured before the proposal", "if formal.measured_at is None:", "if formal.id is None:"),
    ("a warning has examples", "if not incidents:", "if False:"),
    ("a drafted warning is no warning", "[x for x in warnings if x.received_on is not None]", "warnings"),
    ("a dropped warning is none", " and not x.dropped_at", ""),
    ("a warning lapses", "if today >= lapses_on(", "if today > lapses_on("),
    ("of two warnings the latest counts", "latest = max(issued", "latest = min(issued"),
    ("repeated after the customer has it", ">= warning.received_on", ">= calendar.day(warning.issued_at)"),
    ("repeated after it was handed over", "incident.occurred_at > warning.issued_at", "True"),
    ("the warned behaviour is repeated", "warned_of.intersection(incident.kinds)", "incident.kinds"),
    ("what was warned of is no repetition", "incident not in cited and", ""),
)
