"""Which cases a person may be asking for: statements that find a few too many, for the rules to choose from."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import CompoundSelect, Select, Table, Text, cast, false, or_, select, union

from policy.people import Person, Role
from policy.proposal import Verdict
from storage.schema import due as due_table
from storage.schema import person as person_table
from storage.schema_asked import referral_table
from storage.schema_decided import appeal_table, formal_table, proposal_table, restriction_table
from storage.schema_happened import incident_table
from storage.types import holding

LISTS = (  # columns that hold people's ids in JSON
    incident_table.c.witness_ids,
    incident_table.c.harmed_ids,
    restriction_table.c.particulars,
    restriction_table.c.named_before,
    appeal_table.c.offered_to,
    proposal_table.c.owned_before,
)


def perhaps_waiting(person: UUID, day: dt.date) -> Select[UUID]:
    """The cases in which something waits for a person on a local day, as far as that is known."""
    due = due_table.c
    return select(due.case_id).where(
        or_(due.people.is_(None), due.people_until <= day, due.people.like(holding(str(person)))),
        or_(due.from_day.is_(None), due.from_day <= day),
    )


def perhaps_open(day: dt.date) -> CompoundSelect[UUID]:
    """Every case that is open on a local day, and a few that are not."""
    incident, formal, restriction = incident_table.c, formal_table.c, restriction_table.c
    over = select(proposal_table.c.formal_id).where(
        proposal_table.c.verdict.in_((Verdict.APPROVED, Verdict.REFUSED))
    )
    return union(
        select(due_table.c.case_id),
        select(incident.case_id).where(incident.outcome.is_(None)),
        select(formal.case_id).where(formal.id.not_in(over)),
        select(referral_table.c.case_id).where(referral_table.c.outcome_on.is_(None)),
        select(restriction.case_id).where(
            restriction.end >= day, or_(restriction.ended_on.is_(None), restriction.ended_on > day)
        ),
    )


def perhaps_standing(day: dt.date) -> CompoundSelect[UUID]:
    """Every case in which formal action is considered or a restriction applies on a local day, and a few more."""
    formal, restriction = formal_table.c, restriction_table.c
    decided = select(proposal_table.c.formal_id).where(proposal_table.c.verdict == Verdict.APPROVED)
    return union(
        select(formal.case_id).where(formal.not_applied_at.is_(None), formal.id.not_in(decided)),
        select(restriction.case_id).where(restriction.start <= day, restriction.end >= day),
    )


def perhaps_with(kinds: Sequence[str]) -> Select[UUID]:
    """The cases in which something of these kinds is open: everything open has its row."""
    return select(due_table.c.case_id).where(due_table.c.kind.in_(kinds))


def naming(table: Table, person: Person) -> Select[UUID]:
    """The cases with such a part that names the person, in a column or in a list."""
    columns = [column for column in table.c if column.references(person_table.c.id)]
    lists = [column for column in LISTS if column.table is table]
    where = [column == person.id for column in columns]
    where += [cast(column, Text).contains(str(person.id)) for column in lists]
    if table is incident_table and person.has(Role.SAFETY):
        where.append(incident_table.c.referred_at.is_not(None))
    return select(table.c.case_id).where(or_(false(), *where))
