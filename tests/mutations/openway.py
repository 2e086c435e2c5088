"""policy/openway.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    ("a way must stay open", "if not open_ways(customer, together, pack):", "if False:"),
    (
        "restrictions are counted together",
        "together = [r for r in every if r.start",
        "together = [r for r in [first] if r.start",
    ),
    ("overlapping for one day is overlapping", "<= first.start <= r.last_day", "<= first.start < r.last_day"),
    (
        "what does not overlap is not added up",
        "[r for r in every if r.start <= first.start <= r.last_day]",
        "every",
    ),
    ("only what is answered is open", "way.usable_as_open and", ""),
    ("only what the customer can use", "bool(getattr(customer, way.needs))", "True"),
    ("what is over does not count", "max(r.start, today)", "r.start"),
)
