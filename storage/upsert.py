"""What SQLite and PostgreSQL both can and SQLAlchemy spells twice: INSERT … ON CONFLICT, and many values at once."""

from collections.abc import Sequence
from typing import TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Table, any_, literal, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

T = TypeVar("T", int, str, UUID)

_ARRAYS = {int: "bigint[]", str: "text[]", UUID: "uuid[]"}


def insert(session: Session, table: Table) -> sqlite.Insert:
    """An INSERT into this table that can say what happens on a conflict."""
    if session.get_bind().dialect.name == "postgresql":
        return cast(sqlite.Insert, postgresql.insert(table))  # the methods have the same names and meanings
    return sqlite.insert(table)


def among(session: Session, column: ColumnElement[T], values: Sequence[T]) -> ColumnElement[bool]:
    """That a column has one of these values; many are one parameter to PostgreSQL, which else reads each by itself."""
    if session.get_bind().dialect.name == "postgresql":
        return column == any_(literal(values, postgresql.ARRAY(column.type)))
    return column.in_(values)


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
