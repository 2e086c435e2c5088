"""policy/openway.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

PROOF = ("openway", "contact_person")
WRONG: tuple[Wrong, ...] = (
    ("a way must stay open", "if not open_ways(customer, together, pack, present):", "if False:"),
    (
        "restrictions are counted together",
        "together = [r for r in every if r.start",
        "together = [r for r in [first] if r.start",
    ),
    ("overlapping for one day is overlapping", "<= day <= r.last_day", "<= day < r.last_day"),
    (
        "what does not overlap is not added up",
        "[r for r in every if r.start <= day <= r.last_day]",
        "every",
    ),
    ("only what is answered is open", "way.usable_as_open and", ""),
    ("whoever left is no open way", "named and not any(id in present for id in named)", "False"),
    ("the deputy is enough", "any(id in present", "all(id in present"),
    ("the first day is said", "sorted(every, key=lambda r: r.start)", "every"),
    ("no day before today", "day = max(first.start, today)", "day = first.start"),
    ("only what is of use to the customer", "and way.key not in customer.ways_no_use", ""),
    ("only what the customer can use", "customer.has(way.needs)", "True"),
    ("what is over does not count", "max(r.start, today)", "r.start"),
    ("who was it stays known", "[*restriction.named_before, *gone]", "restriction.named_before"),
)
