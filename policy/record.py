"""The record of what was done: who, when, why and under which section (section 13)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from policy.people import Person

Fact = str | int | bool | None | list[str]


@dataclass(eq=False)
class Record:
    """One line of the log, never changed. ``what`` is a code (`notices.record` has its words), ``facts`` hold no
    sensitive text: that stands in passages, named by ``passages``. ``at`` is aware UTC. An ``actor_id`` of None
    is the clock."""

    what: str
    section: str
    at: dt.datetime
    actor_id: UUID | None
    actor_roles: frozenset[str] = frozenset()
    case_id: UUID | None = None
    customer_id: UUID | None = None
    subject_id: UUID | None = None
    passages: list[str] = field(default_factory=list)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    pack: str = ""  # SHA-256 of the policy pack it was done under
    id: UUID = field(default_factory=uuid4)


def recorded(
    what: str,
    section: str,
    by: Person | None,
    at: dt.datetime,
    *,
    case_id: UUID | None = None,
    customer_id: UUID | None = None,
    subject_id: UUID | None = None,
    passages: "list[UUID] | tuple[UUID, ...]" = (),
    **facts: Fact,
) -> Record:
    """A record of what ``by`` (None: the clock) did, with the roles they had then."""
    return Record(
        what=what,
        section=section,
        at=at,
        actor_id=by.id if by else None,
        actor_roles=frozenset(by.roles) if by else frozenset(),
        case_id=case_id,
        customer_id=customer_id,
        subject_id=subject_id,
        passages=[str(passage) for passage in passages],
        facts=facts,
    )
