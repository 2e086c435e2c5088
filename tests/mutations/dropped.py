"""policy/dropped.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("dropped", "not_applied")
WRONG: tuple[Wrong, ...] = (
    ("its owner may", "not by.acts_for(letter.owner_id):", "True:"),
    ("others than managers may not", "require_role(by, Role.MANAGER, Role.DIRECTOR)", "pass"),
    ("who left may not", "if not by.active or", "if"),
    ("what was sent stays", "if letter.issued_at is not None:", "if False:"),
    ("dropped once", "if letter.dropped_at is not None:", "if False:"),
    ("what is owed is sent", "if letter.kind not in MAY_BE_DROPPED:", "if False:"),
    ("with its reason", "if reason is None:", "if False:"),
    ("only drafts go with the consideration", " and x.waits]", "]"),
    ("only warnings go with it", "x.kind is kind and x", "x"),
)
