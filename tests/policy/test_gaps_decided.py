"""The gaps of what was decided, most of which the rules refuse: here they came about another way (P7.6)."""

import datetime as dt
from uuid import UUID

import pytest

from policy.arrangement import Arrangement
from policy.case import Nudge
from policy.exception import ContactException
from policy.gap import Gap
from policy.informal import act_informally
from policy.letter import LetterKind
from policy.measure import KEY_OFFICER
from policy.proposal import Verdict
from policy.restriction import Restriction
from policy.review import Review, ReviewOutcome
from policy.seven_day import SevenDay
from tests.factories import REVIEW, Stage, Story, a_case, an_action, decide_appeal, review_now, utc
from tests.policy.test_gaps import DAY, codes, found, one

DECIDED = dt.date(2026, 3, 12)


@pytest.mark.section("5.1")
def test_informal_action_without_any_warning() -> None:
    story = a_case(Stage.ACKNOWLEDGED)
    act_informally(story.case, an_action(story), story.staff.reporter)
    assert found(story) == [Gap("informal-without-warning", "5", dt.date(2026, 3, 2))]
    story.case.informal_actions[0].flagged = False
    assert found(story) == []


@pytest.mark.section("7.1", "7.6")
def test_whoever_approved_and_turns_out_to_have_reported_it_is_named() -> None:
    story = a_case(Stage.IN_FORCE)
    incident = story.case.incidents[0]
    incident.acknowledged_by_id = story.staff.approver.id
    assert "decider-took-part" not in codes(story), (
        "to have looked after a report bars nobody from the approval"
    )
    incident.on_behalf_of_id = story.staff.colleague.id
    assert "decider-took-part" not in codes(story)
    incident.on_behalf_of_id = story.staff.approver.id
    assert one(story, "decider-took-part") == Gap("decider-took-part", "7", DECIDED)
    incident.on_behalf_of_id = None


@pytest.mark.section("7.1", "7.6", "8.3")
@pytest.mark.parametrize("which", ["manager", "director"])
def test_each_of_two_approvals_goes_by_what_had_happened_when_it_was_given(which: str) -> None:
    story = a_case(Stage.IN_FORCE)
    incident, proposal = story.case.incidents[0], story.proposal
    incident.witness_ids = [str(story.staff.witness.id)]
    setattr(proposal, f"{which}_id", story.staff.witness.id)
    setattr(proposal, f"{which}_at", incident.reported_at + DAY)
    given = Gap("decider-took-part", "7", story.calendar.day(incident.reported_at + DAY))
    assert one(story, "decider-took-part") == given
    setattr(proposal, f"{which}_at", incident.reported_at - DAY)
    assert "decider-took-part" not in codes(story), "they saw it after they had approved"


@pytest.mark.section("5.2", "7.6")
def test_whoever_confirmed_up_to_seven_days_and_turns_out_to_have_reported_it_is_named() -> None:
    story = a_case(Stage.ACKNOWLEDGED)
    decision = seven_days(story)
    decision.decided_by_id = story.staff.approver.id
    assert "decider-took-part" not in codes(story)
    story.case.incidents[0].on_behalf_of_id = story.staff.approver.id
    story.case.incidents[0].reported_at = story.at - DAY
    assert one(story, "decider-took-part").section == "5"


def seven_days(story: Story) -> SevenDay:
    """A restriction of up to 7 days that was confirmed now."""
    decision = SevenDay(story.staff.colleague.id, story.at, story.keep("It goes on."))
    decision.verdict, decision.decided_at = Verdict.APPROVED, story.at
    end = story.today + 6 * DAY
    story.case.seven_days.append(decision)
    story.case.restrictions.append(
        Restriction(None, "one_medium", {}, ["rent"], story.today, end, seven_day_id=decision.id)
    )
    return decision


@pytest.mark.section("5.2")
def test_up_to_seven_days_without_a_warning_and_without_a_day_on_which_the_customer_was_told() -> None:
    story = a_case(Stage.ACKNOWLEDGED)
    decision, day = seven_days(story), dt.date(2026, 3, 2)
    untold = Gap("seven-day-untold", "5", day, still=True)
    assert found(story) == [Gap("seven-day-without-warning", "5", day), untold]
    story.case.incidents[0].warned = True
    assert found(story) == [untold]
    story.at = utc("2026-03-08 20:00")
    assert one(story, "seven-day-untold").still
    story.at = utc("2026-03-09 10:00")
    assert not one(story, "seven-day-untold").still
    story.case.restrictions[-1].effective_from = day
    assert found(story) == []
    story.case.restrictions[-1].effective_from, decision.verdict = None, Verdict.REFUSED
    assert found(story) == []


@pytest.mark.section("6.3")
def test_a_decision_without_a_warning_or_before_it() -> None:
    story = a_case(Stage.IN_FORCE)
    story.warning.issued_at = utc("2026-03-12 12:00")
    assert Gap("no-warning", "6", DECIDED) in found(story)
    story.case.letters.remove(story.warning)
    assert found(story) == [Gap("no-warning", "6", DECIDED)]
    story.formal.no_warning_at = story.at
    assert found(story) == [], "with its reason it is no gap (P8.3)"
    story.formal.no_warning_at, story.proposal.replaces_id = None, UUID(int=1)
    assert found(story) == [], "what replaces a decision needs no new one"
    story.proposal.replaces_id, story.proposal.verdict = None, Verdict.REFUSED
    assert found(story) == [], "nothing was decided without a warning"


@pytest.mark.section("6.3")
def test_another_letter_is_no_warning() -> None:
    story = a_case(Stage.IN_FORCE)
    story.warning.kind = LetterKind.NOT_APPLIED
    assert codes(story) == ["no-warning"]


@pytest.mark.section("6.3")
def test_a_decision_before_the_warned_behaviour_was_repeated() -> None:
    story = a_case(Stage.IN_FORCE)
    again = story.case.incidents[-1]
    again.reported_at = again.acknowledged_at = utc("2026-03-12 11:00")  # the decision was at 10
    assert found(story) == [Gap("not-repeated", "6", DECIDED)]
    again.reported_at = utc("2026-03-12 09:00")
    assert found(story) == []


@pytest.mark.section("9.1")
def test_a_review_that_is_missing_while_something_applies_and_after() -> None:
    story = a_case(Stage.IN_FORCE)
    story.proposal.review_on = dt.date(2026, 6, 1)
    story.at = utc("2026-06-01 20:00")
    assert found(story) == []
    story.at = utc("2026-06-04 10:00")
    assert found(story) == [Gap("review-missing", "9", dt.date(2026, 6, 1), 3, still=True)]
    story.at = utc("2026-10-30 10:00")  # it ended on 15 September
    assert found(story) == [Gap("review-missing", "9", dt.date(2026, 6, 1), 106)]
    story.restriction.ended_on = dt.date(2026, 5, 20)
    assert found(story) == [], "nothing was left to review"
    story.restriction.ended_on = None
    story.restriction.effective_from = None
    assert found(story) == [], "nothing ever applied"


@pytest.mark.section("9.1")
def test_a_review_that_was_done_late_is_late_and_not_missing() -> None:
    story = a_case(Stage.IN_FORCE)
    story.proposal.review_on = dt.date(2026, 6, 1)
    story.at = utc("2026-06-05 10:00")
    review_now(story, ReviewOutcome.ENDED)
    assert found(story) == [Gap("review-late", "9", dt.date(2026, 6, 1), 4)]


@pytest.mark.section("9.1")
def test_a_review_in_time_is_none_and_counts_only_for_its_own_decision() -> None:
    story = a_case(Stage.IN_FORCE)
    story.at = utc("2026-06-05 10:00")
    review_now(story)
    assert found(story) == []
    story.proposal.review_on = dt.date(2026, 6, 1)
    story.case.reviews.clear()
    other = Review(UUID(int=1), REVIEW, story.at, outcome=ReviewOutcome.CONTINUED, at=story.at)
    story.case.reviews.append(other)
    assert codes(story) == ["review-missing"]
    story.case.reviews.append(Review(story.proposal.id, story.today, story.at))
    assert codes(story) == ["review-missing"], "an invitation is no review"
    early = Review(story.proposal.id, story.today, story.at, at=utc("2026-05-31 10:00"))
    story.case.reviews.append(early)
    assert codes(story) == ["review-missing"], "the one before is not the one that is due"


@pytest.mark.section("7.5")
def test_an_appeal_acknowledged_and_decided_late_or_not_at_all() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    received = dt.date(2026, 3, 18)
    story.at = utc("2026-03-25 16:00")
    assert found(story) == []
    story.at = utc("2026-03-27 16:00")
    assert found(story) == [Gap("appeal-acknowledged-late", "7", received, 2, still=True)]
    letter = story.a_letter(LetterKind.APPEAL_ACKNOWLEDGED, story.appeal.id, story.staff.slt)
    story.case.letters.append(letter)
    story.issue(letter, story.staff.slt)
    story.at = utc("2026-04-17 16:00")  # Easter lies between
    assert found(story) == [Gap("appeal-acknowledged-late", "7", received, 2)]
    story.at = utc("2026-04-21 16:00")
    assert one(story, "appeal-decided-late") == Gap("appeal-decided-late", "7", received, 4, still=True)
    decide_appeal(story)
    story.at += 10 * DAY
    assert one(story, "appeal-decided-late") == Gap("appeal-decided-late", "7", received, 4)


@pytest.mark.section("7.3")
def test_an_appeal_decided_by_somebody_in_the_trail() -> None:
    story = a_case(Stage.APPEAL_DECIDED)
    assert "appeal-reviewer-took-part" not in codes(story)
    for who in (story.staff.approver, story.staff.proposer, story.staff.reporter, story.staff.witness):
        story.appeal.reviewer_id = who.id
        assert one(story, "appeal-reviewer-took-part") == Gap(
            "appeal-reviewer-took-part", "7", dt.date(2026, 3, 30)
        )
    story.appeal.reviewer_id = story.staff.colleague.id
    assert "appeal-reviewer-took-part" not in codes(story)


@pytest.mark.section("7.3")
def test_what_a_reviewer_did_after_the_decision_is_no_part_in_it() -> None:
    story = a_case(Stage.APPEAL_DECIDED)
    slt = story.staff.slt.id
    later = ContactException("", [], slt, story.at + DAY, refused=True)
    story.case.exceptions.append(later)
    story.case.nudges.append(Nudge("appeal", story.appeal.id, 0, story.at))
    assert "appeal-reviewer-took-part" not in codes(story)
    later.recorded_at = story.at - DAY
    assert "appeal-reviewer-took-part" in codes(story)


@pytest.mark.section("7.3")
def test_a_measure_arranged_after_the_decision_is_no_part_in_it() -> None:
    story = a_case(Stage.APPEAL_DECIDED)
    slt = story.staff.slt.id
    later = Arrangement(KEY_OFFICER, slt, [], story.today, slt, story.at + DAY)
    story.case.arrangements.append(later)
    assert "appeal-reviewer-took-part" not in codes(story)
    later.arranged_at = story.at - DAY
    assert "appeal-reviewer-took-part" in codes(story)
