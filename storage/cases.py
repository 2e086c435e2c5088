"""Loading cases whole."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from policy.case import Case
from policy.refusal import NotAllowed
from storage.schema import due as due_table
from storage.schema_case import PARTS, case_table


class Cases:
    """The cases of one transaction. ``for_update`` locks the row, so that two people act one after the other."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, id: UUID, *, for_update: bool = False) -> Case:
        """One case. Raises `NotAllowed` for an id that is none."""
        query = _whole().where(case_table.c.id == id)
        if for_update:
            query = query.with_for_update(of=case_table)
        return self._one(query)

    def by_reference(self, reference: str) -> Case:
        """One case by its reference (CC-2026-0001, in any case of letters). Raises `NotAllowed`."""
        return self._one(_whole().where(case_table.c.reference == reference.strip().upper()))

    def of_customer(self, customer_id: UUID) -> Sequence[Case]:
        """Every case of a customer, of every organisation, oldest first."""
        query = _whole().where(case_table.c.customer_id == customer_id).order_by(case_table.c.opened_at)
        return self._session.scalars(query).all()

    def newest(self, limit: int = 50) -> Sequence[Case]:
        """The cases that changed last."""
        return self._session.scalars(_whole().order_by(case_table.c.touched_at.desc()).limit(limit)).all()

    def waiting(self) -> Sequence[Case]:
        """The cases in which something is open, those that changed last first."""
        open_ones = select(due_table.c.case_id)
        query = _whole().where(case_table.c.id.in_(open_ones)).order_by(case_table.c.touched_at.desc())
        return self._session.scalars(query).all()

    def _one(self, query: Select[Case]) -> Case:
        case = self._session.scalars(query).one_or_none()
        if case is None:
            raise NotAllowed("unknown-case")
        return case


def _whole() -> Select[Case]:
    options: list[ORMOption] = [selectinload(getattr(Case, name)) for name, *_ in PARTS]
    return select(Case).options(*options)
