"""The made-up cases, as `tales.toml` tells them: who, what they wrote, and how long ago each step was taken."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypedDict

TALES = Path(__file__).parent / "tales.toml"
Texts = Mapping[str, str]
Answers = Mapping[str, str | Sequence[str]]


class Contacts(TypedDict):
    """Contacts that one person had, and how many calendar days each was before it was logged."""

    by: str
    channel: str
    minutes: int
    kinds: list[str]
    days_before: list[int]


@dataclass(frozen=True, kw_only=True)
class Tale:
    """One case up to where it stands. People are named; ``ago`` are working days before the story's last day, by step.

    ``report`` and each of ``restrictions`` hold more answers of the forms by their names. ``answered`` is how many
    considerations are answered where not all are. ``review_in`` and ``end_in`` are calendar days after the story's
    last day, which may be negative. ``did`` holds, by step, what is filled into each form, and in the first who did it
    (``by``). ``en`` and ``cy`` hold what the customer reads, by the names of the letters.
    """

    stage: str
    ago: Mapping[str, int]
    customer: Texts
    reporter: str
    channel: str
    kinds: Sequence[str]
    happened: str
    again: str = ""
    report: Texts = field(default_factory=dict)
    supported: bool = False
    contacts: Sequence[Contacts] = ()
    informal: str = ""
    begun: Texts = field(default_factory=dict)
    preparer: str = ""
    about: str = ""
    answered: int | None = None
    possible: Sequence[str] = ()
    written_in: str = "en"
    en: Texts = field(default_factory=dict)
    cy: Texts = field(default_factory=dict)
    restrictions: Sequence[Mapping[str, str | int]] = ()
    services: Sequence[str] = ()
    review_in: int | None = None
    end_in: int | None = None
    approver: str = ""
    let_through: Texts = field(default_factory=dict)
    held: Texts = field(default_factory=dict)
    did: Mapping[str, Sequence[Answers]] = field(default_factory=dict)
    logged_by: str = ""
    appeal_channel: str = ""
    appeal_made_by: str = ""
    appeal: str = ""
    reviewer: str = ""
    outcome: str = ""

    @property
    def reference(self) -> str:
        """The customer's reference: no two tales are about the same customer."""
        return self.customer["reference"]

    @property
    def bilingual(self) -> bool:
        """Whether letters go out in both languages, because nobody knows the customer's."""
        return not self.customer.get("language")

    def said(self, name: str, language: str) -> str:
        """What the customer reads in a language. Raises KeyError for what is not written."""
        return (self.cy if language == "cy" else self.en)[name]


@dataclass(frozen=True)
class Book:
    """All the tales, and the answers that several of them share, by their name and then by key."""

    tales: tuple[Tale, ...]
    considerations: Mapping[str, Texts]
    measures: Mapping[str, Texts]
    proportionality: Mapping[str, Texts]


@cache
def book() -> Book:
    """The tales of `tales.toml`. Raises TypeError for a name in it that no tale has."""
    raw = tomllib.loads(TALES.read_text(encoding="utf-8"))
    tales = tuple(Tale(**each) for each in raw["tale"])
    return Book(tales, raw["considerations"], raw["measures"], raw["proportionality"])
