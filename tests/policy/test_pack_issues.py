"""Packs by date: which applies when, what may follow, and that nothing decided changes with a new one (section 14)."""

import datetime as dt
from dataclasses import replace

import pytest

from policy.adjustment import Adjustment, AdjustmentKind
from policy.arrangement import Arrangement
from policy.calendar import DAY
from policy.case import Case
from policy.check import what_applies
from policy.complaint import Complaint, goes_to
from policy.due import open_things
from policy.exception import ContactException
from policy.extreme import needs_director
from policy.gaps import gaps
from policy.held import HeldMessage
from policy.injury import InjuryKind, ReportableInjury
from policy.ombudsman import Referral, ReferredBy
from policy.ombudsman_request import OmbudsmanRequest
from policy.openway import closes, open_ways
from policy.pack import Pack
from policy.pack_issues import may_follow
from policy.pack_reader import PackError
from policy.proposal import Verdict
from policy.repeated import counts_until
from policy.report import refer
from policy.restriction import Restriction, kind_of
from policy.routes import Route
from policy.seven_day import SevenDay
from tests.factories import (
    Stage,
    Story,
    a_case,
    a_request,
    adra,
    an_action,
    an_incident,
    decide,
    propose,
    some_terms,
    utc,
)
from tests.packs import fifth, two_issues
from tests.refusals import refused
from tests.safety import decided
from tests.seven_days import ask, gone_on
from tests.seven_days import decide as confirm
from tests.story import CALENDAR

pytestmark = pytest.mark.section("14")
CHANGE = dt.date(2026, 3, 16)


def things(case: Case, pack: Pack, kind: str = "") -> list[object]:
    """What is open, with its first reminders and when the Director hears of it."""
    return [
        (x.kind, x.by, x.late_on, x.late_stage, x.until, [next(x.moments, None) for _ in range(4)])
        for x in open_things(case, pack, CALENDAR)
        if kind in ("", x.kind)
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


def everything_else(pack: Pack) -> Story:
    """A case in which everything waits that is not on the way to a decision and its appeal."""
    story = a_case(Stage.REPORTED, pack=pack)
    story.at = utc("2026-03-02 15:00")
    case, by, at = story.case, story.staff.colleague.id, story.at
    hurt, other = an_incident(story, "2026-03-02 14:30"), an_incident(story, "2026-03-02 14:40")
    hurt.hurt, hurt.harmed_ids = True, [str(story.staff.reporter.id)]
    hurt.acknowledged_at = at
    case.incidents += [hurt, other]
    case.injuries.append(ReportableInjury(hurt.id, InjuryKind.OVER_SEVEN_DAYS, by, at))
    refer(case, case.incidents[0], None, at, pack, CALENDAR)
    decided(story, None, "phone_first", review_on=dt.date(2026, 9, 2))
    refer(case, other, None, at, pack, CALENDAR)
    case.informal_actions.append(an_action(story))
    case.informal_actions[0].flagged = True
    asked, told = SevenDay(by, at, story.keep("Again.")), SevenDay(by, at, story.keep("Again."))
    told.verdict, told.decided_at = Verdict.APPROVED, at
    case.seven_days += [asked, told]
    day_after = story.today + DAY
    for decision in case.seven_days:
        case.restrictions.append(
            Restriction(
                None,
                "witness",
                {"where": "both"},
                ["rent"],
                story.today,
                day_after + 5 * DAY,
                seven_day_id=decision.id,
                pack_at=at,
            )
        )
    case.exceptions.append(ContactException("emergency_repair", [], by, at))
    case.held_messages.append(HeldMessage(at, "email", story.keep("Let me in."), [], by, at))
    case.adjustments.append(Adjustment(AdjustmentKind.LARGE, story.today, None, by, at))
    case.arrangements.append(Arrangement("meeting", by, [], day_after, by, at))
    sent = Complaint(Route.COMPLAINT, story.today, "phone", "", story.keep("Rude."), by, at, referred_at=at)
    case.complaints += [
        Complaint(Route.COMPLAINT, story.today, "phone", "", story.keep("Unfair."), by, at),
        sent,
    ]
    referral = Referral(ReferredBy.CUSTOMER, story.today, by, at)
    case.referrals.append(referral)
    answer_by = story.today + 30 * DAY
    case.ombudsman_requests.append(
        OmbudsmanRequest(referral.id, story.today, answer_by, story.keep("All of it."), by, at)
    )
    return story


def test_whatever_else_waits_keeps_its_days_too() -> None:
    issues = two_issues("2026-03-03")
    four, five = (dated.pack for dated in issues.dated)
    story = everything_else(four)
    assert {thing.kind for thing in open_things(story.case, five, CALENDAR)} == {
        "report",
        "outcome",
        "seven-day",
        "seven-day-untold",
        "informal",
        "exception",
        "held",
        "adjustment",
        "complaint",
        "complaint-outcome",
        "arrangement",
        "injury-report",
        "safety",
        "register-review",
        "ombudsman",
    }
    assert things(story.case, five) == things(story.case, four) == things(story.case, adra())
    on = utc("2026-12-01 09:00")
    assert gaps(story.case, [], (), on, five, CALENDAR) == gaps(story.case, [], (), on, adra(), CALENDAR)
    five = two_issues("2026-03-02").newest
    later = everything_else(five)
    for kind in {thing.kind for thing in open_things(story.case, five, CALENDAR)} - {"safety"}:
        new = things(later.case, five, kind)
        assert new == things(later.case, fifth(issued="2026-03-02"), kind)
        assert new != things(later.case, adra(), kind), kind
    assert gaps(later.case, [], (), on, five, CALENDAR) != gaps(later.case, [], (), on, adra(), CALENDAR)


def test_two_approvals_are_needed_where_they_were_when_it_was_proposed() -> None:
    issues = two_issues("2026-03-12")
    four, five = (dated.pack for dated in issues.dated)
    story = a_case(Stage.PROPOSED, pack=four)
    story.formal.no_warning_at = story.at
    assert needs_director(story.case, story.proposal, five)
    new = a_case(Stage.PROPOSED, pack=two_issues("2026-03-02").newest)
    new.formal.no_warning_at = new.at
    assert not needs_director(new.case, new.proposal, new.pack)


def test_the_register_tells_staff_what_it_told_them_when_the_entry_was_made() -> None:
    issues = two_issues("2026-03-03")
    four, five = (dated.pack for dated in issues.dated)
    story = everything_else(four)
    said = replace(five.safety_measure("phone_first"), visits_closed=True)
    stricter = replace(five, safety_measures=(said,))
    found = what_applies(story.customer, [story.case], story.today, stricter, story.staff.present)
    assert found.register[0].measures == (adra().safety_measure("phone_first"),)


def test_seven_days_of_a_kind_that_is_gone_are_asked_for_anew() -> None:
    story = gone_on(pack=two_issues("2026-03-05", without="one_medium").dated[0].pack)
    ask(story)
    story.pack, story.at = story.pack.on(dt.date(2026, 3, 5)), utc("2026-03-05 09:30")
    with refused("policy-changed", section="5"):
        confirm(story)


def test_a_request_went_where_it_was_passed_on_to_and_goes_where_the_new_issue_says_until_then() -> None:
    five, by = two_issues("2026-03-16").newest, a_case(Stage.REPORTED).staff.colleague.id
    asked = Complaint(Route.REVIEW, dt.date(2026, 3, 2), "phone", "", by, by, utc("2026-03-02 10:00"))
    assert goes_to(asked, five).ref == "CCp09"
    asked.referred_at = utc("2026-03-15 10:00")
    assert goes_to(asked, five).ref == "CCp04"
