"""Reading people.csv and customers.csv: the whole file, and every mistake in it with its line. Pure."""

import csv
import datetime as dt
import io
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from policy.people import Role
from policy.refusal import Invalid, Problem

PEOPLE = ("email", "name", "roles", "line_manager", "organisations", "language")
CUSTOMERS = ("reference", "name", "address", "postcode")
CUSTOMERS_OPTIONAL = ("email", "phone", "language", "letter_format", "organisation", "date_of_birth")
FORMATS = ("clear", "large", "easy_read", "audio")
LONGEST = {"name": 100, "address": 300}
LONGEST_OTHER = 100
OLDEST = dt.date(1900, 1, 1)

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class BadFile(Invalid):
    """A file that cannot be taken, with each mistake and its line. Nothing of it was kept."""

    def __init__(self, errors: Collection[tuple[int, str]]) -> None:
        self.errors = tuple(sorted(errors))
        super().__init__({f"line {line}": Problem("bad-file", {"text": text}) for line, text in self.errors})

    def __str__(self) -> str:
        return "\n".join(f"line {line}: {text}" for line, text in self.errors)


@dataclass(frozen=True)
class PersonRow:
    """One line of people.csv. Emails are case-folded; ``line_manager`` is None where there is none."""

    line: int
    email: str
    name: str
    roles: frozenset[Role]
    line_manager: str | None
    organisations: frozenset[str]
    language: str


@dataclass(frozen=True)
class CustomerRow:
    """One line of customers.csv. ``given`` has the columns that the file has: others are left as they are."""

    line: int
    reference: str
    given: Mapping[str, str | dt.date | None]


class _Errors:
    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []

    def add(self, line: int, text: str) -> None:
        self.found.append((line, text))

    def stop(self) -> None:
        if self.found:
            raise BadFile(self.found)


def read_people(
    content: bytes, *, organisations: Collection[str], managers: Mapping[str, str | None]
) -> list[PersonRow]:
    """The people of a file. ``managers`` is what is known already: each person's line manager, by email.

    ``organisations`` are the pack's keys, the first one for whoever has none given. Raises `BadFile`.
    """
    errors = _Errors()
    rows = []
    for line, cells in _table(content, PEOPLE, (), errors):
        words = {name: _words(cells[name]) for name in ("roles", "organisations")}
        for role in words["roles"] - set(Role):
            errors.add(line, f"unknown role {role!r} (known: {' '.join(Role)})")
        _organisations(words["organisations"], organisations, line, errors)
        email, manager = cells["email"].casefold(), cells["line_manager"].casefold()
        _email(email, "email", line, errors)
        _language(cells["language"].casefold(), line, errors)
        if not cells["name"]:
            errors.add(line, "name is empty")
        rows.append(
            PersonRow(
                line=line,
                email=email,
                name=cells["name"],
                roles=frozenset(Role(role) for role in words["roles"] & set(Role)),
                line_manager=manager or None,
                organisations=frozenset(words["organisations"]) or frozenset([*organisations][:1]),
                language=cells["language"].casefold() or "en",
            )
        )
    _once([(row.line, row.email) for row in rows], "email", errors)
    _line_managers(rows, managers, errors)
    errors.stop()
    return rows


def read_customers(content: bytes, *, organisations: Collection[str], today: dt.date) -> list[CustomerRow]:
    """The customers of a file. Raises `BadFile`."""
    errors = _Errors()
    rows = []
    for line, cells in _table(content, CUSTOMERS, CUSTOMERS_OPTIONAL, errors):
        for name in CUSTOMERS:
            if not cells[name]:
                errors.add(line, f"{name} is empty")
        given: dict[str, str | dt.date | None] = dict(cells)
        if email := cells.get("email"):
            _email(email, "email", line, errors)
        for name in ("language", "letter_format", "organisation"):
            if name in cells:
                given[name] = cells[name].casefold()
        _language(str(given.get("language", "")), line, errors)
        letter_format = str(given.get("letter_format") or FORMATS[0])
        if letter_format not in FORMATS:
            errors.add(line, f"unknown letter_format {letter_format!r} (known: {' '.join(FORMATS)})")
        if "letter_format" in given:
            given["letter_format"] = letter_format
        if "organisation" in given:
            given["organisation"] = given["organisation"] or next(iter(organisations))
            _organisations({str(given["organisation"])}, organisations, line, errors)
        if "date_of_birth" in cells:
            given["date_of_birth"] = _date(cells["date_of_birth"], today, line, errors)
        rows.append(CustomerRow(line, cells["reference"], given))
    _once([(row.line, row.reference.casefold()) for row in rows], "reference", errors)
    errors.stop()
    return rows


def _table(
    content: bytes, needed: Collection[str], optional: Collection[str], errors: _Errors
) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the line on which it begins, its cells by column, spaces put in order."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadFile([(line, "this is not UTF-8 text; save the file as CSV UTF-8")]) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    columns: list[str] = []
    try:
        for cells in reader:
            line, begins = begins, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = _columns(cells, line, needed, optional)
            elif len(cells) != len(columns):
                errors.add(line, f"{len(cells)} values; the first line has {len(columns)} columns")
            else:
                yield line, _cells(columns, cells, line, errors)
    except csv.Error as error:
        errors.add(begins, f"this line cannot be read: {error}")
    if not columns:
        errors.add(1, "the file is empty")
    elif not errors.found and begins <= 2:
        errors.add(1, "the file has no lines below the first")


def _columns(cells: list[str], line: int, needed: Collection[str], optional: Collection[str]) -> list[str]:
    columns = [cell.strip().casefold() for cell in cells]
    wrong = [f"the column {name!r} is missing" for name in needed if name not in columns]
    wrong += [f"unknown column {name!r}" for name in columns if name not in {*needed, *optional}]
    wrong += [f"the column {a!r} is there twice" for a, b in pairwise(sorted(columns)) if a == b]
    if wrong:
        raise BadFile([(line, text) for text in wrong])
    return columns


def _cells(columns: list[str], cells: list[str], line: int, errors: _Errors) -> dict[str, str]:
    found = {}
    for name, cell in zip(columns, cells, strict=True):
        if _CONTROL.search(cell):
            errors.add(line, f"{name} has a control character in it")
        found[name] = " ".join(_CONTROL.sub("", cell).split())
        longest = LONGEST.get(name, LONGEST_OTHER)
        if len(found[name]) > longest:
            errors.add(line, f"{name} is longer than {longest} characters")
    return found


def _words(cell: str) -> set[str]:
    return {word.strip().casefold() for word in cell.split(";")} - {""}


def looks_like_an_email(email: str) -> bool:
    """Whether it has the shape of an address; no more is asked of one."""
    return _EMAIL.fullmatch(email) is not None


def _email(email: str, name: str, line: int, errors: _Errors) -> None:
    if not looks_like_an_email(email):
        errors.add(line, f"{name} {email!r} does not look like an address")


def _language(language: str, line: int, errors: _Errors) -> None:
    if language not in ("", "cy", "en"):
        errors.add(line, f"unknown language {language!r} (known: cy en)")


def _organisations(given: set[str], known: Collection[str], line: int, errors: _Errors) -> None:
    for name in sorted(given - set(known)):
        errors.add(line, f"unknown organisation {name!r} (known: {' '.join(known)})")


def _date(cell: str, today: dt.date, line: int, errors: _Errors) -> dt.date | None:
    if not cell:
        return None
    try:
        date = dt.datetime.strptime(cell, "%Y-%m-%d").date()  # noqa: DTZ007  # a day has no time zone
    except ValueError:
        errors.add(line, f"date_of_birth {cell!r} is not a date like 1980-01-31")
        return None
    if not OLDEST <= date <= today:
        errors.add(line, f"date_of_birth {cell!r} is in the future or before {OLDEST.year}")
    return date


def _once(values: list[tuple[int, str]], name: str, errors: _Errors) -> None:
    first: dict[str, int] = {}
    for line, value in values:
        if value and value in first:
            errors.add(line, f"{name} {value!r} is on line {first[value]} already")
        first.setdefault(value, line)


def _line_managers(rows: list[PersonRow], known: Mapping[str, str | None], errors: _Errors) -> None:
    above = {**known, **{row.email: row.line_manager for row in rows}}
    for row in rows:
        if row.line_manager is None:
            continue
        if row.line_manager == row.email:
            errors.add(row.line, "somebody cannot be their own line manager")
        elif row.line_manager not in above:
            errors.add(row.line, f"line_manager {row.line_manager!r} is in no line and not known")
        elif _comes_back(row.email, above):
            errors.add(row.line, f"the line managers of {row.email!r} go round in a circle")


def _comes_back(email: str, above: Mapping[str, str | None]) -> bool:
    seen = set()
    at = above.get(email)
    while at is not None and at not in seen:
        if at == email:
            return True
        seen.add(at)
        at = above.get(at)
    return False
