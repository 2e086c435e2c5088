"""A bundle in pages: nothing is lost at the cuts, what was removed is said, and every gap has its words (P7.6)."""

import ast
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from notices.bundle import bundle_card, chapters, passages
from notices.bundle_pages import MOST_CHARACTERS, MOST_PARAGRAPHS, pages
from notices.bundle_parts import Chapter, Said, Source
from notices.card import Paragraph
from notices.gaps import GAPS, gap_line
from notices.words import words
from policy import gap
from policy.gap import Gap
from policy.gaps import gaps
from tests.factories import Stage, Story, a_case
from tests.story import CALENDAR

W = words("en")
RULES = Path(gap.__file__).parent


def source(story: Story) -> Source:
    case = story.case
    found = gaps(case, story.records, story.kept, story.at, story.pack, CALENDAR)
    names = {person.id: person.name for person in story.staff.everyone}
    return Source(case, story.records, found, names, story.pack, CALENDAR, W, story.staff.records)


def told(body: tuple[Paragraph, ...]) -> str:
    return "\n".join(paragraph.text for paragraph in body)


@pytest.mark.section("7.6")
def test_a_long_text_is_cut_and_nothing_of_it_is_lost() -> None:
    passage, before = uuid4(), [Said(f"Line {n} of the timeline.") for n in range(400)]
    text = " ".join(f"word{n}" for n in range(4000))
    chapter = Chapter("Letters", "Letters", (*before, Said("English", passage), Said("After", strong=True)))
    paged = pages([chapter], {passage: text}, W)
    assert len(paged) > 5
    for page in paged:
        assert len(page.body) <= MOST_PARAGRAPHS
        assert sum(len(paragraph.text) for paragraph in page.body) <= MOST_CHARACTERS + 2600
    whole = told(tuple(paragraph for page in paged for paragraph in page.body))
    assert [f"word{n}" for n in range(4000)] == [x for x in whole.split() if x.startswith("word")]
    assert all(each.text in whole for each in before), "a line stands on one page"
    assert whole.endswith("After")
    assert paged[0].passages == frozenset()
    assert paged[-1].passages == {passage}


@pytest.mark.section("13.5")
def test_a_text_that_was_removed_is_said_in_its_place() -> None:
    (page,) = pages([Chapter("Decisions", "Decisions", (Said("Reason", UUID(int=1)),))], {}, W)
    assert "Reason:\nThis text was removed." in told(page.body)


@pytest.mark.section("7.6")
@pytest.mark.parametrize("stage", list(Stage))
def test_a_case_at_any_stage_has_its_bundle_and_every_card_keeps_its_limits(stage: Stage) -> None:
    story = a_case(stage)
    made = chapters(source(story))
    assert set(passages(made)) <= set(story.kept)
    paged = pages(made, story.kept, W)
    assert {page.chapter for page in paged} == set(range(len(made)))
    for number in range(len(paged) + 1):
        card = bundle_card(story.case, "Mair", made, paged, number, 0, W)
        if number in (1, len(paged)):
            assert card.buttons[0].action.value == str(2 if number == 1 else number - 1)


@pytest.mark.section("7.6")
def test_every_chapter_is_reached_from_the_contents() -> None:
    story = a_case(Stage.APPEAL_DECIDED)
    made = chapters(source(story))
    paged = pages(made, story.kept, W)
    contents = bundle_card(story.case, "Mair", made, paged, 0, 2, W)
    starts = [int(b.action.value) for b in contents.buttons if b.action.use_case == "bundle"]
    assert [paged[number - 1].chapter for number in starts] == list(range(len(made)))
    assert "2 gaps found" in [fact.value for fact in contents.facts]


@pytest.mark.section("7.6")
def test_no_gaps_are_said_to_be_none() -> None:
    story = a_case(Stage.IN_FORCE)
    made = chapters(source(story))
    assert [said.text for said in made[-1].said] == ["No gaps found."]


def test_every_gap_that_is_found_has_its_words_and_no_other() -> None:
    codes: set[object] = set()
    for file in RULES.glob("gaps*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Gap" | "overdue"), args=[ast.Constant(value=code), *_]):
                    codes.add(code)
    assert codes == set(GAPS)


@pytest.mark.section("7.6")
def test_a_gap_says_its_day_its_section_how_late_it_was_and_whether_it_is_open() -> None:
    story = a_case(Stage.OPENED)
    day = story.today
    late = Gap("letter-late", "7", day, 1, what="decision")
    assert (
        gap_line(late, story.pack, W)
        == "2 March 2026: a letter was issued late: Decision letter (§7), 1 day late"
    )
    still = Gap("held-late", "8", day, 3, still=True)
    assert gap_line(still, story.pack, W).endswith("in time (§8), 3 days late, still open")
    measure = Gap("arrangement-late", "6", day, 2, what="meeting")
    label = story.pack.measure("meeting").label.say("en")
    assert f"a measure that was arranged was not done in time: {label} (§6)" in gap_line(
        measure, story.pack, W
    )
    closed = Gap("no-way", "8", day, until=day)
    assert gap_line(closed, story.pack, W).endswith("closed to the customer (§8), until 2 March 2026")
    so_still = Gap("no-way", "8", day, still=True)
    assert gap_line(so_still, story.pack, W).endswith("closed to the customer (§8), and is to this day")
    erased = Gap("erased", "13", day, what="considered")
    assert "a text was erased: The considerations were answered (§13)" in gap_line(erased, story.pack, W)
