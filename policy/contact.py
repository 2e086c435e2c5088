"""The contact log: every contact of a customer, with whom, how and for how long (sections 5 and 13)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import Calendar
from policy.openway import closes
from policy.pack import Pack
from policy.people import Person
from policy.record import Record, recorded
from policy.refusal import Refused
from policy.restriction import Restriction

if TYPE_CHECKING:
    from policy.case import Case

MOST_MINUTES = 600
SLACK = dt.timedelta(minutes=1)  # two clocks are never quite the same


@dataclass(eq=False)
class Contact:
    """The customer got in touch. Times are aware UTC; ``happened_at`` is when it began.

    ``channel``, ``kinds`` (of unreasonable contact or behaviour, as it seemed) and ``service`` (or "") are keys of the
    pack, ``minutes`` how long it took, where that is known, ``staff_id`` whom of the staff it was with.
    """

    happened_at: dt.datetime
    channel: str
    staff_id: UUID
    logged_by_id: UUID
    logged_at: dt.datetime
    minutes: int | None = None
    kinds: list[str] = field(default_factory=list)
    service: str = ""
    note_passage: UUID | None = None
    id: UUID = field(default_factory=uuid4)


def log(case: "Case", contact: Contact, by: Person, calendar: Calendar) -> Record:
    """What happened is recorded as it was, whoever of the staff logs it: only what cannot be is refused."""
    if contact.happened_at > contact.logged_at + SLACK:
        today = calendar.day(contact.logged_at)
        where = "day" if calendar.day(contact.happened_at) > today else "time"
        raise Refused("contact-in-the-future", "13", field=where)
    if contact.minutes is not None and not 0 <= contact.minutes <= MOST_MINUTES:
        raise Refused("minutes-out-of-range", "13", field="minutes", most=MOST_MINUTES)
    case.contacts.append(contact)
    return recorded(
        "contact-logged",
        "13",
        by,
        contact.logged_at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=contact.id,
        passages=[contact.note_passage] if contact.note_passage else [],
        channel=contact.channel,
        minutes=contact.minutes,
        kinds=list(contact.kinds),
    )


def closing(contact: Contact, in_force: Sequence[Restriction], pack: Pack) -> list[Restriction]:
    """Those of the restrictions then in force that leave no way open by which it can have come, for what it was about;
    where that was not said, for anything."""
    ways = set(pack.channel(contact.channel).ways)
    about = [r for r in in_force if not contact.service or contact.service in r.services]
    closed = {way for restriction in about for way in closes(restriction, pack)}
    if not ways <= closed:
        return []
    return [restriction for restriction in about if ways & closes(restriction, pack)]
