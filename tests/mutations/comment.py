"""policy/comment.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("review_due",)
WRONG: tuple[Wrong, ...] = (
    ("a comment has come", "if said.received_on > calendar.day(at):", "if False:"),
    ("who left logs nothing", "if not by.active:", "if False:"),
)
