"""policy/openthing.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("waiting", "standing")
WRONG: tuple[Wrong, ...] = (
    ("its last day is its own", "self.until < day", "self.until <= day"),
    ("over by itself", "self.until is not None and self.until < day", "False"),
    ("nothing waits for nobody", ", *(person for person in directors(present) if person not in able)", ""),
    (
        "nothing waits for who has left",
        "[person for person in people if person.active]\n    able = list",
        "list(people)\n    able = list",
    ),
    ("who is away is left out", "here = [person for person in able if not person.away]", "here = able"),
    ("who is named", "if any(person.acts_for(id) for id in ids)]", "]"),
    ("who stands in", "any(person.acts_for(id) for id in ids)", "person.id in ids"),
    ("in whose place", "if other in thing.able([other])]", "]"),
    (
        "until when it waits for them",
        "return min((x.presence.changes_on",
        "return max((x.presence.changes_on",
    ),
    ("what is late is escalated", "if thing.late(stage, today) else []", "if False else []"),
    ("late by its reminders", "stage >= self.late_stage", "stage > self.late_stage"),
    ("late by its day", "today >= self.late_on", "today > self.late_on"),
)
