"""An appeal is acknowledged in five working days, by one letter, whoever takes it over (P7.5)."""

import datetime as dt
from itertools import islice

import pytest

from policy.acknowledgement import decider, taken_up
from policy.due import open_things
from policy.letter import Letter, LetterKind
from policy.openthing import OpenThing, escalated_to, waits_for
from tests.factories import Stage, Story, a_case, decide_appeal, log_appeal, take_appeal, utc

ACKNOWLEDGED = LetterKind.APPEAL_ACKNOWLEDGED


def things(story: Story) -> list[OpenThing]:
    every = open_things(story.case, story.pack, story.calendar)
    return [thing for thing in every if thing.kind == "acknowledgement"]


def waiting(story: Story) -> list[str]:
    return [person.name for person in waits_for(things(story)[0], story.staff.everyone)]


def draft(story: Story, decides: str = "slt", kind: LetterKind = ACKNOWLEDGED) -> Letter:
    letter = story.a_letter(kind, story.appeal.id, story.staff.slt, decider=decides)
    story.case.letters.append(letter)
    return letter


@pytest.mark.section("7.5")
def test_it_waits_for_all_who_may_take_it_on_and_then_for_the_reviewer_until_the_letter_is_issued() -> None:
    story = a_case(Stage.APPEALED)
    assert waiting(story) == ["Sioned Parry", "Rhys Morgan"]
    assert things(story)[0].by == dt.date(2026, 3, 25)
    take_appeal(story)
    letter = draft(story)
    assert (waiting(story), things(story)[0].step) == (["Sioned Parry"], "see-appeal")
    story.issue(draft(story, kind=LetterKind.APPEAL_OUTCOME), story.staff.slt)
    assert things(story)
    story.issue(letter, story.staff.slt)
    assert things(story) == []


@pytest.mark.section("7.5")
def test_it_is_reminded_of_from_its_last_day_on_and_the_director_hears_of_it() -> None:
    story = a_case(Stage.APPEALED)
    (thing,) = things(story)
    found = [f"{at:%Y-%m-%d %H:%M}" for at in islice(thing.moments, 3)]
    assert found == ["2026-03-25 09:00", "2026-03-26 09:00", "2026-03-27 09:00"]
    late = story.pack.settings.escalate_after_nudge_working_days
    told = [escalated_to(thing, stage, story.today, story.staff.everyone) for stage in (late - 1, late)]
    assert told == [[], [story.staff.director]]


@pytest.mark.section("7.5")
def test_one_logged_late_is_not_reminded_of_before() -> None:
    story = a_case(Stage.IN_FORCE)
    story.at = utc("2026-04-02 10:00")
    log_appeal(story, dt.date(2026, 3, 18))
    assert next(things(story)[0].moments) == utc("2026-04-07 08:00")


@pytest.mark.section("7.5")
def test_what_is_decided_is_answered_by_the_letter_with_its_outcome() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    decide_appeal(story)
    assert things(story) == []


@pytest.mark.section("7.3")
def test_the_letter_says_which_of_the_three_decides() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    people = story.staff.everyone
    assert decider(story.appeal, people) == "slt"
    story.appeal.reviewer_id = story.staff.director.id
    assert decider(story.appeal, people) == "director"
    story.appeal.outside_name, story.appeal.outside_organisation = "Ann Jones", "Cartrefi Cymru"
    assert decider(story.appeal, people) == "Ann Jones, Cartrefi Cymru"


@pytest.mark.section("7.5")
def test_whoever_takes_over_takes_up_the_draft_that_is_there() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    letter = draft(story)
    assert taken_up(story.case, story.appeal, "director", story.staff.director) is letter
    assert (letter.owner_id, letter.facts["decider"]) == (story.staff.director.id, "director")


@pytest.mark.section("7.5")
def test_what_was_issued_serves_where_it_named_the_same_and_else_another_is_written() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    by = story.staff.other_slt
    draft(story, kind=LetterKind.APPEAL_OUTCOME)
    assert taken_up(story.case, story.appeal, "slt", by) is None, "there is none yet"
    letter = draft(story)
    story.issue(letter, story.staff.slt)
    assert taken_up(story.case, story.appeal, "slt", by) is letter
    assert letter.owner_id == story.staff.slt.id
    assert taken_up(story.case, story.appeal, "director", story.staff.director) is None
    letter.facts = {}
    assert taken_up(story.case, story.appeal, "slt", by) is letter, "it named one of the SLT then"


@pytest.mark.section("7.4")
def test_a_draft_that_was_not_issued_goes_with_the_outcome_and_the_record_says_so() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    issued, waiting_still = draft(story), draft(story)
    other = draft(story, kind=LetterKind.APPEAL_OUTCOME)
    story.at += dt.timedelta(hours=1)
    story.issue(issued, story.staff.slt)
    record = decide_appeal(story)
    assert record.facts["dropped"] == [str(waiting_still.id)]
    assert (waiting_still.dropped_at, waiting_still.dropped_by_id) == (story.at, story.staff.slt.id)
    assert not waiting_still.waits
    assert (issued.dropped_at, other.waits) == (None, True)
    letters = [x for x in open_things(story.case, story.pack, story.calendar) if x.kind == "letter"]
    assert waiting_still.id not in {x.subject_id for x in letters}
