"""A card shows as much of what it quotes as its reader needs to know (section 13)."""

from uuid import UUID, uuid4

import pytest

from notices.card import Action, Body, Button, Card, Excerpt, Paragraph
from notices.known import without
from notices.words import words

OPEN, CLOSED, CASE = uuid4(), uuid4(), uuid4()


def quoting(*passages: UUID) -> Card:
    """A card that quotes texts, with a button to each."""
    body: tuple[Body, ...] = (
        Paragraph("It was reported."),
        *(Excerpt("What happened", passage) for passage in passages),
    )
    read = tuple(Button("Read", Action("read", f"{CASE}:{passage}")) for passage in passages)
    return Card(
        "A report", body=body, buttons=(*read, Button("Open the case", Action("case", f"{CASE}:{CASE}")))
    )


@pytest.mark.section("13")
def test_a_text_that_is_not_for_its_reader_is_left_out_with_the_way_to_it_and_counted() -> None:
    card = without(quoting(OPEN, CLOSED), lambda passage: passage == OPEN, words("en"))
    assert card.body == (*quoting(OPEN).body, Paragraph("1 text is not shown to you."))
    assert card.buttons == quoting(OPEN).buttons
    both = without(quoting(OPEN, CLOSED), lambda passage: False, words("en"))
    assert both.body[1:] == (Paragraph("2 texts are not shown to you."),)
    assert [button.label for button in both.buttons] == ["Open the case"]


@pytest.mark.section("13")
def test_a_card_of_which_everything_is_for_its_reader_stays_as_it_is() -> None:
    whole = quoting(OPEN)
    assert without(whole, lambda passage: True, words("en")) is whole
