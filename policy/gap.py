"""One thing that the policy wants and a case does not show: named honestly, not explained away (section 7, P7.6)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Gap:
    """``code`` has its words in `notices.gaps`; ``on`` is the local day that it is about. ``days_late`` counts calendar
    days, 0 where lateness is not what is wrong; ``still``: it is open today. ``what`` says which, where there are
    several kinds: of a letter, of a measure, or of a record; ``until`` the local day on which it was over, where it went
    on for a time."""

    code: str
    section: str
    on: dt.date
    days_late: int = 0
    still: bool = False
    what: str = ""
    until: dt.date | None = None


def overdue(
    code: str, section: str, on: dt.date, by: dt.date, done: dt.date | None, today: dt.date, what: str = ""
) -> Iterator[Gap]:
    """A gap where something was done after ``by``, the last local day in time, or is still not done after it."""
    late = ((done or today) - by).days
    if late > 0:
        yield Gap(code, section, on, late, done is None, what)
