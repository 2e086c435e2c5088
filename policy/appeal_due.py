"""For whom an appeal waits: to be acknowledged, and to be decided, by when and with which reminders (P7.5)."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import TYPE_CHECKING

from policy.acknowledgement import acknowledgements
from policy.appeal import Appeal, deadlines_of, reviewers
from policy.calendar import Calendar
from policy.openthing import Able, Moments, OpenThing, directors, each_working_day
from policy.outside import namers
from policy.pack import Pack
from policy.people import Person

if TYPE_CHECKING:
    from policy.case import Case


def open_appeals(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The appeals to decide: for everybody who may, and once taken on for the reviewer alone, while they may (P7.5)."""
    for appeal in case.appeals:
        if appeal.outcome is None:
            decide_by = deadlines_of(appeal, pack, calendar)[1]
            yield OpenThing(
                "appeal",
                appeal.id,
                "7",
                appeal.received_on,
                _moments(appeal, pack, calendar),
                able_to_decide(case, appeal),
                by=decide_by,
                late_on=decide_by,
                step=_step(appeal),
            )


def _step(appeal: Appeal) -> str:
    if appeal.reviewer_id is not None or appeal.outside_name:
        return "decide-appeal"
    # Taking an appeal on is a decision: first what it is about is read.
    return "see-appeal" if appeal.offered_to else "name-outside"


def able_to_decide(case: "Case", appeal: Appeal) -> Able:
    """For whom an appeal waits: whoever took it on, while they may decide it; before that, all who may. With
    nobody left, whoever names an outside reviewer; then the Director."""

    def able(people: Sequence[Person]) -> list[Person]:
        if appeal.outside_name:  # the Director sees to it that the decision comes, and records it
            return directors(people)
        may = reviewers(case, people)
        taken = [person for person in may if person.id == appeal.reviewer_id]
        return taken or may or namers(case, people)

    return able


def _moments(appeal: Appeal, pack: Pack, calendar: Calendar) -> Moments:
    """The working days of the setting, then each day. A late-logged appeal is never reminded of before its logging."""
    settings = pack.at(appeal.logged_at).settings
    nudges, every = settings.appeal_nudge_working_days, settings.appeal_overdue_nudge_working_days
    for day in chain(nudges, count(max(nudges) + every, every)):
        at = calendar.opening(calendar.add_working(appeal.received_on, day))
        if at > appeal.logged_at:
            yield at


def open_acknowledgements(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The appeals to acknowledge: for everybody who may take them on, then for whoever decides (P7.5)."""
    for appeal in case.appeals:
        issued = any(letter.issued_at is not None for letter in acknowledgements(case, appeal))
        if appeal.outcome is not None or issued:
            continue
        by = deadlines_of(appeal, pack, calendar)[0]
        yield OpenThing(
            "acknowledgement",
            appeal.id,
            "7",
            appeal.received_on,
            _from_its_last_day(appeal, pack, calendar),
            able_to_decide(case, appeal),
            by=by,
            late_stage=pack.at(appeal.logged_at).settings.escalate_after_nudge_working_days,
            step="see-appeal",
        )


def _from_its_last_day(appeal: Appeal, pack: Pack, calendar: Calendar) -> Iterator[dt.datetime]:
    """On its last day, then each working day; never before the appeal was logged."""
    received = calendar.opening(appeal.received_on)
    days = pack.at(appeal.logged_at).settings.appeal_acknowledge_working_days
    for at in each_working_day(received, days, calendar):
        if at > appeal.logged_at:
            yield at
