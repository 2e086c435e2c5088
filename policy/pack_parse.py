"""Makes a `Pack` from the text of a TOML file, or names every key that is wrong (no I/O: the caller has the text)."""

import hashlib
import tomllib
from collections import Counter
from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass
from typing import TypeVar

from policy.pack import Ombudsman, Organisation, Pack, Procedure
from policy.pack_kinds import (
    Behaviour,
    Channel,
    Entry,
    ExceptionReason,
    Family,
    Keyed,
    LetterWay,
    Need,
    Question,
    SafetyMeasure,
    Way,
)
from policy.pack_reader import MISSING, OPTION, PackError, Table
from policy.pack_restriction import read_restriction
from policy.pack_settings import read_settings

QUESTION = 280
LINES = 400
REVIEW_YEARS = 3  # section 14
ROLES = ("manager", "slt", "director", "safety", "records", "admin")
MEASURE_STATES = ("done", "offered", "not_suitable")
K = TypeVar("K", bound=Keyed)


def parse_pack(text: str) -> Pack:
    """The pack written in ``text``. Raises `PackError` with every problem at once, each at its key."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise PackError([f"not TOML: {wrong}"]) from None
    problems: list[str] = []
    root = Table("", values, problems)
    pack = _pack(root, hashlib.sha256(text.encode()).hexdigest())
    _check_lists(root, pack)
    root.report_unknown()
    if problems:
        raise PackError(problems)
    return pack


def _pack(root: Table, sha256: str) -> Pack:
    policy, procedures = root.table("policy"), root.table("procedures")
    settings = read_settings(root.table("settings"))
    ways = tuple(_way(table) for table in root.tables("way"))
    way_keys = {way.key for way in ways}
    pack = Pack(
        name=policy.text("name", OPTION),
        title=policy.label("title"),
        issue=policy.number("issue", 0, 10_000),
        issued=policy.date("issued"),
        next_review=policy.date("next_review"),
        sha256=sha256,
        ombudsman=_ombudsman(root.table("ombudsman")),
        complaints=_procedure(procedures.table("complaints")),
        review_of_decision=_procedure(procedures.table("review_of_decision")),
        settings=settings,
        organisations=tuple(_organisation(table) for table in root.tables("organisation")),
        roles=_entries(root, "role"),
        families=_entries(root, "family"),
        behaviours=tuple(_behaviour(table) for table in root.tables("behaviour")),
        channels=tuple(_channel(table, way_keys) for table in root.tables("channel")),
        informal_actions=_entries(root, "informal_action"),
        considerations=_questions(root, "consideration"),
        measures=_questions(root, "measure"),
        measure_states=_entries(root, "measure_state"),
        proportionality=_questions(root, "proportionality"),
        ways=ways,
        services=_entries(root, "service"),
        restrictions=tuple(read_restriction(table, way_keys) for table in root.tables("restriction")),
        exception_reasons=tuple(_exception_reason(table) for table in root.tables("exception_reason")),
        letter_ways=tuple(
            _letter_way(table, settings.post_received_working_days) for table in root.tables("letter_way")
        ),
        safety_measures=tuple(_safety_measure(table) for table in root.tables("safety_measure")),
        applies_from=policy.date("applies_from" if policy.has("applies_from") else "issued"),
        revision=policy.number("revision", 1, 1_000) if policy.has("revision") else 0,
    )
    latest = (pack.issued.year + REVIEW_YEARS, pack.issued.month, pack.issued.day)
    review = (pack.next_review.year, pack.next_review.month, pack.next_review.day)
    dated = policy.has("issued") and policy.has("next_review")
    if dated and (pack.next_review <= pack.issued or review > latest):
        policy.problem("next_review", f"is not after the issue and at most {REVIEW_YEARS} years later")
    if policy.has("issued") and pack.applies_from < pack.issued:
        policy.problem("applies_from", "is before the issue")
    return pack


def _check_lists(root: Table, pack: Pack) -> None:
    lists = _Lists(root)
    lists.unique("organisation", pack.organisations)
    lists.exactly("role", pack.roles, ROLES)
    lists.exactly("family", pack.families, tuple(Family))
    lists.unique("behaviour", pack.behaviours)
    for family in Family:
        lists.one_other("behaviour", pack.behaviours_of(family), f" in the family {family}")
    lists.unique("channel", pack.channels)
    lists.one_other("channel", pack.channels)
    lists.unique("informal_action", pack.informal_actions)
    lists.one_other("informal_action", pack.informal_actions)
    lists.unique("consideration", pack.considerations)
    lists.unique("measure", pack.measures)
    lists.exactly("measure_state", pack.measure_states, MEASURE_STATES)
    lists.unique("proportionality", pack.proportionality)
    lists.unique("way", pack.ways)
    if not any(way.usable_as_open for way in pack.ways):
        root.problem("way", "none is usable_as_open, so no customer could keep one")
    lists.unique("service", pack.services)
    lists.unique("restriction", pack.restrictions)
    lists.one_other("restriction", pack.restrictions)
    lists.unique("exception_reason", pack.exception_reasons)
    lists.one_other("exception_reason", pack.exception_reasons)
    if not any(reason.emergency for reason in pack.exception_reasons):
        root.problem("exception_reason", "none is an emergency, so nobody could be let through in one press")
    lists.unique("letter_way", pack.letter_ways)
    lists.unique("safety_measure", pack.safety_measures)


@dataclass(frozen=True)
class _Lists:
    root: Table

    def unique(self, name: str, entries: Iterable[Keyed]) -> None:
        for key, times in Counter(entry.key for entry in entries).items():
            if times > 1 and key != MISSING:
                self.root.problem(name, f"the key {key} is there {times} times")

    def exactly(self, name: str, entries: Collection[Keyed], keys: Collection[str]) -> None:
        """The rules speak of these by their key, so a pack gives them words but does not choose them."""
        self.unique(name, entries)
        found = {entry.key for entry in entries}
        if found != set(keys):
            wrong = ", ".join(sorted(found ^ set(keys)))
            self.root.problem(name, f"the keys should be {', '.join(keys)} (missing or too many: {wrong})")

    def one_other(self, name: str, entries: Iterable[Entry], where: str = "") -> None:
        others = sum(entry.other for entry in entries)
        if others != 1:
            self.root.problem(name, f"{others} entries{where} have other = true; there must be one")


def _entries(root: Table, name: str) -> tuple[Entry, ...]:
    return tuple(Entry(table.key(), table.label(), table.flag("other")) for table in root.tables(name))


def _questions(root: Table, name: str) -> tuple[Question, ...]:
    return tuple(
        Question(key=table.key(), label=table.label(), question=table.label("question", QUESTION))
        for table in root.tables(name)
    )


def _behaviour(table: Table) -> Behaviour:
    return Behaviour(
        key=table.key(),
        label=table.label(),
        other=table.flag("other"),
        family=table.one_of("family", Family),
        safety=table.flag("safety"),
    )


def _channel(table: Table, ways: Container[str]) -> Channel:
    channel = Channel(
        key=table.key(), label=table.label(), other=table.flag("other"), ways=table.keys("ways")
    )
    for key in channel.ways:
        if key not in ways:
            table.problem("ways", f"{key} is not a way")
    return channel


def _exception_reason(table: Table) -> ExceptionReason:
    return ExceptionReason(
        key=table.key(), label=table.label(), other=table.flag("other"), emergency=table.flag("emergency")
    )


def _safety_measure(table: Table) -> SafetyMeasure:
    return SafetyMeasure(
        key=table.key(),
        label=table.label(),
        staff=table.label("staff", QUESTION),
        not_alone=table.flag("not_alone"),
        visits_closed=table.flag("visits_closed"),
    )


def _way(table: Table) -> Way:
    return Way(
        key=table.key(),
        label=table.label(),
        by=table.label("by"),
        needs=table.one_of("needs", Need),
        usable_as_open=table.flag("usable_as_open"),
        visit=table.flag("visit"),
    )


def _letter_way(table: Table, post_days: int) -> LetterWay:
    return LetterWay(
        key=table.key(),
        label=table.label(),
        needs=table.one_of("needs", Need),
        received_working_days=post_days if table.flag("posted") else 0,
    )


def _organisation(table: Table) -> Organisation:
    return Organisation(
        key=table.key(),
        name=table.text("name"),
        short_name=table.text("short_name", OPTION),
        team=table.label("team"),
        address=table.label("address", LINES),
        email=table.text("email"),
        phone=table.text("phone"),
        emergency_phone=table.text("emergency_phone"),
        emergency=table.label("emergency", QUESTION),
    )


def _ombudsman(table: Table) -> Ombudsman:
    return Ombudsman(name=table.label("name"), contact=table.label("contact", LINES))


def _procedure(table: Table) -> Procedure:
    return Procedure(ref=table.text("ref", OPTION), label=table.label())
