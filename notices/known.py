"""A card as far as somebody needs to know what it quotes (section 13)."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from notices.card import Button, Card, Excerpt, Paragraph
from notices.words import Words


def without(card: Card, may_read: Callable[[UUID], bool], w: Words) -> Card:
    """The card without the texts that its reader may not read, nor the ways to them; it says how many there are."""
    body = tuple(x for x in card.body if not isinstance(x, Excerpt) or may_read(x.passage))
    unshown = len(card.body) - len(body)
    if not unshown:
        return card
    said = w.n("{n} text is not shown to you.", "{n} texts are not shown to you.", unshown)
    buttons = tuple(x for x in card.buttons if _opens(x, may_read))
    return replace(card, body=(*body, Paragraph(said)), buttons=buttons)


def _opens(button: Button, may_read: Callable[[UUID], bool]) -> bool:
    action = button.action
    return action.use_case != "read" or may_read(UUID(action.subject.partition(":")[2]))
