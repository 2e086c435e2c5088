"""policy/addendum.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("who has left adds nothing", "return person.active and (", "return ("),
    ("the reporter adds", "{*map(str, incident.reporters), ", "{"),
    ("the line manager adds", "incident.is_with(person) or str", "str"),
    ("a witness adds", ", *incident.witness_ids}", "}"),
    ("nobody else adds", "    require_may_add(incident, by)", "    pass"),
    ("something is said", "    if text is None:", "    if False:"),
    ("in order", "key=lambda x: x.at)", "key=lambda x: 0)"),
    ("a manager may say so", "by.active and by.has(Role.MANAGER, Role.DIRECTOR)", "False"),
    ("no manager who left", "by.active and by.has(", "by.has("),
    ("said once", "    if incident.wrong_customer_at is not None:", "    if False:"),
    ("asked again when done", "    require_may_move(incident, by)\n    if", "    if"),
    ("another customer", "    if right is not None and right ==", "    if False and right =="),
    ("it leaves", "    incident.wrong_customer_at, incident.wrong_customer_by_id = at, by.id", "    pass"),
    (
        "what was drafted because of it is dropped",
        "        drop_with(case, about, kind, None, by, at)",
        "        pass",
    ),
    ("entries of that report", "if x.incident_id == incident.id)\n    actions", ")\n    actions"),
    (
        "actions that answer it",
        "for x in case.informal_actions if x.incident_id == incident.id",
        "for x in case.informal_actions",
    ),
    ("nothing is added to what goes on elsewhere", "    if incident.again_id is not None:", "    if False:"),
    ("it goes on elsewhere", "    incident.again_id, at = again.id,", "    _, at = again.id,"),
    ("what was added goes with it", "    other.addenda += [", "    _ = ["),
    ("what was answered goes with it", "    other.injuries += [", "    _ = ["),
    (
        "the answers about this report",
        "[x for x in case.injuries if x.incident_id == incident.id]",
        "list(case.injuries)",
    ),
    ("what came with it is recorded", "    if added:\n", "    if False:\n"),
    ("an answer that came with it is recorded", "    if answered:\n", "    if False:\n"),
    ("the right one is kept", "    incident.right_customer_id = right", "    pass"),
)
