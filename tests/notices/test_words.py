"""Words in two languages: translated, counted, dated; facts stay data; the Welsh of the letters is complete."""

import ast
import datetime as dt
import gettext
import string
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import notices.words as words_module
from notices.words import words

NOTICES = Path(words_module.__file__).parent
LONDON = ZoneInfo("Europe/London")


def letter_files() -> list[Path]:
    """What customers read; `letter_cards` speaks to staff."""
    return sorted(set(NOTICES.glob("letter*.py")) - {NOTICES / "letter_cards.py"})


def calls(file: Path) -> Iterator[tuple[ast.Call, bool]]:
    """The calls of `w` in a file, and whether each counts."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="w")):
                yield node, False
            case ast.Call(func=ast.Attribute(value=ast.Name(id="w"), attr="n")):
                yield node, True


def keys(file: Path) -> set[tuple[str, ...]]:
    """The keys of a file; one that counts has a singular and a plural."""
    found: set[tuple[str, ...]] = set()
    for call, counts in calls(file):
        parts = [arg.value for arg in call.args[: 2 if counts else 1] if isinstance(arg, ast.Constant)]
        assert len(parts) == (2 if counts else 1), (
            f"{file.name}:{call.lineno} has a key that is not written out"
        )
        found.add(tuple(str(part) for part in parts))
    return found


def welsh() -> Catalog:
    with (NOTICES / "locales" / "cy" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms(message: Message) -> list[str]:
    found = [message.string] if isinstance(message.string, str | None) else list(message.string)
    return [form or "" for form in found]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_english_is_the_key_with_its_facts() -> None:
    assert words("en")("Date: {date}", date="today") == "Date: today"
    assert words("en")("A sentence that nobody has translated") == "A sentence that nobody has translated"


def test_welsh_comes_from_the_catalogue_and_an_unknown_key_reads_in_english() -> None:
    assert words("cy")("In an emergency") == "Mewn argyfwng"
    assert words("cy")("Phone: {phone}", phone="0300") == "Ffôn: 0300"
    assert words("cy")("A sentence that nobody has translated") == "A sentence that nobody has translated"


def test_words_are_read_once_and_only_known_languages_have_them() -> None:
    assert words("cy") is words("cy")
    with pytest.raises(ValueError, match="'fr'"):
        words("fr")


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_missing_fact_is_our_mistake(language: str) -> None:
    with pytest.raises(KeyError, match="name"):
        words(language)("Dear {name},")


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(
    "value", ["{phone}", "{0}", "{{", "}", "{name.__class__}", "<b>x</b>", "[x](http://x)", "%s"]
)
def test_braces_and_markup_in_a_fact_stay_inert(language: str, value: str) -> None:
    assert value in words(language)("Dear {name},", name=value)


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (0, "Mae 0 cyfyngiad:"),
        (1, "Mae 1 cyfyngiad:"),
        (2, "Mae 2 gyfyngiad:"),
        (3, "Mae 3 chyfyngiad:"),
        (4, "Mae 4 cyfyngiad:"),
        (6, "Mae 6 chyfyngiad:"),
        (7, "Mae 7 cyfyngiad:"),
        (13, "Mae 13 cyfyngiad:"),
    ],
)
def test_welsh_counts_with_its_own_forms(n: int, expected: str) -> None:
    assert words("cy").n("There is {n} restriction:", "There are {n} restrictions:", n) == expected


@pytest.mark.parametrize(
    ("n", "form"), [(0, 0), (1, 1), (2, 2), (3, 3), (6, 4), (7, 5), (5, 5), (12, 5), (102, 5)]
)
def test_the_catalogue_says_which_welsh_form_a_number_takes(n: int, form: int) -> None:
    catalogue = welsh()
    choose = gettext.c2py(catalogue.plural_expr)
    assert catalogue.num_plurals == 6
    assert choose(n) == form


def test_english_counts() -> None:
    count = words("en").n
    assert count("{n} day of {what}", "{n} days of {what}", 1, what="rain") == "1 day of rain"
    assert count("{n} day of {what}", "{n} days of {what}", 0, what="rain") == "0 days of rain"


def test_dates_are_long_in_both_languages() -> None:
    day = dt.date(2026, 11, 24)
    assert words("en").date(day) == "24 November 2026"
    assert words("cy").date(day) == "24 Tachwedd 2026"


def test_a_moment_is_shown_in_the_organisations_zone() -> None:
    late = dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)
    assert words("en").moment(late, LONDON) == "1 July 2026 at 00:30"
    assert words("cy").moment(late, LONDON) == "1 Gorffennaf 2026 am 00:30"
    with pytest.raises(ValueError, match="time zone"):
        words("en").moment(dt.datetime(2026, 6, 30), LONDON)


def test_a_time_that_is_not_known_is_left_out() -> None:
    day = dt.date(2026, 3, 1)
    assert words("en").day_time(day, dt.time(9, 5)) == "1 March 2026 at 09:05"
    assert words("cy").day_time(day, None) == "1 Mawrth 2026"


def test_lists_in_both_languages() -> None:
    things = ["rent", "repairs", "parking"]
    assert words("en").list(things) == "rent, repairs and parking"
    assert words("cy").list(["rhent", "trwsio", "parcio"]) == "rhent, trwsio, parcio"
    for language in ("en", "cy"):
        assert words(language).list([]) == ""
        assert words(language).list(["{one}"]) == "{one}"


def test_every_word_of_the_letters_is_in_welsh_and_nothing_is_left_over() -> None:
    translated = {ids(message)[0]: message for message in welsh() if message.id}
    for file in letter_files():
        for singular, *_ in keys(file):
            assert singular in translated, f"{file.name}: {singular!r} has no Welsh"
            for form in forms(translated[singular]):
                assert form.strip(), f"{singular!r} has an empty Welsh form"
                assert form != singular, f"{singular!r} is still English"
    for message in translated.values():
        for location, _ in message.locations:
            if location.startswith("notices/letter"):
                assert ids(message) in keys(NOTICES.parent / location), (
                    f"{message.id!r} is no longer in {location}"
                )


def test_no_welsh_is_doubtful_and_each_has_the_places_of_its_key() -> None:
    catalogue = welsh()
    assert not catalogue.obsolete
    for message in catalogue:
        if message.id:
            assert not message.fuzzy, f"{message.id!r} is marked as doubtful"
            for form in forms(message):
                assert places(form) == places(ids(message)[-1]), (
                    f"{message.id!r} and its Welsh put in different facts"
                )
