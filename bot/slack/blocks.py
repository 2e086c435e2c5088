"""A card as Block Kit. Everything is plain text or rich-text runs: no markup in a name is ever read as markup."""

import hashlib
import json
from collections.abc import Sequence
from typing import Final, assert_never

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    HeaderBlock,
    PlainTextObject,
    RichTextBlock,
    RichTextElementParts,
    RichTextPreformattedElement,
    RichTextQuoteElement,
    RichTextSectionElement,
    SectionBlock,
)
from slack_sdk.models.metadata import Metadata

from notices.card import Bars, Body, Button, Card, Confirm, Excerpt, Fact, Paragraph, Tone

MAX_BLOCKS: Final = 50
MAX_HEADER: Final = 150
# Slack refuses longer ones (msg_blocks_too_long); found by others at 13,200 and not written in its documentation.
MAX_MESSAGE: Final = 13_000
PRESS: Final = "press:"
EVENT_TYPE: Final = "contact_card"

_MARKS: dict[Tone, str] = {"plain": "", "good": "✅ ", "warning": "⚠️ ", "danger": "⛔ "}


def plain(text: str) -> PlainTextObject:
    """Text that Slack shows as it is, without turning ``:smile:`` into a picture; a dash where there is none."""
    return PlainTextObject(text=text if text.strip() else "–", emoji=False)


def escaped(text: str) -> str:
    """For the one place that has no plain text, a message's notification: nobody is mentioned or linked by it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def strong(text: str) -> RichTextBlock:
    """A paragraph that stands out."""
    return RichTextBlock(elements=[RichTextSectionElement(elements=[_run(text, bold=True)])])


def card_blocks(card: Card) -> list[Block]:
    """The card's blocks, for a message, the home and a modal alike. Raises ValueError past Slack's limits."""
    blocks: list[Block] = [HeaderBlock(text=plain(_title(card)))]
    if card.facts:
        blocks.append(_facts(card.facts))
    blocks += [_body(part) for part in card.body]
    if card.buttons:
        blocks.append(ActionsBlock(elements=[_button(i, button) for i, button in enumerate(card.buttons)]))
    if card.footer:
        blocks.append(ContextBlock(elements=[plain(card.footer)]))
    if len(blocks) > MAX_BLOCKS:
        raise ValueError(f"{len(blocks)} blocks; a message has at most {MAX_BLOCKS}")
    return blocks


def message_blocks(card: Card) -> list[Block]:
    """The card's blocks for a posted message, which is also limited as a whole. Raises ValueError where too long."""
    blocks = card_blocks(card)
    length = len(json.dumps([block.to_dict() for block in blocks], ensure_ascii=False, separators=(",", ":")))
    if length > MAX_MESSAGE:
        raise ValueError(f"a message of {length} characters; Slack takes {MAX_MESSAGE}")
    return blocks


def metadata(key: str, revision: int) -> Metadata:
    """What a message is recognised by after a crash: the card's key, hashed, and its revision. Nothing personal."""
    return Metadata(EVENT_TYPE, {"key": key_hash(key), "revision": revision})


def key_hash(key: str) -> str:
    """A card's key as it stands in a message's metadata."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def _title(card: Card) -> str:
    marked = _MARKS[card.tone] + card.title
    return marked if len(marked) <= MAX_HEADER else card.title


def _facts(facts: Sequence[Fact]) -> RichTextBlock:
    runs: list[RichTextElementParts.Text] = []
    for i, fact in enumerate(facts):
        end = "\n" if i + 1 < len(facts) else ""
        runs += [_run(f"{fact.label}: ", bold=True), _run((fact.value or "–") + end)]
    return RichTextBlock(elements=[RichTextSectionElement(elements=runs)])


def _body(part: Body) -> Block:
    match part:
        case Paragraph(text=text, strong=True):
            return strong(text)
        case Paragraph():
            return SectionBlock(text=plain(part.text), expand=True)
        case Excerpt():
            text = (part.text or "–") + ("…" if part.more else "")
            return RichTextBlock(
                elements=[
                    RichTextSectionElement(elements=[_run(part.label, bold=True)]),
                    RichTextQuoteElement(elements=[_run(text)]),
                ]
            )
        case Bars():
            return RichTextBlock(
                elements=[
                    RichTextSectionElement(elements=[_run(part.title, bold=True), _run(f" ({part.unit})")]),
                    RichTextPreformattedElement(elements=[_run("\n".join(part.lines()))]),
                ]
            )
    assert_never(part)


def _button(index: int, button: Button) -> ButtonElement:
    return ButtonElement(
        text=plain(button.label),
        action_id=f"{PRESS}{index}",
        value=button.action.encode(),
        style=None if button.style == "default" else button.style,
        confirm=_confirm(button, button.confirm) if button.confirm else None,
    )


def _confirm(button: Button, asked: Confirm) -> ConfirmObject:
    return ConfirmObject(
        title=plain(button.label),
        text=plain(asked.question),
        confirm=plain(asked.yes),
        deny=plain(asked.no),
        style="danger" if button.style == "danger" else "primary",
    )


def _run(text: str, *, bold: bool = False) -> RichTextElementParts.Text:
    style = RichTextElementParts.TextStyle(bold=True) if bold else None
    return RichTextElementParts.Text(text=text or "–", style=style)
