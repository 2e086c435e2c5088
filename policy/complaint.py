"""What goes to another procedure of the landlord: a complaint about how the policy was used, and a request to review a
decision that is no formal action (sections 10 and 11).

It stops nothing meanwhile, bars no appeal, and no restriction bars it. Somebody who did not decide what it is about
passes it on: with its reference in the other procedure, and later with the outcome.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.appeal import appealable
from policy.calendar import Calendar
from policy.decided import Decision, decisions
from policy.involvement import parts
from policy.openthing import Able, OpenThing, directors, to_do
from policy.organisation import holds, require_role_for
from policy.pack import Pack, Procedure
from policy.people import Person, Role
from policy.record import Fact, Record, recorded
from policy.refusal import NotAllowed, Refused, Stale
from policy.routes import ROUTES, Decided, Route

if TYPE_CHECKING:
    from policy.case import Case


class ComplaintOutcome(StrEnum):
    """What the other procedure made of it."""

    UPHELD = "upheld"
    PARTLY = "partly"
    NOT_UPHELD = "not_upheld"
    WITHDRAWN = "withdrawn"


SECTIONS: Mapping[Route, str] = {Route.COMPLAINT: "10", Route.REVIEW: "11"}
_RECORDS: Mapping[Route, str] = {Route.COMPLAINT: "complaint", Route.REVIEW: "decision-review"}
# Who passes it on: the first of these of whom somebody is left who did not decide it. All of them read the case.
_PASSED_ON_BY = (Role.MANAGER, Role.DIRECTOR, Role.RECORDS)


@dataclass(eq=False)
class Complaint:
    """One complaint (``route``), or one request for a review. ``received_on`` and ``outcome_on`` are local days;
    ``made_by`` names somebody who speaks for the customer, or is empty. ``about`` is the kind of decision (None: how
    the policy was used as a whole), ``about_id`` the very one, where that is known. ``reference`` is the other
    procedure's, empty until it is there. ``held_id`` is the message that was held back in which it came."""

    route: Route
    received_on: dt.date
    channel: str
    made_by: str
    text_passage: UUID
    logged_by_id: UUID
    logged_at: dt.datetime
    about: Decided | None = None
    about_id: UUID | None = None
    held_id: UUID | None = None
    reference: str = ""
    referred_at: dt.datetime | None = None
    referred_by_id: UUID | None = None
    outcome: ComplaintOutcome | None = None
    outcome_on: dt.date | None = None
    outcome_at: dt.datetime | None = None
    outcome_by_id: UUID | None = None
    follows_passage: UUID | None = None
    id: UUID = field(default_factory=uuid4)


def section(complaint: Complaint) -> str:
    """The policy's, by its route."""
    return SECTIONS[complaint.route]


def procedure(route: Route, pack: Pack) -> Procedure:
    """The other procedure that deals with it."""
    return pack.complaints if route is Route.COMPLAINT else pack.review_of_decision


def goes_to(complaint: Complaint, pack: Pack) -> Procedure:
    """The same for one of them: as it was when it was passed on, and as it is now until then (section 14)."""
    then = pack.at(complaint.referred_at) if complaint.referred_at is not None else pack
    return procedure(complaint.route, then)


def meant(case: "Case", answer: str) -> tuple[Decided | None, UUID | None]:
    """What an answer "kind" or "kind:id" is about; of the whole use of the policy where it is empty. Raises
    `NotAllowed` for what is no decision of this case: answers come back over the network."""
    kind, _, id = answer.partition(":")
    if not kind:
        return None, None
    if kind not in set(Decided):
        raise NotAllowed("unknown-subject")
    if not id:
        return Decided(kind), None
    for decision in decisions(case):
        if (decision.kind, str(decision.id)) == (kind, id):
            return decision.kind, decision.id
    raise NotAllowed("unknown-subject")


def log(case: "Case", complaint: Complaint, by: Person, calendar: Calendar) -> Record:
    """Log it: whoever of the staff hears of it, by whatever way it came and however late, whatever is restricted.

    A review of formal action is refused: that is an appeal, and what was written goes there.
    """
    if not by.active:
        raise NotAllowed("left")
    if complaint.route is Route.REVIEW:
        if complaint.about is None:
            raise Refused("decision-missing", "11", field="about")
        # Whoever may not read the case cannot know: where nothing formal was decided it goes on, and is not lost.
        if ROUTES[complaint.about] is Route.APPEAL and appealable(case):
            raise Refused("formal-is-appealed", "7", field="about", instead="appeal")
    if complaint.received_on > calendar.day(complaint.logged_at):
        raise Refused("complaint-in-the-future", section(complaint), field="received_on")
    case.complaints.append(complaint)
    about = complaint.about.value if complaint.about else None
    return _about(
        "logged", case, complaint, by, complaint.logged_at, complaint.text_passage, about_what=about
    )


def decided_by(case: "Case", complaint: Complaint) -> frozenset[UUID]:
    """Who decided what it is about. Where it is about the whole use of the policy: whoever took any part in it."""
    if complaint.about is None:
        return frozenset(parts(case))
    return frozenset().union(*(decision.by for decision in _meant(case, complaint)))


def passes_on(case: "Case", complaint: Complaint, people: Collection[Person]) -> list[Person]:
    """Who sees to it: a manager who did not decide it; with none left the Director, then Records of its organisation. Where all of them
    took part in it the Director does, so that it never waits for nobody."""
    barred = decided_by(case, complaint)
    free = [person for person in people if person.active and person.id not in barred]
    for role in _PASSED_ON_BY:
        if found := [person for person in free if holds(person, case.organisation, role)]:
            return found
    return directors(list(people))


def may_pass_on(person: Person, case: "Case", complaint: Complaint, people: Collection[Person]) -> bool:
    """Whether somebody sees to it; Records may, whoever else does, unless they decided it."""
    if not person.active:
        return False
    decided = person.id in decided_by(case, complaint)
    records = holds(person, case.organisation, Role.RECORDS) and not decided
    return records or person.id in {x.id for x in passes_on(case, complaint, people)}


def require_passer(case: "Case", complaint: Complaint, by: Person, people: Collection[Person]) -> None:
    """Raises `NotAllowed` for whoever has no such role, and `Refused` for whoever decided what it is about."""
    if may_pass_on(by, case, complaint, people):
        return
    require_role_for(by, case.organisation, *_PASSED_ON_BY)
    raise Refused("somebody-else-passes-on", section(complaint))


def refer(
    case: "Case",
    complaint: Complaint,
    reference: str,
    by: Person,
    people: Collection[Person],
    at: dt.datetime,
) -> Record:
    """The other procedure has it, under a reference of its own."""
    require_passer(case, complaint, by, people)
    require_no_reference(complaint)
    if not reference.strip():
        raise Refused("reference-missing", section(complaint), field="reference")
    complaint.reference, complaint.referred_at, complaint.referred_by_id = reference.strip(), at, by.id
    independent = by.id not in decided_by(case, complaint)
    return _about("referred", case, complaint, by, at, independent=independent)


def require_no_reference(complaint: Complaint) -> None:
    """Raises `Stale` where it has its reference, or an outcome."""
    if complaint.outcome is not None:
        raise Stale("complaint-decided")
    if complaint.reference:
        raise Stale("complaint-referred")


def conclude(
    case: "Case",
    complaint: Complaint,
    outcome: ComplaintOutcome,
    outcome_on: dt.date,
    follows: UUID | None,
    by: Person,
    people: Collection[Person],
    at: dt.datetime,
    calendar: Calendar,
) -> Record:
    """What the other procedure made of it, when, and what follows (``follows``). What it changes here is decided here."""
    require_passer(case, complaint, by, people)
    require_no_outcome(complaint)
    if not complaint.reference and outcome is not ComplaintOutcome.WITHDRAWN:
        raise Refused("reference-first", section(complaint), field="outcome", instead="complaint-reference")
    if outcome_on > calendar.day(at):
        raise Refused("taken-in-the-future", section(complaint), field="outcome_on")
    if outcome_on < complaint.received_on:
        raise Refused("earlier-than-possible", section(complaint), field="outcome_on")
    if follows is None:
        raise Refused("follows-missing", section(complaint), field="follows")
    complaint.outcome, complaint.outcome_on, complaint.follows_passage = outcome, outcome_on, follows
    complaint.outcome_at, complaint.outcome_by_id = at, by.id
    independent = by.id not in decided_by(case, complaint)
    return _about("outcome", case, complaint, by, at, follows, outcome=outcome.value, independent=independent)


def require_no_outcome(complaint: Complaint) -> None:
    """Raises `Stale` where it has one."""
    if complaint.outcome is not None:
        raise Stale("complaint-decided")


def reference_by(complaint: Complaint, pack: Pack, calendar: Calendar) -> dt.date:
    """The last day (local) on which it gets its reference in time, counted from its receipt."""
    days = pack.at(complaint.logged_at).settings.complaint_reference_working_days
    return calendar.add_working(complaint.received_on, days)


def open_complaints(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """Those without a reference, and those without an outcome, for whoever passes them on; then for the Director."""
    for complaint in case.complaints:
        if complaint.outcome is not None:
            continue
        settings = pack.at(complaint.referred_at or complaint.logged_at).settings
        kind, days = "complaint", settings.complaint_reference_working_days
        since = calendar.moment(complaint.received_on, dt.time())
        if complaint.referred_at is not None:
            kind, days = "complaint-outcome", settings.complaint_outcome_working_days
            since = complaint.referred_at
        able, of = _able(case, complaint), section(complaint)
        yield to_do(kind, complaint.id, of, since, days, able, pack, calendar, step="see-complaint")


def _able(case: "Case", complaint: Complaint) -> Able:
    return lambda people: passes_on(case, complaint, people)


def _meant(case: "Case", complaint: Complaint) -> list[Decision]:
    """The very decision; where only its kind is known, all of that kind."""
    alike = [x for x in decisions(case) if x.kind is complaint.about]
    return [x for x in alike if x.id == complaint.about_id] or alike


def _about(
    what: str,
    case: "Case",
    complaint: Complaint,
    by: Person,
    at: dt.datetime,
    passage: UUID | None = None,
    **facts: Fact,
) -> Record:
    return recorded(
        f"{_RECORDS[complaint.route]}-{what}",
        section(complaint),
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=complaint.id,
        passages=[passage] if passage else [],
        **facts,
    )
