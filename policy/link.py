"""Whom a customer is linked with: who lives with them, and who speaks for them (section 8, X1b, and section 12).

A link shows, and nothing is inherited: each restricted person needs an incident of their own.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID, uuid4

from policy.case import Case
from policy.customer import Customer
from policy.customer_page import require_may_change
from policy.people import Person
from policy.record import Record, recorded
from policy.refusal import Refused, Stale


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


ADDRESSEES = frozenset({LinkKind.ATTORNEY, LinkKind.APPOINTEE})


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

    def on(self, day: dt.date) -> bool:
        """Whether it holds on a local day."""
        return self.since <= day and (self.until is None or day <= self.until)


def add(
    link: Link,
    customer: Customer,
    other: Customer | None,
    known: Sequence[Link],
    by: Person,
    cases: Iterable[Case],
    today: dt.date,
) -> Record:
    """Link a customer with another one (``other``), or with somebody by name. ``known`` are the links there are, read
    under the customer's lock; ``today`` is a local day. Nothing of one counts for the other (X1b)."""
    require_may_change(by, cases)
    if other is None and not link.name:
        raise Refused("link-with-nobody", "X", field="other")
    if other is not None and (link.name or link.address):
        raise Refused("link-with-two", "X", field="name")
    if other is not None and other.ids & customer.ids:
        raise Refused("link-with-itself", "X", field="other")
    lasting = [x for x in known if x.customer_id in customer.ids and (x.until is None or x.until >= today)]
    if any(_same(x, link, other) for x in lasting):
        raise Refused("linked-already", "X", field="kind")
    if link.addressee:
        _require_addressee(link, other, lasting, today)
    return _recorded("customer-linked", link, by, link.added_at, addressee=link.addressee)


def end(link: Link, last_day: dt.date, by: Person, cases: Iterable[Case], at: dt.datetime) -> Record:
    """End a link with a local day; it stays on record."""
    require_may_change(by, cases)
    if link.ended_at is not None:
        raise Stale("link-ended")
    if last_day < link.since:
        raise Refused("link-ends-before", "X", field="until", since=link.since)
    link.until, link.ended_by_id, link.ended_at = last_day, by.id, at
    return _recorded("link-ended", link, by, at, addressee=link.addressee)


def addressee(customer: Customer, links: Iterable[Link], day: dt.date) -> Link | None:
    """To whom the customer's letters go on a local day: an attorney or appointee; None where to the customer."""
    theirs = [x for x in links if x.addressee and x.customer_id in customer.ids and x.on(day)]
    return max(theirs, key=lambda x: x.since, default=None)


def _require_addressee(link: Link, other: Customer | None, lasting: Sequence[Link], today: dt.date) -> None:
    if link.kind not in ADDRESSEES:
        raise Refused("addressee-without-capacity", "12", field="addressee")
    if not link.authority or link.authority_on is None:
        raise Refused("authority-missing", "12", field="authority")
    if link.authority_on > today:
        raise Refused("authority-in-the-future", "12", field="authority_on")
    if not (other.post_to.address if other is not None else link.address):
        raise Refused("addressee-without-address", "12", field="address")
    if any(x.addressee for x in lasting):
        raise Refused("addressee-there", "12", field="addressee")


def _same(known: Link, link: Link, other: Customer | None) -> bool:
    if known.kind is not link.kind:
        return False
    return known.other_id in other.ids if other is not None else known.name == link.name


def _recorded(what: str, link: Link, by: Person, at: dt.datetime, *, addressee: bool) -> Record:
    return recorded(
        what,
        "12" if link.addressee else "X",
        by,
        at,
        customer_id=link.customer_id,
        subject_id=link.id,
        kind=link.kind.value,
        addressee=addressee,
        since=link.since.isoformat(),
        until=link.until.isoformat() if link.until else None,
        authority=link.authority,
        authority_on=link.authority_on.isoformat() if link.authority_on else None,
    )
