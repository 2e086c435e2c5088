"""A restriction of up to 7 days is ended early: at once, with a reason, by who asked or a manager (P5.2)."""

import datetime as dt

import pytest

from policy.involvement import Part, parts_of
from policy.people import Person
from policy.record import Record
from policy.seven_day_ended import end_early
from tests.factories import Story, utc
from tests.refusals import not_allowed, refused, stale
from tests.seven_days import FIRST, applies, ask, decide, gone_on, tell


@pytest.fixture
def story() -> Story:
    """In force since the first day."""
    story = gone_on()
    ask(story)
    decide(story)
    return story


def end(story: Story, by: Person | None = None, reason: str = "It has calmed down.") -> Record:
    return end_early(
        story.case,
        story.case.seven_days[-1],
        story.keep(reason) if reason else None,
        "phone",
        by or story.staff.colleague,
        story.at,
        story.calendar,
    )


@pytest.mark.section("5.2")
def test_it_ends_at_once_and_says_who_why_and_how_the_customer_was_told(story: Story) -> None:
    tell(story)
    story.at = utc("2026-03-05 09:00")
    record = end(story)
    assert not applies(story, story.today)
    decision = story.case.seven_days[-1]
    assert (decision.ended_by_id, decision.ended_at) == (story.staff.colleague.id, story.at)
    assert (record.what, record.section, record.facts["how"]) == ("seven-day-ended", "5", "phone")
    assert record.passages == [str(decision.ended_passage)]


@pytest.mark.section("5.2")
def test_it_can_end_on_the_day_on_which_it_began(story: Story) -> None:
    tell(story)
    end(story, by=story.staff.approver)
    assert not applies(story, FIRST)
    assert Part.DECIDER in parts_of(story.case, story.staff.approver.id)


@pytest.mark.section("5.2")
def test_who_asked_or_a_manager_ends_it_and_nobody_else(story: Story) -> None:
    tell(story)
    with not_allowed("needs-manager"):
        end(story, by=story.staff.witness)
    end(story, by=story.staff.director)
    assert Part.DECIDER in parts_of(story.case, story.staff.director.id)


@pytest.mark.section("5.2")
def test_it_needs_a_reason(story: Story) -> None:
    tell(story)
    with refused("reason-missing", field="reason"):
        end(story, reason="")


@pytest.mark.section("5.2")
def test_what_was_never_told_has_nothing_to_end(story: Story) -> None:
    with refused("seven-day-not-told", instead="see-seven-day"):
        end(story)


@pytest.mark.section("5.2")
def test_what_is_over_or_was_ended_is_not_ended_again(story: Story) -> None:
    tell(story)
    story.at += dt.timedelta(days=7)
    with stale("seven-day-over"):
        end(story)
    story.at -= dt.timedelta(days=1)
    end(story)
    with stale("seven-day-over"):
        end(story)
