"""Databases in trouble: full, or locked by somebody else."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import text

from storage.store import Store
from tests.databases import Database

PLENTY = 1_000_000  # pages


@contextmanager
def full(database: Database, store: Store) -> Iterator[None]:
    """No room for anything more: SQLite's own limit; on PostgreSQL a trigger that says what a full disk says."""
    if database.kind == "sqlite":
        _limit(store, None)
        yield
        _limit(store, PLENTY)
        return
    engine = database.engine()
    with engine.begin() as connection:
        connection.execute(
            text(
                "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$"
            )
        )
        connection.execute(
            text("CREATE TRIGGER full_disk BEFORE INSERT ON passage FOR EACH ROW EXECUTE FUNCTION no_room()")
        )
    yield
    with engine.begin() as connection:
        connection.execute(text("DROP TRIGGER full_disk ON passage"))


@contextmanager
def locked(database: Database) -> Iterator[None]:
    """Somebody else holds what every use case needs."""
    with database.engine().connect() as connection:
        if database.kind == "sqlite":
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(text("LOCK TABLE record, form_instance IN ACCESS EXCLUSIVE MODE"))
        yield
        connection.rollback()


def _limit(store: Store, pages: int | None) -> None:
    """The limit holds for one connection, so the store begins anew with one. None: what is there now."""
    store.engine.dispose()
    if pages is None:
        with closing(store.engine.raw_connection()) as raw:
            raw.cursor().execute("VACUUM")  # a migration leaves room inside the file
    with store.engine.connect() as connection:
        most = pages or connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")
