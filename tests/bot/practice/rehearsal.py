"""A store in which everything can be tried and nothing is kept: one transaction around all of it, with savepoints."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from storage.engine import WRITES, refusing
from storage.store import Reader, Store, Unit


class Rehearsal(Store):
    """Transactions on one connection of a SQLite file; ``kept`` counts those that ended well and changed something."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.engine)
        self.kept = 0
        self._connection = store.engine.connect().execution_options(**{WRITES: True})
        self._connection.begin()

    def close(self) -> None:
        """It never happened."""
        self._connection.rollback()
        self._connection.close()

    @contextmanager
    def undone(self) -> Iterator[None]:
        """What is done in the block is undone when it ends."""
        savepoint = self._connection.begin_nested()
        try:
            yield
        finally:
            savepoint.rollback()

    def says(self, *statements: str) -> None:
        """Change the database behind its back."""
        for statement in statements:
            self._connection.exec_driver_sql(statement)

    def records(self) -> int:
        """How many records there are."""
        return self._number("SELECT count(*) FROM record")

    @contextmanager
    def read(self) -> Iterator[Reader]:
        with refusing(), self._session(autoflush=False) as session:
            yield Reader(session)

    @contextmanager
    def write(self) -> Iterator[Unit]:
        before = self._changes()
        with refusing(), self._session() as session, session.begin():
            unit = Unit(session)
            yield unit
            unit.complete()
        self.kept += self._changes() > before

    def _session(self, *, autoflush: bool = True) -> Session:
        return Session(
            self._connection,
            autoflush=autoflush,
            expire_on_commit=False,
            join_transaction_mode="create_savepoint",
        )

    def _changes(self) -> int:
        """How many rows this connection has changed, also those that were undone."""
        return self._number("SELECT total_changes()")

    def _number(self, query: str) -> int:
        number = self._connection.exec_driver_sql(query).scalar_one()
        assert isinstance(number, int)
        return number
