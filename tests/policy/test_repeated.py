"""When the warned behaviour is repeated, whoever began the consideration is reminded that a proposal is possible (P6.3)."""

import datetime as dt

import pytest

from policy.not_applied import not_apply
from policy.openthing import OpenThing, escalated_to, waits_for
from policy.repeated import counts_until, open_repeated
from tests.factories import Stage, Story, a_case, propose


def things(story: Story) -> list[OpenThing]:
    return list(open_repeated(story.case, story.pack, story.calendar))


@pytest.mark.section("6.3")
def test_a_warning_counts_for_twelve_months() -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    assert counts_until(story.warning, story.pack) is None
    assert counts_until(a_case(Stage.WARNED).warning, story.pack) == dt.date(2027, 3, 5)


@pytest.mark.section("6.3")
def test_a_repetition_waits_for_whoever_began_and_then_for_the_director_too() -> None:
    assert not things(a_case(Stage.WARNED))
    story = a_case(Stage.REPEATED)
    (thing,) = things(story)
    everyone = story.staff.everyone
    assert waits_for(thing, everyone) == [story.staff.proposer]
    assert (thing.by, thing.until) == (dt.date(2026, 3, 12), dt.date(2027, 3, 5))
    assert [escalated_to(thing, n, story.today, everyone) for n in (0, 1)] == [[], [story.staff.director]]


@pytest.mark.section("6.3")
def test_it_ends_with_a_proposal_or_with_the_decision_to_leave_it() -> None:
    story = a_case(Stage.REPEATED)
    propose(story)
    assert not things(story)
    left = a_case(Stage.REPEATED)
    not_apply(left.case, left.formal, left.keep("Better."), False, left.staff.proposer, left.at)
    assert not things(left)


@pytest.mark.section("6.3")
def test_what_happens_after_the_warning_lapsed_is_no_repetition() -> None:
    story = a_case(Stage.REPEATED)
    story.case.incidents[-1].occurred_at += dt.timedelta(days=400)
    assert not things(story)
