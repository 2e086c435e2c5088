"""Who decided what: they do not deal with whoever disagrees with it (P10, P11)."""

import datetime as dt

import pytest

from policy.appeal import AppealOutcome
from policy.case import Case
from policy.decided import Decision, decisions
from policy.exception import ContactException
from policy.proposal import Verdict
from policy.review import ReviewOutcome
from policy.routes import Decided, Route
from policy.safety import SafetyDecision
from policy.safety_register import RegisterOutcome, RegisterReview
from policy.seven_day import SevenDay
from tests.factories import Stage, a_case, an_action, review_now, utc


def of(case: Case, kind: Decided) -> Decision:
    (found,) = [decision for decision in decisions(case) if decision.kind is kind]
    return found


@pytest.mark.section("10")
def test_formal_action_is_decided_by_all_who_proposed_approved_owned_reviewed_or_upheld_it() -> None:
    story = a_case(Stage.APPEAL_DECIDED)
    staff = story.staff
    story.proposal.owned_before = [str(staff.other_slt.id)]
    story.proposal.owner_id = staff.colleague.id
    story.at = utc("2026-09-01 10:00")
    review_now(story, ReviewOutcome.CONTINUED, staff.director)
    made = of(story.case, Decided.FORMAL)
    part = (staff.proposer, staff.approver, staff.director, staff.slt, staff.other_slt, staff.colleague)
    assert made.by == {person.id for person in part}
    assert (made.id, made.route, story.appeal.outcome) == (
        story.proposal.id,
        Route.APPEAL,
        AppealOutcome.STAYS,
    )


@pytest.mark.section("11")
def test_what_waits_or_was_refused_is_no_decision() -> None:
    assert decisions(a_case(Stage.WARNING_DRAFTED).case) == []
    story = a_case(Stage.PROPOSED)
    assert [x.kind for x in decisions(story.case)] == [Decided.WARNING]
    story.proposal.verdict, story.proposal.decided_at = Verdict.REFUSED, story.at
    seven = SevenDay(story.staff.reporter.id, story.at, story.keep("It goes on."), "en")
    story.case.seven_days.append(seven)
    seven.verdict, seven.decided_at = Verdict.REFUSED, story.at
    assert [x.kind for x in decisions(story.case)] == [Decided.WARNING]
    seven.verdict, seven.decided_by_id = Verdict.APPROVED, story.staff.approver.id
    made = of(story.case, Decided.SEVEN_DAY)
    assert made.route is Route.REVIEW
    assert made.by == {story.staff.reporter.id, story.staff.approver.id}


@pytest.mark.section("11")
def test_an_entry_of_the_register_is_decided_by_those_who_looked_at_it_again_too() -> None:
    story = a_case(Stage.REPORTED)
    incident, staff = story.case.incidents[0], story.staff
    for on_register in (False, True):
        entry = SafetyDecision(
            incident.id,
            staff.safety.id,
            story.at,
            on_register,
            story.keep("Why."),
            ["not_alone"],
            dt.date(2026, 9, 1),
        )
        story.case.safety_decisions.append(entry)
    again = RegisterReview(
        entry.id, RegisterOutcome.KEPT, staff.director.id, story.at, story.keep("Still."), ["not_alone"]
    )
    story.case.register_reviews.append(again)
    made = of(story.case, Decided.REGISTER_ENTRY)
    assert made.id == entry.id
    assert made.by == {staff.safety.id, staff.director.id}


@pytest.mark.section("11")
def test_each_other_decision_has_whoever_made_it() -> None:
    story = a_case(Stage.CONSIDERED)
    story.case.informal_actions.append(an_action(story))
    story.formal.not_applied_at, story.formal.not_applied_by_id = story.at, story.staff.director.id
    let_through = ContactException("emergency_repair", [], story.staff.colleague.id, story.at)
    story.case.exceptions.append(let_through)
    assert {x.kind for x in decisions(story.case)} == {Decided.INFORMAL, Decided.NOT_APPLIED}
    assert of(story.case, Decided.INFORMAL).by == {story.staff.reporter.id}
    assert of(story.case, Decided.NOT_APPLIED).by == {story.staff.director.id}
