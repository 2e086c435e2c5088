"""When a review is due, who is reminded of it, and the customer's invitation to comment (section 9, P9.1)."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import chain, count, takewhile
from typing import TYPE_CHECKING

from policy.calendar import DAY, Calendar
from policy.openthing import Able, Moments, OpenThing
from policy.owner import require_looker_after
from policy.pack import Pack
from policy.people import Person
from policy.record import Record, recorded
from policy.refusal import Refused, Stale
from policy.review import (
    lapses,
    open_review,
    pack_of_decision,
    reviewable,
    reviewed_since,
    reviewers,
    told,
    turn_of,
)

if TYPE_CHECKING:
    from policy.case import Case
    from policy.proposal import Proposal


def invite(
    case: "Case",
    proposal: "Proposal",
    by: Person | None,
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
) -> Record:
    """Invite the customer to comment (P9.1); ``by`` is None for the clock, which does so at the first reminder.

    They have ten working days, or until the day before the review where that is sooner and still to come.
    """
    today = calendar.day(at)
    if by is not None:
        require_looker_after(case, proposal, by)
    if not reviewable(case, proposal, today, pack) or case.replaced(proposal):
        raise Refused("nothing-to-review", "9")
    opened = open_review(case, proposal, at)
    if opened.comment_by is not None:
        raise Stale("invited")
    day_before = proposal.review_on - DAY
    in_time = calendar.add_working(today, pack.settings.review_comment_working_days)
    opened.comment_by = min(in_time, day_before) if day_before > today else in_time
    return recorded(
        "review-invited",
        "9",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=opened.id,
        comment_by=opened.comment_by.isoformat(),
    )


def may_invite(case: "Case", proposal: "Proposal") -> bool:
    """Whether the customer was not invited to this turn of the review yet."""
    mine = [x for x in case.reviews if x.proposal_id == proposal.id and x.outcome is None]
    return not case.replaced(proposal) and not any(x.comment_by for x in mine)


def open_reviews(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The reviews of what the customer was told of, for their owner; the Director hears of one that is overdue (P9.1).

    Where the owner may not do it themselves, it waits for the managers who may, too.
    """
    for proposal in case.proposals:
        reviewed = [r for r in case.restrictions_of(proposal) if told(r)]
        if reviewed and not case.replaced(proposal) and not case.told_over(proposal):
            until = max(r.last_day for r in reviewed)
            if lapses(proposal, pack):
                until = min(until, proposal.review_on)
            since, then = reviewed_since(case, proposal), pack_of_decision(proposal, pack)
            yield OpenThing(
                "review",
                turn_of(case, proposal),
                "9",
                calendar.day(since),
                reminders(proposal.review_on, until, since, then, calendar),
                _able(case, proposal),
                by=proposal.review_on,
                late_on=proposal.review_on + DAY,
                step="see-review",
                from_day=proposal.review_on - max(then.settings.review_reminder_days) * DAY,
                until=until,
            )


def _able(case: "Case", proposal: "Proposal") -> Able:
    def able(people: Sequence[Person]) -> list[Person]:
        may = reviewers(case, people)
        theirs = [
            x for x in people if x.id == proposal.owner_id or (x.acts_for(proposal.owner_id) and x in may)
        ]
        done = any(person in may and not person.away for person in theirs)
        return theirs if done or not theirs else [*theirs, *(x for x in may if x not in theirs)]

    return able


def reminders(
    review_on: dt.date, last_day: dt.date, since: dt.datetime, pack: Pack, calendar: Calendar
) -> Moments:
    """The days before of the setting, as far as they are still to come, then every week (P9.1), while anything applies."""
    before = (review_on - days * DAY for days in pack.settings.review_reminder_days)
    after = (review_on + times * pack.settings.review_overdue_nudge_days * DAY for times in count(1))
    moments = map(
        calendar.opening, chain(before, after)
    )  # of a closed day, the next on which the office opens
    for moment in takewhile(lambda at: calendar.day(at) <= last_day, moments):
        if moment > since:
            yield moment
