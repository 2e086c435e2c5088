"""The review of each formal decision (section 9)."""

import datetime as dt
from collections.abc import Iterator
from itertools import chain, count, takewhile
from typing import TYPE_CHECKING

from policy.calendar import Calendar
from policy.openthing import Moments, OpenThing, named
from policy.pack import Pack

if TYPE_CHECKING:
    from policy.case import Case


def open_reviews(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The reviews of what the customer was told of, for their owner; the Director hears of one that is overdue (P9.1)."""
    for proposal in case.proposals:
        told = [r for r in case.restrictions_of(proposal) if r.effective_from is not None]
        if told:
            last_day = max(r.last_day for r in told)
            yield OpenThing(
                "review",
                proposal.id,
                "9",
                calendar.day(proposal.decided_at or proposal.proposed_at),
                _moments(proposal.review_on, last_day, pack, calendar),
                named(proposal.owner_id),
                by=proposal.review_on,
                late_on=proposal.review_on + dt.timedelta(days=1),
                from_day=proposal.review_on - dt.timedelta(days=max(pack.settings.review_reminder_days)),
                until=last_day,
            )


def _moments(review_on: dt.date, last_day: dt.date, pack: Pack, calendar: Calendar) -> Moments:
    """The days before of the setting, then every week (P9.1), while anything applies."""
    before = (review_on - dt.timedelta(days=days) for days in pack.settings.review_reminder_days)
    every = dt.timedelta(days=pack.settings.review_overdue_nudge_days)
    after = (review_on + times * every for times in count(1))
    for day in takewhile(lambda day: day <= last_day, chain(before, after)):
        yield calendar.opening(day)
