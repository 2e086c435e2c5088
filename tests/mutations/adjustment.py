"""policy/adjustment.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("who left logs nothing", "if not by.active:", "if False:"),
    ("a request has come", "if asked.received_on > calendar.day(at):", "if False:"),
    ("what it is, is said", "if asked.kind in TO_BE_SAID and", "if False and"),
    ("a decided one waits no more", "if adjustment.decided_at is None]", "]"),
    ("nothing is approved before it", "    if undecided(case):\n", "    if False:\n"),
    ("nor in another case", "    if waits is not None:", "    if False:"),
    ("which of them waits", "if undecided(other)), None)", "if False), None)"),
    ("a manager decides", "require_role(by, Role.MANAGER, Role.DIRECTOR)", "pass"),
    ("decided once", "    if adjustment.decided_at is not None:", "    if False:"),
    ("no has its reason", "NOT_AGREED and reason is None:", "NOT_AGREED and False:"),
    ("a format is the letters'", "if adjustment.kind in FORMATS and", "if False and"),
    ("what is not agreed changes nothing", "and outcome is not AdjustmentOutcome.NOT_AGREED:", "and True:"),
    ("an advocate is no format", "adjustment.kind in FORMATS and", "True and"),
    ("it waits for whoever began", "if person.acts_for(starter)]", "]"),
    (
        "for the others while they are away",
        "if any(not person.away for person in theirs) else",
        "if theirs else",
    ),
)
