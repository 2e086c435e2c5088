"""A restriction of contact: its own kind and particulars, a start and an end (sections 5, 6 and 9)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from uuid import UUID, uuid4

from policy.calendar import add_months
from policy.pack import Pack
from policy.pack_kinds import ParticularType, RestrictionKind
from policy.refusal import Refused

Particular = str | int


@dataclass(eq=False)
class Restriction:
    """One restriction of a formal proposal (``proposal_id``) or of a decision of up to 7 days (``seven_day_id``): of
    one of them alone. Dates are local days, both included. In force only once the customer was told:
    ``effective_from`` is the local day of that, or None. ``ended_on`` is the first day without it.
    ``named_before`` are the ids of those who were its contacts earlier. ``pack_at`` (aware UTC) is when it was asked
    for: what it means is what the pack of that moment says."""

    proposal_id: UUID | None
    kind: str
    particulars: Mapping[str, Particular]
    services: list[str]
    start: dt.date
    end: dt.date
    effective_from: dt.date | None = None
    ended_on: dt.date | None = None
    seven_day_id: UUID | None = None
    named_before: list[str] = dataclass_field(default_factory=list)
    pack_at: dt.datetime | None = None
    id: UUID = dataclass_field(default_factory=uuid4)

    @property
    def last_day(self) -> dt.date:
        """The last day on which it can apply."""
        return self.end if self.ended_on is None else min(self.end, self.ended_on - dt.timedelta(days=1))

    def in_force(self, day: dt.date) -> bool:
        """Whether it applies on a local day (section 7: not before the customer was told)."""
        if self.effective_from is None:
            return False
        return max(self.start, self.effective_from) <= day <= self.last_day


def pack_of(restriction: Restriction, pack: Pack) -> Pack:
    """The pack that a restriction was asked for under: its words, its particulars and what it closes stay those."""
    return pack if restriction.pack_at is None else pack.at(restriction.pack_at)


def kind_of(restriction: Restriction, pack: Pack) -> RestrictionKind:
    """What it is, as it was asked for (section 14: a new issue changes nothing decided)."""
    return pack_of(restriction, pack).restriction(restriction.kind)


def require_unchanged(restrictions: Sequence[Restriction], section: str, pack: Pack) -> None:
    """What is decided now is what the pack of now knows: a kind that it has no more, or has otherwise, is asked for
    anew (section 14)."""
    for restriction in restrictions:
        kind = kind_of(restriction, pack)
        if kind not in pack.restrictions:
            raise Refused("policy-changed", section, restriction=kind.label, issue=pack.issue)


def come_into_force(restrictions: Sequence[Restriction], day: dt.date) -> None:
    """From the local day on which the customer was told (sections 5 and 7); the end stays, however late that is.

    Raises `Refused` for one of up to 7 days whose end has passed by then: it never applied, so nothing is told.
    """
    for restriction in restrictions:
        late = restriction.seven_day_id is not None and restriction.effective_from is None
        if late and restriction.end < day:
            raise Refused("seven-day-over", "5", field="day", last=restriction.end)
    for restriction in restrictions:
        restriction.effective_from = min(restriction.effective_from or day, day)


@dataclass(frozen=True)
class Terms:
    """What a proposal wants to restrict, as asked for; checked by `check_terms`."""

    kind: str
    particulars: Mapping[str, Particular]
    services: tuple[str, ...]
    start: dt.date
    end: dt.date


def check_terms(terms: Terms, review_on: dt.date, today: dt.date, pack: Pack) -> None:
    """A restriction has a start, an end, a review in time, its particulars and its services (sections 6 and 9)."""
    check_what(terms, "6", today, pack)
    check_days(terms.start, terms.end, review_on, today, pack)


def check_what(terms: Terms, section: str, today: dt.date, pack: Pack) -> None:
    """A restriction has its particulars and its services. ``section`` is the one that it is asked for under."""
    if pack.restriction(terms.kind).action:
        raise Refused("action-is-no-restriction", section, field="kinds", instead="ombudsman")
    check_particulars(terms, today, pack, terms.kind, section)
    if not terms.services:
        raise Refused("services-missing", section, field="services")


def check_particulars(terms: Terms, today: dt.date, pack: Pack, at: str, section: str = "6") -> None:
    """Every particular that is needed is there, and they fit each other (P6.5). ``at`` begins the names of their
    fields."""
    kind = pack.restriction(terms.kind)
    for particular in kind.particulars:
        if particular.required and terms.particulars.get(particular.name) in (None, ""):
            raise Refused(
                "particular-missing",
                section,
                field=f"{at}_{particular.name}",
                particular=particular.label,
                restriction=kind.label,
            )
        if particular.past and str(terms.particulars.get(particular.name, "")) > today.isoformat():
            raise Refused(
                "particular-in-the-future",
                section,
                field=f"{at}_{particular.name}",
                particular=particular.label,
            )
    _check_together(terms, kind, at)


def shared_address(terms: Terms, pack: Pack) -> str | None:
    """The address that other people of a household may use too, where these terms name one (P6.5)."""
    name = pack.restriction(terms.kind).warns_if_shared
    value = terms.particulars.get(name) if name is not None else None
    return str(value) if value else None


def asks_unconcerned(restrictions: Sequence[Restriction], pack: Pack) -> bool:
    """Whether whoever decides on them says that the complaint is not about them (P6.5)."""
    return any(kind_of(restriction, pack).independent_decider for restriction in restrictions)


def check_days(start: dt.date, end: dt.date, review_on: dt.date, today: dt.date, pack: Pack) -> None:
    """A restriction begins today at the earliest, ends in time, and is reviewed before it ends (sections 6, 7 and 9)."""
    if start < today:
        raise Refused("start-in-the-past", "7", field="start")
    if end < start:
        raise Refused("end-before-start", "6", field="end")
    most = pack.settings.restriction_max_months
    if end >= add_months(start, most):
        raise Refused("restriction-too-long", "9", field="end", months=most)
    if review_on <= start:
        raise Refused("review-too-early", "9", field="review_on")
    if review_on > end:
        raise Refused("review-after-end", "9", field="review_on")
    most = pack.settings.review_max_months
    if review_on > add_months(start, most):
        raise Refused("review-too-late", "9", field="review_on", months=most)


def _check_together(terms: Terms, kind: RestrictionKind, begins: str) -> None:
    """What must come later does, and a deputy is somebody else than the contact (P6.5)."""
    named: list[object] = []
    for particular in kind.particulars:
        value = terms.particulars.get(particular.name)
        at = f"{begins}_{particular.name}"
        if particular.after and str(value) <= str(terms.particulars.get(particular.after)):
            other = kind.particular(particular.after).label
            raise Refused("particular-not-later", "6", field=at, particular=particular.label, other=other)
        if particular.type is ParticularType.PERSON:
            if value in named:
                raise Refused("deputy-is-contact", "8", field=at)
            named.append(value)
