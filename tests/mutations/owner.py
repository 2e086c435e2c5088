"""policy/owner.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("review_due", "ended")
WRONG: tuple[Wrong, ...] = (
    (
        "a manager takes over",
        "    require_role(by, Role.MANAGER, Role.DIRECTOR)\n    if proposal",
        "    if proposal",
    ),
    ("nobody takes over their own", "if proposal.owner_id == by.id:", "if False:"),
    ("an earlier owner stays one", "proposal.owned_before = [", "_ = ["),
    (
        "only who looks after it ends it",
        "        require_role(by, Role.MANAGER, Role.DIRECTOR)\n",
        "        pass\n",
    ),
)
