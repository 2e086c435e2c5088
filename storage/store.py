"""The store: transactions that read, and the one path by which anything is written."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, UOWTransaction

from notices.notice import Notice
from policy.absence import Absence
from policy.fallback import Fallback
from policy.people import Person
from policy.record import Record
from storage import engine as database
from storage.account import AccountReading, Accounts
from storage.cases import Cases
from storage.clock import Clock, ClockReading
from storage.due import DueReading, DueRows
from storage.forms import FormReading, Forms
from storage.outbox import Outbox, OutboxReading
from storage.people import PeopleKeeping, PeopleReading
from storage.record import RecordKeeping, RecordReading
from storage.schema_case import map_case

map_case()
PRESENCE = (Person, Absence, Fallback)  # for whom things wait follows from these


class Unrecorded(AssertionError):
    """Something was changed and no record of it was made; nothing was kept. This is our own mistake."""


class Reader(PeopleReading, RecordReading):
    """What one transaction that reads can see; all of it is of one moment."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.cases = Cases(session)

    @property
    def accounts(self) -> AccountReading:
        return AccountReading(self.session)

    @property
    def forms(self) -> FormReading:
        return FormReading(self.session)

    @property
    def outbox(self) -> OutboxReading:
        return OutboxReading(self.session)

    @property
    def due(self) -> DueReading:
        return DueReading(self.session)

    @property
    def clock(self) -> ClockReading:
        return ClockReading(self.session)


class Unit(Reader, PeopleKeeping, RecordKeeping):
    """A transaction that writes: kept whole when its block ends well, and not at all otherwise."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._records: list[Record] = []
        self._notices: list[Notice] = []
        self._changed = False
        self._people_changed = False
        event.listen(session, "after_flush", self._note_change)

    def record(self, record: Record, *, notices: Sequence[Notice]) -> None:
        """Record what was done, and tell these people: with the change itself, or not at all.

        Messages are stored when the block ends; of several with one person and key the last counts.
        """
        self.session.add(record)
        self._records.append(record)
        self._notices.extend(notices)

    def add(self, entity: object) -> None:
        """Take a new person, case or part into the store."""
        self.session.add(entity)

    @property
    def accounts(self) -> Accounts:
        return Accounts(self.session)

    @property
    def forms(self) -> Forms:
        return Forms(self.session)

    @property
    def outbox(self) -> Outbox:
        return Outbox(self.session)

    @property
    def due(self) -> DueRows:
        return DueRows(self.session)

    @property
    def clock(self) -> Clock:
        return Clock(self.session)

    def complete(self) -> None:
        """Write what is left to write. `Store.write` calls it. Raises `Unrecorded`."""
        self.session.flush()
        if self._changed and not self._records:
            raise Unrecorded("something was changed and not recorded")
        if self._people_changed:
            self.due.forget_people()  # for whom things wait may have changed with them
        if self._notices:
            self.outbox.put(self._notices, self._records[-1].at)

    def _note_change(self, session: Session, _flush: UOWTransaction) -> None:
        touched = (*session.new, *session.deleted, *(o for o in session.dirty if session.is_modified(o)))
        self._changed = self._changed or any(not isinstance(entity, Record) for entity in touched)
        self._people_changed = self._people_changed or any(isinstance(entity, PRESENCE) for entity in touched)


class Store:
    """Transactions on one database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A transaction that reads. Raises `Unavailable`, and `Unrecorded` where something was changed in it."""
        with database.reading(self.engine) as session:
            yield Reader(session)
            if session.new or session.deleted or any(session.is_modified(entity) for entity in session.dirty):
                raise Unrecorded("something was changed in a transaction that only reads")

    @contextmanager
    def write(self) -> Iterator[Unit]:
        """A transaction that writes, committed when the block ends and nowhere else.

        Raises `Unavailable` where the database cannot do it now, `Stale` where somebody was first, and
        `Unrecorded` where the state changed without a record.
        """
        with database.writing(self.engine) as session:
            unit = Unit(session)
            yield unit
            unit.complete()
