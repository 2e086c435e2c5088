"""Reads tables of a pack with types, and keeps every problem instead of stopping at the first."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from policy.pack_kinds import Label

OPTION = 75  # the narrowest platform's limit for something to choose
KEY = re.compile(r"[a-z][a-z0-9_]*")
MISSING = "-"  # stands where a text is missing, which is a problem already noted
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class PackError(ValueError):
    """A policy pack cannot be used. ``problems`` has every mistake, each beginning with the path of its key.

    In a path ``restriction[3]`` is the third ``[[restriction]]`` of the file.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("the policy pack cannot be used:\n" + "\n".join(problems))
        self.problems = tuple(problems)


class Table:
    """One table of the pack.

    After a problem a reading method returns something of the right type, so that reading can go on; the caller
    raises `PackError` in the end, and nothing built meanwhile is used.
    """

    def __init__(self, path: str, values: Mapping[str, object], problems: list[str]) -> None:
        self.path = path
        self.problems = problems
        self._values = values
        self._asked: set[str] = set()
        self._inner: list[Table] = []

    def problem(self, name: str, what: str) -> None:
        """Note what is wrong with one key."""
        self.problems.append(f"{self._path(name)}: {what}")

    def has(self, name: str) -> bool:
        """Is the key there?"""
        return name in self._values

    def text(self, name: str, most: int = 300) -> str:
        """Words that must be there, of at most so many characters."""
        value = self._value(name, str, "text", MISSING).strip()
        if not value:
            self.problem(name, "is empty")
        elif len(value) > most:
            self.problem(name, f"has {len(value)} characters; at most {most} fit")
        return value

    def label(self, name: str = "label", most: int = OPTION) -> Label:
        """The words in both languages."""
        both = self.table(name)
        return Label(both.text("en", most), both.text("cy", most))

    def key(self, name: str = "key") -> str:
        """A key: small letters, digits and underscores."""
        value = self.text(name, OPTION)
        if value and value != MISSING and not KEY.fullmatch(value):
            self.problem(name, f"{value!r} is not made of small letters, digits and underscores")
        return value

    def optional_key(self, name: str) -> str | None:
        """A key, or None where there is none."""
        return self.key(name) if self.has(name) else None

    def flag(self, name: str) -> bool:
        """True or false; false where it is not said."""
        return self.has(name) and self._value(name, bool, "true or false", False)

    def number(self, name: str, least: int, most: int) -> int:
        """A whole number between the two, both included."""
        value = self._value(name, int, "a whole number", least)
        if not least <= value <= most:
            self.problem(name, f"is {value}; it must be {least} to {most}")
        return value

    def numbers(self, name: str, least: int, most: int, *, rising: bool) -> tuple[int, ...]:
        """Whole numbers between the two, each higher than the one before (or lower, when not ``rising``)."""
        found = self._value(name, list, "a list of whole numbers", [least])
        values = [value for value in found if type(value) is int]
        if not values or len(values) != len(found):
            self.problem(name, "should be a list of whole numbers")
        if values != sorted(set(values), reverse=not rising):
            self.problem(name, f"should {'rise' if rising else 'fall'} from number to number")
        if any(not least <= value <= most for value in values):
            self.problem(name, f"has a number that is not {least} to {most}")
        return tuple(values)

    def date(self, name: str) -> dt.date:
        """A day."""
        return self._value(name, dt.date, "a date such as 2023-03-01", dt.date.min)

    def time(self, name: str) -> dt.time:
        """A local time of day."""
        return self._value(name, dt.time, "a time such as 09:00:00", dt.time.min)

    def one_of(self, name: str, words: type[E]) -> E:
        """One of a fixed set of words."""
        value = self.text(name)
        try:
            return words(value)
        except ValueError:
            if value != MISSING:
                self.problem(name, f"{value!r} is not one of {', '.join(words)}")
            return next(iter(words))

    def keys(self, name: str) -> tuple[str, ...]:
        """A list of keys, empty where it is not said."""
        values = self._value(name, list, "a list of keys", []) if self.has(name) else []
        found = tuple(value for value in values if isinstance(value, str))
        if len(found) != len(values) or len(set(found)) != len(found):
            self.problem(name, "should be a list of different keys")
        return found

    def table(self, name: str) -> "Table":
        """A table inside this one."""
        return self._open(self._path(name), self._value(name, dict, "a table", {}))

    def tables(self, name: str) -> list["Table"]:
        """Every ``[[name]]``, at least one."""
        values = self._value(name, list, "a list of tables", [])
        found = [value for value in values if isinstance(value, dict)]
        if len(found) != len(values) or (self.has(name) and not values):
            self.problem(name, "should be a list of tables")
        return [self._open(f"{self._path(name)}[{n}]", value) for n, value in enumerate(found, 1)]

    def report_unknown(self) -> None:
        """Note every key that nobody asked for, here and in the tables inside: it is a misspelling."""
        for name in self._values:
            if name not in self._asked:
                self.problem(name, "is not a key of a pack")
        for table in self._inner:
            table.report_unknown()

    def _open(self, path: str, values: Mapping[str, object]) -> "Table":
        self._inner.append(Table(path, values, self.problems))
        return self._inner[-1]

    def _path(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def _value(self, name: str, wanted: type[T], shape: str, instead: T) -> T:
        self._asked.add(name)
        if name not in self._values:
            self.problem(name, "is missing")
            return instead
        value = self._values[name]
        # exactly this type: Python takes True for an int, and a moment for a date
        if not isinstance(value, wanted) or type(value) is not wanted:
            self.problem(name, f"should be {shape}")
            return instead
        return value
