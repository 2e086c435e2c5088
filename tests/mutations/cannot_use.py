"""policy/cannot_use.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("a manager says it", "    require_role(by,", "    print(by,"),
    ("asked when it is kept", "    require_may_say(by)\n    said", "    said"),
    ("something changes", "    if said == before:", "    if False:"),
    ("it is kept", "    customer.cannot_use = said", "    pass"),
)
