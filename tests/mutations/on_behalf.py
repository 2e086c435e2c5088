"""policy/on_behalf.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("not whoever typed it", "    if person.id == incident.reporter_id:", "    if False:"),
    ("it is for them", "    incident.on_behalf_of_id = person.id\n", ""),
    ("they were harmed", "    if incident.hurt:", "    if False:"),
    ("only where somebody was hurt", "    if incident.hurt:", "    if True:"),
    ("whoever typed it links", "by.id == incident.reporter_id or ", ""),
    ("whoever looks after it links", "incident.is_with(by) or ", ""),
    ("a manager links", " or by.has(Role.MANAGER, Role.DIRECTOR)", ""),
    ("nobody else", "if not by.active or not able:", "if not by.active:"),
    ("who left does not", "if not by.active or not able:", "if not able:"),
    (
        "only what is for another",
        "    if not incident.on_behalf_of and incident.on_behalf_of_id is None:",
        "    if False:",
    ),
    ("once for one person", "    if before == person.id:", "    if False:"),
    ("whoever it was not is not harmed", "    if before is not None:\n", "    if False:\n"),
)
