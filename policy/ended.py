"""When restrictions end: early, by themselves on their last day, or because a review was missed (sections 7 and 9).

The decision letter said when they end. Still, the morning after the last of a decision has ended by itself the clock
drafts the letter that says so, for the owner to issue: nobody has to count days to know that they may ring again. A
restriction that ends before the others of its decision is in that letter, too. What somebody ended had its letter then.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from policy.calendar import DAY, Calendar
from policy.openthing import OpenThing, named
from policy.owner import require_looker_after
from policy.pack import Pack
from policy.people import Person
from policy.record import Record, recorded
from policy.refusal import Refused
from policy.restriction import Restriction
from policy.review import lapses, told

if TYPE_CHECKING:
    from policy.case import Case
    from policy.proposal import Proposal


def endable(case: "Case", today: dt.date, pack: Pack) -> list[Restriction]:
    """What of the formal decisions of a case can still be ended on a local day: told, and neither over nor lapsed."""
    formal = (r for r in case.decided if r.proposal_id is not None)
    return [r for r in formal if told(r) and r.last_day >= today and not case.lapsed(r, today, pack)]


def require_ender(case: "Case", by: Person, today: dt.date, pack: Pack) -> list[Restriction]:
    """The owner, a manager, or the Director; gives what they may end. Raises where there is nothing."""
    able = endable(case, today, pack)
    if not able:
        raise Refused("nothing-to-end", "9")
    ends = {restriction.proposal_id for restriction in able}
    for proposal in case.proposals:
        if proposal.id in ends:
            require_looker_after(case, proposal, by)
    return able


def end(
    case: "Case",
    chosen: Sequence[Restriction],
    reason: str,
    by: Person,
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
) -> Record:
    """End some restrictions, or all, outside a review: at once, the letter follows (P7.2). ``reason`` is for the
    customer, who reads it in that letter."""
    today = calendar.day(at)
    able = require_ender(case, by, today, pack)
    if not chosen:
        raise Refused("nothing-chosen-to-end", "9", field="ends")
    if any(restriction not in able for restriction in chosen):
        raise Refused("nothing-to-end", "9", field="ends")
    if not reason.strip():
        raise Refused("review-reason-missing", "9", field="reason")
    for restriction in chosen:
        restriction.ended_on = today
    return recorded(
        "restrictions-ended",
        "7",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=chosen[0].id,
        ended=[str(restriction.id) for restriction in chosen],
    )


def over_by_itself(case: "Case", proposal: "Proposal") -> list[Restriction]:
    """The restrictions of a decision that end on their last day, none of which anybody ended."""
    return [restriction for restriction in case.restrictions_of(proposal) if told(restriction)]


def lapsing(case: "Case", proposal: "Proposal") -> list[Restriction]:
    """The restrictions of a decision that a missed review ends before their last day."""
    return [r for r in over_by_itself(case, proposal) if r.last_day > proposal.review_on]


def lapse(case: "Case", proposal: "Proposal", at: dt.datetime) -> Record:
    """The review was missed and the landlord lets restrictions lapse: they ended with the day of the review (P9.3).

    They were out of force without this; it is kept, so that no later review and no other setting revives them.
    """
    lapsed = lapsing(case, proposal)
    for restriction in lapsed:
        restriction.ended_on = proposal.review_on + DAY
    return recorded(
        "restriction-lapsed",
        "9",
        None,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=proposal.id,
        ended=[str(restriction.id) for restriction in lapsed],
    )


def open_ends(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The ends that the clock has to see, the morning after; the owner is told, and issues the letter."""
    for proposal in case.proposals:
        over = over_by_itself(case, proposal)
        if over and not case.told_over(proposal):
            first_day = max(restriction.last_day for restriction in over) + DAY
            yield OpenThing(
                "end",
                proposal.id,
                "9",
                first_day,
                iter([calendar.opening(first_day)]),
                named(proposal.owner_id),
                from_day=first_day,
            )


def open_lapses(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The restrictions that lapse where the landlord has chosen so; the owner and the Director are told (P9.3)."""
    for proposal in case.proposals:
        if lapses(proposal, pack) and lapsing(case, proposal) and not case.replaced(proposal):
            first_day = proposal.review_on + DAY
            yield OpenThing(
                "lapse",
                proposal.id,
                "9",
                first_day,
                iter([calendar.opening(first_day)]),
                named(proposal.owner_id),
                late_on=first_day,
                from_day=first_day,
            )
