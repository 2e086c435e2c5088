"""policy/fallback.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("Admin names", "    require_role(by, Role.ADMIN)\n", ""),
    ("who is there", "    if not person.active:", "    if False:"),
    ("not Admin themselves", "    require_another(by, person, organisation)\n", ""),
    ("no change is none", "if known is not None and known.person_id == person.id:", "if False:"),
    ("who it was before", "str(known.person_id) if known else None", "None"),
    ("it is changed", "    fallback.person_id = person.id\n", ""),
)
