"""A customer who says that a fact in the warning is wrong is answered before anything is approved (P6.3)."""

import datetime as dt

import pytest

from policy import correction, formal
from policy.correction import Correction, CorrectionOutcome
from policy.letter import LetterKind
from policy.openthing import escalated_to, waits_for
from policy.people import Person
from policy.proposal import Verdict
from policy.record import Record
from tests.factories import Stage, Story, a_case, decide, draft_warning, utc
from tests.refusals import not_allowed, refused, stale


def says(story: Story, received_on: dt.date | None = None, by: Person | None = None) -> Record:
    by = by or story.staff.colleague
    letter = correction.warning_to_correct(story.case)
    text = story.keep("It was not me who rang.")
    said = Correction(letter.id, received_on or story.today, "phone", "", text, by.id, story.at)
    return correction.log(story.case, said, by, story.at, story.calendar)


def answered(story: Story, by: Person | None = None, reason: str = "The recording says so.") -> Record:
    said, kept = story.case.corrections[-1], story.keep(reason) if reason else None
    by = by or story.staff.proposer
    return correction.answer(story.case, said, CorrectionOutcome.PARTLY, kept, by, story.at)


@pytest.mark.section("6.3")
def test_anyone_on_the_staff_logs_it_however_late() -> None:
    story = a_case(Stage.WARNED)
    story.at = utc("2026-11-02 10:00")
    record = says(story)
    assert (record.what, record.passages) == (
        "correction-logged",
        [str(story.case.corrections[0].text_passage)],
    )
    story.staff.colleague.active = False
    with not_allowed("left"):
        says(story)


@pytest.mark.section("6.3")
def test_it_cannot_have_come_in_the_future() -> None:
    story = a_case(Stage.WARNED)
    with refused("correction-in-the-future", field="received_on"):
        says(story, story.today + dt.timedelta(days=1))
    says(story, story.today)


@pytest.mark.section("6.3")
def test_there_is_nothing_to_correct_before_a_warning_is_issued() -> None:
    for stage in (Stage.MEASURED, Stage.WARNING_DRAFTED):
        with refused("nothing-to-correct"):
            correction.warning_to_correct(a_case(stage).case)
    story = a_case(Stage.WARNED)
    story.warning.kind = LetterKind.ENDED
    with refused("nothing-to-correct"):
        correction.warning_to_correct(story.case)


@pytest.mark.section("6.3")
def test_of_two_warnings_the_last_one_is_corrected() -> None:
    story = a_case(Stage.WARNED)
    story.at = utc("2026-05-04 10:00")
    draft_warning(story)
    story.issue(story.case.letters[-1], story.staff.proposer)
    assert correction.warning_to_correct(story.case) is story.case.letters[-1]


@pytest.mark.section("6.3")
def test_nothing_is_approved_before_it_is_answered() -> None:
    story = a_case(Stage.PROPOSED)
    says(story)
    with refused("correction-unanswered", instead="answer-correction"):
        decide(story)
    assert story.proposal.verdict is None
    answered(story)
    decide(story)
    again = a_case(Stage.PROPOSED)
    says(again)
    decide(again, Verdict.RETURNED, reason="Answer the customer first.")


@pytest.mark.section("6.3")
def test_those_who_prepare_formal_action_answer_it() -> None:
    for name in ("proposer", "approver", "director", "line_manager"):
        story = a_case(Stage.WARNED)
        says(story)
        assert answered(story, getattr(story.staff, name)).what == "correction-answered"
    for name in ("reporter", "colleague", "slt", "safety", "records", "admin"):
        story = a_case(Stage.WARNED)
        says(story)
        with not_allowed("needs-manager"):
            answered(story, getattr(story.staff, name))


@pytest.mark.section("6.3")
def test_it_is_answered_once_and_with_a_reason() -> None:
    story = a_case(Stage.WARNED)
    says(story)
    with refused("reason-missing", field="reason"):
        answered(story, reason="")
    answered(story)
    said = story.case.corrections[0]
    assert (said.outcome, said.answered_at) == (CorrectionOutcome.PARTLY, story.at)
    with stale("correction-answered"):
        answered(story)


@pytest.mark.section("6.3")
def test_it_waits_for_whoever_began_the_consideration_and_then_for_the_director_too() -> None:
    story = a_case(Stage.WARNED)
    says(story)
    formal.start(story.case, story.staff.approver, story.at)  # another one, that it is not about
    (thing,) = correction.open_corrections(story.case, story.pack, story.calendar)
    everyone = story.staff.everyone
    assert waits_for(thing, everyone) == [story.staff.proposer]
    late = [escalated_to(thing, stage, story.today, everyone) for stage in (0, 1)]
    assert late == [[], [story.staff.director]]
    answered(story)
    assert not list(correction.open_corrections(story.case, story.pack, story.calendar))
