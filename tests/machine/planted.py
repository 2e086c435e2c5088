"""Words that stand nowhere else, planted in every text that somebody writes: whoever is shown one is shown that text."""

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from handlers.answer import Ask
from notices.fields import LongText, Text

WORD = re.compile(r"zq\d{5}x")
NAME = re.compile(r"Zqname[a-z]+")


@dataclass
class Written:
    """One planted text: who wrote it, in which field of which form, and in which case, once that is known."""

    word: str
    by: UUID
    form: UUID
    use_case: str
    field: str
    subject: str
    step: str
    case_id: UUID | None = None
    passage: UUID | None = None


class Planted:
    """All texts that were planted, by their word."""

    def __init__(self) -> None:
        self.texts: dict[str, Written] = {}

    def plant(self, by: UUID, ask: Ask, field: Text | LongText) -> str:
        """A text for this field."""
        word = f"zq{len(self.texts):05d}x"
        form = ask.form
        self.texts[word] = Written(word, by, ask.id, form.use_case, field.name, form.subject, form.step)
        return f"{word} said of {field.name}."


def words_in(shown: object) -> set[str]:
    """The planted words, of texts and of customers' names, in all that is shown."""
    found: set[str] = set()
    for text in _texts(shown):
        found.update(WORD.findall(text), NAME.findall(text))
    return found


def _texts(shown: object) -> Iterator[str]:
    if isinstance(shown, str):
        yield shown
    elif isinstance(shown, dict):
        for value in shown.values():
            yield from _texts(value)
    elif isinstance(shown, tuple | list):
        for item in shown:
            yield from _texts(item)
    elif dataclasses.is_dataclass(shown):
        for field in dataclasses.fields(shown):
            yield from _texts(getattr(shown, field.name))
