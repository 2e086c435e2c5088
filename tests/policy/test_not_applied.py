"""The decision not to apply the policy, and a new consideration afterwards (P6.7, P13)."""

import datetime as dt
from dataclasses import replace

import pytest

from policy import formal
from policy.not_applied import finished, not_apply
from policy.pack import MissedReview
from policy.people import Person
from policy.proposal import Verdict, require_ready
from policy.record import Record
from tests.factories import END, Stage, Story, a_case, adra, answers, decide, draft_warning
from tests.refusals import not_allowed, refused, stale


def leave(story: Story, by: Person | None = None, reason: str = "It is better now.") -> Record:
    kept = story.keep(reason) if reason else None
    return not_apply(story.case, story.formal, kept, True, by or story.staff.proposer, story.at)


@pytest.mark.section("13.1", "6.7")
def test_it_ends_the_consideration_with_who_when_and_why() -> None:
    story = a_case(Stage.WARNED)
    record = leave(story)
    assert (record.what, record.section, record.actor_id) == ("not-applied", "13", story.staff.proposer.id)
    assert record.passages == [str(story.formal.not_applied_passage)]
    assert story.formal.not_applied_at == story.at
    assert not story.case.considering(story.formal)


@pytest.mark.section("6.7")
def test_a_manager_or_the_director_decides_it() -> None:
    leave(a_case(Stage.CONSIDERING))
    story = a_case(Stage.CONSIDERING)
    leave(story, story.staff.director)
    for name in ("line_manager", "reporter", "colleague", "slt", "safety", "records", "admin"):
        story = a_case(Stage.CONSIDERING)
        with not_allowed("needs-manager"):
            leave(story, getattr(story.staff, name))


@pytest.mark.section("13.1", "6.7")
def test_it_has_a_reason() -> None:
    story = a_case(Stage.CONSIDERING)
    with refused("reason-missing", field="reason"):
        leave(story, reason="")
    assert story.case.considering(story.formal)


@pytest.mark.section("6.7")
def test_it_is_refused_while_a_proposal_waits_and_after_a_decision() -> None:
    with refused("proposal-open", instead="signoff"):
        leave(a_case(Stage.PROPOSED))
    with refused("decided-already"):
        leave(a_case(Stage.APPROVED))
    story = a_case(Stage.PROPOSED)
    decide(story, Verdict.RETURNED, reason="Shorter.")
    leave(story)


@pytest.mark.section("6.7")
def test_it_is_decided_once() -> None:
    story = a_case(Stage.CONSIDERING)
    leave(story)
    with stale("not-applied"):
        leave(story)


@pytest.mark.section("6.7")
def test_nothing_more_is_prepared_under_it() -> None:
    story = a_case(Stage.REPEATED)
    leave(story)
    by, states = story.staff.proposer, {item.key: "offered" for item in story.pack.measures}
    with refused("not-applied", instead="formal"):
        formal.consider(story.case, story.formal, answers(story), by, story.at, story.pack, story.keep)
    with refused("not-applied", instead="formal"):
        formal.measure(story.case, story.formal, states, {}, by, story.at, story.pack, story.keep)
    with refused("not-applied", instead="formal"):
        draft_warning(story)
    with refused("not-applied", instead="formal"):
        require_ready(story.case, story.formal, by, story.at, story.pack, story.calendar)


@pytest.mark.section("6.7")
def test_a_new_consideration_can_begin_when_the_last_one_is_behind_us() -> None:
    story = a_case(Stage.CONSIDERING)
    assert not finished(story.case, story.formal, story.today, story.pack)
    leave(story)
    assert finished(story.case, story.formal, story.today, story.pack)
    refused_for_good = a_case(Stage.PROPOSED)
    assert not finished(refused_for_good.case, refused_for_good.formal, story.today, story.pack)
    decide(refused_for_good, Verdict.REFUSED, reason="Not proportionate.")
    assert finished(refused_for_good.case, refused_for_good.formal, story.today, story.pack)


@pytest.mark.section("6.7")
def test_while_anything_approved_applies_or_will_apply_no_new_one_begins() -> None:
    for stage in (Stage.APPROVED, Stage.IN_FORCE):
        story = a_case(stage)
        assert not finished(story.case, story.formal, END, story.pack)
        assert finished(story.case, story.formal, END + dt.timedelta(days=1), story.pack)


@pytest.mark.section("6.7")
def test_while_a_stricter_proposal_waits_no_new_one_begins() -> None:
    story = a_case(Stage.IN_FORCE)
    after = END + dt.timedelta(days=1)
    story.case.proposals.append(replace(story.proposal, verdict=None, replaces_id=story.proposal.id))
    assert not finished(story.case, story.formal, after, story.pack)


@pytest.mark.section("9.3")
def test_what_lapsed_is_behind_us() -> None:
    pack = replace(adra(), settings=replace(adra().settings, missed_review=MissedReview.LAPSE))
    story = a_case(Stage.IN_FORCE, pack=pack)
    story.proposal.review_on = story.today
    assert not finished(story.case, story.formal, story.today, pack)
    assert finished(story.case, story.formal, story.today + dt.timedelta(days=1), pack)
