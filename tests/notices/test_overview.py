"""The words of what is open and overdue: every kind at its stage, every page within a card, no button made up."""

import datetime as dt
from uuid import UUID, uuid4

import pytest

from notices.overview import STAGE_WORDS, Line, View, in_order, list_card, owners_card, stages_card
from notices.waiting import WAITING
from notices.words import words
from policy.overview import NOBODY, STAGES, Count
from tests.refusals import not_allowed
from tests.story import adra

pytestmark = pytest.mark.section("3")
DAY = dt.date(2026, 3, 2)
W = words("en")
TOTAL = Count(90, 7, DAY)


def test_every_kind_of_open_thing_has_its_stage_and_every_stage_its_words() -> None:
    kinds = [kind for stage in STAGES.values() for kind in stage]
    assert len(kinds) == len(set(kinds))
    of_no_case = {kind for kind in WAITING if kind.startswith("policy-")}
    assert set(WAITING) - of_no_case == set(kinds), "say in policy/overview.py STAGES at which stage it waits"
    assert set(in_order()) == set(STAGE_WORDS)


def test_every_stage_has_room_on_one_card_and_a_page_of_them_its_buttons() -> None:
    counts = {stage: Count(4, 1, DAY) for stage in in_order()}
    pages = [stages_card(View(page=page, organisation="adra"), counts, TOTAL, adra(), W) for page in range(3)]
    assert pages[0].title == "Adra: 90 open, 7 overdue"
    assert [fact.label for fact in pages[2].facts] == [STAGE_WORDS[stage] for stage in in_order()]
    labels = [button.label for card in pages for button in card.buttons]
    assert all(W(said) in labels for said in STAGE_WORDS.values())


def test_one_stage_more_than_a_card_has_room_for_is_paged_and_nothing_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("notices.overview.MAX_FACTS", len(in_order()) - 1)
    counts = {stage: Count(4, 1, DAY) for stage in in_order()}
    pages = [stages_card(View(page=page), counts, TOTAL, adra(), W) for page in range(3)]
    assert [fact.label for card in pages for fact in card.facts] == [
        STAGE_WORDS[stage] for stage in in_order()
    ]
    assert all(len(card.facts) <= 7 for card in pages)


def test_what_waits_for_nobody_shows_as_the_mistake_that_it_is() -> None:
    owner = uuid4()
    counts = {NOBODY: Count(1, 0, DAY), str(owner): Count(2, 1, DAY)}
    card = owners_card(View("owners"), counts, TOTAL, {owner: "Huw Pritchard"}, adra(), W)
    assert [(fact.label, fact.value) for fact in card.facts] == [
        ("Nobody", "1 open, 0 overdue, the oldest since 2 March 2026"),
        ("Huw Pritchard", "2 open, 1 overdue, the oldest since 2 March 2026"),
    ]
    assert card.tone == "danger"
    listed = list_card(
        View("owner", NOBODY), [Line(uuid4(), "CC-2026-0001", "letter", "", DAY)], 1, {}, adra(), W
    )
    assert listed.facts[0].value == (
        "A letter waits to be issued; since 2 March 2026; waits for nobody: tell Admin"
    )


def test_a_line_says_since_when_by_when_how_late_and_for_whom() -> None:
    line = Line(uuid4(), "CC-2026-0001", "report", "Gwen", DAY, DAY, 3, ["A", "B", "C", "D", "E", "F"])
    card = list_card(View("stage", "report"), [line], 1, {}, adra(), W)
    assert card.facts[0].value == (
        "An incident report waits to be acknowledged: Gwen; since 2 March 2026; by 2 March 2026;"
        " 3 working days late; waits for A, B, C, D and 2 more"
    )


def test_a_full_page_in_the_middle_has_room_for_all_its_buttons() -> None:
    lines = [Line(uuid4(), f"CC-2026-{n:04d}", "in-force", "x" * 300, DAY) for n in range(7)]
    card = list_card(View("stage", "in-force", "adra", 1), lines, 40, {}, adra(), W)
    labels = [button.label for button in card.buttons]
    assert labels[7:] == ["All stages", "Back", "More", "Only Medra", "All organisations"]


def test_a_button_comes_back_as_it_was_sent_and_no_other_is_taken() -> None:
    for view in (View(), View("owner", str(UUID(int=7)), "medra", 3), View("owner", NOBODY)):
        assert View.decode(view.encode(), adra()) == view
    assert View.decode("", adra()) == View()
    for made_up in (
        "stages",
        "stage.none..0",
        "owner.x..0",
        "stages..other.0",
        "stages.x..0",
        "x...0",
        "stages...-1",
    ):
        with not_allowed("unknown-subject"):
            View.decode(made_up, adra())
