"""A card, whatever the platform: what is said to one person, updated in place, and its buttons.

The card is stored in the outbox as JSON with ``SCHEMA``. Sensitive text stands in it only as an `Excerpt`, which
names a passage; the words are put in when the card is shown, so that erasing a passage erases it everywhere.
"""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from notices.fields import at_most

SCHEMA = 1
MAX_TITLE = 150
MAX_BUTTON = 24
MAX_PARAGRAPH = 2900
MAX_FACTS = 20
MAX_BODY = 30
MAX_BUTTONS = 12
MAX_BARS = 26  # half a year of weeks
MAX_BAR_LABEL = 16  # as many fit beside a bar on a phone
LONGEST_BAR = 14  # letters
EXCERPT = 600  # characters of a passage that a card shows

Tone = Literal["plain", "good", "warning", "danger"]
Style = Literal["default", "primary", "danger"]


@dataclass(frozen=True)
class Action:
    """What a button does: a use case on a subject. ``version`` is the case's when the card was made, so that a
    press on an old card is noticed; 0 where it does not matter. ``value`` is a short word for the use case."""

    use_case: str
    subject: str = ""
    version: int = 0
    value: str = ""

    def __post_init__(self) -> None:
        if any("|" in part for part in (self.use_case, self.subject, self.value)):
            raise ValueError("a part of an action contains |")
        at_most("an action", self.encode(), 500)

    def encode(self) -> str:
        """As text that fits every platform's button."""
        return f"{self.use_case}|{self.subject}|{self.version}|{self.value}"

    @classmethod
    def decode(cls, text: str) -> "Action":
        """From `encode`. Raises ValueError for anything else: buttons come back over the network."""
        use_case, subject, version, value = text.split("|")
        return cls(use_case, subject, int(version), value)


@dataclass(frozen=True)
class Confirm:
    """Asked before a button acts."""

    question: str
    yes: str
    no: str

    def __post_init__(self) -> None:
        at_most("a confirmation", self.question, 300)
        at_most("a confirmation's button", self.yes, MAX_BUTTON)
        at_most("a confirmation's button", self.no, MAX_BUTTON)


@dataclass(frozen=True)
class Button:
    """One thing the person can do now. ``opens_form`` says that pressing it asks something first."""

    label: str
    action: Action
    style: Style = "default"
    confirm: Confirm | None = None
    opens_form: bool = False

    def __post_init__(self) -> None:
        at_most("a button's label", self.label, MAX_BUTTON)


@dataclass(frozen=True)
class Fact:
    """A label and what stands beside it."""

    label: str
    value: str

    def __post_init__(self) -> None:
        at_most("a fact's label", self.label, 75)
        at_most("a fact", self.value, 1000)


@dataclass(frozen=True)
class Paragraph:
    """Plain text; nothing in it is ever markup. ``strong`` makes it stand out."""

    text: str
    strong: bool = False

    def __post_init__(self) -> None:
        at_most("a paragraph", self.text, MAX_PARAGRAPH)


@dataclass(frozen=True)
class Excerpt:
    """The beginning of a passage. ``text`` is empty in the store, and filled in (`filled`) before rendering."""

    label: str
    passage: UUID
    text: str = ""
    more: bool = False  # longer than shown: a button offers the rest


@dataclass(frozen=True)
class Bars:
    """A picture of numbers: a bar each, with its label and its value. ``unit`` says what is counted."""

    title: str
    bars: tuple[tuple[str, int], ...]
    unit: str

    def __post_init__(self) -> None:
        at_most("the title of bars", self.title, MAX_TITLE)
        at_most("the unit of bars", self.unit, 30)
        if not 1 <= len(self.bars) <= MAX_BARS:
            raise ValueError(f"{len(self.bars)} bars; a picture has 1 to {MAX_BARS}")
        for label, value in self.bars:
            at_most("a bar's label", label, MAX_BAR_LABEL)
            if value < 0:
                raise ValueError(f"a bar of {value}")

    def lengths(self, longest: int) -> list[int]:
        """How long each bar is drawn, the largest as ``longest``; what is more than nothing can be seen."""
        most = max(value for _, value in self.bars) or 1
        return [max(round(value * longest / most), min(value, 1)) for _, value in self.bars]

    def lines(self) -> list[str]:
        """The picture in letters of one width, a line for each bar."""
        width = max(len(label) for label, _ in self.bars)
        drawn = zip(self.bars, self.lengths(LONGEST_BAR), strict=True)
        return [
            f"{label:<{width}} {'█' * length}{' ' if length else ''}{value}"
            for (label, value), length in drawn
        ]


Body = Paragraph | Excerpt | Bars


@dataclass(frozen=True)
class Card:
    """What is said to one person. ``key`` names it for that person: a card with the same key replaces it."""

    title: str
    facts: tuple[Fact, ...] = ()
    body: tuple[Body, ...] = ()
    buttons: tuple[Button, ...] = ()
    tone: Tone = "plain"
    footer: str = ""

    def __post_init__(self) -> None:
        at_most("a card's title", self.title, MAX_TITLE)
        at_most("a card's footer", self.footer, 300)
        for what, items, limit in (
            ("facts", self.facts, MAX_FACTS),
            ("paragraphs", self.body, MAX_BODY),
            ("buttons", self.buttons, MAX_BUTTONS),
        ):
            if len(items) > limit:
                raise ValueError(f"{len(items)} {what}; a card has at most {limit}")
