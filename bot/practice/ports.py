"""What the practice workspace needs from the rest: the desk that answers, and the made-up workplace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from handlers.answer import Answer
from notices.answers import RawAnswers
from notices.card import Action, Card
from notices.fields import Option

Kind = Literal["customer", "person"]


@dataclass(frozen=True)
class Member:
    """Somebody of the made-up landlord. ``roles`` as in people.csv (none: staff), ``unread`` messages waiting."""

    id: UUID
    name: str
    roles: tuple[str, ...]
    title: str
    unread: int = 0


@dataclass(frozen=True)
class Message:
    """A card that was delivered to one person. ``at`` is UTC, on the practice clock; ``revision`` counts from 1."""

    id: UUID
    card: Card
    revision: int
    at: datetime
    unread: bool


class Desk(Protocol):
    """Every use case, asked by a person. Synchronous; it answers in words where it says no, and never raises for it,
    but `Unavailable` where nothing could be kept of a form."""

    def command(self, person: UUID, text: str) -> Answer:
        """What was typed, with or without the slash."""

    def press(self, person: UUID, action: Action) -> Answer:
        """A button."""

    def submit(self, person: UUID, form_id: UUID, raw: RawAnswers) -> Answer:
        """A form, sent. A replay returns the same answer."""

    def close(self, person: UUID, form_id: UUID, raw: RawAnswers) -> None:
        """A form, left: what was typed is kept as a draft."""

    def options(self, person: UUID, kind: Kind, typed: str) -> tuple[Option, ...]:
        """At most 15 matches for what is being typed."""

    def home(self, person: UUID) -> Card:
        """What waits on this person, first."""


class Workspace(Protocol):
    """The made-up landlord: its people, what reached them, and its clock. Synchronous."""

    @property
    def name(self) -> str:
        """The landlord's name."""

    @property
    def timezone(self) -> ZoneInfo:
        """The organisation's time zone: every screen shows it."""

    def people(self) -> Sequence[Member]:
        """Everybody one can be."""

    def inbox(self, person: UUID) -> Sequence[Message]:
        """What reached this person, oldest first, with the excerpts filled in."""

    def mark_read(self, person: UUID) -> None:
        """The person has seen everything in the inbox."""

    def now(self) -> datetime:
        """The practice clock, aware UTC."""

    def next_due(self) -> tuple[datetime, str] | None:
        """When the next deadline is (UTC) and what it is about; None where nothing is due."""

    def move(self, to: datetime) -> datetime:
        """Move the clock forward through everything due, in order; returns the new time. ValueError when backwards."""
