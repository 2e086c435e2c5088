"""A card as JSON, as it waits in the outbox; and the words of its passages, put in when it is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, assert_never
from uuid import UUID

from notices.card import EXCERPT, SCHEMA, Action, Bars, Body, Button, Card, Confirm, Excerpt, Fact, Paragraph

JsonObject = dict[str, Any]  # JSON has no narrower type


def dump(card: Card) -> JsonObject:
    """The card as JSON, in schema `SCHEMA`. The words of passages stay out."""
    return {
        "schema": SCHEMA,
        "title": card.title,
        "facts": [[fact.label, fact.value] for fact in card.facts],
        "body": [_dump_body(item) for item in card.body],
        "buttons": [_dump_button(button) for button in card.buttons],
        "tone": card.tone,
        "footer": card.footer,
    }


def load(stored: Mapping[str, Any]) -> Card:
    """The card that `dump` wrote. Raises ValueError for a schema that this release does not know."""
    if stored["schema"] != SCHEMA:
        raise ValueError(f"a card in schema {stored['schema']}; this release reads {SCHEMA}")
    return Card(
        title=stored["title"],
        facts=tuple(Fact(label, value) for label, value in stored["facts"]),
        body=tuple(_load_body(item) for item in stored["body"]),
        buttons=tuple(_load_button(button) for button in stored["buttons"]),
        tone=stored["tone"],
        footer=stored["footer"],
    )


def filled(card: Card, texts: Mapping[UUID, str | None], removed: str) -> Card:
    """The card with the beginning of each passage in it; ``removed`` stands where a passage is no longer kept."""
    return replace(
        card,
        body=tuple(_fill(item, texts, removed) if isinstance(item, Excerpt) else item for item in card.body),
    )


def passages_of(cards: Sequence[Card]) -> frozenset[UUID]:
    """The passages that these cards quote."""
    return frozenset(item.passage for card in cards for item in card.body if isinstance(item, Excerpt))


def _fill(item: Excerpt, texts: Mapping[UUID, str | None], removed: str) -> Excerpt:
    text = texts.get(item.passage)
    if text is None:
        return replace(item, text=removed, more=False)
    if len(text) <= EXCERPT:
        return replace(item, text=text, more=False)
    return replace(item, text=text[: EXCERPT - 1].rstrip() + "…", more=True)


def _dump_body(item: Body) -> JsonObject:
    match item:
        case Paragraph():
            return {"paragraph": item.text, "strong": item.strong}
        case Excerpt():
            return {"excerpt": item.label, "passage": str(item.passage)}
        case Bars():
            return {
                "bars": [[label, value] for label, value in item.bars],
                "title": item.title,
                "unit": item.unit,
            }
    assert_never(item)


def _load_body(stored: JsonObject) -> Body:
    if "paragraph" in stored:
        return Paragraph(stored["paragraph"], stored["strong"])
    if "bars" in stored:
        return Bars(stored["title"], tuple((label, value) for label, value in stored["bars"]), stored["unit"])
    return Excerpt(stored["excerpt"], UUID(stored["passage"]))


def _dump_button(button: Button) -> JsonObject:
    confirm = button.confirm
    return {
        "label": button.label,
        "action": button.action.encode(),
        "style": button.style,
        "confirm": [confirm.question, confirm.yes, confirm.no] if confirm else None,
        "opens_form": button.opens_form,
    }


def _load_button(stored: JsonObject) -> Button:
    return Button(
        label=stored["label"],
        action=Action.decode(stored["action"]),
        style=stored["style"],
        confirm=Confirm(*stored["confirm"]) if stored["confirm"] else None,
        opens_form=stored["opens_form"],
    )
