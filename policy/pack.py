"""A landlord's policy pack: what it lists, its words in both languages, its limits (section 14: it has an issue).

`policy.pack_parse.parse_pack` makes one from text. Each decision keeps the pack it was made under.
"""

import datetime as dt
from dataclasses import dataclass

from policy.pack_kinds import (
    Behaviour,
    Channel,
    Entry,
    ExceptionReason,
    Family,
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

    The lookups by key raise KeyError: keys are checked where they come in from outside.
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

    def organisation(self, key: str) -> Organisation:
        return find(self.organisations, key)

    def role(self, key: str) -> Entry:
        return find(self.roles, key)

    def family(self, key: str) -> Entry:
        return find(self.families, key)

    def behaviour(self, key: str) -> Behaviour:
        return find(self.behaviours, key)

    def behaviours_of(self, family: Family) -> tuple[Behaviour, ...]:
        """In the policy's order, "other" last."""
        return tuple(behaviour for behaviour in self.behaviours if behaviour.family is family)

    def channel(self, key: str) -> Channel:
        return find(self.channels, key)

    def informal_action(self, key: str) -> Entry:
        return find(self.informal_actions, key)

    def consideration(self, key: str) -> Question:
        return find(self.considerations, key)

    def measure(self, key: str) -> Question:
        return find(self.measures, key)

    def measure_state(self, key: str) -> Entry:
        return find(self.measure_states, key)

    def proportionality_question(self, key: str) -> Question:
        return find(self.proportionality, key)

    def way(self, key: str) -> Way:
        return find(self.ways, key)

    def service(self, key: str) -> Entry:
        return find(self.services, key)

    def restriction(self, key: str) -> RestrictionKind:
        return find(self.restrictions, key)

    def exception_reason(self, key: str) -> ExceptionReason:
        return find(self.exception_reasons, key)

    def letter_way(self, key: str) -> LetterWay:
        return find(self.letter_ways, key)

    def safety_measure(self, key: str) -> SafetyMeasure:
        return find(self.safety_measures, key)
