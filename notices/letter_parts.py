"""What a letter is made of, whatever shows it: plain text in parts. Nothing in it is ever markup."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "cy"]


@dataclass(frozen=True)
class Heading:
    """What the following parts are about."""

    text: str


@dataclass(frozen=True)
class Para:
    """A paragraph; a line break in it is kept (an address has several)."""

    text: str


@dataclass(frozen=True)
class Items:
    """A list; each item stands on its own."""

    items: tuple[str, ...]


LetterPart = Heading | Para | Items


@dataclass(frozen=True)
class LetterText:
    """A whole letter in one language, from the sender's address to the signature."""

    title: str
    paragraphs: tuple[LetterPart, ...]
    language: Language


def as_text(letter: LetterText) -> str:
    """The complete letter as plain text."""
    return "\n\n".join([letter.title, *(_plain(part) for part in letter.paragraphs)]) + "\n"


def _plain(part: LetterPart) -> str:
    if isinstance(part, Items):
        return "\n".join("- " + item.replace("\n", "\n  ") for item in part.items)
    return part.text
