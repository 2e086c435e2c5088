"""Suspending restrictions while the appeal against them is decided (section 7, P7.3).

A restriction stays in force meanwhile unless the reviewer suspends it. That loosens, so it takes effect at once; it is
over with the outcome’s letter, or when the reviewer lifts it. It goes on counting for the ways of contact that must
stay open: it comes back.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.appeal import Appeal, appeal_record, require_taken, standing
from policy.calendar import Calendar
from policy.pack import Pack
from policy.people import Person
from policy.record import Record
from policy.refusal import Refused
from policy.restriction import Restriction

if TYPE_CHECKING:
    from policy.case import Case


@dataclass(eq=False)
class Suspension:
    """One restriction that does not apply while an appeal is decided. Days are local: ``first_day`` is the first one
    without it, ``over_on`` the first one with it again, or None; ``told_on`` when the acknowledgement said so."""

    appeal_id: UUID
    restriction_id: UUID
    by_id: UUID
    at: dt.datetime
    first_day: dt.date
    reason_passage: UUID
    told_on: dt.date | None = None
    over_on: dt.date | None = None
    lifted_by_id: UUID | None = None
    lifted_at: dt.datetime | None = None
    id: UUID = field(default_factory=uuid4)

    def on(self, day: dt.date) -> bool:
        """Whether it holds on a local day."""
        return self.first_day <= day and (self.over_on is None or day < self.over_on)


def suspendable(case: "Case", appeal: Appeal, today: dt.date, pack: Pack) -> list[Restriction]:
    """What of the decision can be suspended on a local day: not over, not lapsed, and not suspended yet."""
    return [r for r in standing(case, appeal, today, pack) if not case.suspended(r, today)]


def require_suspendable(
    case: "Case", appeal: Appeal, by: Person, people: Collection[Person], today: dt.date, pack: Pack
) -> list[Restriction]:
    """Only whoever decides the appeal suspends; gives what there is to suspend."""
    require_taken(case, appeal, by, people)
    able = suspendable(case, appeal, today, pack)
    if not able:
        raise Refused("nothing-to-suspend", "7")
    return able


def suspend(
    case: "Case",
    appeal: Appeal,
    chosen: Sequence[Restriction],
    reason: UUID | None,
    by: Person,
    people: Collection[Person],
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
) -> Record:
    """From now on they do not apply, until the outcome (P7.3): one restriction, or all of the decision."""
    today = calendar.day(at)
    able = require_suspendable(case, appeal, by, people, today, pack)
    if not chosen:
        raise Refused("nothing-chosen-to-suspend", "7", field="suspends")
    if any(restriction not in able for restriction in chosen):
        raise Refused("nothing-to-suspend", "7", field="suspends")
    if reason is None:
        raise Refused("suspension-reason-missing", "7", field="reason")
    case.suspensions += [Suspension(appeal.id, r.id, by.id, at, today, reason) for r in chosen]
    suspended = [str(restriction.id) for restriction in chosen]
    return appeal_record("appeal-suspended", case, appeal, by, at, reason, restrictions=suspended)


def require_liftable(
    case: "Case", appeal: Appeal, by: Person, people: Collection[Person]
) -> list[Suspension]:
    """Whoever decides the appeal lifts what is suspended; not once the customer has it in writing that nothing
    applies until they are written to again: then it is over with the outcome’s letter."""
    require_taken(case, appeal, by, people)
    running = suspensions_of(case, appeal.id)
    if not running:
        raise Refused("nothing-suspended", "7")
    if any(suspension.told_on is not None for suspension in running):
        raise Refused("suspension-told", "7", instead="decide-appeal")
    return running


def lift(
    case: "Case",
    appeal: Appeal,
    by: Person,
    people: Collection[Person],
    at: dt.datetime,
    calendar: Calendar,
) -> Record:
    """The restrictions apply again, from now on."""
    running = require_liftable(case, appeal, by, people)
    for suspension in running:
        suspension.over_on = calendar.day(at)
        suspension.lifted_by_id, suspension.lifted_at = by.id, at
    lifted = [str(suspension.restriction_id) for suspension in running]
    return appeal_record("appeal-suspension-lifted", case, appeal, by, at, restrictions=lifted)


def suspensions_of(case: "Case", appeal_id: UUID) -> list[Suspension]:
    """What is suspended because of an appeal, and not over."""
    return [x for x in case.suspensions if x.appeal_id == appeal_id and x.over_on is None]


def acknowledged(case: "Case", appeal_id: UUID, day: dt.date) -> None:
    """The customer reads in the acknowledgement letter, issued on a local day, what is suspended."""
    for suspension in suspensions_of(case, appeal_id):
        if suspension.on(day):
            suspension.told_on = suspension.told_on or day


def answered(case: "Case", appeal_id: UUID, day: dt.date) -> None:
    """The letter with the outcome was issued, on a local day: what stays applies again."""
    for suspension in suspensions_of(case, appeal_id):
        suspension.over_on = max(day, suspension.first_day)
