"""INSERT … ON CONFLICT, which SQLite and PostgreSQL share and SQLAlchemy spells twice."""

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from sqlalchemy import Table, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

_ARRAYS = {int: "bigint[]", str: "text[]", UUID: "uuid[]"}


def insert(session: Session, table: Table) -> sqlite.Insert:
    """An INSERT into this table that can say what happens on a conflict."""
    if session.get_bind().dialect.name == "postgresql":
        return cast(sqlite.Insert, postgresql.insert(table))  # the methods have the same names and meanings
    return sqlite.insert(table)


def insert_many(
    session: Session, table: Table, columns: Sequence[str], rows: Sequence[tuple[int | str | UUID, ...]]
) -> None:
    """Insert many small rows; those that are there already are left out.

    Past SQLAlchemy's handling of each value, which takes longer than the database does.
    """
    if not rows:
        return
    names = ", ".join(columns)
    if session.get_bind().dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        session.connection().exec_driver_sql(
            f"INSERT INTO {table.name} ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING",  # noqa: S608  # our names
            [tuple(value.hex if isinstance(value, UUID) else value for value in row) for row in rows],
        )
        return
    arrays = ", ".join(
        f"CAST(:{name} AS {_ARRAYS[type(value)]})" for name, value in zip(columns, rows[0], strict=True)
    )
    session.execute(
        text(f"INSERT INTO {table.name} ({names}) SELECT * FROM unnest({arrays}) ON CONFLICT DO NOTHING"),  # noqa: S608  # our names
        {name: list(values) for name, values in zip(columns, zip(*rows, strict=True), strict=True)},
    )
