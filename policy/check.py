"""What applies to a customer now: control measures only, for anyone on the staff (section 8)."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from policy.case import Case
from policy.customer import Customer
from policy.incident import InterimControl
from policy.openway import closed_by, open_ways, people_of
from policy.pack import Pack, SafetyMeasure, Way
from policy.restriction import Restriction, kind_of
from policy.safety_register import entries


@dataclass(frozen=True)
class InForce:
    """One restriction that applies today. ``review_on`` is None for one of up to 7 days: its end is its review (P5.2).
    ``review_overdue_since`` is a local day, or None (P9.3). ``left`` are those of its contacts who have left, ``there``
    those who are there (P8.4)."""

    restriction: Restriction
    review_on: dt.date | None
    review_overdue_since: dt.date | None
    case: Case
    left: tuple[UUID, ...] = ()
    there: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class OnRegister:
    """What an entry in the staff safety register tells staff to do, as the pack said it then, and never why.
    ``review_overdue_since`` is a local day, or None (P9.3)."""

    measures: tuple[SafetyMeasure, ...]
    review_overdue_since: dt.date | None


@dataclass(frozen=True)
class Applies:
    """All that a check may say: no allegation, no health information, no narrative.

    ``open_ways`` are none where the last one closed because somebody left, or because the customer cannot use it.
    ``visits_closed``: the services (keys) about which staff do not go to the customer; ``not_alone``: about anything.
    """

    restrictions: tuple[InForce, ...]
    controls: tuple[InterimControl, ...]
    register: tuple[OnRegister, ...]
    open_ways: tuple[Way, ...]
    visits_closed: tuple[str, ...]
    not_alone: bool

    @property
    def nothing(self) -> bool:
        """Whether nothing at all applies."""
        return not self.restrictions and not self.controls and not self.register


def what_applies(
    customer: Customer, cases: Iterable[Case], today: dt.date, pack: Pack, present: Collection[UUID]
) -> Applies:
    """What applies to the customer on a local day, over the cases of every organisation. ``present`` are the ids of
    the staff who have not left."""
    restrictions: list[InForce] = []
    controls: list[InterimControl] = []
    register: list[OnRegister] = []
    for case in cases:
        reviewed = {proposal.id: proposal for proposal in case.proposals}
        for restriction in case.in_force(today, pack):
            proposal = reviewed[restriction.proposal_id] if restriction.proposal_id else None
            overdue = case.review_overdue_since(proposal, today) if proposal else None
            named = people_of(restriction, pack)
            restrictions.append(
                InForce(
                    restriction,
                    proposal.review_on if proposal else None,
                    overdue,
                    case,
                    left=tuple(id for id in named if id not in present),
                    there=tuple(id for id in named if id in present),
                )
            )
        controls += _longest(case.controls(today))
        for entry in entries(case):
            told = tuple(pack.at(entry.since).safety_measure(key) for key in entry.measures)
            register.append(OnRegister(told, entry.overdue_since(today)))
    in_force = [x.restriction for x in restrictions]
    measures = [measure for entry in register for measure in entry.measures]
    at_home = not any(measure.visits_closed for measure in measures)
    return Applies(
        tuple(sorted(restrictions, key=lambda x: x.restriction.end)),
        tuple(controls),
        tuple(register),
        open_ways(customer, in_force, pack, present),
        visits_closed=_visits_closed(in_force, pack, present)
        if at_home
        else tuple(x.key for x in pack.services),
        not_alone=bool(controls)
        or not at_home  # whoever must go there all the same, in an emergency
        or any(measure.not_alone for measure in measures)
        or any(kind_of(r, pack).not_alone for r in in_force),
    )


def _longest(controls: Iterable[InterimControl]) -> list[InterimControl]:
    """One for each report: one that was extended stands beside the one it goes on from."""
    last = {x.incident_id: x for x in sorted(controls, key=lambda control: control.last_day)}
    return list(last.values())


def _visits_closed(in_force: Sequence[Restriction], pack: Pack, present: Collection[UUID]) -> tuple[str, ...]:
    """The services for which the restrictions on them, together, leave no way of going to the customer."""
    visits = {way.key for way in pack.ways if way.visit}
    closed: dict[str, set[str]] = {}
    for restriction in in_force:
        for service in restriction.services:
            closed.setdefault(service, set()).update(closed_by(restriction, pack, present))
    return tuple(x.key for x in pack.services if visits and visits <= closed.get(x.key, set()))
