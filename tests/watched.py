"""A store that watches where the parts of each case stand: what changes it, and whether the table knows of that."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy import Engine

from policy.lives import LIFE_OF, NONE, Transition
from policy.record import Record
from policy.status import Change, Statuses, statuses, unexpected
from storage.store import Store, Unit
from tests.story import CALENDAR, adra


class Watched(Store):
    """``seen`` are the transitions that were made, ``wrong`` the changes that the table does not know, with the records
    that came with them."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.seen: set[tuple[str, Transition]] = set()
        self.wrong: list[tuple[Change, list[str]]] = []
        self._known: dict[UUID, Statuses] = {}

    @contextmanager
    def write(self) -> Iterator[Unit]:
        """As `Store.write`; then looks at the cases that something was recorded of."""
        with super().write() as unit:
            yield unit
        made = unit._records  # what was done in it
        for case_id in dict.fromkeys(record.case_id for record in made if record.case_id is not None):
            self._look(case_id, [record for record in made if record.case_id == case_id])

    def _look(self, case_id: UUID, made: list[Record]) -> None:
        with self.read() as reader:
            case = reader.cases.get(case_id)
            before = self._known.get(case_id, {})
            # The day may have come by itself; what it did alone is no matter of the records.
            now = statuses(case, CALENDAR.day(made[-1].at), adra())
        self._known[case_id] = now
        whats = [record.what for record in made]
        self.wrong += [(change, whats) for change in unexpected(before, made, now)]
        self.seen |= transitions_made(before, whats, now)


def transitions_made(before: Statuses, whats: list[str], after: Statuses) -> set[tuple[str, Transition]]:
    """The transitions on the shortest way from what was to what is."""
    found = set()
    for subject, id in after:
        was, now = before.get((subject, id), NONE), after[subject, id]
        found |= {(subject, each) for each in _way(subject, was, now, {*whats, ""})} if was != now else set()
    return found


def _way(subject: str, before: str, after: str, whats: set[str]) -> list[Transition]:
    able = [each for each in LIFE_OF[subject].transitions if each.what in whats]
    ways: list[list[Transition]] = [[each] for each in able if each.before == before]
    for way in ways:
        if way[-1].after == after:
            return way
        ways += [[*way, each] for each in able if each.before == way[-1].after and len(way) < 4]
    return []
