"""Every word that people read: an English key and the facts in it, in the language of whoever reads.

The keys are the English; `locales/<language>/LC_MESSAGES/messages.po` holds every other language. A key without a
translation reads in English: letters may not rest on that, and their tests do not let them.
"""

import datetime as dt
import gettext
from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent / "locales"
_BABEL = {"en": "en_GB", "cy": "cy"}


class Words:
    """The words of one language: called with a key and its facts, it gives the sentence.

    Facts are data: braces or markup in a fact's value stay as they are. A fact that the sentence needs and
    was not given is our own mistake and raises KeyError.
    """

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._locale = _BABEL[language]
        self._translations = translations

    def __call__(self, key: str, /, **facts: object) -> str:
        return self._translations.gettext(key).format_map(facts)

    def n(self, singular: str, plural: str, n: int, /, **facts: object) -> str:
        """A sentence that counts; ``{n}`` in it is the number. Welsh has up to six forms."""
        filled: Mapping[str, object] = {**facts, "n": n}
        return self._translations.ngettext(singular, plural, n).format_map(filled)

    def date(self, day: dt.date) -> str:
        """A local day in full: "24 November 2026", "24 Tachwedd 2026"."""
        return format_date(day, "long", locale=self._locale)

    def day_month(self, day: dt.date) -> str:
        """A local day where there is little room and the year is clear: "24 Nov", "24 Tach"."""
        return format_date(day, "d MMM", locale=self._locale)

    def time(self, time: dt.time) -> str:
        """A local time of day on the 24-hour clock."""
        return format_time(time, "HH:mm", locale=self._locale)

    def day_time(self, day: dt.date, time: dt.time | None) -> str:
        """A local day, and the local time where it is known."""
        if time is None:
            return self.date(day)
        return self("{date} at {time}", date=self.date(day), time=self.time(time))

    def moment(self, when: dt.datetime, zone: dt.tzinfo) -> str:
        """An instant, in the organisation's time zone. ``when`` is aware; a naive one raises ValueError."""
        if when.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        local = when.astimezone(zone)
        return self.day_time(local.date(), local.time())

    def list(self, items: Sequence[str]) -> str:
        """Several things in a row.

        Welsh takes commas alone: its "and" changes the beginning of the next word (rhent a *th*rwsio), which
        cannot be done to somebody's own words, and Babel's "a(c)" is not for a customer to read.
        """
        if self.language == "cy":
            return ", ".join(items)
        return format_list(items, "standard", locale=self._locale)


@cache
def words(language: str) -> Words:
    """The words of "en" or "cy". Raises ValueError for a language that there are no words for."""
    if language not in _BABEL:
        raise ValueError(f"there are no words in {language!r}")
    catalogue = LOCALES / language / "LC_MESSAGES" / "messages.po"
    if not catalogue.exists():
        return Words(language, gettext.NullTranslations())
    return Words(language, _read(catalogue))


def _read(catalogue: Path) -> gettext.GNUTranslations:
    with catalogue.open("rb") as file:
        parsed = read_po(file, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, parsed)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
