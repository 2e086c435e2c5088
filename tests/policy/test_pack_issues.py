"""Packs by date: which applies when, what may follow, and that nothing decided changes with a new one (section 14)."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from policy.calendar import DAY
from policy.case import Case
from policy.due import open_things
from policy.gaps import gaps
from policy.openthing import OpenThing
from policy.openway import closes, open_ways
from policy.pack import Pack
from policy.pack_issues import may_follow
from policy.pack_reader import PackError
from policy.proposal import Verdict
from policy.repeated import counts_until
from policy.restriction import kind_of
from tests.factories import (
    Stage,
    a_case,
    a_request,
    adra,
    decide,
    propose,
    some_terms,
    utc,
)
from tests.packs import fifth, two_issues
from tests.refusals import refused
from tests.story import CALENDAR

pytestmark = pytest.mark.section("14")
CHANGE = dt.date(2026, 3, 16)


def things(case: Case, pack: Pack, of: Callable[[OpenThing], bool] = lambda thing: True) -> list[object]:
    """What is open, with its first reminders and when the Director hears of it."""
    return [
        (x.kind, x.by, x.late_on, x.late_stage, x.until, [next(x.moments, None) for _ in range(4)])
        for x in open_things(case, pack, CALENDAR)
        if of(x)
    ]


def test_the_issue_changes_at_local_midnight_and_each_knows_the_other() -> None:
    summer = two_issues("2026-04-01")
    four, five = (dated.pack for dated in summer.dated)
    assert summer.at(utc("2026-03-31 22:59")) is four, "an hour before midnight in Bangor"
    assert summer.at(utc("2026-03-31 23:00")) is five
    assert (four.at(utc("2026-05-01 09:00")), five.on(dt.date(2026, 3, 31))) == (five, four)
    assert five.on(dt.date(2026, 4, 1)) is five
    assert five.on(dt.date(2020, 1, 1)) is four, "before all of them the first"
    assert five.at(utc("2020-01-01 09:00")) is four
    assert (five.of(four.sha256), four.of("?"), summer.newest) == (four, None, five)
    alone = adra()
    assert alone.at(utc("2030-01-01 09:00")) is alone.on(CHANGE) is alone.of(alone.sha256) is alone
    assert alone.of("?") is None


def test_what_another_issue_calls_something_can_be_read_and_not_chosen() -> None:
    issues = two_issues(without="time_slot")
    five = issues.newest
    assert "time_slot" not in {kind.key for kind in five.restrictions}
    assert five.restriction("time_slot").label == adra().restriction("time_slot").label
    assert five.restriction("one_medium").label.en == "One channel"
    assert five.behaviour("rudeness").label.en == "Discourtesy"
    with pytest.raises(KeyError):
        five.restriction("nothing")
    with pytest.raises(KeyError):
        adra().restriction("nothing")


def known() -> list[tuple[Pack, dt.date]]:
    return [(adra(), adra().applies_from)]


def problems(offered: Pack, today: dt.date = CHANGE) -> str:
    with pytest.raises(PackError) as caught:
        may_follow(known(), offered, today, first=False)
    (problem,) = caught.value.problems
    return problem


def test_the_next_issue_begins_on_its_day_and_never_backwards() -> None:
    five = fifth(issued="2026-06-01")
    assert may_follow(known(), five, CHANGE, first=False) == dt.date(2026, 6, 1)
    for today in (five.issued, five.issued + 30 * DAY):
        assert may_follow(known(), five, today, first=False) == today + DAY, "not for what was decided today"
    assert may_follow(known(), five, five.issued + 30 * DAY, first=True) == five.issued, "nothing was decided"
    assert may_follow([], five, five.issued + 30 * DAY, first=False) == five.issued + 31 * DAY
    later = replace(five, applies_from=dt.date(2026, 7, 1))
    assert may_follow(known(), later, CHANGE, first=False) == dt.date(2026, 7, 1)


def test_an_issue_never_changes_never_goes_back_and_is_this_landlords() -> None:
    five = fifth()
    assert "issue 4 was loaded before with another text" in problems(replace(adra(), sha256="other"))
    third = replace(adra(), sha256="other", issue=3)
    assert problems(third) == "policy.issue: issue 3 goes back; issue 4 was loaded before"
    revised = replace(adra(), sha256="other", revision=1)
    assert may_follow(known(), revised, CHANGE, first=False) == CHANGE + DAY, "a mistake in it was put right"
    assert revised.said == "issue 4, revision 1"
    assert "another landlord" in problems(replace(five, name="elsewhere"))
    early = replace(five, applies_from=adra().applies_from - DAY)
    assert problems(early).startswith("policy.applies_from: 2023-02-28 is before 2023-03-01")


@pytest.mark.parametrize("stage", [*Stage][1:])
def test_what_is_open_keeps_its_days_whatever_the_new_issue_says(stage: Stage) -> None:
    issues = two_issues("2026-04-06")
    four, five = (dated.pack for dated in issues.dated)
    story = a_case(stage, pack=four)
    assert things(story.case, five) == things(story.case, four) == things(story.case, adra())
    on = utc("2026-12-01 09:00")
    assert gaps(story.case, [], (), on, five, CALENDAR) == gaps(story.case, [], (), on, adra(), CALENDAR)


def test_what_is_new_goes_by_the_new_issue() -> None:
    issues = two_issues("2026-03-02")
    story = a_case(Stage.APPEALED, pack=issues.newest)
    assert things(story.case, issues.newest) == things(story.case, fifth(issued="2026-03-02"))
    assert things(story.case, issues.newest) != things(story.case, adra())


def test_a_warning_lapses_as_it_was_issued_though_the_new_issue_lets_it_lapse_sooner() -> None:
    issues = two_issues("2026-03-09")
    story = a_case(Stage.REPEATED, pack=issues.dated[0].pack)
    story.pack, story.at = issues.newest, utc("2026-06-10 10:00")
    assert counts_until(story.warning, story.pack) == counts_until(story.warning, adra())
    assert counts_until(story.warning, fifth()) == dt.date(2026, 4, 5)
    story.terms = (some_terms(start=story.today, end=story.today + 90 * DAY),)
    propose(story, a_request(story, review_on=story.today + 80 * DAY))
    assert story.proposal.proposed_at == story.at


def test_a_restriction_reads_and_closes_as_it_was_asked_for_though_its_kind_is_gone() -> None:
    issues = two_issues("2026-04-06", without="one_medium")
    four, five = (dated.pack for dated in issues.dated)
    story = a_case(Stage.IN_FORCE, pack=four)
    (restriction,) = story.case.restrictions
    assert kind_of(restriction, five) == adra().restriction("one_medium")
    assert closes(restriction, five) == closes(restriction, adra())
    fewer = replace(five, ways=tuple(way for way in five.ways if way.key != "letter"))
    present = story.staff.present
    assert [way.key for way in open_ways(story.customer, [restriction], fewer, present)] == ["letter"]
    more = replace(five, ways=(*five.ways, replace(five.way("office"), key="kiosk")))
    assert "kiosk" in closes(restriction, more), "by letter alone stays by letter alone"


def test_a_missed_review_ends_what_was_decided_only_where_it_was_decided_so() -> None:
    issues = two_issues("2026-04-06")
    four, five = (dated.pack for dated in issues.dated)
    story, late = a_case(Stage.IN_FORCE, pack=four), dt.date(2026, 9, 15)
    (restriction,) = story.case.restrictions
    assert not story.case.lapsed(restriction, late, five)
    new = a_case(Stage.IN_FORCE, pack=two_issues("2026-03-02").newest)
    assert new.case.lapsed(new.case.restrictions[0], late, new.pack)


def test_what_is_decided_now_must_be_in_the_policy_of_now() -> None:
    issues = two_issues("2026-03-12", without="one_medium")
    story = a_case(Stage.PROPOSED, pack=issues.dated[0].pack)
    story.pack, story.at = issues.newest, utc("2026-03-12 10:00")
    with refused("policy-changed", section="7"):
        decide(story)
    decide(story, Verdict.RETURNED, reason="Ask for it under issue 5.")
    same = two_issues("2026-03-12")
    renamed = a_case(Stage.PROPOSED, pack=same.dated[0].pack)
    renamed.pack, renamed.at = same.newest, utc("2026-03-12 10:00")
    with refused("policy-changed"):  # what it means in words is other now
        decide(renamed)
    witness = (some_terms("witness", {"where": "both"}),)
    kept = a_case(Stage.PROPOSED, pack=same.dated[0].pack, terms=witness)
    kept.pack, kept.at = same.newest, utc("2026-03-12 10:00")
    decide(kept)
    assert kept.proposal.verdict is Verdict.APPROVED
