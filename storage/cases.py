"""Loading cases whole."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Select,
    String,
    bindparam,
    exists,
    inspect,
    literal_column,
    select,
    union,
    union_all,
)
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from policy.case import Case
from policy.people import Person
from policy.refusal import NotAllowed
from storage.case_asked import naming, perhaps_open, perhaps_standing, perhaps_waiting, perhaps_with
from storage.merged import ids_of
from storage.schema_case import PARTS
from storage.schema_part import case_table

NAMES = frozenset(name for name, *_ in PARTS)
STANDING = frozenset({"formals", "proposals", "seven_days", "restrictions", "suspensions"})
AT_ONCE = 500  # cases in one statement
BATCH = 10  # cases that are looked through before more are loaded


class Cases:
    """The cases of one transaction. ``for_update`` locks the row, so that two people act one after the other."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._locked: dict[UUID, Case] = {}  # nobody else can change these before the transaction ends

    def get(self, id: UUID, *, for_update: bool = False) -> Case:
        """One case. Raises `NotAllowed` for an id that is none."""
        if id in self._locked:
            return self._locked[id]
        query = select(Case).where(case_table.c.id == id)
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
        return self._one(select(Case).where(case_table.c.reference == reference.strip().upper()))

    def of_customer(self, customer_id: UUID, *, but: UUID | None = None) -> Sequence[Case]:
        """Every case of a customer, of every organisation, oldest first; without one that is known already. Of one who
        stands in the list twice, those of every row."""
        theirs = case_table.c.customer_id.in_(ids_of(self._session, [customer_id]))
        query = select(Case).where(theirs).order_by(case_table.c.opened_at)
        if but is not None:
            query = query.where(case_table.c.id != but)
        return self._whole(query)

    def newest(self, limit: int = 50) -> Sequence[Case]:
        """The cases that changed last."""
        return self._whole(select(Case).order_by(case_table.c.touched_at.desc()).limit(limit))

    def waiting(self, person: UUID, day: dt.date) -> Sequence[Case]:
        """The cases in which something open may wait for a person on a local day: `policy.openthing` decides."""
        return self._whole(select(Case).where(case_table.c.id.in_(perhaps_waiting(person, day))))

    def with_open(self, kinds: Sequence[str]) -> Sequence[Case]:
        """The cases in which something of these kinds is open, whoever it waits for."""
        return self._whole(select(Case).where(case_table.c.id.in_(perhaps_with(kinds))))

    def some(self, ids: Sequence[UUID]) -> Sequence[Case]:
        """These cases."""
        return [
            case
            for start in range(0, len(ids), AT_ONCE)
            for case in self._whole(select(Case).where(case_table.c.id.in_(ids[start : start + AT_ONCE])))
        ]

    def standing(self, day: dt.date) -> Sequence[Case]:
        """The cases in which formal action may be considered, or a restriction apply on a local day, with those parts
        alone that say so (`STANDING`): the others are not there to be asked."""
        cases = self._session.scalars(select(Case).where(case_table.c.id.in_(perhaps_standing(day)))).all()
        unloaded = {case.id: case for case in cases if not STANDING.isdisjoint(inspect(case).unloaded)}
        self._load(unloaded, STANDING)
        return cases

    def involving(self, person: Person, day: dt.date, *, limit: int) -> Iterator[Case]:
        """At most so many cases that name a person anywhere and may be open on a local day, those that changed last
        first; for the safety group the referred ones, too. Loaded as they are asked for.

        More than are theirs, or open: `policy.access.works_on` and `Case.open_on` decide.
        """
        named = union(*(naming(table, person) for _, _, table, _ in PARTS))
        ids = self._session.scalars(
            select(case_table.c.id)
            .where(case_table.c.id.in_(named), case_table.c.id.in_(perhaps_open(day)))
            .order_by(case_table.c.touched_at.desc(), case_table.c.id)
            .limit(limit)
        ).all()
        for start in range(0, len(ids), BATCH):
            part = ids[start : start + BATCH]
            found = {case.id: case for case in self._whole(select(Case).where(case_table.c.id.in_(part)))}
            yield from (found[id] for id in part)

    def _one(self, query: Select[Case]) -> Case:
        found = self._whole(query)
        if not found:
            raise NotAllowed("unknown-case")
        return found[0]

    def _whole(self, query: Select[Case]) -> Sequence[Case]:
        """The cases with all their parts: a statement for each kind of part that there is, as most cases have few of
        them. Loading through the relationships does the same in more than twice the time."""
        cases = self._session.scalars(query).all()
        unloaded = {case.id: case for case in cases if not NAMES.isdisjoint(inspect(case).unloaded)}
        self._load(unloaded, NAMES)
        return cases

    def _load(self, unloaded: Mapping[UUID, Case], names: frozenset[str]) -> None:
        ids = list(unloaded)
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            there = set(self._session.scalars(_kinds(), {"cases": some}))
            for name, load in _loads():
                if name not in names:
                    continue
                parts: defaultdict[UUID, list[object]] = defaultdict(list)
                for part, case_id in self._session.execute(load, {"cases": some}) if name in there else ():
                    parts[case_id].append(part)
                for id in some:
                    set_committed_value(unloaded[id], name, parts[id])


@cache
def _loads() -> tuple[tuple[str, Select[object, UUID]], ...]:
    """How each kind of part of some cases is loaded; made once, because making it takes as long as asking."""
    some: BindParameter[UUID] = bindparam("cases", expanding=True)
    return tuple(
        (name, select(part, table.c.case_id).where(table.c.case_id.in_(some)).order_by(table.c[order]))
        for name, part, table, order in PARTS
    )


@cache
def _kinds() -> CompoundSelect[str]:
    """Of which kinds of part some cases have any."""
    some: BindParameter[UUID] = bindparam("cases", expanding=True)
    return union_all(
        *(
            select(literal_column(f"'{name}'", String)).where(exists().where(table.c.case_id.in_(some)))
            for name, _, table, _ in PARTS
        )
    )
