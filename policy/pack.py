"""A landlord's policy pack: what it lists, its words in both languages, its limits (section 14: it has an issue).

`policy.pack_parse.parse_pack` makes one from text. Each decision keeps the pack it was made under: `Pack.at` and
`Pack.on` give the one that applied then.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from policy.pack_kinds import (
    Behaviour,
    Channel,
    Entry,
    ExceptionReason,
    Family,
    Keyed,
    Label,
    LetterWay,
    Need,
    Particular,
    ParticularType,
    Question,
    RestrictionKind,
    SafetyMeasure,
    Way,
    find,
)
from policy.pack_reader import PackError
from policy.pack_settings import MissedReview, Settings

if TYPE_CHECKING:
    from policy.pack_issues import Issues

__all__ = [
    "Behaviour",
    "Channel",
    "Entry",
    "ExceptionReason",
    "Family",
    "Label",
    "LetterWay",
    "MissedReview",
    "Need",
    "Ombudsman",
    "Organisation",
    "Pack",
    "PackError",
    "Particular",
    "ParticularType",
    "Procedure",
    "Question",
    "RestrictionKind",
    "SafetyMeasure",
    "Settings",
    "Way",
]
K = TypeVar("K", bound=Keyed)


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A landlord that the policy applies to (section 2), as its letters show it.

    ``address`` has one line of the address on each line.
    """

    key: str
    name: str
    short_name: str
    team: Label
    address: Label
    email: str
    phone: str
    emergency_phone: str
    emergency: Label


@dataclass(frozen=True, kw_only=True)
class Ombudsman:
    """Where a customer can go after the appeal (section 7). ``contact`` has one line on each line."""

    name: Label
    contact: Label


@dataclass(frozen=True, kw_only=True)
class Procedure:
    """Another procedure of the landlord, with the reference it is known by (sections 10 and 11)."""

    ref: str
    label: Label


@dataclass(frozen=True, kw_only=True)
class Pack:
    """The whole policy as data. ``sha256`` is of the text it was read from.

    It applies from the local day ``applies_from`` on, at the earliest. ``revision`` counts how often the text of an
    issue was put right. ``issues`` are all that the landlord has had; without them it is the only one.

    The lookups by key find what another issue has too, so that what was decided can still be read; what may be chosen
    now stands in the lists. They raise KeyError where no issue has it: keys are checked where they come in from
    outside.
    """

    name: str
    title: Label
    issue: int
    issued: dt.date
    next_review: dt.date
    sha256: str
    ombudsman: Ombudsman
    complaints: Procedure
    review_of_decision: Procedure
    settings: Settings
    organisations: tuple[Organisation, ...]
    roles: tuple[Entry, ...]
    families: tuple[Entry, ...]
    behaviours: tuple[Behaviour, ...]
    channels: tuple[Channel, ...]
    informal_actions: tuple[Entry, ...]
    considerations: tuple[Question, ...]
    measures: tuple[Question, ...]
    measure_states: tuple[Entry, ...]
    proportionality: tuple[Question, ...]
    ways: tuple[Way, ...]
    services: tuple[Entry, ...]
    restrictions: tuple[RestrictionKind, ...]
    exception_reasons: tuple[ExceptionReason, ...]
    letter_ways: tuple[LetterWay, ...]
    safety_measures: tuple[SafetyMeasure, ...]
    applies_from: dt.date
    revision: int = 0
    issues: "Issues | None" = field(default=None, compare=False, repr=False)

    @property
    def number(self) -> tuple[int, int]:
        """By which issues follow each other."""
        return self.issue, self.revision

    @property
    def said(self) -> str:
        """How operators read it."""
        return f"issue {self.issue}" + (f", revision {self.revision}" if self.revision else "")

    def at(self, moment: dt.datetime) -> "Pack":
        """The pack that applied at an aware moment."""
        return self if self.issues is None else self.issues.at(moment)

    def on(self, day: dt.date) -> "Pack":
        """The pack that applied on a local day."""
        return self if self.issues is None else self.issues.on(day)

    def of(self, sha256: str) -> "Pack | None":
        """The pack with this hash, which is how a record names it; None where it is not known."""
        if self.issues is None:
            return self if self.sha256 == sha256 else None
        return self.issues.of(sha256)

    def _find(self, key: str, entries: Callable[["Pack"], Sequence[K]]) -> K:
        if self.issues is not None and not any(entry.key == key for entry in entries(self)):
            for dated in reversed(self.issues.dated):
                if any(entry.key == key for entry in entries(dated.pack)):
                    return find(entries(dated.pack), key)
        return find(entries(self), key)

    def organisation(self, key: str) -> Organisation:
        return self._find(key, lambda pack: pack.organisations)

    def role(self, key: str) -> Entry:
        return self._find(key, lambda pack: pack.roles)

    def family(self, key: str) -> Entry:
        return self._find(key, lambda pack: pack.families)

    def behaviour(self, key: str) -> Behaviour:
        return self._find(key, lambda pack: pack.behaviours)

    def behaviours_of(self, family: Family) -> tuple[Behaviour, ...]:
        """In the policy's order, "other" last."""
        return tuple(behaviour for behaviour in self.behaviours if behaviour.family is family)

    def channel(self, key: str) -> Channel:
        return self._find(key, lambda pack: pack.channels)

    def informal_action(self, key: str) -> Entry:
        return self._find(key, lambda pack: pack.informal_actions)

    def consideration(self, key: str) -> Question:
        return self._find(key, lambda pack: pack.considerations)

    def measure(self, key: str) -> Question:
        return self._find(key, lambda pack: pack.measures)

    def measure_state(self, key: str) -> Entry:
        return self._find(key, lambda pack: pack.measure_states)

    def proportionality_question(self, key: str) -> Question:
        return self._find(key, lambda pack: pack.proportionality)

    def way(self, key: str) -> Way:
        return self._find(key, lambda pack: pack.ways)

    def service(self, key: str) -> Entry:
        return self._find(key, lambda pack: pack.services)

    def restriction(self, key: str) -> RestrictionKind:
        return self._find(key, lambda pack: pack.restrictions)

    def exception_reason(self, key: str) -> ExceptionReason:
        return self._find(key, lambda pack: pack.exception_reasons)

    def letter_way(self, key: str) -> LetterWay:
        return self._find(key, lambda pack: pack.letter_ways)

    def safety_measure(self, key: str) -> SafetyMeasure:
        return self._find(key, lambda pack: pack.safety_measures)
