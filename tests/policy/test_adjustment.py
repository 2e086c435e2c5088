"""Reasonable adjustments are decided before anything is approved (sections 6 and 12)."""

import datetime as dt

import pytest

from policy import adjustment
from policy.adjustment import Adjustment, AdjustmentKind, AdjustmentOutcome, undecided
from policy.openthing import escalated_to, waits_for
from policy.people import Person, Presence
from policy.proposal import Verdict
from policy.record import Record
from tests.factories import Stage, Story, a_case
from tests.factories import decide as decide_proposal
from tests.policy.test_extreme import asked as asked_in_danger
from tests.refusals import not_allowed, refused, stale


def asks(
    story: Story,
    kind: AdjustmentKind = AdjustmentKind.LARGE,
    received_on: dt.date | None = None,
    text: str = "",
) -> Record:
    by, kept = story.staff.colleague, story.keep(text) if text else None
    asked = Adjustment(kind, received_on or story.today, kept, by.id, story.at)
    return adjustment.log(story.case, asked, by, story.at, story.calendar)


def decides(
    story: Story,
    outcome: AdjustmentOutcome = AdjustmentOutcome.AGREED,
    reason: str = "",
    by: Person | None = None,
) -> Record:
    asked, kept = story.case.adjustments[-1], story.keep(reason) if reason else None
    by = by or story.staff.proposer
    return adjustment.decide(story.case, asked, outcome, kept, story.customer, by, story.at)


@pytest.mark.section("12")
def test_anyone_on_the_staff_logs_a_request_that_has_come() -> None:
    story = a_case(Stage.REPORTED)
    with refused("adjustment-in-the-future", field="received_on"):
        asks(story, received_on=story.today + dt.timedelta(days=1))
    assert asks(story).facts["kind"] == "large"
    story.staff.colleague.active = False
    with not_allowed("left"):
        asks(story)


@pytest.mark.section("12")
@pytest.mark.parametrize("kind", [AdjustmentKind.CONTACT_WAY, AdjustmentKind.OTHER])
def test_what_means_nothing_by_itself_is_said(kind: AdjustmentKind) -> None:
    story = a_case(Stage.REPORTED)
    with refused("adjustment-unsaid", field="text"):
        asks(story, kind)
    asks(story, kind, text="Text messages only.")


@pytest.mark.section("12")
def test_nothing_is_approved_before_it_is_decided() -> None:
    story = a_case(Stage.PROPOSED)
    asks(story)
    with refused("adjustment-undecided", instead="decide-adjustment"):
        decide_proposal(story)
    decides(story, AdjustmentOutcome.MET_FOR_NOW)
    decide_proposal(story)
    again = a_case(Stage.PROPOSED)
    asks(again)
    decide_proposal(again, Verdict.RETURNED, reason="Decide the adjustment first.")


@pytest.mark.section("12")
def test_nothing_is_approved_before_it_is_decided_in_another_case_of_the_customer() -> None:
    story, other = a_case(Stage.PROPOSED), a_case(Stage.REPORTED)
    other.case.reference = "CC-2026-0002"
    asks(other)
    with refused("adjustment-undecided-elsewhere", section="6"):
        decide_proposal(story, others=[other.case])
    decides(other, AdjustmentOutcome.MET_FOR_NOW)
    decide_proposal(story, others=[other.case])


@pytest.mark.section("8.3", "12")
def test_in_immediate_danger_nobody_waits_for_it() -> None:
    story, other = asked_in_danger(), a_case(Stage.REPORTED)
    asks(story)
    asks(other)
    for by in (story.staff.approver, story.staff.director):
        decide_proposal(story, by=by, others=[other.case])
    assert story.proposal.verdict is Verdict.APPROVED
    assert undecided(story.case), "it is decided all the same, and reminded of"


@pytest.mark.section("12")
def test_a_manager_or_the_director_decides_once() -> None:
    for name in ("line_manager", "reporter", "colleague", "slt", "safety", "records", "admin"):
        story = a_case(Stage.CONSIDERING)
        asks(story)
        with not_allowed("needs-manager"):
            decides(story, by=getattr(story.staff, name))
    for name in ("approver", "director"):
        story = a_case(Stage.CONSIDERING)
        asks(story)
        decides(story, by=getattr(story.staff, name))
        with stale("adjustment-decided"):
            decides(story)


@pytest.mark.section("12")
@pytest.mark.parametrize("kind", ["large", "easy_read", "audio"])
def test_a_format_that_is_met_is_that_of_the_customers_letters(kind: str) -> None:
    for outcome in (AdjustmentOutcome.AGREED, AdjustmentOutcome.MET_FOR_NOW):
        story = a_case(Stage.CONSIDERING)
        asks(story, AdjustmentKind(kind))
        decides(story, outcome)
        assert story.customer.letter_format == kind


@pytest.mark.section("12")
def test_what_is_not_agreed_has_a_reason_and_changes_nothing() -> None:
    story = a_case(Stage.CONSIDERING)
    asks(story)
    with refused("reason-missing", field="reason"):
        decides(story, AdjustmentOutcome.NOT_AGREED)
    decides(story, AdjustmentOutcome.NOT_AGREED, "The letters are in large print already.")
    assert story.customer.letter_format == "clear"
    asks(story, AdjustmentKind.ADVOCATE)
    decides(story)
    assert story.customer.letter_format == "clear"


@pytest.mark.section("12")
def test_it_waits_for_whoever_began_the_consideration_else_for_all_managers() -> None:
    story = a_case(Stage.CONSIDERING)
    asks(story)
    (thing,) = adjustment.open_adjustments(story.case, story.pack, story.calendar)
    everyone = story.staff.everyone
    assert waits_for(thing, everyone) == [story.staff.proposer]
    assert [escalated_to(thing, n, story.today, everyone) for n in (0, 1)] == [[], [story.staff.director]]
    story.staff.proposer.presence = Presence(away=True)
    assert story.staff.approver in waits_for(thing, everyone)
    story.staff.proposer.active = False
    assert waits_for(thing, everyone) == [story.staff.approver]
    decides(story, by=story.staff.approver)
    assert not list(adjustment.open_adjustments(story.case, story.pack, story.calendar))
