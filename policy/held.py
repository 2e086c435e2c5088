"""A message that a restriction held back gets a human look within some working days (section 8, X3)."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.appeal import Appeal, appealable, may_be_appealed
from policy.appeal_due import able_to_decide
from policy.calendar import Calendar
from policy.complaint import Complaint
from policy.decided import Decision, decisions
from policy.exception import ContactException, owners
from policy.involvement import people_named
from policy.openthing import Able, OpenThing, named, to_do
from policy.pack import Pack
from policy.people import Person, Role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale
from policy.routes import Route

if TYPE_CHECKING:
    from policy.case import Case
    from policy.check import InForce


class HeldOutcome(StrEnum):
    """What the message turned out to be."""

    EMERGENCY = "emergency"
    SAFEGUARDING = "safeguarding"
    NEW_INFORMATION = "new_information"
    APPEAL = "appeal"
    COMPLAINT = "complaint"
    NONE = "none"


@dataclass(eq=False)
class HeldMessage:
    """One message. ``restriction_ids`` are what was in force when it came in (``arrived_at``, aware UTC)."""

    arrived_at: dt.datetime
    channel: str
    text_passage: UUID
    restriction_ids: list[str]
    logged_by_id: UUID
    logged_at: dt.datetime
    outcome: HeldOutcome | None = None
    looked_by_id: UUID | None = None
    looked_at: dt.datetime | None = None
    exception_id: UUID | None = None
    id: UUID = field(default_factory=uuid4)


def log(case: "Case", message: HeldMessage, by: Person) -> Record:
    """A message was held back: that happened, so nothing here says no."""
    case.held_messages.append(message)
    return _about("held-message-logged", case, message, by, message.logged_at, [message.text_passage])


def belongs_to(held_by: "Iterable[InForce]") -> "Case | None":
    """The case whose formal action holds messages back, though something else may in another: an appeal in one is
    logged there (P7.3). None where nothing formal does."""
    return next((each.case for each in held_by if each.restriction.proposal_id is not None), None)


def became(case: "Case", message: HeldMessage) -> Complaint | None:
    """The complaint, or the request for a review, that a message was passed on as."""
    return next((complaint for complaint in case.complaints if complaint.held_id == message.id), None)


def keepers(case: "Case", message: HeldMessage) -> set[UUID]:
    """Who looks at it first: the owners of what held it back, and the points of contact named in it."""
    mine = [r for r in case.restrictions if str(r.id) in message.restriction_ids]
    contacts = {person for r in mine for person in people_named(r.particulars.values())}
    return owners(case, message.restriction_ids) | contacts


def may_look(person: Person, case: "Case", message: HeldMessage) -> bool:
    """Whether somebody may read the message and say what it is (X3)."""
    return person.active and (
        person.has(Role.MANAGER, Role.DIRECTOR) or _keeps(person, keepers(case, message))
    )


def require_looker(person: Person, case: "Case", message: HeldMessage) -> None:
    """Raises `NotAllowed` for everybody else."""
    if not may_look(person, case, message):
        raise NotAllowed("not-your-message")


def understood(answer: str, pack: Pack) -> tuple[HeldOutcome, str]:
    """What somebody said the message is, and the pack's emergency reason that it is an exception for, or "".

    ``answer`` is an outcome or such a reason. Raises `NotAllowed`: buttons come back over the network.
    """
    reasons = {reason.key for reason in pack.exception_reasons if reason.emergency}
    reason = answer if answer in reasons else ""
    if answer in set(HeldOutcome) and answer != HeldOutcome.EMERGENCY:
        return HeldOutcome(answer), reason
    if not reason:
        raise NotAllowed("unknown-use-case")
    return HeldOutcome.EMERGENCY, reason


def require_unlooked(message: HeldMessage, people: Sequence[Person]) -> None:
    """Raises `Stale` where somebody has looked at it."""
    if message.outcome is not None:
        raise Stale("held-looked-at", next((x.name for x in people if x.id == message.looked_by_id), None))


def look_at(
    case: "Case",
    message: HeldMessage,
    outcome: HeldOutcome,
    exception: ContactException | None,
    by: Person,
    at: dt.datetime,
    people: Sequence[Person],
) -> Record:
    """A person has looked at it, and says what it is (X3). What is let through has its ``exception``."""
    require_looker(by, case, message)
    require_unlooked(message, people)
    if outcome is HeldOutcome.EMERGENCY and exception is None:
        raise Refused("emergency-without-exception", "8", instead="emergency")
    message.outcome, message.looked_by_id, message.looked_at = outcome, by.id, at
    message.exception_id = exception.id if exception else None
    return _about("held-message-looked-at", case, message, by, at, [], outcome.value)


def passed_on(case: "Case", message: HeldMessage, by: Person, calendar: Calendar) -> Complaint | None:
    """What a message goes on as by itself, in its own words: a complaint, as every other (section 10). Where somebody
    asks to look again, and no formal action held it back: a request for a review of the up to 7 days that did (section
    11), or where there is nothing to appeal against at all, a complaint too. None for everything else."""
    about = _week(case, message)
    elsewhere = added_to(case, message) or _held_formally(case, message)
    again = message.outcome is HeldOutcome.APPEAL and not elsewhere
    reviewed = again and (about is not None or not appealable(case))
    passes = reviewed or message.outcome is HeldOutcome.COMPLAINT
    if message.looked_at is None or not passes:
        return None
    about = about if again else None
    return Complaint(
        about.route if about else Route.COMPLAINT,
        calendar.day(message.arrived_at),
        message.channel,
        "",
        message.text_passage,
        by.id,
        message.looked_at,
        about=about.kind if about else None,
        about_id=about.id if about else None,
        held_id=message.id,
    )


def _held_formally(case: "Case", message: HeldMessage) -> bool:
    return any(r.proposal_id for r in case.restrictions if str(r.id) in message.restriction_ids)


def _week(case: "Case", message: HeldMessage) -> Decision | None:
    mine = {r.seven_day_id for r in case.restrictions if str(r.id) in message.restriction_ids}
    return next((decision for decision in decisions(case) if decision.id in mine), None)


def added_to(case: "Case", message: HeldMessage) -> list[Appeal]:
    """The appeals that were being decided when somebody saw that a message asks to look again: it is added to them,
    and needs none of its own (P7.3)."""
    at = message.looked_at
    if message.outcome is not HeldOutcome.APPEAL or at is None:
        return []
    begun = [appeal for appeal in case.appeals if appeal.logged_at <= at]
    return [appeal for appeal in begun if appeal.decided_at is None or appeal.decided_at > at]


def hears(case: "Case", message: HeldMessage, people: Sequence[Person]) -> set[UUID]:
    """Who hears of a message because they decide the appeal that it is added to, or would."""
    waiting = [appeal for appeal in added_to(case, message) if appeal.outcome is None]
    return {person.id for appeal in waiting for person in able_to_decide(case, appeal)(people)}


def appeal_awaited(case: "Case", message: HeldMessage) -> bool:
    """Whether an appeal that came in a message is still to be logged, where one can be: not where the message went
    another way when somebody looked at it, whatever is decided since."""
    if message.outcome is not HeldOutcome.APPEAL or message.looked_at is None:
        return False
    if added_to(case, message) or became(case, message) is not None:
        return False
    logged = any(appeal.logged_at >= message.looked_at for appeal in case.appeals)
    return not logged and may_be_appealed(case)


def open_held(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The messages that nobody has looked at, for those who keep them; where there is nobody, for the managers (X3).
    And the appeals in them that are still to be logged, for whoever saw that they are one (P7.3)."""
    for message in case.held_messages:
        if message.outcome is None:
            days = pack.at(message.logged_at).settings.held_message_working_days
            able, since = _able(keepers(case, message)), message.arrived_at
            yield to_do("held", message.id, "8", since, days, able, pack, calendar, step="held-message")
        elif appeal_awaited(case, message) and message.looked_at is not None:
            saw, since = named(message.looked_by_id), message.looked_at
            yield to_do("held-appeal", message.id, "7", since, 1, saw, pack, calendar, step="held-message")


def _keeps(person: Person, ids: set[UUID]) -> bool:
    return any(person.acts_for(id) for id in ids)


def _able(ids: set[UUID]) -> Able:
    def able(people: Sequence[Person]) -> list[Person]:
        return [x for x in people if _keeps(x, ids)] or [x for x in people if x.has(Role.MANAGER)]

    return able


def _about(
    what: str,
    case: "Case",
    message: HeldMessage,
    by: Person,
    at: dt.datetime,
    passages: list[UUID],
    outcome: str | None = None,
) -> Record:
    return recorded(
        what,
        "8",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=message.id,
        passages=passages,
        outcome=outcome,
    )
