"""Customers who stand in the list twice: one row leads to the other, which stays, and what is asked of either is asked
of all of them. A row that leads to another has none that lead to it (`policy.merge`), so there is one step."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from policy.customer import Customer
from storage import schema

_customer = schema.customer.c


def ids_of(session: Session, ids: Iterable[UUID]) -> set[UUID]:
    """The ids of these customers, of those that they lead to, and of all that lead to the same, as they are now."""
    session.flush()  # what this transaction merged or took apart counts
    stay: set[UUID] = set()
    left = set(ids)
    while left:
        rows = session.execute(
            select(_customer.id, _customer.merged_into_id).where(
                or_(_customer.id.in_(left), _customer.merged_into_id.in_(left))
            )
        ).all()
        stay |= {id for id, _ in rows}
        left = {into for _, into in rows if into is not None} - stay
    return stay


def staying(session: Session, row: Customer) -> Customer:
    """The customer whom a row leads to, or the row itself, with those that lead to it."""
    found = session.get_one(Customer, row.merged_into_id) if row.merged_into_id else row
    found.also = tuple(
        session.scalars(
            select(Customer).where(_customer.merged_into_id == found.id).order_by(_customer.reference)
        )
    )
    return found
