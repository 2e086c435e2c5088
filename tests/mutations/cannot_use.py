"""policy/cannot_use.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("cannot_use", "customer_page")
WRONG: tuple[Wrong, ...] = (
    ("a manager says it", "    require_role(by,", "    print(by,"),
    ("asked when it is kept", "    require_may_say(by)\n    before", "    before"),
    ("a way that is gone stays", ", *(way for way in before if way not in listed)]", "]"),
    ("something changes", "    if set(said) == set(before):", "    if False:"),
    ("not who has left", "return by.active and by.has", "return by.has"),
    ("of every row", "        row.cannot_use = [", "        _ = ["),
    ("it is kept", "    customer.cannot_use = said", "    pass"),
)
