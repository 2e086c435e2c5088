"""policy/acknowledgement.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("the outside reviewer by name", "    if appeal.outside_name:\n", "    if False:\n"),
    ("the Director as such", "return DIRECTOR if", "return SLT if"),
    ("of this appeal alone", "x.kind is LetterKind.APPEAL_ACKNOWLEDGED]", "True]"),
    ("the draft is theirs", "letter.owner_id, letter.facts = by.id,", "_, letter.facts = by.id,"),
    ("and names them", '"decider": decides}', '"decider": SLT}'),
    ("another where it named another", "== decides else None", "else None"),
    ("no second draft", "        if letter.waits:\n", "        if False:\n"),
)
