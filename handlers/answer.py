"""What a use case answers to the person who asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from notices.card import Card
from notices.form import Form


@dataclass(frozen=True)
class Show:
    """A card for the asker alone. With ``replaces`` it takes the place of the card whose button was pressed."""

    card: Card
    replaces: bool = False


@dataclass(frozen=True)
class Ask:
    """A form to fill in. ``id`` makes it one instance, so that sending it twice does the thing once.

    After a mistake the same form comes back: the answers kept, ``errors`` by field (sentences), and ``problem``,
    a sentence about the whole, with ``instead`` as the next step where there is one.
    """

    id: UUID
    form: Form
    errors: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    instead: Card | None = None


Answer = Show | Ask
