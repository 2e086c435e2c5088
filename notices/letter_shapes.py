"""The facts that a letter needs, in what shape, and which of them are missing.

Facts are JSON: what the case gave is frozen beside the letter. Days are ISO 8601 (local days). What a customer
reads is ``{"en": …, "cy": …}``; a name is the same in both and may be a plain string.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from notices.letter_parts import Language


class One(StrEnum):
    """The shape of a single fact."""

    TEXT = "text"  # one string for every language, or one a language
    LABEL = "label"  # one string a language
    FREE = "free"  # one string a language, written by somebody for this letter
    DAY = "day"
    FLAG = "flag"


@dataclass(frozen=True)
class OneOf:
    """One of these words."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Facts that belong together."""

    facts: Mapping[str, "Shape"]


@dataclass(frozen=True)
class Many:
    """A list with something in it; it may be empty only where the fact ``unless[0]`` is ``unless[1]``."""

    each: "Shape"
    unless: tuple[str, str] | None = None


Shape = One | OneOf | Group | Many
Shapes = Mapping[str, Shape]


def lacking(
    shapes: Shapes, facts: Mapping[str, object], languages: Sequence[Language], within: str = ""
) -> Iterator[str]:
    """The names of facts that are absent, empty or of the wrong shape: "reason", "restrictions[0].end".

    A text that exists, but not in every language asked for, is named with the language: "reason (cy)".
    """
    for name, shape in shapes.items():
        if isinstance(shape, Many) and shape.unless and facts.get(shape.unless[0]) == shape.unless[1]:
            if not isinstance(facts.get(name), list | tuple):
                yield within + name
                continue
            if not facts[name]:
                continue
        yield from _lacks(shape, facts.get(name), languages, within + name)


def _lacks(shape: Shape, value: object, languages: Sequence[Language], name: str) -> Iterator[str]:
    match shape:
        case Group() if isinstance(value, Mapping):
            yield from lacking(shape.facts, value, languages, f"{name}.")
        case Many() if isinstance(value, list | tuple) and value:
            for index, item in enumerate(value):
                yield from _lacks(shape.each, item, languages, f"{name}[{index}]")
        case One.LABEL | One.FREE | One.TEXT if isinstance(value, Mapping):
            absent = [language for language in languages if not said(value, language)]
            written = any(said(value, language) for language in ("en", "cy"))
            yield from (f"{name} ({language})" for language in absent) if written else [name]
        case One.TEXT if isinstance(value, str) and value.strip():
            pass
        case One.DAY if _is_day(value):
            pass
        case One.FLAG if isinstance(value, bool):
            pass
        case OneOf() if value in shape.words:
            pass
        case _:
            yield name


def said(value: object, language: str) -> str:
    """What a text fact says in a language; empty where it says nothing."""
    if isinstance(value, Mapping):
        value = value.get(language)
    return value.strip() if isinstance(value, str) else ""


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(dt.date.fromisoformat(value))
    except ValueError:
        return False
