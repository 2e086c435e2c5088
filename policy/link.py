"""Whom a customer is linked with: who lives with them, and who speaks for them (section 8, X1b, and section 12).

A link shows, and nothing is inherited: each restricted person needs an incident of their own.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID, uuid4


class LinkKind(StrEnum):
    """What somebody is to the customer."""

    HOUSEHOLD = "household"
    ADVOCATE = "advocate"
    ATTORNEY = "attorney"
    APPOINTEE = "appointee"
    CARER = "carer"
    OTHER = "other"


class Basis(StrEnum):
    """What a representative's right to the customer's letters rests on."""

    CONSENT = "consent"
    ORDER = "order"


@dataclass(eq=False)
class Link:
    """One link of ``customer_id``: with another customer (``other_id``), or with somebody by ``name`` and ``address``.

    ``since`` and ``until`` are its first and last local day. It is ended and never deleted. ``addressee``: letters go
    to this person, by what ``authority`` says, of ``authority_on``.
    """

    customer_id: UUID
    kind: LinkKind
    since: dt.date
    added_by_id: UUID
    added_at: dt.datetime
    other_id: UUID | None = None
    name: str = ""
    address: str = ""
    until: dt.date | None = None
    authority: str = ""
    authority_on: dt.date | None = None
    addressee: bool = False
    ended_by_id: UUID | None = None
    ended_at: dt.datetime | None = None
    id: UUID = field(default_factory=uuid4)
