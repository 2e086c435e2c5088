"""An appeal: any request to look again at formal action (section 7, P7.3 to P7.5)."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import Calendar
from policy.involvement import parts, parts_of
from policy.pack import Pack
from policy.people import Person, Role
from policy.record import Fact, Record, recorded
from policy.refusal import NotAllowed, Refused, Stale
from policy.restriction import Restriction

if TYPE_CHECKING:
    from policy.case import Case
    from policy.proposal import Proposal


class AppealOutcome(StrEnum):
    """What the reviewer decided; never stricter than what was appealed against."""

    STAYS = "stays"
    SHORTENED = "shortened"
    ENDED = "ended"
    CHANGED = "changed"  # each restriction on its own: it stays, ends now or sooner, or gets looser


@dataclass(eq=False)
class Appeal:
    """A request about one decision. ``received_on`` is a local day; ``offered_to`` are those who could decide when
    it was logged; ``made_by`` names somebody who asks for the customer, or is empty. Where nobody could decide,
    ``outside_name`` does, whose decision ``recorded_by_id`` recorded."""

    proposal_id: UUID
    received_on: dt.date
    channel: str
    made_by: str
    request_passage: UUID
    logged_by_id: UUID
    logged_at: dt.datetime
    offered_to: list[str] = field(default_factory=list)
    reviewer_id: UUID | None = None
    taken_at: dt.datetime | None = None
    outcome: AppealOutcome | None = None
    decided_at: dt.datetime | None = None
    reasons_passage: UUID | None = None
    outside_name: str = ""
    outside_organisation: str = ""
    outside_named_by_id: UUID | None = None
    outside_named_at: dt.datetime | None = None
    recorded_by_id: UUID | None = None
    id: UUID = field(default_factory=uuid4)


def reviewers(case: "Case", people: Collection[Person]) -> list[Person]:
    """Who may decide an appeal: SLT members without any part in the case; with none left, such a Director."""
    played = parts(case)
    free = [person for person in people if person.active and person.id not in played]
    return [p for p in free if p.has(Role.SLT)] or [p for p in free if p.has(Role.DIRECTOR)]


def offered(case: "Case", appeal: Appeal, person: Person) -> bool:
    """Whether an appeal was offered to somebody; an open one is to each SLT member without a part, whenever they joined:
    who may take it may read it (P7.3)."""
    if str(person.id) in appeal.offered_to:
        return True
    waits = appeal.outcome is None and not appeal.outside_name
    return waits and person.active and person.has(Role.SLT) and not parts_of(case, person.id)


def decides(appeal: Appeal, person: Person) -> bool:
    """Whether somebody took an appeal on, or sees to it that somebody outside decides it."""
    return person.id in (appeal.reviewer_id, appeal.outside_named_by_id)


def concerns(case: "Case", appeal: Appeal, person: Person) -> bool:
    """Whether somebody reads the case for an appeal: it was offered to them, or they decide it."""
    return decides(appeal, person) or offered(case, appeal, person)


def require_reviewer(case: "Case", by: Person, people: Collection[Person]) -> None:
    """Refuse whoever may not decide this appeal, naming the part they took (P7.3)."""
    if not by.active or not by.has(Role.SLT, Role.DIRECTOR):
        raise NotAllowed("needs-slt")
    if played := parts_of(case, by.id):
        raise Refused("took-part", "7", parts=sorted(played))
    if by.id not in {person.id for person in reviewers(case, people)}:
        raise Refused("an-slt-member-decides", "7")


def appealable(case: "Case") -> list["Proposal"]:
    """The formal decisions that an appeal can be about, the latest first. Late is not refused (P7.3)."""
    approved = [proposal for proposal in case.proposals if proposal.verdict == "approved"]
    return sorted(approved, key=lambda proposal: proposal.proposed_at, reverse=True)


def open_about(case: "Case", proposal: "Proposal") -> bool:
    """Whether an appeal against a decision waits for its outcome already: what is new is added to it."""
    return any(a.outcome is None and a.proposal_id == proposal.id for a in case.appeals)


def may_be_appealed(case: "Case") -> bool:
    """Whether there is a decision without an open appeal."""
    return any(not open_about(case, proposal) for proposal in appealable(case))


def decided_before(case: "Case", appeal: Appeal) -> Appeal | None:
    """The last appeal against the same decision that was decided before this one was logged: after that the Ombudsman
    is next, and still this one counts (P7.3, P7.4)."""
    earlier = [
        a
        for a in case.appeals
        if a.proposal_id == appeal.proposal_id
        and a.decided_at is not None
        and a.decided_at <= appeal.logged_at
    ]
    return max(earlier, key=lambda a: a.decided_at or a.logged_at, default=None)


def log(
    case: "Case",
    proposal: "Proposal",
    appeal: Appeal,
    people: Collection[Person],
    by: Person,
    at: dt.datetime,
    calendar: Calendar,
) -> Record:
    """Log an appeal, by any channel and however late (P7.3). It is offered to everyone who may decide it."""
    if proposal.verdict != "approved":
        raise Refused("nothing-to-appeal", "7")
    if open_about(case, proposal):
        raise Refused("appeal-open", "7", field="request")
    if appeal.received_on > calendar.day(at):
        raise Refused("received-in-the-future", "7", field="received_on")
    if proposal.decided_at is not None and appeal.received_on < calendar.day(proposal.decided_at):
        raise Refused("received-before-decision", "7", field="received_on")
    appeal.offered_to = [str(person.id) for person in reviewers(case, people)]
    case.appeals.append(appeal)
    return appeal_record("appeal-logged", case, appeal, by, at, appeal.request_passage)


def require_takeable(case: "Case", appeal: Appeal, by: Person, people: Collection[Person]) -> None:
    """Refuse whoever may not decide it. Raises `Stale` where somebody who can has it already, here or outside."""
    require_open(appeal, people)
    if appeal.outside_name or appeal.reviewer_id in {person.id for person in reviewers(case, people)}:
        raise Stale("appeal-taken", _taken_by(appeal, people))
    require_reviewer(case, by, people)


def take(case: "Case", appeal: Appeal, by: Person, people: Collection[Person], at: dt.datetime) -> Record:
    """A member of the SLT takes the appeal on; the first one has it. Raises `Stale` for the second.

    Whoever left, or took a part since, can no longer decide it: then another takes it over.
    """
    require_takeable(case, appeal, by, people)
    appeal.reviewer_id, appeal.taken_at = by.id, at
    return appeal_record("appeal-taken", case, appeal, by, at)


def require_taken(case: "Case", appeal: Appeal, by: Person, people: Collection[Person]) -> None:
    """Only the reviewer who took the appeal on decides it, once (P7.3). What an outside reviewer decides, a member of
    the SLT or the Director records."""
    require_open(appeal, people)
    if appeal.outside_name:
        if not by.active or not by.has(Role.SLT, Role.DIRECTOR):
            raise NotAllowed("needs-slt")
        return
    require_reviewer(case, by, people)
    if appeal.reviewer_id is None:
        raise Refused("appeal-not-taken", "7", instead="take-appeal")
    if appeal.reviewer_id != by.id:
        raise Refused("not-your-appeal", "7")


def standing(case: "Case", appeal: Appeal, day: dt.date, pack: Pack) -> list[Restriction]:
    """What of the decision applies, or is still to, on a local day: not over, and not lapsed."""
    decided = (r for r in case.restrictions if r.proposal_id == appeal.proposal_id and r.last_day >= day)
    return [restriction for restriction in decided if not case.lapsed(restriction, day, pack)]


def deadlines(received_on: dt.date, pack: Pack, calendar: Calendar) -> tuple[dt.date, dt.date]:
    """The last days for acknowledging and for deciding an appeal (P7.5)."""
    settings = pack.settings
    return (
        calendar.add_working(received_on, settings.appeal_acknowledge_working_days),
        calendar.add_working(received_on, settings.appeal_decide_working_days),
    )


def deadlines_of(appeal: Appeal, pack: Pack, calendar: Calendar) -> tuple[dt.date, dt.date]:
    """The same by the pack that the appeal was logged under (section 14)."""
    return deadlines(appeal.received_on, pack.at(appeal.logged_at), calendar)


def require_open(appeal: Appeal, people: Collection[Person]) -> None:
    """Raises `Stale` for an appeal that is decided, naming whoever decided it."""
    if appeal.outcome is not None:
        raise Stale("appeal-decided", _taken_by(appeal, people))


def _taken_by(appeal: Appeal, people: Collection[Person]) -> str | None:
    return appeal.outside_name or next((p.name for p in people if p.id == appeal.reviewer_id), None)


def appeal_record(
    what: str,
    case: "Case",
    appeal: Appeal,
    by: Person,
    at: dt.datetime,
    passage: UUID | None = None,
    **facts: Fact,
) -> Record:
    """What was done with an appeal."""
    return recorded(
        what,
        "7",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=appeal.id,
        passages=[passage] if passage else [],
        **facts,
    )
