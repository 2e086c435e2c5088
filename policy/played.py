"""Which parts somebody had played in a case before a moment (section 7, P7.3)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields
from types import SimpleNamespace
from typing import cast
from uuid import UUID

from policy.calendar import Calendar
from policy.case import Case
from policy.incident import InterimControl
from policy.involvement import Part, parts_of

# When something began, by the name of what holds it.
BEGAN = (
    "reported_at",
    "recorded_at",
    "asked_at",
    "started_at",
    "proposed_at",
    "drafted_at",
    "arranged_at",
    "logged_at",
    "opened_at",
    "decided_at",
    "answered_at",
    "found_at",
    "at",
)
# When somebody did something with it, where ``x_by_id`` or ``x_id`` does not stand beside ``x_at``.
DONE: Mapping[str, str] = {"by_id": "at", "reviewer_id": "decided_at"}


def played_before(case: Case, person: UUID, at: dt.datetime, calendar: Calendar) -> frozenset[Part]:
    """The parts that somebody had played before a moment: what they did later barred them from nothing.

    Who looks after a decision, and who is named in it, counts from when it was asked for.
    """
    until = {each.name: _before(getattr(case, each.name), at, calendar) for each in fields(case)}
    asked = {x.id for x in case.proposals if _began(x, at, calendar)}
    asked |= {x.id for x in case.seven_days if _began(x, at, calendar)}
    until["restrictions"] = [r for r in case.restrictions if asked & {r.proposal_id, r.seven_day_id}]
    return parts_of(cast(Case, SimpleNamespace(**until)), person)


class _Until:
    """A part of a case as far as it had come at a moment: whoever did something with it later has not yet."""

    def __init__(self, part: object, at: dt.datetime) -> None:
        self._part, self._at = part, at

    def __getattr__(self, name: str) -> object:
        moment_of = DONE.get(name) or f"{name.removesuffix('_id').removesuffix('_by')}_at"
        done = getattr(self._part, moment_of, None) if name.endswith("_id") else None
        return None if done is not None and done >= self._at else getattr(self._part, name)


def _before(value: object, at: dt.datetime, calendar: Calendar) -> object:
    if not isinstance(value, list):
        return value
    return [_Until(part, at) for part in value if _began(part, at, calendar)]


def _began(part: object, at: dt.datetime, calendar: Calendar) -> bool:
    """Whether it had begun; an interim control knows only its day, on which it counts."""
    if isinstance(part, InterimControl):
        return part.first_day <= calendar.day(at)
    moments = (getattr(part, name, None) for name in BEGAN)
    began = next((moment for moment in moments if moment is not None), None)
    return began is None or began < at
