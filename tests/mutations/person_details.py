"""policy/person_details.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("Admin alone", "    require_role(by, Role.ADMIN)\n", ""),
    ("of who is there", "    if not person.active:", "    if False:"),
    ("a line manager who is there", "if not line_manager.active:", "if False:"),
    ("no circle", "if person.id in _line(line_manager.id, above):", "if False:"),
    (
        "not their own line manager",
        "    seen: set[UUID] = set()\n    at: UUID | None = id",
        "    seen: set[UUID] = set()\n    at = above.get(id)",
    ),
    (
        "not Admin’s own staff",
        '        require_another(by, line_manager, "line_manager")\n',
        "        pass\n",
    ),
    ("who was it before", "and manager_id != person.line_manager_id:", ":"),
    (
        "not Admin’s own organisations",
        '        require_another(by, person, "organisations")\n',
        "        pass\n",
    ),
    ("one’s own language", "    if organisations != person.organisations:", "    if True:"),
    ("an organisation", "    if not organisations:", "    if False:"),
    ("no change is none", "    if before == (manager_id, organisations, language):", "    if False:"),
    (
        "it is changed",
        "    person.line_manager_id, person.organisations, person.language = manager_id, organisations, language\n",
        "",
    ),
)
