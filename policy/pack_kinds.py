"""What a policy pack lists: each kind of thing has a key for the rules and a label for people, in two languages."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar


class Keyed(Protocol):
    """Anything that the pack knows by a key."""

    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=Keyed)


def find(entries: Iterable[K], key: str) -> K:
    """The entry with this key. Raises KeyError where there is none."""
    for entry in entries:
        if entry.key == key:
            return entry
    raise KeyError(key)


@dataclass(frozen=True)
class Label:
    """The same words in English and in Welsh."""

    en: str
    cy: str

    def say(self, language: str) -> str:
        """In Welsh for "cy", in English for any other language."""
        return self.cy if language == "cy" else self.en

    def fill(self, language: str, values: Mapping[str, str]) -> str:
        """As `say`, with each {name} replaced. A value is never read as a template. Raises KeyError for a missing one."""
        return self.say(language).format_map(values)


@dataclass(frozen=True)
class Entry:
    """A choice of the pack. ``other`` marks the one that stands for what is not listed: it wants a text."""

    key: str
    label: Label
    other: bool = False


class Family(StrEnum):
    """The two families of behaviour that the policy defines (section 4)."""

    UNACCEPTABLE = "unacceptable"
    UNREASONABLE = "unreasonable"


@dataclass(frozen=True, kw_only=True)
class Behaviour(Entry):
    """Something that can be reported (section 4). ``safety``: somebody was threatened, stalked or harassed, so the
    report goes to the safety group by itself (section 8)."""

    family: Family
    safety: bool = False


@dataclass(frozen=True, kw_only=True)
class Question(Entry):
    """Something to be answered in words before a decision (section 6)."""

    question: Label


@dataclass(frozen=True, kw_only=True)
class ExceptionReason(Entry):
    """Why a contact was let through although it is restricted (sections 8 and 13)."""

    emergency: bool = False


@dataclass(frozen=True, kw_only=True)
class SafetyMeasure(Entry):
    """Something that staff do to stay safe, from an entry in the staff safety register (section 8).

    ``staff`` is the instruction that a check shows. ``not_alone``: staff do not meet the customer alone.
    ``visits_closed``: staff do not go to the customer.
    """

    staff: Label
    not_alone: bool = False
    visits_closed: bool = False


class Need(StrEnum):
    """What we must hold about a customer for a way of contact to be any use."""

    NONE = "none"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"


@dataclass(frozen=True, kw_only=True)
class Way(Entry):
    """A way of contact. ``by`` is how it reads inside a sentence ("by phone").

    Only a way with ``usable_as_open`` counts towards the one that must stay open (section 8). ``visit``: staff go to
    the customer."""

    by: Label
    needs: Need
    usable_as_open: bool
    visit: bool = False


@dataclass(frozen=True, kw_only=True)
class Channel(Entry):
    """How a contact took place (section 2). ``ways``: the ways of contact, by key, that it can have come by; none
    where that is not known."""

    ways: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LetterWay(Entry):
    """How a letter is issued, and after how many working days the customer is taken to have it."""

    needs: Need
    received_working_days: int


class ParticularType(StrEnum):
    """What kind of answer a particular takes."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    CHOICE = "choice"
    TIME = "time"
    DATE = "date"
    PERSON = "person"
    WAY = "way"


@dataclass(frozen=True, kw_only=True)
class Particular:
    """A detail that a restriction needs.

    ``least`` and ``most`` bound a number, ``most`` the length of a text. ``after`` names a particular that this
    date or time must follow. ``translate``: the answer is prose in one language, which a letter in another
    language needs translated. ``past``: a date that cannot be still to come.
    """

    name: str
    type: ParticularType
    label: Label
    hint: Label | None = None
    required: bool = True
    least: int = 0
    most: int = 0
    options: tuple[Entry, ...] = ()
    after: str | None = None
    translate: bool = False
    past: bool = False


@dataclass(frozen=True, kw_only=True)
class RestrictionKind(Entry):
    """A restriction that a manager may apply (section 6), with its particulars and the sentences that say it.

    An ``action`` has a date and no end: it is no restriction, but a use case (``leads_to``) that ``button`` names.
    ``not_alone``: staff do not meet the customer alone. ``closes`` are way
    keys; ``closes_all_but`` and ``closes_named_by`` name a particular that holds one. ``warns_if_shared`` names
    the particular with an address that other people of the household may use too. ``independent_decider``: whoever
    approves it says that the complaint is not about them.

    In ``staff`` (what a check shows) and ``letter`` (what the customer reads) a way is filled in with its ``by``,
    a choice with its option's label, a person by name or, where they prefer it, by what they do.
    """

    particulars: tuple[Particular, ...]
    staff: Label
    letter: Label
    action: bool = False
    leads_to: str | None = None
    button: Label | None = None
    not_alone: bool = False
    closes: tuple[str, ...] = ()
    closes_all_but: str | None = None
    closes_named_by: str | None = None
    warns_if_shared: str | None = None
    independent_decider: bool = False

    def particular(self, name: str) -> Particular:
        """Raises KeyError for a name that this restriction does not have."""
        return {particular.name: particular for particular in self.particulars}[name]

    def closed_ways(self, answers: Mapping[str, str], ways: Collection[str]) -> frozenset[str]:
        """Which of ``ways`` (keys) are closed, given the particulars' answers (section 8).

        An unanswered ``closes_all_but`` closes every way: what is not said cannot be relied on as open.
        """
        closed = set(self.closes)
        if self.closes_all_but is not None:
            closed.update(way for way in ways if way != answers.get(self.closes_all_but))
        if self.closes_named_by is not None:
            closed.add(answers.get(self.closes_named_by, ""))
        return frozenset(closed.intersection(ways))
