"""policy/openthing.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("waiting",)
WRONG: tuple[Wrong, ...] = (
    ("nothing waits for nobody", "or directors(present)", ""),
    (
        "nothing waits for who has left",
        "[person for person in people if person.active]\n    return list",
        "list(people)\n    return list",
    ),
    ("what is late is escalated", "if thing.late(stage, today) else []", "if False else []"),
    ("late by its reminders", "stage >= self.late_stage", "stage > self.late_stage"),
    ("late by its day", "today >= self.late_on", "today > self.late_on"),
)
