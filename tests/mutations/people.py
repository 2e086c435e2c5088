"""policy/people.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("standing", "signoff", "fallback", "absence")
WRONG: tuple[Wrong, ...] = (
    (
        "one acts for oneself",
        "(self.id == id or id in self.presence.stands_for)",
        "(id in self.presence.stands_for)",
    ),
    ("one acts for whom one stands in", "(self.id == id or id in self.presence.stands_for)", "self.id == id"),
    (
        "who is away is reached through another",
        "if not person.away or person.id in covered)",
        "if not person.away)",
    ),
    ("who is away is not reached", "if not person.away or person.id in covered)", ")"),
    (
        "who is away covers nobody",
        "for person in present if not person.away for id",
        "for person in present for id",
    ),
    ("nobody gives to themselves", "    if by.id == person.id:", "    if False:"),
    ("a role is needed", "    if not person.has(*roles):", "    if False:"),
    ("one organisation in common", "if person.organisations.isdisjoint(other.organisations):", "if False:"),
)
