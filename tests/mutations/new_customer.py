"""policy/new_customer.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("the whole reference", "[0-9]{4,}", "[0-9]{1,}"),
    ("entered here", "return ENTERED in customer.decided_here", "return True"),
    ("known to have none", '"address" in customer.decided_here and', ""),
    ("none at all", " and not customer.address", ""),
    ("kept that it was here", "    made.decide([ENTERED, ", "    made.decide(["),
    ("kept that they have none", '*(["address"] if known.homeless else [])', ""),
    ("an email has one shape", "known.email.casefold()", "known.email"),
    ("not who has left", "    if not by.active:", "    if False:"),
    ("a name", "    if not known.name:", "    if False:"),
    ("an address or none", "    if not known.address and not known.homeless:", "    if False:"),
    ("not both", "    if known.address and known.homeless:", "    if False:"),
    ("none of these", "    if perhaps and not none_of_these:", "    if False:"),
)
