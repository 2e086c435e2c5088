"""A card survives its time in the outbox, without the words of its passages."""

from uuid import uuid4

import pytest

from notices.card import EXCERPT, Action, Bars, Button, Card, Confirm, Excerpt, Fact, Paragraph
from notices.card_json import dump, filled, load, passages_of

PASSAGE = uuid4()
CARD = Card(
    "Report about Siân Prŷs",
    facts=(Fact("When", "24 November 2026"),),
    body=(
        Paragraph("Hurt", strong=True),
        Excerpt("What happened", PASSAGE),
        Bars("Per week", (("2 Mar", 4), ("9 Mar", 0)), "contacts"),
    ),
    buttons=(
        Button(
            "Acknowledge",
            Action("report-acknowledge", str(PASSAGE), 3, "yes"),
            "primary",
            Confirm("Sure?", "Yes", "No"),
        ),
        Button("Outcome", Action("report-outcome"), opens_form=True),
    ),
    tone="warning",
    footer="CC-2026-0001",
)


def test_a_card_comes_back_as_it_was() -> None:
    assert load(dump(CARD)) == CARD


def test_the_words_of_a_passage_are_not_stored() -> None:
    shown = filled(CARD, {PASSAGE: "He shouted."}, "(removed)")
    assert "shouted" not in str(dump(shown))
    assert load(dump(shown)) == CARD


def test_a_card_of_a_newer_release_is_not_misread() -> None:
    with pytest.raises(ValueError, match="schema 99"):
        load({**dump(CARD), "schema": 99})


def test_a_card_names_the_passages_it_quotes() -> None:
    assert passages_of([CARD, Card("none")]) == {PASSAGE}


@pytest.mark.parametrize(
    ("text", "shown", "more"),
    [
        ("He shouted.", "He shouted.", False),
        ("x" * EXCERPT, "x" * EXCERPT, False),
        ("x" * (EXCERPT + 1), "x" * (EXCERPT - 1) + "…", True),
        (None, "(removed)", False),
    ],
)
def test_a_passage_is_shown_from_its_beginning_and_marked_where_it_goes_on(
    text: str | None, shown: str, more: bool
) -> None:
    card = filled(CARD, {PASSAGE: text}, "(removed)")
    assert card.body[1] == Excerpt("What happened", PASSAGE, shown, more)
    assert card.body[0] == CARD.body[0]


def test_a_passage_that_is_not_there_reads_as_removed() -> None:
    assert filled(CARD, {}, "(removed)").body[1] == Excerpt("What happened", PASSAGE, "(removed)")
