"""What an appeal may change: nothing, the end, or all of it at once; never stricter (P7.2, P7.4)."""

import datetime as dt

import pytest

from policy.appeal import AppealOutcome
from policy.restriction import Restriction
from tests.factories import END, START, Stage, a_case, decide_appeal
from tests.refusals import refused


@pytest.mark.section("7.4")
def test_when_everything_stays_nothing_changes() -> None:
    story = a_case(Stage.APPEAL_DECIDED)
    assert (story.restriction.end, story.restriction.ended_on) == (END, None)
    assert story.restriction.in_force(END)


@pytest.mark.section("7.4")
def test_ending_takes_effect_at_once() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    assert story.restriction.in_force(story.today)
    decide_appeal(story, AppealOutcome.ENDED)
    assert not story.restriction.in_force(story.today)
    assert story.restriction.last_day == story.today - dt.timedelta(days=1)


@pytest.mark.section("7.4")
def test_shortening_sets_a_sooner_last_day() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    decide_appeal(story, AppealOutcome.SHORTENED, dt.date(2026, 4, 30))
    assert story.restriction.last_day == dt.date(2026, 4, 30)


@pytest.mark.section("7.4")
def test_the_new_last_day_is_given_and_is_not_in_the_past() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    for new_end in (None, story.today - dt.timedelta(days=1)):
        with refused("new-end-missing", field="new_end"):
            decide_appeal(story, AppealOutcome.SHORTENED, new_end)
    decide_appeal(story, AppealOutcome.SHORTENED, story.today)
    assert story.restriction.in_force(story.today)


@pytest.mark.section("7.4")
def test_an_appeal_never_makes_it_stricter() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    for new_end in (END, END + dt.timedelta(days=1)):
        with refused("new-end-not-sooner", field="new_end"):
            decide_appeal(story, AppealOutcome.SHORTENED, new_end)
    assert story.restriction.end == END


@pytest.mark.section("7.4")
def test_of_two_restrictions_the_shorter_one_is_not_made_longer() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    short = Restriction(story.proposal.id, "witness", {}, ["rent"], START, dt.date(2026, 4, 1), START)
    story.case.restrictions.append(short)
    decide_appeal(story, AppealOutcome.SHORTENED, dt.date(2026, 5, 1))
    assert [r.last_day for r in story.case.restrictions] == [dt.date(2026, 5, 1), dt.date(2026, 4, 1)]


@pytest.mark.section("7.4")
def test_what_would_have_started_after_the_new_end_never_starts() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    later = Restriction(story.proposal.id, "witness", {}, ["rent"], dt.date(2026, 6, 1), END, START)
    story.case.restrictions.append(later)
    decide_appeal(story, AppealOutcome.SHORTENED, dt.date(2026, 5, 1))
    assert not any(later.in_force(dt.date(2026, 6, day)) for day in range(1, 31))
    assert later.end >= later.start


@pytest.mark.section("7.4")
def test_restrictions_of_other_decisions_are_not_touched() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    other = Restriction(story.case.id, "witness", {}, ["rent"], START, END, START)
    story.case.restrictions.append(other)
    decide_appeal(story, AppealOutcome.ENDED)
    assert other.in_force(END)
