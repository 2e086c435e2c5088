"""Making a restriction looser: what a review or an appeal may change at once, without a new proposal (sections 7 and 9)."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from policy.openway import closes, name_others, people_of
from policy.pack import Pack
from policy.refusal import Refused
from policy.restriction import Particular, Restriction, Terms, check_particulars, pack_of


@dataclass(frozen=True)
class Change:
    """What becomes of one restriction. ``end`` is its new last day, or None to end it today; ``services`` and
    ``particulars`` are as they shall be."""

    restriction_id: UUID
    end: dt.date | None
    services: tuple[str, ...]
    particulars: Mapping[str, Particular]


def loosen(
    restrictions: Sequence[Restriction],
    changes: Sequence[Change],
    not_stricter: bool,
    today: dt.date,
    pack: Pack,
    section: str,
    present: Collection[UUID],
) -> list[Restriction]:
    """Change what a review amends, or an appeal, all or nothing; gives the restrictions that are different now.

    An end is only sooner, services only fewer, and no way is closed that was open. Whether other particulars are
    looser nobody can compute: the reviewer says so (``not_stricter``), and the record keeps that they did.
    ``section`` is the policy's under which it is done, ``present`` the ids of the staff who have not left (P8.4).
    """
    pairs = check_loosening(restrictions, changes, not_stricter, today, pack, section, present)
    for restriction, change in pairs:
        if change.end is None:
            restriction.ended_on = today
        else:
            restriction.end = change.end
            restriction.services = list(change.services)
            name_others(restriction, change.particulars, pack)
    return [restriction for restriction, _ in pairs]


def check_loosening(
    restrictions: Sequence[Restriction],
    changes: Sequence[Change],
    not_stricter: bool,
    today: dt.date,
    pack: Pack,
    section: str,
    present: Collection[UUID],
) -> list[tuple[Restriction, Change]]:
    """What an amendment changes, if it may. Raises `Refused` at the field of what is stricter."""
    by_id = {change.restriction_id: change for change in changes}
    pairs = [(r, by_id[r.id]) for r in restrictions if r.id in by_id and _differs(r, by_id[r.id])]
    if not pairs:
        raise Refused("nothing-changed", section, field="ends")
    for restriction, change in pairs:
        _check(restriction, change, today, pack, section, present)
        if dict(change.particulars) != dict(restriction.particulars) and not not_stricter:
            raise Refused("not-stricter-unconfirmed", section, field="not_stricter")
    if all(r.id in by_id and by_id[r.id].end is None for r in restrictions):
        raise Refused("all-of-it-ends", section, field="ends")
    return pairs


def last_day_after(restrictions: Sequence[Restriction], changes: Sequence[Change]) -> dt.date:
    """The last day of what an amendment leaves."""
    by_id = {change.restriction_id: change.end for change in changes}
    ends = [by_id.get(restriction.id, restriction.last_day) for restriction in restrictions]
    return max(end for end in ends if end is not None)


def _differs(restriction: Restriction, change: Change) -> bool:
    return (
        change.end != restriction.last_day
        or set(change.services) != set(restriction.services)
        or dict(change.particulars) != dict(restriction.particulars)
    )


def _check(
    restriction: Restriction,
    change: Change,
    today: dt.date,
    pack: Pack,
    section: str,
    present: Collection[UUID],
) -> None:
    if change.end is None:
        return
    at = str(restriction.id)
    if change.end > restriction.last_day:
        raise Refused("extending-is-a-proposal", section, field=f"{at}_end")
    if change.end < max(today, restriction.start):
        raise Refused("amended-end-past", section, field=f"{at}_end")
    if not change.services:
        raise Refused("services-missing", section, field=f"{at}_services")
    if not set(change.services) <= set(restriction.services):
        raise Refused("more-services-is-a-proposal", section, field=f"{at}_services")
    terms = Terms(restriction.kind, change.particulars, change.services, restriction.start, change.end)
    check_particulars(terms, today, pack_of(restriction, pack), at, section)
    # Not a copy by `dataclasses.replace`: the mapped class keeps its state on the instance.
    looser = Restriction(
        restriction.proposal_id,
        restriction.kind,
        change.particulars,
        [],
        restriction.start,
        change.end,
        pack_at=restriction.pack_at,
    )
    if not closes(looser, pack) <= closes(restriction, pack):
        raise Refused("closing-is-a-proposal", section, field=f"{at}_services")
    for name, value in change.particulars.items():
        new = value != restriction.particulars.get(name)
        if new and any(str(id) == value and id not in present for id in people_of(looser, pack)):
            raise Refused("contact-left", "8", field=f"{at}_{name}")
