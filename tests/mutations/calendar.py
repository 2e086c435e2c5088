"""policy/calendar.py, each rule with one way of being wrong."""

from tests.mutants import Wrong

WRONG: tuple[Wrong, ...] = (
    (
        "bank holidays",
        "day.weekday() < SATURDAY and day not in self.holidays",
        "day.weekday() < SATURDAY",
    ),
    ("local days", "return self.local(at).date()", "return at.date()"),
    ("closed in the evening", "local.time() < self.closes", "local.time()"),
    ("closed at the weekend", "self.is_working(local.date()) and self.opens", "self.opens"),
    ("month ends", "min(day.day, (first_of_next - DAY).day)", "min(day.day, 28)"),
)
