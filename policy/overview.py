"""What is open over all cases, by stage and by owner, and what of it is overdue: for whoever answers for the whole
(section 3)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, takewhile
from uuid import UUID

from policy.calendar import DAY, Calendar
from policy.case import Case
from policy.due import Due
from policy.pack import Pack
from policy.people import Person, Role, require_role

# The kinds of open things of each stage, in the order of the policy. What a stage has no clock for is counted apart.
STAGES: Mapping[str, tuple[str, ...]] = {
    "report": ("report",),
    "outcome": ("outcome",),
    "safety": ("safety", "register-review", "injury", "injury-report"),
    "informal": ("informal", "seven-day", "seven-day-untold"),
    "prepared": ("repeated", "correction", "adjustment", "arrangement"),
    "warning": (),
    "signoff": ("signoff",),
    "translation": ("translation",),
    "letter": ("letter",),
    "appeal": ("acknowledgement", "appeal"),
    "ombudsman": ("ombudsman",),
    "no-way": ("no-way",),
    "exception": ("exception",),
    "held": ("held", "held-appeal"),
    "complaint": ("complaint", "complaint-outcome"),
    "review": ("review",),
    "ended": ("end", "lapse"),
    "other": (),
}
LETTERS = ("translation", "letter")
NOBODY = ""
_STAGE_OF = {kind: stage for stage, kinds in STAGES.items() for kind in kinds}


@dataclass(frozen=True)
class Count:
    """How much is open, how much of it overdue, and since which local day the oldest has waited."""

    open: int
    overdue: int
    oldest: dt.date


def require_overseer(person: Person) -> None:
    """The Director, who answers for the whole; Records and managers, who may read every case. Raises `NotAllowed`."""
    require_role(person, Role.DIRECTOR, Role.RECORDS, Role.MANAGER)


def open_on(rows: Iterable[Due], day: dt.date) -> list[Due]:
    """What waits on a local day: what is a long way off only from its day on, and what is over by itself no more."""
    return [
        row
        for row in rows
        if (row.from_day is None or row.from_day <= day) and (row.until is None or row.until >= day)
    ]


def overdue(row: Due, day: dt.date) -> bool:
    """Whether its last day in time is over."""
    return row.by is not None and row.by < day


def stage_of(row: Due, warnings: Collection[UUID]) -> str:
    """The stage of what is open. A letter that is one of the ``warnings`` waits at the stage of those."""
    if row.kind in LETTERS and row.subject_id in warnings:
        return "warning"
    return _STAGE_OF.get(row.kind, "other")


def by_stage(rows: Sequence[Due], day: dt.date, warnings: Collection[UUID]) -> dict[str, Count]:
    """The count of each stage at which something is open, in the order of the policy."""
    found = defaultdict[str, list[Due]](list)
    for row in rows:
        found[stage_of(row, warnings)].append(row)
    return {stage: _count(found[stage], day) for stage in STAGES if stage in found}


def by_owner(rows: Sequence[Due], day: dt.date) -> dict[str, Count]:
    """The count of each person for whom something waits, by their id, the most overdue first; what several can do
    counts for each of them. What waits for nobody would be a mistake of ours: it stands first, as `NOBODY`."""
    found = defaultdict[str, list[Due]](list)
    for row in rows:
        for owner in row.people or (NOBODY,):
            found[owner].append(row)
    counts = {owner: _count(rows, day) for owner, rows in found.items()}
    return dict(sorted(counts.items(), key=lambda each: _rank(*each)))


def total(rows: Sequence[Due], day: dt.date) -> Count | None:
    """All of it together; None where nothing is open."""
    return _count(rows, day) if rows else None


def working_days_late(row: Due, day: dt.date, calendar: Calendar) -> int:
    """How many working days its last day in time is behind, today among them."""
    if row.by is None:
        return 0
    days = takewhile(lambda each: each <= day, (row.by + n * DAY for n in count(1)))
    return sum(calendar.is_working(each) for each in days)


def considered_since(case: Case, calendar: Calendar) -> dt.date | None:
    """The local day since which formal action is being considered and nothing is proposed; None where it is not."""
    proposed = {proposal.formal_id for proposal in case.proposals if proposal.verdict is None}
    going_on = [x for x in case.formals if case.considering(x) and x.id not in proposed]
    return min((calendar.day(formal.started_at) for formal in going_on), default=None)


def in_force_since(case: Case, day: dt.date, pack: Pack) -> dt.date | None:
    """The local day since which something that restricts contact is in force; None where nothing is."""
    told = ((x.effective_from, x.start) for x in case.in_force(day, pack))
    return min((max(since, start) for since, start in told if since is not None), default=None)


def longest_first(rows: Iterable[Due]) -> list[Due]:
    """In the order of a list: by the last day in time, what has none last; then by how long it has waited."""
    return sorted(rows, key=lambda row: (row.by or dt.date.max, _since(row), row.kind, row.subject_id.hex))


def _rank(owner: str, count: Count) -> tuple[bool, int, int, dt.date, str]:
    return owner != NOBODY, -count.overdue, -count.open, count.oldest, owner


def _count(rows: Sequence[Due], day: dt.date) -> Count:
    late = sum(overdue(row, day) for row in rows)
    return Count(len(rows), late, min(_since(row) for row in rows))


def _since(row: Due) -> dt.date:
    return (
        row.since or dt.date.max
    )  # a row of a release that did not note it: found out anew before it is counted
