"""Local days, working days and office hours. The bank holidays are given: policy/ does no look-ups."""

import datetime as dt
from collections.abc import Container
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

DAY = dt.timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """How the organisation counts time: its zone, its bank holidays, and when the office opens and closes."""

    zone: ZoneInfo
    holidays: Container[dt.date]
    opens: dt.time = dt.time(9)
    closes: dt.time = dt.time(17)

    def keeping(self, opens: dt.time, closes: dt.time) -> "Calendar":
        """The same with these office hours."""
        known = (self.opens, self.closes) == (opens, closes)
        return self if known else replace(self, opens=opens, closes=closes)

    def local(self, at: dt.datetime) -> dt.datetime:
        """The moment in the organisation's own time."""
        return at.astimezone(self.zone)

    def day(self, at: dt.datetime) -> dt.date:
        """The local day of an aware moment."""
        return self.local(at).date()

    def moment(self, day: dt.date, time: dt.time) -> dt.datetime:
        """A local day and time as aware UTC. A time that the clock change skips is an hour later."""
        return dt.datetime.combine(day, time, self.zone).astimezone(dt.UTC)

    def is_working(self, day: dt.date) -> bool:
        """Whether the office works that day."""
        return day.weekday() < SATURDAY and day not in self.holidays

    def is_open(self, at: dt.datetime) -> bool:
        """Whether the office is open at an aware moment."""
        local = self.local(at)
        return self.is_working(local.date()) and self.opens <= local.time() < self.closes

    def add_working(self, day: dt.date, count: int) -> dt.date:
        """The ``count``-th working day after ``day`` (which itself is not counted)."""
        while count:
            day += DAY
            count -= self.is_working(day)
        return day

    def opening(self, day: dt.date) -> dt.datetime:
        """When the office opens on the first working day from ``day`` on."""
        while not self.is_working(day):
            day += DAY
        return self.moment(day, self.opens)

    def closing(self, day: dt.date) -> dt.datetime:
        """When the office closes on the first working day from ``day`` on."""
        while not self.is_working(day):
            day += DAY
        return self.moment(day, self.closes)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day some months later, or that month's last day where it has no such day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    first_of_next = dt.date(year + month // 12, month % 12 + 1, 1)
    return dt.date(year, month, min(day.day, (first_of_next - DAY).day))
