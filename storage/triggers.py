"""What the database itself refuses, whoever asks: changing the record (section 13), rewriting a passage or a policy
pack, and the worst of a case (`storage.guards`).

Alembic rebuilds tables on SQLite, which drops their triggers without a word, so they are installed again after
each migration; and taken away before it, as one that reads a table stops its rebuilding.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from storage.guards import GUARDS, Guard

_RECORD, _PASSAGE = "the record is append-only (section 13)", "a passage is never rewritten (section 13)"
_PACK = "a policy pack stays as it was loaded (section 14)"


def _kept(table: str, name: str, events: tuple[str, ...], same: str, message: str) -> Iterator[Guard]:
    """What SQLite refuses of rows that are there; INSERT OR REPLACE takes one away without asking a trigger."""
    for event in events:
        yield Guard(f"{name}_{event.lower()}", table, event, "1", message)
    yield Guard(f"{name}_replace", table, "INSERT", f"EXISTS (SELECT 1 FROM {table} WHERE {same})", message)  # noqa: S608  # our names


_CHANGES = ("UPDATE", "DELETE")
_SQLITE = (
    *_kept(
        "record", "record_append_only", _CHANGES, "record.id = NEW.id OR record.number = NEW.number", _RECORD
    ),
    *_kept("passage", "passage_unchanged", ("UPDATE",), "passage.id = NEW.id", _PASSAGE),
    *_kept("pack", "pack_stays", _CHANGES, "pack.sha256 = NEW.sha256", _PACK),
    *GUARDS,
)
_POSTGRESQL = {
    "record_append_only_row": ("UPDATE OR DELETE", "record", "ROW"),
    "record_append_only_truncate": ("TRUNCATE", "record", "STATEMENT"),
    "passage_unchanged_update": ("UPDATE", "passage", "ROW"),
    "pack_stays_row": ("UPDATE OR DELETE", "pack", "ROW"),
    "pack_stays_truncate": ("TRUNCATE", "pack", "STATEMENT"),
}
# Class 23 makes it an IntegrityError, as RAISE(ABORT) is on SQLite: our own mistake, not a database in trouble.
_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: what is recorded is never changed', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def install(connection: Connection) -> None:
    """Put the triggers in place; those that are there are replaced."""
    if connection.dialect.name == "sqlite":
        remove(connection)
        for guard in _SQLITE:
            connection.execute(
                text(
                    f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} WHEN {guard.condition} "
                    f"BEGIN SELECT RAISE(ABORT, '{guard.message}'); END"
                )
            )
        return
    connection.execute(text(_FUNCTION))
    for name, (event, table, each) in _POSTGRESQL.items():
        connection.execute(
            text(
                f"CREATE OR REPLACE TRIGGER {name} BEFORE {event} ON {table} "
                f"FOR EACH {each} EXECUTE FUNCTION refuse_change()"
            )
        )
    for guard in GUARDS:
        connection.execute(text(_function(guard)))
        connection.execute(
            text(
                f"CREATE OR REPLACE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} "
                f"FOR EACH ROW EXECUTE FUNCTION {guard.name}()"
            )
        )


def remove(connection: Connection) -> None:
    """Take them away for as long as tables are rebuilt, which only SQLite needs."""
    if connection.dialect.name == "sqlite":
        for guard in _SQLITE:
            connection.execute(text(f"DROP TRIGGER IF EXISTS {guard.name}"))


def installed(connection: Connection) -> frozenset[str]:
    """The names of the triggers that are in place."""
    names = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.dialect.name == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
    )
    return frozenset(connection.scalars(text(names)))


def wanted(connection: Connection) -> frozenset[str]:
    """The names of the triggers that must be in place."""
    if connection.dialect.name == "sqlite":
        return frozenset(guard.name for guard in _SQLITE)
    return frozenset(_POSTGRESQL) | frozenset(guard.name for guard in GUARDS)


def _function(guard: Guard) -> str:
    return f"""
CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {guard.condition} THEN
        RAISE EXCEPTION '{guard.message}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
"""
