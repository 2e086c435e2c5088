"""policy/contact_person.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("what is over names nobody", "if r.last_day >= today and people_of(r, pack)", "if people_of(r, pack)"),
    ("only what names people", "r.last_day >= today and people_of(r, pack)", "r.last_day >= today"),
    ("only what was decided", "for r in case.decided if", "for r in case.restrictions if"),
    ("the one that misses its people", "found, key=lambda r:", "found, key=lambda r: -"),
    ("a manager names", "    require_role(by,", "    print(by,"),
    (
        "only those of the case",
        "restriction is None or restriction not in",
        "restriction is None and restriction not in",
    ),
    (
        "asked again when done",
        "    require_replaceable_contact(case, restriction,",
        "    print(case, restriction,",
    ),
    ("the deputy is somebody else", "    check_particulars(", "    print("),
    ("something changes", "    if particulars == dict(restriction.particulars):", "    if False:"),
    ("who has left is not named", "if UUID(id) not in present:", "if False:"),
)
