"""Answers to any form, by the type of its fields: what a person might answer, and what nobody should."""

import datetime as dt
from collections.abc import Mapping, Sequence
from random import Random
from typing import assert_never
from uuid import UUID

from handlers.answer import Ask
from notices.fields import (
    Choice,
    Choices,
    CustomerField,
    Date,
    Input,
    LongText,
    Number,
    PersonField,
    Text,
    Time,
    YesNo,
)
from tests.handlers.office import prefilled
from tests.machine.planted import Planted

Raw = dict[str, str | list[str]]
# Somebody who means it answers these so; what is not here is answered one way or the other.
MOSTLY_YES = frozenset({"confirmed", "unconcerned", "not_stricter", "independent", "shared", "warned"})
MOSTLY_NO = frozenset({"hurt", "again", "immediate_threat", "threat"})
OPTIONAL = 0.3  # how often what need not be answered is
JUNK = ("", "x" * 5000, "2026-13-45", "25:99", "-1", "no-such-option", "yes", "\x00", "<!channel>", "9" * 30)


class Filling:
    """Fills in forms. ``people`` and ``customers`` are ids, ``today`` is a local day."""

    def __init__(
        self,
        random: Random,
        today: dt.date,
        people: Sequence[UUID],
        customers: Sequence[UUID],
        planted: Planted,
        by: UUID,
    ) -> None:
        self._random = random
        self._today = today
        self._people = people
        self._customers = customers
        self._planted = planted
        self._by = by

    def well(self, ask: Ask, wanted: Mapping[str, str | list[str]]) -> Raw:
        """As somebody does who means it; ``wanted`` are the answers that are known."""
        known: Raw = prefilled(ask)
        given: Raw = {}
        for field in ask.form.inputs:
            wrong = field.name in ask.errors
            if field.name in wanted and not wrong:
                given[field.name] = wanted[field.name]
            elif known.get(field.name) and not wrong and self._random.random() < _kept(field):
                given[field.name] = known[field.name]
            elif field.required or wrong or self._random.random() < OPTIONAL:
                given[field.name] = self._answer(ask, field, wrong)
        return given

    def badly(self, ask: Ask) -> Raw:
        """As a slip of the hand or a forger does: some of it is junk."""
        given = self.well(ask, {})
        for field in ask.form.inputs:
            if self._random.random() < 0.4:
                given[field.name] = self._random.choice([*JUNK, str(self._random.choice(self._people))])
        return given

    def _answer(self, ask: Ask, field: Input, wrong: bool) -> str | list[str]:
        random = self._random
        match field:
            case Text() | LongText():
                if "address" in field.name or "@" in field.hint:
                    return "somebody@home.test"
                return self._planted.plant(self._by, ask, field)[: field.max_length]
            case Choice():
                return random.choice(field.options).value
            case Choices():
                options = [option.value for option in field.options]
                if field.name == "kinds" and ("rudeness" in options) and random.random() < 0.75:
                    return ["rudeness"]
                return random.sample(options, random.choice((1, 1, min(2, len(options)))))
            case Date():
                days = (
                    random.choice((-4, -1, 0, 1, 7, 30, 150))
                    if wrong
                    else random.choice((0, 0, 0, -1, 1, 20))
                )
                return (self._today + dt.timedelta(days=days)).isoformat()
            case Time():
                return random.choice(("00:05", "09:30", "11:00"))
            case Number():
                return str(random.randint(field.least, min(field.most, field.least + 20)))
            case YesNo():
                likely = 0.95 if field.name in MOSTLY_YES else 0.2 if field.name in MOSTLY_NO else 0.5
                return "yes" if random.random() < likely else "no"
            case PersonField():
                return str(random.choice(self._people))
            case CustomerField():
                return str(random.choice(self._customers))
        assert_never(field)


def _kept(field: Input) -> float:
    """How often what stands in a field already is left there."""
    if field.name == "review_on":
        return 0.7
    return 0.97 if isinstance(field, Date | Time) else 0.85
