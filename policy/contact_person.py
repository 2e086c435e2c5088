"""The person through whom a customer contacts the landlord, and who takes their place (sections 6 and 8, P8.4)."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from policy.calendar import Calendar
from policy.openway import name_others, people_of
from policy.pack import Pack
from policy.people import Person, Role, require_role
from policy.record import Record, recorded
from policy.refusal import Refused
from policy.restriction import Restriction, Terms, check_particulars, pack_of

if TYPE_CHECKING:
    from policy.case import Case


def with_contacts(case: "Case", today: dt.date, pack: Pack) -> list[Restriction]:
    """What was decided, is not over on a local day and names whom the customer is to contact."""
    return [r for r in case.decided if r.last_day >= today and people_of(r, pack)]


def to_replace(case: "Case", today: dt.date, pack: Pack, present: Collection[UUID]) -> Restriction | None:
    """The restriction whose contact is meant where none is named: the one that misses most of its people."""
    found = with_contacts(case, today, pack)
    return min(found, key=lambda r: sum(id in present for id in people_of(r, pack)), default=None)


def require_replaceable_contact(
    case: "Case", restriction: Restriction | None, by: Person, today: dt.date, pack: Pack
) -> Restriction:
    """A manager or the Director names somebody else, in what is not over. Raises `NotAllowed` or `Refused`."""
    require_role(by, Role.MANAGER, Role.DIRECTOR)
    if restriction is None or restriction not in with_contacts(case, today, pack):
        raise Refused("no-contact-to-replace", "8")
    return restriction


def replace_contact(
    case: "Case",
    restriction: Restriction,
    named: Mapping[str, str],
    told_how: str,
    present: Collection[UUID],
    by: Person,
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
) -> Record:
    """Name somebody else as contact or deputy: at once, since nothing is stricter. ``named`` are the particulars that
    name people; ``told_how`` is the channel by which the customer hears of it."""
    require_replaceable_contact(case, restriction, by, calendar.day(at), pack)
    kind, before = restriction.kind, people_of(restriction, pack)
    particulars = {**restriction.particulars, **named}
    terms = Terms(kind, particulars, tuple(restriction.services), restriction.start, restriction.end)
    check_particulars(terms, calendar.day(at), pack_of(restriction, pack), kind)
    for name, id in named.items():
        if UUID(id) not in present:
            raise Refused("contact-left", "8", field=f"{kind}_{name}")
    if particulars == dict(restriction.particulars):
        raise Refused("contact-unchanged", "8")
    name_others(restriction, particulars, pack)
    return recorded(
        "contact-replaced",
        "8",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=restriction.id,
        before=[str(id) for id in before],
        named=[str(id) for id in people_of(restriction, pack)],
        how=told_how,
    )
