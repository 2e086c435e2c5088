"""The issues of a landlord's pack in the order of time: which applied when, and which may come next (section 14).

They change at local midnight and never backwards: what was decided on a day was decided under that day's issue. So
the pack of a thing follows from its own date, and is the one that its record names.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from policy.calendar import DAY
from policy.pack import Pack
from policy.pack_reader import PackError

Midnight = Callable[[dt.date], dt.datetime]  # when a local day begins, as an aware moment


@dataclass(frozen=True)
class Dated:
    """An issue, the local day from which it applies, and when that day begins."""

    day: dt.date
    begins: dt.datetime
    pack: Pack


class Issues:
    """Every issue that was loaded, oldest first. All packs of one landlord share it, so that what is loaded later is
    known wherever one of them is held."""

    def __init__(self, midnight: Midnight) -> None:
        self._midnight = midnight
        self._dated: tuple[Dated, ...] = ()

    @property
    def dated(self) -> tuple[Dated, ...]:
        """Oldest first."""
        return self._dated

    @property
    def newest(self) -> Pack:
        """The last one loaded, whether or not it applies yet. Raises IndexError where there is none."""
        return self._dated[-1].pack

    def join(self, pack: Pack, day: dt.date) -> Pack:
        """Take the next issue in, from its day on; gives the pack that knows the others."""
        joined = replace(pack, issues=self)
        self._dated = (*self._dated, Dated(day, self._midnight(day), joined))
        return joined

    def at(self, moment: dt.datetime) -> Pack:
        """The one that applied at an aware moment; before the first day of all, the first."""
        for dated in reversed(self._dated):
            if dated.begins <= moment:
                return dated.pack
        return self._dated[0].pack

    def on(self, day: dt.date) -> Pack:
        """The one that applied on a local day."""
        for dated in reversed(self._dated):
            if dated.day <= day:
                return dated.pack
        return self._dated[0].pack

    def of(self, sha256: str) -> Pack | None:
        """The one with this hash; None where it is not known."""
        return next((dated.pack for dated in self._dated if dated.pack.sha256 == sha256), None)


def may_follow(known: Sequence[tuple[Pack, dt.date]], offered: Pack, today: dt.date, first: bool) -> dt.date:
    """The local day from which an issue will apply that was not loaded before. ``known`` are those that were, oldest
    first, each with its day; ``first``: nothing can have been decided yet, so its own day counts, past or not.

    Otherwise it begins on its day, but tomorrow at the earliest: nothing that was decided changes under it. Raises
    `PackError` where it may not follow.
    """
    begins = offered.applies_from if first else max(offered.applies_from, today + DAY)
    if not known:
        return begins
    last, since = known[-1]
    problems = []
    if offered.name != last.name:
        problems.append(f"policy.name: {offered.name} is another landlord than {last.name}, loaded before")
    for pack, _ in known:
        if pack.number == offered.number:
            problems.append(
                f"policy.issue: {offered.said} was loaded before with another text, and an issue never changes; "
                "give the text a new issue, or, where a mistake in it was put right, the next revision"
            )
    if offered.number < last.number:
        problems.append(f"policy.issue: {offered.said} goes back; {last.said} was loaded before")
    if offered.applies_from < since:
        problems.append(
            f"policy.applies_from: {offered.applies_from} is before {since}, when {last.said} begins to apply"
        )
    if problems:
        raise PackError(problems)
    return begins
