"""Anybody may ask to look again; somebody who took no part decides; it never gets stricter (P7.3 to P7.5)."""

import datetime as dt

import pytest

from policy import appeal
from policy.appeal import AppealOutcome
from policy.proposal import Verdict
from tests.factories import (
    Stage,
    Story,
    a_case,
    decide,
    decide_appeal,
    log_appeal,
    take_appeal,
    utc,
)
from tests.refusals import not_allowed, refused, stale


def names(story: Story) -> list[str]:
    return [person.name for person in appeal.reviewers(story.case, story.staff.everyone)]


@pytest.mark.section("7.3")
def test_an_appeal_is_offered_to_every_slt_member_without_a_part_and_to_nobody_else() -> None:
    story = a_case(Stage.APPEALED)
    assert names(story) == ["Sioned Parry", "Rhys Morgan"]
    assert story.appeal.offered_to == [str(story.staff.slt.id), str(story.staff.other_slt.id)]
    assert story.case.open_appeal is story.appeal


@pytest.mark.section("7.3")
def test_a_late_appeal_is_taken() -> None:
    story = a_case(Stage.IN_FORCE)
    story.at = utc("2026-12-30 10:00")
    log_appeal(story)
    assert story.appeal.outcome is None


@pytest.mark.section("7.3")
def test_an_appeal_may_come_before_the_decision_letter_was_issued() -> None:
    story = a_case(Stage.APPROVED)
    log_appeal(story)
    assert story.case.open_appeal is story.appeal


@pytest.mark.section("7.3")
@pytest.mark.parametrize("verdict", [None, Verdict.RETURNED, Verdict.REFUSED])
def test_only_what_was_approved_can_be_appealed_against(verdict: Verdict | None) -> None:
    story = a_case(Stage.PROPOSED)
    if verdict:
        decide(story, verdict, reason="No.")
    with refused("nothing-to-appeal"):
        log_appeal(story)


@pytest.mark.section("7.3")
def test_while_an_appeal_is_open_what_is_new_is_added_to_it() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    with refused("appeal-open", field="request"):
        log_appeal(story)
    decide_appeal(story)
    log_appeal(story)
    assert len(story.case.appeals) == 2


@pytest.mark.section("7.3")
def test_an_appeal_against_another_decision_of_the_case_does_not_wait_for_the_first() -> None:
    story, other = a_case(Stage.APPEALED), a_case(Stage.APPROVED)
    story.case.proposals.append(other.proposal)
    log_appeal(story)
    assert [a.proposal_id for a in story.case.appeals] == [p.id for p in story.case.proposals]


@pytest.mark.section("7.3")
def test_an_appeal_was_received_between_its_decision_and_today() -> None:
    story = a_case(Stage.IN_FORCE)
    story.at = utc("2026-03-18 11:00")
    with refused("received-in-the-future", field="received_on"):
        log_appeal(story, dt.date(2026, 3, 19))
    with refused("received-before-decision", field="received_on"):
        log_appeal(story, dt.date(2026, 3, 11))
    log_appeal(story, dt.date(2026, 3, 12))
    assert story.appeal.received_on == dt.date(2026, 3, 12)


@pytest.mark.section("7.3")
def test_the_approver_does_not_decide_the_appeal_even_as_a_member_of_the_slt() -> None:
    story = a_case(Stage.APPEALED)
    story.proposal.decided_by_id = story.staff.slt.id
    assert names(story) == ["Rhys Morgan"]
    with refused("took-part"):
        take_appeal(story)


@pytest.mark.section("7.3")
def test_only_the_slt_and_as_a_last_resort_the_director_decide_an_appeal() -> None:
    story = a_case(Stage.APPEALED)
    for name in ("approver", "proposer", "line_manager", "colleague", "safety", "records", "admin"):
        with not_allowed("needs-slt"):
            take_appeal(story, by=getattr(story.staff, name))
    with refused("an-slt-member-decides"):
        take_appeal(story, by=story.staff.director)
    story.case.incidents[0].witness_ids = [str(story.staff.slt.id), str(story.staff.other_slt.id)]
    take_appeal(story, by=story.staff.director)
    assert story.appeal.reviewer_id == story.staff.director.id


@pytest.mark.section("7.3")
def test_a_director_who_approved_is_no_last_resort() -> None:
    story = a_case(Stage.PROPOSED)
    story.staff.approver.active = story.staff.slt.active = story.staff.other_slt.active = False
    decide(story, by=story.staff.director)
    log_appeal(story)
    assert story.appeal.offered_to == []
    with refused("took-part"):
        take_appeal(story, by=story.staff.director)


@pytest.mark.section("7.3")
def test_an_slt_member_who_has_left_decides_nothing() -> None:
    story = a_case(Stage.APPEALED)
    story.staff.slt.active = False
    assert names(story) == ["Rhys Morgan"]
    with not_allowed("needs-slt"):
        take_appeal(story)


@pytest.mark.section("7.3")
def test_whoever_takes_it_first_has_it_and_the_second_is_told_who() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    with stale("appeal-taken", by="Sioned Parry"):
        take_appeal(story, by=story.staff.other_slt)
    assert story.appeal.reviewer_id == story.staff.slt.id


@pytest.mark.section("7.3")
def test_another_takes_over_where_the_reviewer_left_or_took_a_part_since() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    story.staff.slt.active = False
    take_appeal(story, by=story.staff.other_slt)
    story.case.incidents[0].harmed_ids = [str(story.staff.other_slt.id)]
    with refused("took-part"):
        decide_appeal(story, by=story.staff.other_slt)
    take_appeal(story, by=story.staff.director)
    decide_appeal(story, by=story.staff.director)
    assert story.appeal.outcome is AppealOutcome.STAYS


@pytest.mark.section("7.3")
def test_only_the_reviewer_who_took_it_decides_it() -> None:
    story = a_case(Stage.APPEALED)
    with refused("appeal-not-taken"):
        decide_appeal(story)
    take_appeal(story)
    with refused("not-your-appeal"):
        decide_appeal(story, by=story.staff.other_slt)
    assert story.case.open_appeal is story.appeal


@pytest.mark.section("7.3")
def test_an_appeal_is_decided_once() -> None:
    story = a_case(Stage.APPEAL_DECIDED)
    with stale("appeal-decided", by="Sioned Parry"):
        decide_appeal(story, AppealOutcome.ENDED)
    with stale("appeal-decided", by="Sioned Parry"):
        take_appeal(story, by=story.staff.other_slt)
    assert (story.appeal.outcome, story.appeal.reviewer_id) == (AppealOutcome.STAYS, story.staff.slt.id)


@pytest.mark.section("7.3")
def test_an_earlier_reviewer_does_not_decide_the_next_appeal() -> None:
    story = a_case(Stage.APPEAL_DECIDED)
    log_appeal(story)
    assert story.appeal.offered_to == [str(story.staff.other_slt.id)]
    with refused("took-part"):
        take_appeal(story)


@pytest.mark.section("7.3")
def test_any_approved_decision_can_be_appealed_against_the_latest_first() -> None:
    story, other, refused_one = a_case(Stage.APPROVED), a_case(Stage.APPROVED), a_case(Stage.PROPOSED)
    first, second = story.proposal, other.proposal
    second.proposed_at = first.proposed_at + dt.timedelta(days=1)
    story.case.proposals += [second, refused_one.proposal]
    assert appeal.appealable(story.case) == [second, first]
    assert appeal.may_be_appealed(story.case)
    story.case.proposals.remove(refused_one.proposal)
    log_appeal(story)
    assert appeal.may_be_appealed(story.case), "the first one still"
    story.case.proposals.reverse()
    log_appeal(story)
    assert not appeal.may_be_appealed(story.case)


@pytest.mark.section("7.3")
def test_a_second_appeal_against_the_same_decision_counts_and_knows_of_the_first() -> None:
    story = a_case(Stage.APPEAL_DECIDED)
    first = story.appeal
    assert appeal.decided_before(story.case, first) is None
    story.at += dt.timedelta(days=1)
    log_appeal(story)
    assert appeal.decided_before(story.case, story.appeal) is first
    story.appeal.proposal_id = story.case.id
    assert appeal.decided_before(story.case, story.appeal) is None
