"""The table of the case, and what a table of its parts is made of."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, String, Table, Uuid

from storage.schema import metadata
from storage.types import UTC


def person_column(name: str, *, nullable: bool = False) -> Column[object]:
    """Who did something, or is to."""
    return Column(name, Uuid, ForeignKey("person.id"), nullable=nullable)


def passage_column(name: str) -> Column[object]:
    """The name of an encrypted text; no foreign key: erasure removes a passage and leaves the mark that it was there."""
    return Column(name, Uuid)


def part_table(name: str, *columns: Column[object] | CheckConstraint) -> Table:
    """A table of parts of a case."""
    return Table(
        name,
        metadata,
        Column("id", Uuid, primary_key=True),
        Column("case_id", Uuid, ForeignKey("case.id"), nullable=False, index=True),
        *columns,
    )


case_table = Table(
    "case",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("reference", String(20), nullable=False, unique=True),
    Column("organisation", String(50), nullable=False),
    Column("customer_id", Uuid, ForeignKey("customer.id"), index=True),
    Column("opened_at", UTC, nullable=False),
    Column("touched_at", UTC, nullable=False),
    Column("version", Integer, nullable=False),
)
