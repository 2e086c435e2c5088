"""Cards as Block Kit: within Slack's limits, and names stay names."""

from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.blocks import MAX_MESSAGE, card_blocks, escaped, message_blocks, metadata
from notices.card import Action, Bars, Button, Card, Confirm, Excerpt, Fact, Paragraph
from tests.slack_workspace import check_blocks

NAMES = [
    "<!channel>",
    "*x*",
    "[x](http://evil.test)",
    "<@U1|me> & co",
    ":smile:",
    "`code`",
    "سلام\u202eabc",
    "🏠🏠",
]


def as_json(card: Card) -> list[dict[str, Any]]:
    return [block.to_dict() for block in card_blocks(card)]


def texts(found: Any) -> list[dict[str, Any]]:
    """Every object that has text in it, at any depth."""
    if isinstance(found, list):
        return [text for part in found for text in texts(part)]
    if isinstance(found, dict):
        here = [found] if isinstance(found.get("text"), str) else []
        return here + [text for part in found.values() for text in texts(part)]
    return []


@pytest.mark.parametrize("name", NAMES)
def test_a_name_with_markup_stays_a_name(name: str) -> None:
    card = Card(
        name,
        facts=(Fact("Customer", name),),
        body=(Paragraph(name), Paragraph(name, strong=True), Excerpt(name, uuid4(), name)),
        buttons=(Button(name[:24], Action("check"), confirm=Confirm(name, "Yes", "No")),),
        footer=name,
    )
    found = texts(as_json(card))
    assert len([text for text in found if text["text"].strip() == name]) >= 8
    assert {text["type"] for text in found} <= {"plain_text", "text"}
    assert not any(text.get("emoji") for text in found)


def test_the_largest_card_is_within_slacks_limits() -> None:
    card = Card(
        "T" * 150,
        facts=tuple(Fact("L" * 75, "v" * 1000) for _ in range(20)),
        body=tuple(Paragraph("p" * 2900) for _ in range(30)),
        buttons=tuple(
            Button("b" * 24, Action("u" * 400), "danger", Confirm("q" * 300, "y" * 24, "n" * 24))
            for _ in range(12)
        ),
        tone="danger",
        footer="f" * 300,
    )
    blocks = as_json(card)
    check_blocks(blocks, 50)
    assert blocks[0]["text"]["text"] == "T" * 150


def test_a_card_that_slack_would_not_take_as_a_message_raises() -> None:
    card = Card("Long", body=tuple(Paragraph("p" * 2900) for _ in range(5)))
    with pytest.raises(ValueError, match=str(MAX_MESSAGE)):
        message_blocks(card)


def test_empty_texts_are_shown_as_a_dash() -> None:
    blocks = as_json(
        Card(" ", facts=(Fact("Phone", ""),), body=(Paragraph(""), Excerpt("What happened", uuid4())))
    )
    check_blocks(blocks, 50)
    assert [text["text"] for text in texts(blocks)] == ["–", "Phone: ", "–", "–", "What happened", "–"]


def test_an_excerpt_of_a_longer_passage_says_that_it_goes_on() -> None:
    blocks = as_json(Card("Report", body=(Excerpt("What happened", uuid4(), "He shouted", more=True),)))
    assert texts(blocks)[-1]["text"] == "He shouted…"


def test_bars_are_drawn_in_letters_of_one_width() -> None:
    blocks = as_json(
        Card("T", body=(Bars("Per week", (("2 Mar", 4), ("16 Mar", 0), ("*x*", 1)), "<contacts>"),))
    )
    check_blocks(blocks, 50)
    title, picture = blocks[1]["elements"]
    assert "".join(text["text"] for text in texts(title)) == "Per week (<contacts>)"
    assert picture["type"] == "rich_text_preformatted"
    (drawn,) = texts(picture)
    assert drawn["text"].split("\n") == [f"2 Mar  {'█' * 14} 4", "16 Mar 0", "*x*    ████ 1"]


def test_buttons_carry_their_action_and_have_ids_of_their_own() -> None:
    first, second = Action("report.acknowledge", str(uuid4()), 3), Action("report.none", "", 0, "x")
    blocks = as_json(
        Card("Report", buttons=(Button("Acknowledge", first, "primary"), Button("None", second)))
    )
    buttons = blocks[-1]["elements"]
    assert [Action.decode(button["value"]) for button in buttons] == [first, second]
    assert [button["action_id"] for button in buttons] == ["press:0", "press:1"]
    assert [button.get("style") for button in buttons] == ["primary", None]


@pytest.mark.parametrize(
    ("tone", "mark"), [("plain", ""), ("good", "✅ "), ("warning", "⚠️ "), ("danger", "⛔ ")]
)
def test_the_tone_stands_before_the_title(tone: Any, mark: str) -> None:
    assert as_json(Card("No visits alone", tone=tone))[0]["text"]["text"] == mark + "No visits alone"


def test_metadata_recognises_a_card_and_tells_nothing_about_it() -> None:
    about = metadata("report:Mair Jones", 2).to_dict()
    assert about == {
        "event_type": "contact_card",
        "event_payload": metadata("report:Mair Jones", 2).event_payload,
    }
    assert "Mair" not in str(about)
    assert about != metadata("report:Mair Jones", 3).to_dict() != metadata("report:Huw", 3).to_dict()


@given(st.text(max_size=60))
def test_a_notification_mentions_nobody(text: str) -> None:
    assert "<" not in escaped(text)
    assert ">" not in escaped(text)
