"""A message to one person, before it is stored."""

from dataclasses import dataclass
from uuid import UUID

from notices.card import Card


@dataclass(frozen=True)
class Notice:
    """A card for one person. ``key`` names it for that person: a card with the same key takes its place."""

    person: UUID
    key: str
    card: Card
