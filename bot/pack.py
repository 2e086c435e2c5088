"""The issues of the policy pack: read from their folder, kept in the database, and each in use from its day on."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from handlers.policy import record_loaded
from policy.pack import Pack
from policy.pack_issues import Issues, may_follow
from policy.pack_parse import parse_pack
from policy.pack_reader import PackError
from storage.record import KeptPack
from storage.store import Reader, Store

# Every process looks for new issues within this of real time, however busy: an issue begins no sooner.
LEAD: Final = dt.timedelta(minutes=10)
SHIPPED: Final = Path(__file__).parents[1] / "policy" / "packs"


@dataclass(frozen=True)
class Offered:
    """A pack as its file has it."""

    file: str
    pack: Pack
    text: str


def read_packs(folder: Path = SHIPPED) -> list[Offered]:
    """The issues in a folder, oldest first: every file that ends in .toml. Raises `PackError`, each problem with the
    name of its file."""
    found: list[Offered] = []
    problems: list[str] = []
    for file in sorted(folder.glob("*.toml")):
        text = file.read_text(encoding="utf-8")
        try:
            found.append(Offered(file.name, parse_pack(text), text))
        except PackError as wrong:
            problems += [f"{file.name}: {problem}" for problem in wrong.problems]
    if not found and not problems:
        problems.append(f"{folder}: there is no .toml file in it (POLICY_PACKS)")
    if problems:
        raise PackError(problems)
    return sorted(found, key=lambda offered: offered.pack.number)


def load_pack(folder: Path = SHIPPED) -> tuple[Pack, str]:
    """The newest issue in a folder, by itself, and its text. Raises `PackError`."""
    newest = read_packs(folder)[-1]
    return newest.pack, newest.text


def load_packs(store: Store, offered: Sequence[Offered], now: dt.datetime, zone: ZoneInfo) -> Issues:
    """Keep what the database does not have yet, and give all that it has. ``now`` is the domain's time, aware UTC.

    Raises `PackError` where an issue may not follow those that were loaded before; then nothing was kept.
    """
    with store.write() as unit:
        kept, first = unit.packs(), not unit.packs()
        issues = known(kept, zone, offered)
        for each in offered:
            if any(row.sha256 == each.pack.sha256 for row in kept):
                continue
            day = _day_of(each, issues, kept, (now + LEAD).astimezone(zone).date(), first)
            number = f"{each.pack.issue}" + (f".{each.pack.revision}" if each.pack.revision else "")
            new = unit.keep_pack(each.pack.sha256, number, each.text, now, day)
            issues.join(each.pack, day)
            if new:
                record_loaded(unit, each.pack, day, now, issues.at(now))
    return issues


def known(kept: Sequence[KeptPack], zone: ZoneInfo, offered: Sequence[Offered] = ()) -> Issues:
    """The issues that the database has. One whose text this release cannot read is left out (`unreadable`)."""
    issues = Issues(lambda day: dt.datetime.combine(day, dt.time(), zone).astimezone(dt.UTC))
    for row, pack in sorted(_read(kept, offered), key=lambda each: (each[1].number, each[0].loaded_at)):
        # Before packs had their days each was in use as soon as it was loaded.
        legacy = row.loaded_at.astimezone(zone).date() if issues.dated else pack.applies_from
        issues.join(pack, row.applies_from or legacy)
    return issues


def unreadable(kept: Sequence[KeptPack], offered: Sequence[Offered] = ()) -> list[KeptPack]:
    """Those whose text this release cannot read: what was decided under them reads as the oldest issue has it."""
    read = {row.sha256 for row, _ in _read(kept, offered)}
    return [row for row in kept if row.sha256 not in read]


def refresh(reader: Reader, issues: Issues) -> int:
    """Take in what another process has loaded since; gives how many issues. It applies from a day that is still to
    come, so nobody is late."""
    seen = {dated.pack.sha256 for dated in issues.dated}
    new = [(row, pack) for row, pack in _read(reader.packs(but=seen)) if row.applies_from is not None]
    for row, pack in sorted(new, key=lambda each: each[1].number):
        assert row.applies_from is not None
        issues.join(pack, row.applies_from)
    return len(new)


def disagreements(offered: Sequence[Offered], kept: Sequence[KeptPack], issues: Issues) -> Iterator[str]:
    """What the folder and the database do not have in common, in words."""
    loaded, there = {row.sha256 for row in kept}, {each.pack.sha256 for each in offered}
    for each in offered:
        if each.pack.sha256 not in loaded:
            yield f"{each.file} ({each.pack.said}) is not loaded; run python -m bot migrate"
    if issues.dated and issues.newest.sha256 not in there:
        yield f"{issues.newest.said} is loaded, and not in the folder POLICY_PACKS; put its file there"


def applying(issues: Issues, today: dt.date) -> Iterator[str]:
    """Which issue applies, and which will, a line each."""
    now = issues.on(today)
    for dated in issues.dated:
        if dated.pack is now:
            yield f"{dated.pack.said} applies since {dated.day}, next review {dated.pack.next_review}"
        elif dated.day > today:
            yield f"{dated.pack.said} applies from {dated.day}"


def _read(kept: Sequence[KeptPack], offered: Sequence[Offered] = ()) -> Iterator[tuple[KeptPack, Pack]]:
    there = {each.pack.sha256: each.pack for each in offered}
    for row in kept:
        try:
            yield row, there.get(row.sha256) or parse_pack(row.text)
        except PackError:
            continue


def _day_of(each: Offered, issues: Issues, kept: Sequence[KeptPack], today: dt.date, first: bool) -> dt.date:
    undated = {row.sha256 for row in kept if row.applies_from is None}
    # What a release kept that did not know of days may have been edited without a new issue.
    before = [
        (dated.pack, dated.day)
        for dated in issues.dated
        if not (dated.pack.sha256 in undated and dated.pack.number == each.pack.number)
    ]
    try:
        return may_follow(before, each.pack, today, first)
    except PackError as wrong:
        raise PackError([f"{each.file}: {problem}" for problem in wrong.problems]) from None
