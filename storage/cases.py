"""Loading cases whole."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from uuid import UUID

from sqlalchemy import CompoundSelect, Select, Table, Text, and_, cast, false, or_, select, union
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from policy.case import Case
from policy.people import Person, Role
from policy.proposal import Verdict
from policy.refusal import NotAllowed
from storage.schema import due as due_table
from storage.schema import person as person_table
from storage.schema_case import (
    PARTS,
    appeal_table,
    case_table,
    formal_table,
    incident_table,
    letter_table,
    proposal_table,
    restriction_table,
)

BATCH = 10
LISTS = (  # columns that hold people's ids in JSON
    incident_table.c.witness_ids,
    incident_table.c.harmed_ids,
    restriction_table.c.particulars,
    appeal_table.c.offered_to,
)


class Cases:
    """The cases of one transaction. ``for_update`` locks the row, so that two people act one after the other."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._locked: dict[UUID, Case] = {}  # nobody else can change these before the transaction ends

    def get(self, id: UUID, *, for_update: bool = False) -> Case:
        """One case. Raises `NotAllowed` for an id that is none."""
        if id in self._locked:
            return self._locked[id]
        query = _whole().where(case_table.c.id == id)
        if not for_update:
            return self._one(query)
        self._locked[id] = self._one(query.with_for_update(of=case_table))
        return self._locked[id]

    def customer_of(self, id: UUID) -> UUID | None:
        """Whose case it is, without loading it; None while nobody is identified. Raises `NotAllowed`."""
        found = self._session.execute(
            select(case_table.c.customer_id).where(case_table.c.id == id)
        ).one_or_none()
        if found is None:
            raise NotAllowed("unknown-case")
        customer_id: UUID | None = found[0]
        return customer_id

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

    def waiting(
        self, named: Collection[UUID], kinds: Collection[str], *, review_by: dt.date
    ) -> Sequence[Case]:
        """The cases in which something open may wait for one of these people, or is of one of these kinds; reviews
        up to a local day. More than do wait for somebody: `policy.waiting` decides."""
        due = due_table.c
        subjects = union(
            select(incident_table.c.id).where(incident_table.c.recipient_id.in_(named)),
            select(letter_table.c.id).where(letter_table.c.owner_id.in_(named)),
            select(proposal_table.c.id).where(proposal_table.c.owner_id.in_(named)),
        )
        later = select(proposal_table.c.id).where(proposal_table.c.review_on > review_by)
        open_ones = select(due.case_id).where(
            or_(due.kind.in_(kinds), due.subject_id.in_(subjects)),
            ~and_(due.kind == "review", due.subject_id.in_(later)),
        )
        return self._session.scalars(_whole().where(case_table.c.id.in_(open_ones))).all()

    def involving(self, person: Person, day: dt.date, *, limit: int) -> Iterator[Case]:
        """At most so many cases that name a person anywhere and may be open on a local day, those that changed last
        first; for the safety group the referred ones, too. Loaded as they are asked for.

        More than are theirs, or open: `policy.access.works_on` and `Case.open_on` decide.
        """
        named = union(*(_naming(table, person) for _, _, table, _ in PARTS))
        ids = self._session.scalars(
            select(case_table.c.id)
            .where(case_table.c.id.in_(named), case_table.c.id.in_(_perhaps_open(day)))
            .order_by(case_table.c.touched_at.desc(), case_table.c.id)
            .limit(limit)
        ).all()
        for start in range(0, len(ids), BATCH):
            part = ids[start : start + BATCH]
            found = {
                case.id: case for case in self._session.scalars(_whole().where(case_table.c.id.in_(part)))
            }
            yield from (found[id] for id in part)

    def _one(self, query: Select[Case]) -> Case:
        case = self._session.scalars(query).one_or_none()
        if case is None:
            raise NotAllowed("unknown-case")
        return case


def _perhaps_open(day: dt.date) -> CompoundSelect[UUID]:
    """Every case that is open on a local day, and a few that are not."""
    incident, formal, restriction = incident_table.c, formal_table.c, restriction_table.c
    over = select(proposal_table.c.formal_id).where(
        proposal_table.c.verdict.in_((Verdict.APPROVED, Verdict.REFUSED))
    )
    return union(
        select(due_table.c.case_id),
        select(incident.case_id).where(incident.outcome.is_(None)),
        select(formal.case_id).where(formal.id.not_in(over)),
        select(restriction.case_id).where(
            restriction.end >= day, or_(restriction.ended_on.is_(None), restriction.ended_on > day)
        ),
    )


def _naming(table: Table, person: Person) -> Select[UUID]:
    """The cases with such a part that names the person, in a column or in a list."""
    columns = [column for column in table.c if column.references(person_table.c.id)]
    lists = [column for column in LISTS if column.table is table]
    where = [column == person.id for column in columns]
    where += [cast(column, Text).contains(str(person.id)) for column in lists]
    if table is incident_table and person.has(Role.SAFETY):
        where.append(incident_table.c.referred_at.is_not(None))
    return select(table.c.case_id).where(or_(false(), *where))


@cache
def _whole() -> Select[Case]:
    options: list[ORMOption] = [selectinload(getattr(Case, name)) for name, *_ in PARTS]
    return select(Case).options(*options)
