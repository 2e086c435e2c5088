"""policy/pack_changes.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("only what is different", "if of(before) != of(after):", "if True:"),
    ("what is gone", "if key not in new)", "if False)"),
    ("what is new", "if key not in old)", "if False)"),
    ("what is the same is left out", "if key in old and old[key] != new[key]:", "if key in old:"),
    ("another name is said", "How.CHANGED if same else How.RENAMED", "How.CHANGED"),
    ("a setting that is the same", "if was != now:", "if True:"),
)
