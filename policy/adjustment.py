"""Reasonable adjustments that a customer needs (sections 6 and 12)."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import Calendar
from policy.customer import Customer
from policy.openthing import OpenThing, to_do
from policy.pack import Pack
from policy.people import Person, Role, require_role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale

if TYPE_CHECKING:
    from policy.case import Case


class AdjustmentKind(StrEnum):
    """What is asked for. The first three are formats of letters, named as the customer's ``letter_format`` is."""

    LARGE = "large"
    EASY_READ = "easy_read"
    AUDIO = "audio"
    ADVOCATE = "advocate"
    LONGER = "longer"
    CONTACT_WAY = "contact_way"
    OTHER = "other"


class AdjustmentOutcome(StrEnum):
    """What was decided."""

    AGREED = "agreed"
    MET_FOR_NOW = "met_for_now"
    NOT_AGREED = "not_agreed"


FORMATS = frozenset({AdjustmentKind.LARGE, AdjustmentKind.EASY_READ, AdjustmentKind.AUDIO})
# What means nothing without words of its own.
TO_BE_SAID = frozenset({AdjustmentKind.CONTACT_WAY, AdjustmentKind.OTHER})


@dataclass(eq=False)
class Adjustment:
    """A request. ``received_on`` is a local day; ``*_passage`` name encrypted texts."""

    kind: AdjustmentKind
    received_on: dt.date
    text_passage: UUID | None
    logged_by_id: UUID
    logged_at: dt.datetime
    outcome: AdjustmentOutcome | None = None
    decided_by_id: UUID | None = None
    decided_at: dt.datetime | None = None
    reason_passage: UUID | None = None
    id: UUID = field(default_factory=uuid4)


def log(case: "Case", asked: Adjustment, by: Person, at: dt.datetime, calendar: Calendar) -> Record:
    """Log a request; anyone on the staff may, at any stage (P12)."""
    if not by.active:
        raise NotAllowed("left")
    if asked.received_on > calendar.day(at):
        raise Refused("adjustment-in-the-future", "12", field="received_on")
    if asked.kind in TO_BE_SAID and asked.text_passage is None:
        raise Refused("adjustment-unsaid", "12", field="text")
    case.adjustments.append(asked)
    return _recorded("adjustment-logged", case, asked, asked.text_passage, by, at)


def undecided(case: "Case") -> list[Adjustment]:
    """The requests that wait for their decision, oldest first."""
    return [adjustment for adjustment in case.adjustments if adjustment.decided_at is None]


def require_decided(case: "Case", others: Collection["Case"]) -> None:
    """Nothing is approved before every request of the customer was decided (P6), also in ``others``, their other
    cases: an adjustment is the customer's, wherever it was asked for (P12)."""
    if undecided(case):
        raise Refused("adjustment-undecided", "6", instead="decide-adjustment")
    waits = next((other for other in others if undecided(other)), None)
    if waits is not None:
        raise Refused("adjustment-undecided-elsewhere", "6", case=waits.reference)


def require_may_decide(adjustment: Adjustment, by: Person) -> None:
    """A manager or the Director decides, once. Raises `NotAllowed` and `Stale`."""
    require_role(by, Role.MANAGER, Role.DIRECTOR)
    if adjustment.decided_at is not None:
        raise Stale("adjustment-decided")


def decide(
    case: "Case",
    adjustment: Adjustment,
    outcome: AdjustmentOutcome,
    reason: UUID | None,
    customer: Customer,
    by: Person,
    at: dt.datetime,
) -> Record:
    """Decide a request; no has its reason. A format that is met is that of the customer's letters from now on:
    ``customer`` was read under its lock (P12)."""
    require_may_decide(adjustment, by)
    if outcome is AdjustmentOutcome.NOT_AGREED and reason is None:
        raise Refused("reason-missing", "13", field="reason")
    adjustment.outcome, adjustment.reason_passage = outcome, reason
    adjustment.decided_by_id, adjustment.decided_at = by.id, at
    if adjustment.kind in FORMATS and outcome is not AdjustmentOutcome.NOT_AGREED:
        customer.letter_format = adjustment.kind.value
        customer.decide(["letter_format"])
    return _recorded("adjustment-decided", case, adjustment, reason, by, at)


def open_adjustments(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The requests without a decision, for the manager who began the consideration, else for all managers (P12)."""
    starter = case.formal.started_by_id if case.formal else None

    def able(people: Sequence[Person]) -> Sequence[Person]:
        managers = [person for person in people if person.has(Role.MANAGER)]
        theirs = [person for person in managers if person.acts_for(starter)]
        return theirs if any(not person.away for person in theirs) else managers

    for asked in undecided(case):
        since, step = asked.logged_at, "see-adjustment"
        days = pack.at(since).settings.signoff_working_days
        yield to_do("adjustment", asked.id, "12", since, days, able, pack, calendar, step=step)


def _recorded(
    what: str, case: "Case", adjustment: Adjustment, text: UUID | None, by: Person, at: dt.datetime
) -> Record:
    return recorded(
        what,
        "12",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=adjustment.id,
        passages=[text] if text else [],
        kind=adjustment.kind.value,
    )
