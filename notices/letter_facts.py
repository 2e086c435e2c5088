"""Reading the facts of a letter in one language. Their shapes are in `letter_shapes`."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from notices.letter_parts import Language, Para
from notices.letter_shapes import said


@dataclass(frozen=True)
class Facts:
    """Facts read in one language. A fact of another shape than asked for raises ValueError."""

    values: Mapping[str, object]
    language: Language

    def has(self, name: str) -> bool:
        """Whether an optional fact was given."""
        return bool(self.values.get(name))

    def text(self, name: str) -> str:
        """What a customer reads, its spaces and line breaks as they were written."""
        if not (text := said(self.values.get(name), self.language)):
            raise ValueError(f"{name} is not written in {self.language!r}")
        return text

    def line(self, name: str) -> str:
        """A text that has to stand on one line."""
        return " ".join(self.text(name).split())

    def free(self, name: str) -> tuple[Para, ...]:
        """A text somebody wrote, a paragraph for each that is set apart by an empty line."""
        return tuple(Para(part) for part in _apart(self.text(name)))

    def day(self, name: str) -> dt.date:
        """A local day."""
        value = self.values.get(name)
        if not isinstance(value, str):
            raise ValueError(f"{name} is not a day")
        return dt.date.fromisoformat(value)

    def word(self, name: str) -> str | bool:
        """A flag, or one of several words."""
        value = self.values.get(name)
        if not isinstance(value, str | bool):
            raise ValueError(f"{name} is not a word")
        return value

    def group(self, name: str) -> "Facts":
        """Facts that belong together."""
        return self._within(name, self.values.get(name))

    def groups(self, name: str) -> tuple["Facts", ...]:
        """A list of them."""
        values = self.values.get(name)
        if not isinstance(values, list | tuple):
            raise ValueError(f"{name} is not a list")
        return tuple(self._within(name, value) for value in values)

    def labels(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(item.text(item.language) for item in self.groups(name))

    def _within(self, name: str, value: object) -> "Facts":
        if not isinstance(value, Mapping):
            raise ValueError(f"{name} is not a group of facts")
        return Facts(value, self.language)


def _apart(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").split("\n")
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            paragraphs[-1].append(line.rstrip())
        elif paragraphs[-1]:
            paragraphs.append([])
    return ["\n".join(paragraph) for paragraph in paragraphs if paragraph]
