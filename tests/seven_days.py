"""Asking for up to 7 days, deciding on it and telling the customer, in one line each; no database."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Unpack

from policy import seven_day
from policy.calendar import DAY
from policy.check import what_applies
from policy.informal import act_informally
from policy.people import Person
from policy.proposal import Verdict
from policy.record import Record
from policy.report import report
from policy.restriction import Restriction, Terms
from policy.seven_day import SevenDay
from tests.factories import Stage, Story, Told, a_case, an_action, an_incident, utc

FIRST = dt.date(2026, 3, 4)


def gone_on(**told: Unpack[Told]) -> Story:
    """Warned on Monday, again on Tuesday; it is Wednesday, 4 March 2026, 10:00."""
    story = a_case(Stage.OPENED, **told)
    act_informally(story.case, an_action(story, warned="2026-03-02 08:50"), story.staff.reporter)
    story.at = utc("2026-03-03 10:00")
    report(story.case, an_incident(story, "2026-03-03 09:30"), story.staff.reporter)
    story.at = utc("2026-03-04 10:00")
    return story


def ask(
    story: Story,
    start: dt.date = FIRST,
    days: int = 7,
    elsewhere: Sequence[Restriction] = (),
    by: Person | None = None,
    shared: bool = False,
    shared_confirmed: bool | None = None,
    terms: Sequence[Terms] = (),
) -> Record:
    terms = [replace(each, start=start, end=start + (days - 1) * DAY) for each in terms or story.terms]
    by = by or story.staff.colleague
    decision = SevenDay(by.id, story.at, story.keep("He rang again."), shared_confirmed=shared_confirmed)
    return seven_day.ask(
        story.case,
        decision,
        terms,
        story.customer,
        elsewhere,
        story.staff.present,
        by,
        story.pack,
        story.calendar,
        shared,
    )


def decide(
    story: Story,
    by: Person | None = None,
    verdict: Verdict = Verdict.APPROVED,
    reason: str = "",
    elsewhere: Sequence[Restriction] = (),
    unconcerned: bool | None = None,
) -> Record:
    return seven_day.decide(
        story.case,
        story.case.seven_days[-1],
        verdict,
        story.keep(reason) if reason else None,
        story.customer,
        elsewhere,
        by or story.staff.approver,
        story.staff.everyone,
        story.at,
        story.pack,
        story.calendar,
        unconcerned,
    )


def tell(
    story: Story, told: str = "", by: Person | None = None, elsewhere: Sequence[Restriction] = ()
) -> Record:
    return seven_day.tell(
        story.case,
        story.case.seven_days[-1],
        utc(told) if told else story.at,
        "phone",
        story.customer,
        elsewhere,
        story.staff.present,
        by or story.staff.colleague,
        story.at,
        story.pack,
        story.calendar,
    )


def applies(story: Story, day: dt.date) -> bool:
    found = what_applies(story.customer, [story.case], day, story.pack, story.staff.present).restrictions
    return bool(found)
