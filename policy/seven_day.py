"""Restricting contact for up to 7 calendar days, when it goes on after a warning (section 5, P5.2)."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import DAY, Calendar
from policy.customer import Customer
from policy.informal import gone_on, warned_before
from policy.involvement import AFFECTED, parts
from policy.openthing import Able, OpenThing, ending, named, to_do
from policy.openway import require_open_way
from policy.pack import Pack
from policy.people import Person, Role, still_here
from policy.proposal import Verdict
from policy.record import Fact, Record, recorded
from policy.refusal import NotAllowed, Refused, Stale
from policy.restriction import (
    Restriction,
    Terms,
    asks_unconcerned,
    check_what,
    come_into_force,
    require_unchanged,
)

if TYPE_CHECKING:
    from policy.case import Case


@dataclass(eq=False)
class SevenDay:
    """What is asked for, and what was decided on it. What it restricts are the case's restrictions with its id.

    ``reason_passage`` is for the record; the particulars that are prose are written in ``written_in``. ``told_*`` say
    who told the customer by word, when (aware UTC) and by which channel: a letter says it itself. ``shared_confirmed`` is as in `policy.proposal.Proposal`. ``ended_*`` say who ended it before its last day, when and why.
    """

    asked_by_id: UUID
    asked_at: dt.datetime
    reason_passage: UUID
    written_in: str = "en"
    verdict: Verdict | None = None
    decided_by_id: UUID | None = None
    decided_at: dt.datetime | None = None
    verdict_passage: UUID | None = None
    told_at: dt.datetime | None = None
    told_how: str = ""
    told_by_id: UUID | None = None
    shared_confirmed: bool | None = None
    ended_at: dt.datetime | None = None
    ended_by_id: UUID | None = None
    ended_passage: UUID | None = None
    id: UUID = field(default_factory=uuid4)


def require_possible(case: "Case", by: Person, at: dt.datetime, pack: Pack, calendar: Calendar) -> None:
    """All that must come before it is asked for. Raises `Refused` with the next step."""
    if not by.active:
        raise NotAllowed("left")
    if case.customer_id is None:
        raise Refused("customer-not-identified", "5")
    _require_gone_on(case, at)
    today = calendar.day(at)
    if any(is_open(case, decision, today) for decision in case.seven_days):
        raise Refused("seven-day-open", "5", instead="see-seven-day")
    _require_apart(today, case.decided, today, pack)


def _require_gone_on(case: "Case", at: dt.datetime) -> None:
    """They were warned by a moment, and it goes on; also when it is confirmed: a report can have turned out to be about
    another customer since."""
    if warned_before(case, at) is None:
        raise Refused("warn-first", "5", instead="informal")
    if not gone_on(case):
        raise Refused("not-gone-on", "5", instead="report")


def check_seven_days(
    start: dt.date, end: dt.date, restrictions: Iterable[Restriction], today: dt.date, pack: Pack
) -> None:
    """At most 7 days, both included, and none of the kind shortly before: a longer one, or another, is formal.

    ``restrictions`` are the customer's decided ones, of every case.
    """
    if start < today:
        raise Refused("start-in-the-past", "5", field="start")
    if end < start:
        raise Refused("end-before-start", "5", field="end")
    most = pack.settings.seven_day_limit_days
    if end >= start + most * DAY:
        raise Refused("longer-than-seven-days", "5", field="end", instead="formal", days=most)
    _require_apart(start, restrictions, today, pack)


def _require_apart(start: dt.date, restrictions: Iterable[Restriction], today: dt.date, pack: Pack) -> None:
    gap = pack.settings.seven_day_gap_days
    for restriction in restrictions:
        counts = restriction.effective_from is not None or restriction.end >= today
        if restriction.seven_day_id is not None and counts and start <= restriction.last_day + gap * DAY:
            last = restriction.last_day
            raise Refused("seven-day-again", "5", field="start", instead="formal", last=last, days=gap)


def ask(
    case: "Case",
    decision: SevenDay,
    terms: Sequence[Terms],
    customer: Customer,
    elsewhere: Sequence[Restriction],
    present: Collection[UUID],
    by: Person,
    pack: Pack,
    calendar: Calendar,
    shared: bool = False,
) -> Record:
    """Ask for it; anyone of the staff may. ``elsewhere`` are the customer's decided restrictions of other cases;
    ``shared``: an address in it is another customer's, too (P6.5)."""
    at = decision.asked_at
    require_possible(case, by, at, pack, calendar)
    if not terms:
        raise Refused("nothing-asked-for", "5", field="kinds")
    decided, today = [*elsewhere, *case.decided], calendar.day(at)
    for each in terms:
        check_what(each, "5", today, pack)
        check_seven_days(each.start, each.end, decided, today, pack)
    if shared and not decision.shared_confirmed:
        raise Refused("shared-address-unconfirmed", "5", field="shared")
    asked = [
        Restriction(
            None,
            t.kind,
            t.particulars,
            list(t.services),
            t.start,
            t.end,
            seven_day_id=decision.id,
            pack_at=at,
        )
        for t in terms
    ]
    require_open_way(customer, [*decided, *asked], today, pack, present)
    case.seven_days.append(decision)
    case.restrictions.extend(asked)
    kinds = [each.kind for each in terms]
    said: dict[str, Fact] = {"shared_confirmed": True} if shared else {}
    texts = [decision.reason_passage]
    return _recorded("seven-day-asked", case, decision, by, at, texts, kinds=kinds, **said)


def confirmers(case: "Case", decision: SevenDay, people: Collection[Person]) -> list[Person]:
    """Who may confirm it: managers who did not ask and whom it did not happen to; with none left, such a Director."""
    barred = {id for id, played in parts(case).items() if played & AFFECTED} | {decision.asked_by_id}
    free = [person for person in people if person.active and person.id not in barred]
    return [p for p in free if p.has(Role.MANAGER)] or [p for p in free if p.has(Role.DIRECTOR)]


def require_confirmer(case: "Case", decision: SevenDay, by: Person, people: Collection[Person]) -> None:
    """Refuse whoever may not decide on it, saying why. Raises `Stale` where somebody decided before."""
    if decision.verdict is not None:
        by_whom = next((p.name for p in people if p.id == decision.decided_by_id), None)
        raise Stale(decision.verdict.value, by_whom)
    if not by.active or not by.has(Role.MANAGER, Role.DIRECTOR):
        raise NotAllowed("needs-manager")
    if by.id == decision.asked_by_id:
        raise Refused("you-asked", "5")
    if played := parts(case).get(by.id, frozenset()) & AFFECTED:
        raise Refused("not-independent", "5", parts=sorted(played))
    if by.id not in {person.id for person in confirmers(case, decision, people)}:
        raise Refused("a-manager-decides", "5")


def decide(
    case: "Case",
    decision: SevenDay,
    verdict: Verdict,
    reason: UUID | None,
    customer: Customer,
    elsewhere: Sequence[Restriction],
    by: Person,
    people: Collection[Person],
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
    unconcerned: bool | None = None,
) -> Record:
    """Confirm it, or refuse it with a reason (P13). ``elsewhere`` is read under the customer's lock (P8.4);
    ``unconcerned`` is as in `policy.signoff.decide`."""
    require_confirmer(case, decision, by, people)
    if verdict is Verdict.APPROVED:
        _require_gone_on(case, decision.asked_at)
    asked, today = case.restrictions_of(decision), calendar.day(at)
    said: dict[str, Fact] = {}
    if verdict is Verdict.APPROVED:
        require_unchanged(asked, "5", pack)
        if asks_unconcerned(asked, pack):
            if not unconcerned:
                raise Refused("complained-about", "6", field="unconcerned")
            said = {"unconcerned": True}
        decided = [*elsewhere, *case.decided]
        for restriction in asked:
            if restriction.end < today:
                raise Refused("seven-day-over", "5", last=restriction.end)
            _require_apart(restriction.start, decided, today, pack)
        require_open_way(customer, [*decided, *asked], today, pack, still_here(people))
    elif reason is None:
        raise Refused("reason-missing", "13", field="reason")
    decision.verdict, decision.decided_by_id, decision.decided_at = verdict, by.id, at
    decision.verdict_passage = reason
    what = "seven-day-confirmed" if verdict is Verdict.APPROVED else "seven-day-refused"
    return _recorded(what, case, decision, by, at, [reason] if reason else [], **said)


def may_tell(decision: SevenDay, person: Person) -> bool:
    """Whether a person may tell the customer: who asked, or a manager."""
    return person.active and (
        person.acts_for(decision.asked_by_id) or person.has(Role.MANAGER, Role.DIRECTOR)
    )


def require_to_tell(case: "Case", decision: SevenDay, by: Person) -> None:
    """Only what is confirmed is told, by who asked or a manager. Raises `Refused` or `NotAllowed`."""
    if not may_tell(decision, by):
        raise NotAllowed("needs-manager")
    if decision.verdict is not Verdict.APPROVED:
        raise Refused("seven-day-not-confirmed", "5", instead="see-seven-day")


def tell(
    case: "Case",
    decision: SevenDay,
    told_at: dt.datetime,
    how: str,
    customer: Customer,
    elsewhere: Sequence[Restriction],
    present: Collection[UUID],
    by: Person,
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
) -> Record:
    """The customer was told by word: in force from that day, and its end stays. ``how`` is a channel of the pack."""
    require_to_tell(case, decision, by)
    if told(case, decision):
        raise Stale("seven-day-told")
    if told_at > at:
        raise Refused("told-in-the-future", "5", field="day")
    if decision.decided_at is None or told_at < decision.decided_at.replace(second=0, microsecond=0):
        raise Refused("told-before-confirmed", "5", field="day")
    require_open_way(customer, [*elsewhere, *case.decided], calendar.day(at), pack, present)
    come_into_force(case.restrictions_of(decision), calendar.day(told_at))
    decision.told_at, decision.told_how, decision.told_by_id = told_at, how, by.id
    return _recorded("seven-day-told", case, decision, by, at, how=how, told=told_at.isoformat())


def told(case: "Case", decision: SevenDay) -> bool:
    """Whether the customer was told, by word or by letter."""
    return any(r.effective_from is not None for r in case.restrictions_of(decision))


def last_day(case: "Case", decision: SevenDay) -> dt.date:
    """The last local day of what it restricts, or would."""
    return max(restriction.last_day for restriction in case.restrictions_of(decision))


def is_open(case: "Case", decision: SevenDay, day: dt.date) -> bool:
    """Whether it waits for its confirmation, is to be told, or applies, on a local day."""
    return decision.verdict is not Verdict.REFUSED and last_day(case, decision) >= day


def open_seven_days(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """What waits to be confirmed, or for the customer to be told; over by itself at its end (P5.2)."""
    for decision in case.seven_days:
        since = decision.decided_at or decision.asked_at
        days = pack.at(since).settings.acknowledge_incident_working_days
        if decision.verdict is None:
            thing = to_do(
                "seven-day",
                decision.id,
                "5",
                since,
                days,
                _able(case, decision),
                pack,
                calendar,
                step="see-seven-day",
            )
        elif decision.verdict is Verdict.APPROVED and not told(case, decision):
            thing = to_do(
                "seven-day-untold",
                decision.id,
                "5",
                since,
                days,
                named(decision.asked_by_id),
                pack,
                calendar,
                step="see-seven-day",
            )
        else:
            continue
        yield ending(thing, last_day(case, decision), calendar)


def _able(case: "Case", decision: SevenDay) -> Able:
    return lambda people: confirmers(case, decision, people)


def _recorded(
    what: str,
    case: "Case",
    decision: SevenDay,
    by: Person,
    at: dt.datetime,
    texts: Sequence[UUID] = (),
    **facts: Fact,
) -> Record:
    return recorded(
        what,
        "5",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=decision.id,
        passages=list(texts),
        **facts,
    )
