"""A drafted letter that is never sent is kept, and waits for nobody (sections 6, 7 and 13)."""

import pytest

from policy import formal, letter
from policy.dropped import drop
from policy.letter import Letter, LetterKind
from policy.not_applied import not_apply
from policy.people import Person
from policy.record import Record
from tests.factories import Stage, Story, a_case, draft_warning
from tests.refusals import not_allowed, refused, stale


def dropped(
    story: Story, draft: Letter | None = None, by: Person | None = None, why: str = "Wrong."
) -> Record:
    kept = story.keep(why) if why else None
    return drop(story.case, draft or story.warning, kept, by or story.staff.proposer, story.at)


def waits(story: Story) -> bool:
    return bool(list(letter.open_letters(story.case, story.pack, story.calendar)))


@pytest.mark.section("13.1")
def test_it_is_kept_with_who_when_and_why_and_waits_for_nobody() -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    assert waits(story)
    record = dropped(story)
    assert (record.what, record.passages) == ("letter-dropped", [str(story.warning.dropped_passage)])
    assert (story.warning.dropped_at, story.warning.dropped_by_id) == (story.at, story.staff.proposer.id)
    assert not waits(story)
    assert story.case.letters == [story.warning]


@pytest.mark.section("7.2")
def test_its_owner_a_manager_or_the_director_drops_it() -> None:
    for name in ("approver", "director"):
        story = a_case(Stage.WARNING_DRAFTED)
        dropped(story, by=getattr(story.staff, name))
    story = a_case(Stage.WARNING_DRAFTED)
    story.warning.owner_id = story.staff.line_manager.id
    dropped(story, by=story.staff.line_manager)
    for name in ("line_manager", "reporter", "colleague", "slt", "safety", "records", "admin"):
        story = a_case(Stage.WARNING_DRAFTED)
        with not_allowed("needs-manager"):
            dropped(story, by=getattr(story.staff, name))
    story.staff.proposer.active = False
    with not_allowed("left"):
        dropped(story)


@pytest.mark.section("13.1")
def test_it_has_a_reason() -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    with refused("reason-missing", field="reason"):
        dropped(story, why="")


@pytest.mark.section("6.3")
def test_it_counts_as_no_warning_and_another_one_can_be_written() -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    dropped(story)
    with refused("warning-missing", instead="warning"):
        formal.warning_in_force(story.case, story.formal, story.today, story.pack)
    draft_warning(story)
    second = story.case.letters[-1]
    story.issue(second, story.staff.proposer)
    assert formal.warning_in_force(story.case, story.formal, story.today, story.pack) is second


@pytest.mark.section("6.3")
def test_it_is_never_sent_nor_translated_nor_dropped_again() -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    dropped(story)
    by = story.staff.proposer
    with stale("letter-dropped"):
        dropped(story)
    with stale("letter-dropped"):
        story.issue(story.warning, by)
    with stale("letter-dropped"):
        letter.translate(story.case, story.warning, "cy", {}, by, story.at, story.keep)
    sent = a_case(Stage.WARNED)
    with stale("letter-issued"):
        dropped(sent)


@pytest.mark.section("7.2")
@pytest.mark.parametrize("kind", sorted(set(LetterKind) - {LetterKind.WARNING, LetterKind.NOT_APPLIED}))
def test_what_tells_of_a_decision_or_answers_the_customer_is_owed(kind: LetterKind) -> None:
    story = a_case(Stage.APPROVED)
    draft = story.a_letter(kind, story.proposal.id, story.staff.proposer)
    with refused("letter-owed"):
        dropped(story, draft)


@pytest.mark.section("6.3")
def test_a_drafted_warning_goes_with_its_consideration_and_one_that_was_sent_stays() -> None:
    story = a_case(Stage.WARNED)
    draft_warning(story)
    sent, draft = story.case.letters
    other = story.a_letter(LetterKind.CORRECTION_ANSWER, story.formal.id, story.staff.proposer)
    story.case.letters.append(other)
    not_apply(story.case, story.formal, story.keep("Better."), True, story.staff.proposer, story.at)
    assert [x.dropped_at for x in (sent, draft, other)] == [None, story.at, None]
