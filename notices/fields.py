"""The closed set of things a form can ask, whatever the platform.

The narrowest platform (a Slack modal) sets the limits; crossing one is our own mistake, so it raises.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

MAX_OPTIONS = 100
MAX_OPTION = 75
MAX_LABEL = 300
MAX_HINT = 300
MAX_NOTE = 3000
MAX_TEXT = 200
MAX_LONG_TEXT = 3000


def at_most(what: str, text: str, limit: int) -> None:
    if len(text) > limit:
        raise ValueError(f"{what} is longer than {limit}: {text[:60]!r}…")


@dataclass(frozen=True)
class Option:
    """One choice. ``value`` is what is stored, ``label`` what is read."""

    value: str
    label: str

    def __post_init__(self) -> None:
        at_most("an option's label", self.label, MAX_OPTION)
        at_most("an option's value", self.value, MAX_OPTION)


@dataclass(frozen=True, kw_only=True)
class _Field:
    name: str
    label: str
    hint: str = ""
    required: bool = True

    def __post_init__(self) -> None:
        at_most("a field's label", self.label, MAX_LABEL)
        at_most("a field's hint", self.hint, MAX_HINT)


@dataclass(frozen=True, kw_only=True)
class Text(_Field):
    """One line of text."""

    value: str = ""
    max_length: int = MAX_TEXT


@dataclass(frozen=True, kw_only=True)
class LongText(_Field):
    """Several lines of text."""

    value: str = ""
    max_length: int = MAX_LONG_TEXT


@dataclass(frozen=True, kw_only=True)
class Choice(_Field):
    """One of several options."""

    options: tuple[Option, ...]
    value: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        _check_options(self.options)


@dataclass(frozen=True, kw_only=True)
class Choices(_Field):
    """Any number of the options (at least one where required)."""

    options: tuple[Option, ...]
    value: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        _check_options(self.options)


@dataclass(frozen=True, kw_only=True)
class Date(_Field):
    """A local day."""

    value: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Time(_Field):
    """A local time of day, to the minute."""

    value: dt.time | None = None


@dataclass(frozen=True, kw_only=True)
class Number(_Field):
    """A whole number between ``least`` and ``most``, both included."""

    value: int | None = None
    least: int = 0
    most: int = 1_000_000


@dataclass(frozen=True, kw_only=True)
class YesNo(_Field):
    """Yes or no."""

    value: bool | None = None


@dataclass(frozen=True, kw_only=True)
class CustomerField(_Field):
    """A customer, found while typing; the answer is the customer's UUID. ``shown`` is how the value reads."""

    value: UUID | None = None
    shown: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonField(_Field):
    """A member of staff, found while typing; the answer is the person's UUID."""

    value: UUID | None = None
    shown: str = ""


@dataclass(frozen=True)
class Note:
    """A sentence between the fields; it asks nothing."""

    text: str

    def __post_init__(self) -> None:
        at_most("a note", self.text, MAX_NOTE)


Input = Text | LongText | Choice | Choices | Date | Time | Number | YesNo | CustomerField | PersonField
FormField = Input | Note


def _check_options(options: tuple[Option, ...]) -> None:
    if not 1 <= len(options) <= MAX_OPTIONS:
        raise ValueError(f"{len(options)} options; a choice has 1 to {MAX_OPTIONS}")
    if len({option.value for option in options}) != len(options):
        raise ValueError("two options have the same value")
