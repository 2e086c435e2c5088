"""The policy's sections and their rules, as `rules.toml` lists them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RULES = Path(__file__).with_name("rules.toml")


@dataclass(frozen=True)
class Section:
    """``rules`` are what the software has to keep of it, by their marks ("7.3"), each as a short statement."""

    number: str
    title: str
    rules: Mapping[str, str]

    @property
    def marks(self) -> tuple[str, ...]:
        """What a test may be marked with: a rule, or the section as a whole."""
        return (*self.rules, *(() if self.number in self.rules else (self.number,)))

    @property
    def whole(self) -> str:
        """The mark of what is about the section and none of its rules alone; nothing where it is one rule."""
        return "" if self.number in self.rules else self.number


@cache
def sections() -> tuple[Section, ...]:
    read = tomllib.loads(RULES.read_text(encoding="utf-8"))
    return tuple(Section(each["number"], each["title"], each["rules"]) for each in read["section"])


def known_marks() -> frozenset[str]:
    """Every mark that a test may carry."""
    return frozenset(mark for section in sections() for mark in section.marks)
