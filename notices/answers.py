"""Reading what people typed: from the text that every platform sends to typed values, or a `Problem`.

Answers arrive as text: a string, or a list of strings for several choices. Dates are ISO 8601 (local days),
times HH:MM (local), yes/no the words "yes" and "no", customers and people UUIDs.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar, assert_never
from uuid import UUID

from notices.fields import (
    Choice,
    Choices,
    CustomerField,
    Date,
    Input,
    LongText,
    Number,
    PersonField,
    Text,
    Time,
    YesNo,
)
from policy.refusal import Invalid, Problem

RawAnswers = Mapping[str, str | Sequence[str]]
Answer = str | tuple[str, ...] | dt.date | dt.time | int | bool | UUID | None
T = TypeVar("T")


@dataclass(frozen=True)
class Answers:
    """Typed answers. Asking for one under a wrong type is our own mistake and raises TypeError."""

    values: Mapping[str, Answer] = field(default_factory=dict)

    def _of(self, name: str, kind: type[T]) -> T | None:
        value = self.values.get(name)
        if value is not None and not isinstance(value, kind):
            raise TypeError(f"{name} is not a {kind.__name__}")
        return value

    def text(self, name: str) -> str:
        """Text or a choice; empty where nothing was answered."""
        return self._of(name, str) or ""

    def many(self, name: str) -> tuple[str, ...]:
        """Several choices; empty where nothing was answered."""
        return self._of(name, tuple) or ()

    def date(self, name: str) -> dt.date | None:
        """A local day."""
        return self._of(name, dt.date)

    def day(self, name: str) -> dt.date:
        """A local day that is needed. Raises `Invalid` where it is missing."""
        day = self.date(name)
        if day is None:
            raise Invalid({name: Problem("required")})
        return day

    def time(self, name: str) -> dt.time | None:
        """A local time of day."""
        return self._of(name, dt.time)

    def number(self, name: str) -> int | None:
        """A whole number."""
        return self._of(name, int)

    def yes(self, name: str) -> bool | None:
        """Yes, no, or None where nothing was answered."""
        return self._of(name, bool)

    def uuid(self, name: str) -> UUID | None:
        """A customer or a person."""
        return self._of(name, UUID)


def read(asked: Input, raw: str | Sequence[str], *, partial: bool) -> Answer:
    """The typed value of one answer; None or empty where nothing was answered. Raises `Invalid`."""
    if isinstance(asked, Choices):
        chosen = tuple(v for v in ([raw] if isinstance(raw, str) else raw) if v)
        if unknown := set(chosen) - {option.value for option in asked.options}:
            raise _wrong(asked, "not-an-option", answer=sorted(unknown)[0][:60])
        return _required(asked, tuple(dict.fromkeys(chosen)), partial)
    if not isinstance(raw, str):
        raw = raw[0] if raw else ""
    text = raw.replace("\r\n", "\n").strip().replace("\x00", "")
    if not text:
        return _required(asked, "" if isinstance(asked, Text | LongText) else None, partial)
    match asked:
        case Text() | LongText():
            if len(text) > asked.max_length:
                raise _wrong(asked, "too-long", most=asked.max_length, length=len(text))
            return text
        case Choice():
            if text not in {option.value for option in asked.options}:
                raise _wrong(asked, "not-an-option", answer=text[:60])
            return text
        case Date():
            return _converted(asked, text, dt.date.fromisoformat, "not-a-date")
        case Time():
            return _converted(asked, text[:5], dt.time.fromisoformat, "not-a-time")
        case Number():
            number = _converted(asked, text, int, "not-a-number")
            if not asked.least <= number <= asked.most:
                raise _wrong(asked, "out-of-range", least=asked.least, most=asked.most)
            return number
        case YesNo():
            if text not in ("yes", "no"):
                raise _wrong(asked, "not-an-option", answer=text[:60])
            return text == "yes"
        case CustomerField() | PersonField():
            return _converted(asked, text, UUID, "choose-from-list")
    assert_never(asked)


def keep(asked: Input, raw: str | Sequence[str]) -> Input:
    """The field with this answer in it, for showing a form again; long text is kept even where it is too long."""
    if isinstance(asked, Text | LongText):
        return replace(asked, value=raw if isinstance(raw, str) else "".join(raw))
    try:
        value = read(asked, raw, partial=True)
    except Invalid:
        return asked
    return replace(asked, value=value)  # type: ignore[arg-type]  # read gives the type of the field it was given


def _wrong(asked: Input, code: str, **facts: object) -> Invalid:
    return Invalid({asked.name: Problem(code, facts)})


def _required(asked: Input, value: Answer, partial: bool) -> Answer:
    if asked.required and not value and not partial:
        raise _wrong(asked, "required")
    return value


def _converted(asked: Input, text: str, convert: Callable[[str], T], code: str) -> T:
    try:
        return convert(text)
    except ValueError:
        raise _wrong(asked, code, answer=text[:60]) from None
