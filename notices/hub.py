"""The home: what waits on a person, first; then what they may start."""

from collections.abc import Sequence
from dataclasses import dataclass

from notices.card import Action, Button, Card, Fact, Paragraph
from notices.nudge import WAITING
from notices.words import Words

MOST_SHOWN = 8


@dataclass(frozen=True)
class Waiting:
    """One open thing that waits on the person; ``action`` is the way to it."""

    kind: str
    reference: str
    customer_name: str
    action: Action


def hub_card(waiting: Sequence[Waiting], starts: Sequence[tuple[str, str]], w: Words) -> Card:
    """``starts`` are the use cases to start: name and label."""
    facts = tuple(
        Fact(thing.reference, f"{w(WAITING[thing.kind])}: {thing.customer_name[:200]}")
        for thing in waiting[:MOST_SHOWN]
    )
    buttons = [Button(thing.reference, thing.action, "primary") for thing in waiting[:MOST_SHOWN]]
    buttons += [Button(w(label), Action(name), opens_form=True) for name, label in starts]
    body = []
    if len(waiting) > MOST_SHOWN:
        body.append(Paragraph(w("And {count} more.", count=len(waiting) - MOST_SHOWN)))
    body.append(Paragraph(w("Type /contact-check and a name to see what applies to a customer.")))
    title = (
        w.n("{n} thing waits on you", "{n} things wait on you", len(waiting))
        if waiting
        else w("Nothing waits on you")
    )
    return Card(title, facts, tuple(body), tuple(buttons), "warning" if waiting else "good")
