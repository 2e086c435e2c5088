"""policy/correction.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("only what was issued is corrected", "and x.issued_at is not None]", "]"),
    ("only a warning is corrected", "x.kind is LetterKind.WARNING and", ""),
    ("the warning they had last", "return issued[-1]", "return issued[0]"),
    ("who left logs nothing", "if not by.active:", "if False:"),
    ("a correction has come", "if said.received_on > calendar.day(at):", "if False:"),
    ("an answered one waits no more", "if correction.answered_at is None]", "]"),
    ("nothing is approved before the answer", "    if unanswered(case):\n", "    if False:\n"),
    ("those who prepare answer", "    require_preparer(case, by)\n", ""),
    ("answered once", "    if correction.answered_at is not None:", "    if False:"),
    ("an answer has a reason", "if reason is None:", "if False:"),
    ("it waits for whoever began", "if formal.id == about", "if formal.id != about"),
)
