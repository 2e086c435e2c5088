"""policy/identify.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("new_customer",)
WRONG: tuple[Wrong, ...] = (
    ("who saw it", "any(may_add(incident, by) for incident in case.incidents)", "False"),
    ("who reads the case", "if not there and not may_read(by, case):", "if not there:"),
    ("nobody else", "    if not there and not may_read(by, case):", "    if False:"),
    ("once", "    if case.customer_id is not None:", "    if False:"),
    ("asked when it is kept", "    require_may_identify(case, by)\n    theirs", "    theirs"),
    ("it is theirs", "    case.customer_id = theirs", "    pass"),
)
