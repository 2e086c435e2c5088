"""What the database itself refuses, whoever asks: changing the record (section 13), rewriting a passage.

Alembic rebuilds tables on SQLite, which drops their triggers without a word, so they are installed again after
each migration.
"""

from sqlalchemy import Connection, text

_SQLITE = {
    "record_append_only_update": ("UPDATE", "record", "the record is append-only"),
    "record_append_only_delete": ("DELETE", "record", "the record is append-only"),
    "passage_unchanged_update": ("UPDATE", "passage", "a passage is never rewritten"),
}
_POSTGRESQL = {
    "record_append_only_row": ("UPDATE OR DELETE", "record", "ROW"),
    "record_append_only_truncate": ("TRUNCATE", "record", "STATEMENT"),
    "passage_unchanged_update": ("UPDATE", "passage", "ROW"),
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
        for name, (event, table, message) in _SQLITE.items():
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
            connection.execute(
                text(
                    f"CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END"
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
    return frozenset(_SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL)
