"""policy/incident.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("on_behalf", "standing", "report", "access", "safety")
WRONG: tuple[Wrong, ...] = (
    ("whoever it went to", "return person.id == self.recipient_id or", "return"),
    (
        "whoever stands in",
        "return person.id == self.recipient_id or stands_in",
        "return person.id == self.recipient_id",
    ),
    (
        "nobody is handed their own",
        "self.recipient_id) and person.id not in self.reporters",
        "self.recipient_id)",
    ),
    ("whoever typed it reported it", "frozenset({self.reporter_id} | (", "frozenset(set() | ("),
    ("for whom it was typed, too", "({self.on_behalf_of_id} if self.on_behalf_of_id else set())", "set()"),
    ("an interim control has its first day", "self.first_day <= day <=", "self.first_day < day <="),
    ("an interim control has its last day", "<= day <= self.last_day", "<= day < self.last_day"),
)
