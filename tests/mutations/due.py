"""policy/due.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("due", "review_due")
WRONG: tuple[Wrong, ...] = (
    ("what still waits keeps its row", "chain(thing.moments, over)", "thing.moments"),
    ("each reminder once", "last > done", "last >= 0"),
    (
        "catching up is one reminder",
        "                last = stage\n",
        "                last = max(last, 0)\n",
    ),
    ("not before its time", "if at > now:", "if False and at > now or stage > 9:"),
    ("of its own kind", "if n.kind == kind and n.subject_id", "if n.subject_id"),
)
