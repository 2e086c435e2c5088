"""What the customer says about a review of what restricts them (section 9)."""

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import Calendar
from policy.people import Person
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused

if TYPE_CHECKING:
    from policy.case import Case
    from policy.proposal import Proposal


@dataclass(eq=False)
class Comment:
    """What the customer says about a review, however it came. ``received_on`` is a local day."""

    proposal_id: UUID
    received_on: dt.date
    channel: str
    text_passage: UUID
    logged_by_id: UUID
    logged_at: dt.datetime
    id: UUID = field(default_factory=uuid4)


def comment(
    case: "Case", proposal: "Proposal", said: Comment, by: Person, at: dt.datetime, calendar: Calendar
) -> Record:
    """Log what the customer says, by any channel, invited or not; anyone on the staff may, nothing is late (P9.1)."""
    if not by.active:
        raise NotAllowed("left")
    if said.received_on > calendar.day(at):
        raise Refused("comment-in-the-future", "9", field="received_on")
    case.comments.append(said)
    return recorded(
        "comment-logged",
        "9",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=said.id,
        passages=[said.text_passage],
    )
