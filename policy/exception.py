"""Contact that is let through although it is restricted, and the decision not to (sections 8 and 13, P8.5)."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import Calendar
from policy.openthing import OpenThing, named, to_do
from policy.pack import Pack
from policy.people import Person, Role, require_role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale

if TYPE_CHECKING:
    from policy.case import Case

PATTERN = 3  # exceptions under one restriction in so many days: perhaps it is too tight
PATTERN_DAYS = 30
TWICE = dt.timedelta(minutes=1)  # a second press within this is the first one again


@dataclass(eq=False)
class ContactException:
    """Somebody was let through, or with ``refused`` was not. ``reason`` is a key of the pack (empty where refused),
    ``restriction_ids`` what was in force then, of every case of the customer. ``recorded_at`` is aware UTC.

    ``reason_passage`` says why in words; an emergency has none. Its details follow, or ``detailed_at`` alone says that
    there is nothing to add.
    """

    reason: str
    restriction_ids: list[str]
    recorded_by_id: UUID
    recorded_at: dt.datetime
    reason_passage: UUID | None = None
    refused: bool = False
    happened_passage: UUID | None = None
    done_passage: UUID | None = None
    detailed_at: dt.datetime | None = None
    id: UUID = field(default_factory=uuid4)

    @property
    def waits(self) -> bool:
        """Whether its details are still to follow."""
        return not self.refused and self.reason_passage is None and self.detailed_at is None


def let_through(
    case: "Case | None", exception: ContactException, customer_id: UUID | None, by: Person, pack: Pack
) -> Record:
    """Record that somebody was let through, whoever of the staff did it (P8.5). An emergency is never refused; any
    other exception gives its reason. Without a ``case`` nothing ever applied, and the log alone keeps it."""
    emergency = pack.exception_reason(exception.reason).emergency
    if not emergency and exception.reason_passage is None:
        raise Refused("reason-missing", "13", field="why")
    if case is not None:
        case.exceptions.append(exception)
    return recorded(
        "exception-recorded",
        "8" if emergency else "13",
        by,
        exception.recorded_at,
        case_id=case.id if case else None,
        customer_id=customer_id,
        subject_id=exception.id,
        passages=[exception.reason_passage] if exception.reason_passage else [],
        reason=exception.reason,
        restrictions=list(exception.restriction_ids),
    )


def pressed_before(case: "Case", reason: str, by: Person, at: dt.datetime) -> ContactException | None:
    """The exception that the same person recorded for the same reason a moment ago: a second press is no second one."""
    return next(
        (
            x
            for x in reversed(case.exceptions)
            if (x.reason, x.recorded_by_id) == (reason, by.id) and at - x.recorded_at < TWICE
        ),
        None,
    )


def refuse(case: "Case", exception: ContactException, ruled_out: bool, by: Person) -> Record:
    """Say no to somebody who asked for an exception: a manager's decision, with its reason (section 13).

    ``ruled_out``: it is no emergency, appeal, complaint about the policy or new matter; those always get through.
    """
    require_role(by, Role.MANAGER, Role.DIRECTOR)
    if not exception.restriction_ids:
        raise Refused("nothing-in-force", "8")
    if not ruled_out:
        raise Refused("always-let-through", "8", field="ruled_out", instead="emergency")
    if exception.reason_passage is None:
        raise Refused("reason-missing", "13", field="why")
    exception.refused = True
    case.exceptions.append(exception)
    return _about("exception-refused", case, exception, by, exception.recorded_at, [exception.reason_passage])


def require_detailer(exception: ContactException, by: Person) -> None:
    """Whoever recorded the exception, a manager or the Director says more about it. Raises `NotAllowed`."""
    if not by.acts_for(exception.recorded_by_id) and not by.has(Role.MANAGER, Role.DIRECTOR):
        raise NotAllowed("not-your-exception")


def add_details(
    case: "Case", exception: ContactException, happened: UUID, done: UUID, by: Person, at: dt.datetime
) -> Record:
    """What happened and what was done, once (P8.5)."""
    require_detailer(exception, by)
    require_no_details(exception)
    exception.happened_passage, exception.done_passage, exception.detailed_at = happened, done, at
    return _about("exception-detailed", case, exception, by, at, [happened, done])


def require_no_details(exception: ContactException) -> None:
    """Raises `Stale` where the details are there, or none are wanted."""
    if exception.refused or exception.happened_passage is not None:
        raise Stale("exception-detailed")


def nothing_to_add(case: "Case", exception: ContactException, by: Person, at: dt.datetime) -> Record:
    """The reason says it all."""
    require_detailer(exception, by)
    if not exception.waits:
        raise Stale("exception-detailed")
    exception.detailed_at = at
    return _about("exception-no-details", case, exception, by, at, [])


def owners(case: "Case", restriction_ids: Collection[str]) -> set[UUID]:
    """Who owns these restrictions, as far as they are of this case."""
    proposals = {r.proposal_id for r in case.restrictions if str(r.id) in restriction_ids}
    return {proposal.owner_id for proposal in case.proposals if proposal.id in proposals}


def lately(case: "Case", exception: ContactException) -> int:
    """How many exceptions to the same restrictions there were in the 30 days up to this one, with it."""
    since = exception.recorded_at - dt.timedelta(days=PATTERN_DAYS)
    same = set(exception.restriction_ids)
    return sum(
        not x.refused
        and since < x.recorded_at <= exception.recorded_at
        and not same.isdisjoint(x.restriction_ids)
        for x in case.exceptions
    )


def open_exceptions(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The emergencies whose details are still to follow, for whoever recorded them (P8.5)."""
    for exception in case.exceptions:
        if exception.waits:
            days = pack.at(exception.recorded_at).settings.exception_details_working_days
            able, since = named(exception.recorded_by_id), exception.recorded_at
            yield to_do(
                "exception", exception.id, "8", since, days, able, pack, calendar, step="exception-details"
            )


def _about(
    what: str,
    case: "Case",
    exception: ContactException,
    by: Person,
    at: dt.datetime,
    passages: list[UUID],
) -> Record:
    return recorded(
        what,
        "13",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=exception.id,
        passages=passages,
    )
