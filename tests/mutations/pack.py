"""policy/pack.py and policy/pack_parse.py: which issue it is, and the kinds of behaviour that it lists."""

from collections.abc import Mapping

from tests.mutants import Wrong

PROOF = ("pack", "pack_parse")
WRONG: tuple[Wrong, ...] = (
    ("the kinds of one family", "if behaviour.family is family)", "if True)"),
    ("known by its own hash", "self if self.sha256 == sha256 else None", "self"),
)
ELSEWHERE: Mapping[str, tuple[Wrong, ...]] = {
    "pack_parse": (
        ("the hash is of its text", "hashlib.sha256(text.encode())", "hashlib.sha256(b'')"),
        ("its review is after it", "pack.next_review <= pack.issued or ", ""),
        ("its review is in three years", " or review > latest", ""),
        ("it does not apply before it", "pack.applies_from < pack.issued", "False"),
        (
            "one other kind in each family",
            'lists.one_other("behaviour", pack.behaviours_of(family)',
            'lists.one_other("behaviour", pack.behaviours',
        ),
        ("one other kind, not more", "if others != 1:", "if others < 1:"),
        ("no kind twice", '    lists.unique("behaviour", pack.behaviours)\n', ""),
    ),
}
