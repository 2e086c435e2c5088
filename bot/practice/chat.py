"""The conversation as its person sees it: what reached the person, and between it what was typed and answered."""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from uuid import UUID

from bot.practice.ports import Message
from notices.card import Card

MAX_LINES = 200  # of each person; older ones are forgotten


@dataclass(frozen=True)
class Typed:
    """What the person typed. ``at`` is UTC on the practice clock."""

    id: str
    at: datetime
    text: str
    order: int


@dataclass(frozen=True)
class Private:
    """An answer that only the asker sees. ``at`` is UTC on the practice clock; ``revision`` counts from 1."""

    id: str
    at: datetime
    card: Card
    order: int
    revision: int = 1


Entry = Typed | Private | Message


class Chat:
    """What was typed and answered privately, kept in memory: as on Slack, it is not part of the record."""

    def __init__(self) -> None:
        self._lines: dict[UUID, deque[Typed | Private]] = defaultdict(lambda: deque(maxlen=MAX_LINES))
        self._order: dict[UUID, int] = {}
        self._count = count(1)

    def typed(self, person: UUID, at: datetime, text: str) -> None:
        """Keep what the person typed."""
        order = next(self._count)
        self._lines[person].append(Typed(f"t-{order}", at, text, order))

    def private(self, person: UUID, at: datetime, card: Card) -> None:
        """Keep an answer that only this person sees."""
        order = next(self._count)
        self._lines[person].append(Private(f"p-{order}", at, card, order))

    def answer(self, person: UUID, line: str) -> Card | None:
        """The private answer that stands at this line; None where there is none (any more)."""
        return next((x.card for x in self._lines[person] if x.id == line and isinstance(x, Private)), None)

    def replaced(self, person: UUID, line: str, card: Card) -> None:
        """Put the card in the place of a private answer."""
        lines = self._lines[person]
        for index, old in enumerate(lines):
            if old.id == line and isinstance(old, Private):
                lines[index] = replace(old, card=card, revision=old.revision + 1)

    def timeline(self, person: UUID, inbox: Sequence[Message]) -> list[Entry]:
        """Everything in the order of the practice clock; at the same instant, in the order it was first seen."""
        entries: list[Entry] = [*inbox, *self._lines[person]]
        return sorted(entries, key=lambda entry: (entry.at, self._seen(entry)))

    def _seen(self, entry: Entry) -> int:
        if not isinstance(entry, Message):
            return entry.order
        if entry.id not in self._order:
            self._order[entry.id] = next(self._count)
        return self._order[entry.id]
