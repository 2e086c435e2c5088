"""What a bundle is made of: chapters of plain lines and of texts that stand in passages; no platform, no pages."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from notices.words import Words
from policy.access import may_know, readable
from policy.calendar import Calendar
from policy.case import Case
from policy.gap import Gap
from policy.pack import Pack
from policy.people import Person
from policy.record import Record
from policy.timeline import Matter


@dataclass(frozen=True)
class Said:
    """A line; with ``passage`` the label of a text that somebody wrote. ``strong`` begins something new."""

    text: str
    passage: UUID | None = None
    strong: bool = False


@dataclass(frozen=True)
class Chapter:
    """One part of a bundle; ``button`` is its short name."""

    title: str
    button: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Source:
    """All that a bundle is made from, for its ``reader``; ``records`` is the log of the case in its order."""

    case: Case
    records: Sequence[Record]
    gaps: Sequence[Gap]
    names: Mapping[UUID, str]
    pack: Pack
    calendar: Calendar
    words: Words
    reader: Person

    @cached_property
    def may_read(self) -> Callable[[UUID], bool]:
        """Whether the reader may read a text."""
        return readable(self.reader, self.case)

    def may_know(self, matter: Matter) -> bool:
        """Whether the reader needs to know of a matter."""
        return may_know(self.reader, self.case, matter)

    def when(self, at: dt.datetime) -> str:
        """A moment, in local time."""
        return self.words.moment(at, self.calendar.zone)

    def text(self, label: str, passage: UUID | None) -> "list[Said]":
        """A text as far as the reader may read it; that it is closed to them is said, too."""
        if passage is None or self.may_read(passage):
            return text(label, passage)
        return line(label, self.words("not open to you"))

    def name(self, person: UUID | None) -> str:
        """Somebody's name; empty where it is nobody."""
        return self.names.get(person, "") if person else ""

    def by(self, person: UUID | None, at: dt.datetime) -> str:
        """Who, and when."""
        return self.words("{who}, {when}", who=self.name(person), when=self.when(at))

    def did(self, subject: UUID, *what: str) -> str:
        """Who did it to something, when, and with which roles then; empty where nobody did."""
        w = self.words
        for record in self.records:
            if record.subject_id == subject and record.what in what:
                roles = [
                    self.pack.at(record.at).role(role).label.say(w.language)
                    for role in sorted(record.actor_roles)
                ]
                return w(
                    "{who} ({roles}), {when}",
                    who=self.name(record.actor_id),
                    roles=w.list(roles) or w("no role of their own"),
                    when=self.when(record.at),
                )
        return ""


def line(label: str, value: str) -> list[Said]:
    """A label and what stands beside it; nothing where that is empty."""
    return [Said(f"{label}: {value}")] if value else []


def text(label: str, passage: UUID | str | None) -> list[Said]:
    """A text with its label; nothing where there is none."""
    return [Said(label, passage if isinstance(passage, UUID) else UUID(passage))] if passage else []
