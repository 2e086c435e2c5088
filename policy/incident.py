"""What happened to somebody: recorded as it was, never refused (section 8)."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID, uuid4

from policy.people import Person


class Outcome(StrEnum):
    """What the line manager made of a report."""

    INFORMAL = "informal"
    FORMAL = "formal"
    NO_FURTHER_ACTION = "no_further_action"


@dataclass(eq=False)
class Incident:
    """A report on the Incident Reporting Form. Times are aware UTC; ``*_passage`` name encrypted texts.

    ``recipient_id`` is whoever must look: the reporter's line manager, or the fallback. ``harmed_ids`` and
    ``witness_ids`` are colleagues; others who were there stand in ``others`` as text. ``referred_by_id`` is whoever sent
    it to the safety group by hand; None where it went by itself. ``wrong_customer_at`` is when it was said to be about
    another customer, ``right_customer_id`` whom, as far as that is known; ``again_id`` is the same report in that one's
    case, where it was made again. ``on_behalf_of`` is a name, for whom ``reporter_id`` typed it; ``on_behalf_of_id`` is
    that person, where they are in the directory: both reported it.
    """

    reporter_id: UUID
    reported_at: dt.datetime
    occurred_at: dt.datetime
    channel: str
    kinds: list[str]
    happened_passage: UUID
    recipient_id: UUID
    where: str = ""
    other_kind: str = ""
    on_behalf_of: str = ""
    on_behalf_of_id: UUID | None = None
    witness_ids: list[str] = field(default_factory=list)
    harmed_ids: list[str] = field(default_factory=list)
    others: str = ""
    warned: bool | None = None
    hurt: bool = False
    immediate_threat: bool = False
    police_reference: str = ""
    support_passage: UUID | None = None
    referred_at: dt.datetime | None = None
    referred_by_id: UUID | None = None
    referral_passage: UUID | None = None
    acknowledged_by_id: UUID | None = None
    acknowledged_at: dt.datetime | None = None
    outcome: Outcome | None = None
    outcome_by_id: UUID | None = None
    outcome_at: dt.datetime | None = None
    outcome_passage: UUID | None = None
    supported_at: dt.datetime | None = None
    wrong_customer_at: dt.datetime | None = None
    wrong_customer_by_id: UUID | None = None
    right_customer_id: UUID | None = None
    again_id: UUID | None = None
    id: UUID = field(default_factory=uuid4)

    @property
    def reporters(self) -> frozenset[UUID]:
        """Whoever typed it, and for whom, where they are in the directory: each of them hears what becomes of it (X1)."""
        return frozenset({self.reporter_id} | ({self.on_behalf_of_id} if self.on_behalf_of_id else set()))

    def is_with(self, person: Person) -> bool:
        """Whether it went to a person, or they stand in for whoever it went to; so nobody is handed their own report."""
        stands_in = person.acts_for(self.recipient_id) and person.id not in self.reporters
        return person.id == self.recipient_id or stands_in


@dataclass(eq=False)
class InterimControl:
    """A measure that shows on every check until the safety group has met (section 8, P8.2).

    ``first_day`` to ``last_day`` are local days, both included. ``kind`` is a key of `notices.check`. One that goes on
    from another says who extended it and why.
    """

    incident_id: UUID
    kind: str
    first_day: dt.date
    last_day: dt.date
    extended_by_id: UUID | None = None
    reason_passage: UUID | None = None
    id: UUID = field(default_factory=uuid4)

    def in_force(self, day: dt.date) -> bool:
        """Whether it applies on a local day."""
        return self.first_day <= day <= self.last_day
