"""What a platform must do to get messages to people; `bot.delivery` uses it."""

from dataclasses import dataclass
from typing import Protocol

from notices.card import Card


class Undeliverable(Exception):
    """A message did not arrive. ``permanent`` says that trying again will not help, ``unsure`` that it may have
    arrived all the same; ``code`` is the platform's word for it."""

    def __init__(self, code: str, *, permanent: bool, unsure: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.permanent = permanent
        self.unsure = unsure


@dataclass(frozen=True)
class Found:
    """A message that stands in somebody's chat: its reference, and the revision of the card that it shows."""

    ref: str
    revision: int


class Sender(Protocol):
    """Messages on one platform. Each method raises `Undeliverable`."""

    @property
    def platform(self) -> str:
        """As accounts name it."""

    async def account_of(self, email: str) -> tuple[str, str] | None:
        """The tenant and the user id of whoever has this work email, met or not; None where nobody has."""

    async def send(self, user_id: str, ref: str | None, key: str, revision: int, card: Card) -> str:
        """Send the card, or update the message that ``ref`` names; gives the message's reference."""

    async def find(self, user_id: str, key: str) -> Found | None:
        """The newest message with this card key, where it can be looked for; else None."""
