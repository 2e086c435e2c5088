"""policy/incident.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("standing", "report", "access", "safety")
WRONG: tuple[Wrong, ...] = (
    ("whoever it went to", "return person.id == self.recipient_id or (", "return ("),
    ("whoever stands in", "(person.acts_for(self.recipient_id) and not own)", "False"),
    ("nobody is handed their own", "self.recipient_id) and not own)", "self.recipient_id))"),
    ("an interim control has its first day", "self.first_day <= day <=", "self.first_day < day <="),
    ("an interim control has its last day", "<= day <= self.last_day", "<= day < self.last_day"),
)
