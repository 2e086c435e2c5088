"""What the Slack edge needs from the house."""

from typing import Literal, Protocol
from uuid import UUID

from handlers.answer import Answer
from notices.answers import RawAnswers
from notices.card import Action, Card
from notices.fields import Option


class Desk(Protocol):
    """The use cases. Synchronous: it is called in a thread. What it raises was not kept."""

    def command(self, person: UUID, text: str) -> Answer:
        """What was typed, with or without the slash."""

    def press(self, person: UUID, action: Action) -> Answer:
        """A button."""

    def submit(self, person: UUID, form_id: UUID, raw: RawAnswers) -> Answer:
        """A form that was filled in; sending it again gives the same result."""

    def options(self, person: UUID, kind: Literal["customer", "person"], typed: str) -> tuple[Option, ...]:
        """What a type-ahead offers."""

    def home(self, person: UUID) -> Card:
        """What waits on this person, first."""


class Directory(Protocol):
    """Who somebody is. Synchronous: it is called in a thread."""

    def known(self, platform: str, tenant: str, user_id: str) -> UUID | None:
        """The person this account is bound to."""

    def bind(self, platform: str, tenant: str, user_id: str, email: str) -> UUID | None:
        """Bind the account to the person with this verified work email; None where nobody has it."""

    def language(self, person: UUID) -> str:
        """The language the person reads, "en" or "cy"."""
