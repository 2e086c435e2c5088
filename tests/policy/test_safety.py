"""The safety group decides what staff do to stay safe, once and with a date to look again (P8.2)."""

import datetime as dt
from uuid import uuid4

import pytest

from policy import report, safety
from policy.calendar import add_months
from policy.people import Person, Role
from policy.safety import SafetyDecision
from tests.factories import Stage, Story, a_case
from tests.refusals import not_allowed, refused, stale


def a_member() -> Person:
    return Person("sioned@example.org", "Sioned Group", frozenset({Role.SAFETY}))


def a_referral() -> Story:
    story = a_case(Stage.REPORTED)
    report.refer(story.case, story.case.incidents[0], None, story.at, story.pack, story.calendar)
    return story


def today(story: Story) -> dt.date:
    return story.calendar.day(story.at)


def decided(
    story: Story,
    by: Person,
    measures: tuple[str, ...] = ("phone_first",),
    review_on: dt.date | None = None,
    *,
    on_register: bool = True,
    earlier: tuple[SafetyDecision, ...] = (),
) -> SafetyDecision:
    incident = story.case.incidents[0]
    made = SafetyDecision(incident.id, by.id, story.at, on_register, uuid4(), list(measures), review_on)
    names = {one.decided_by_id: "Sioned Group" for one in earlier}
    safety.decide(story.case, incident, made, earlier, by, names, story.pack, story.calendar)
    return made


@pytest.mark.section("8.2")
def test_an_entry_needs_a_measure_and_a_review_date_within_12_months() -> None:
    story, member = a_referral(), a_member()
    day = today(story)
    with refused("measures-missing", field="measures"):
        decided(story, member, (), day)
    with refused("safety-review-missing", field="review_on"):
        decided(story, member)
    for wrong in (
        day - dt.timedelta(days=1),
        add_months(day, 12) + dt.timedelta(days=1),
        add_months(day, 13),
    ):
        with refused("safety-review-out-of-range", field="review_on"):
            decided(story, member, review_on=wrong)
    assert decided(story, member, review_on=add_months(day, 12)).measures == ["phone_first"]


@pytest.mark.section("8.2")
@pytest.mark.parametrize("on_register", [True, False])
def test_a_decision_ends_the_interim_control_that_day(on_register: bool) -> None:
    story = a_referral()
    decided(story, a_member(), review_on=add_months(today(story), 1), on_register=on_register)
    assert [control.last_day for control in story.case.interim_controls] == [today(story)]


@pytest.mark.section("8.2")
def test_the_second_decision_hears_who_was_first() -> None:
    story, member = a_referral(), a_member()
    first = decided(story, member, on_register=False)
    with stale("safety-decided", "Sioned Group"):
        decided(story, a_member(), on_register=False, earlier=(first,))


@pytest.mark.section("8.2")
def test_only_an_active_member_without_a_part_in_what_happened_decides() -> None:
    story, member = a_referral(), a_member()
    with not_allowed("needs-safety"):
        decided(story, story.staff.director, on_register=False)
    story.case.incidents[0].witness_ids = [str(member.id)]
    with refused("part-in-what-happened"):
        decided(story, member, on_register=False)
    member.active = False
    with not_allowed("left"):
        decided(story, member, on_register=False)


@pytest.mark.section("8.2")
def test_what_was_not_referred_is_not_decided() -> None:
    with refused("not-referred"):
        decided(a_case(Stage.REPORTED), a_member(), on_register=False)
