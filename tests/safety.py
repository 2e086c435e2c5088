"""A report that was referred to the safety group, and what the group decides about it."""

import datetime as dt

from policy import report, safety, safety_register
from policy.people import Person
from policy.safety import SafetyDecision
from policy.safety_register import RegisterOutcome, RegisterReview
from tests.factories import Stage, Story, a_case


def a_referral(stage: Stage = Stage.REPORTED) -> Story:
    """Referred now: at the stage of a report on Monday, 2 March, so that the interim control holds until 9 March."""
    story = a_case(stage)
    report.refer(story.case, story.case.incidents[0], None, story.at, story.pack, story.calendar)
    return story


def decided(
    story: Story,
    by: Person | None = None,
    *measures: str,
    review_on: dt.date | None = None,
    on_register: bool = True,
    told: bool | None = False,
    untold: bool = True,
    for_customer: str = "",
) -> SafetyDecision:
    """Decide about the first report, now; as the safety group's member unless said otherwise."""
    by, reason = by or story.staff.safety, story.keep("He followed her to her car.")
    made = SafetyDecision(
        story.case.incidents[0].id,
        by.id,
        story.at,
        on_register,
        reason,
        list(measures),
        review_on,
        told,
        story.keep("It could anger him.") if untold else None,
    )
    record = safety.decide(
        story.case,
        story.case.incidents[0],
        made,
        by,
        story.staff.everyone,
        story.pack,
        story.calendar,
        for_customer=for_customer,
    )
    story.records.append(record)
    return made


def an_entry(*measures: str, review_on: dt.date | None = None, told: bool = False) -> Story:
    """On the register since 2 March; looked at again on 2 September unless said otherwise."""
    story = a_referral()
    day = review_on or dt.date(2026, 9, 2)
    decided(
        story,
        None,
        *(measures or ("phone_first",)),
        review_on=day,
        told=told,
        for_customer="You followed her.",
    )
    return story


def look_again(
    story: Story,
    outcome: RegisterOutcome = RegisterOutcome.KEPT,
    *measures: str,
    review_on: dt.date | None = None,
    by: Person | None = None,
    reason: str = "Nothing has happened since.",
    for_customer: str = "",
    telling: bool = False,
) -> RegisterReview:
    """Review the entry, now."""
    (entry,) = safety_register.entries(story.case)
    by, kept = by or story.staff.safety, story.keep(reason) if reason else None
    done = RegisterReview(entry.decision.id, outcome, by.id, story.at, kept, list(measures), review_on)
    record = safety_register.review(
        story.case,
        entry,
        done,
        by,
        story.staff.everyone,
        story.pack,
        story.calendar,
        telling=telling,
        for_customer=for_customer,
    )
    story.records.append(record)
    return done
