"""What the safety group decides about a report that was referred to it (section 8, P8.2)."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import DAY, Calendar, add_months
from policy.incident import Incident, InterimControl
from policy.openthing import Able, Moments, OpenThing
from policy.organisation import require_role_for, serving
from policy.pack import Pack
from policy.people import Person, Role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale

if TYPE_CHECKING:
    from policy.case import Case


@dataclass(eq=False)
class SafetyDecision:
    """A decision about one report: an entry in the staff safety register, or none. ``measures`` are keys of the pack,
    ``review_on`` a local day, ``told`` whether the customer is told by letter, with ``untold_passage`` why not; all of
    them only of an entry, and as they were decided: `policy.safety_register` says what has become of it since."""

    incident_id: UUID
    decided_by_id: UUID
    decided_at: dt.datetime
    on_register: bool
    reason_passage: UUID
    measures: list[str] = field(default_factory=list)
    review_on: dt.date | None = None
    told: bool | None = None
    untold_passage: UUID | None = None
    id: UUID = field(default_factory=uuid4)


def took_part(incident: Incident, person: Person) -> bool:
    """Whether somebody reported it, saw it, or was harmed in it."""
    return person.id in incident.reporters or str(person.id) in (
        *incident.witness_ids,
        *incident.harmed_ids,
    )


def deciders(case: "Case", incident: Incident, people: Sequence[Person]) -> list[Person]:
    """The members of the safety group of the case's organisation who had no part in what happened; where there is none,
    the Director."""
    free = [person for person in people if not took_part(incident, person)]
    return serving(free, case.organisation, Role.SAFETY)


def require_decider(case: "Case", incident: Incident, by: Person, people: Sequence[Person]) -> None:
    """Raises `NotAllowed` and `Refused` for whoever is none of them."""
    if by.id in {person.id for person in deciders(case, incident, people)}:
        return
    require_role_for(by, case.organisation, Role.SAFETY)
    raise Refused("part-in-what-happened", "8")


def decision_about(case: "Case", incident: Incident) -> SafetyDecision | None:
    """What was decided about a report, where anything was."""
    return next((done for done in case.safety_decisions if done.incident_id == incident.id), None)


def require_undecided(case: "Case", incident: Incident, people: Sequence[Person]) -> None:
    """Raises `Refused` for what was not referred, and `Stale` with who was first, or where it is about somebody else."""
    if incident.wrong_customer_at is not None:
        raise Stale("wrong-customer")
    if incident.referred_at is None:
        raise Refused("not-referred", "8", instead="refer-safety")
    first = decision_about(case, incident)
    if first is not None:
        raise Stale("safety-decided", next((p.name for p in people if p.id == first.decided_by_id), None))


def decide(
    case: "Case",
    incident: Incident,
    decision: SafetyDecision,
    by: Person,
    people: Sequence[Person],
    pack: Pack,
    calendar: Calendar,
    *,
    for_customer: str = "",
) -> Record:
    """Decide, once; an entry needs measures, a review date and a word on the customer, and the interim control ends
    that day (P8.2). ``for_customer`` is the reason as the customer will read it, where there is a letter.

    Raises `NotAllowed`, `Refused`, and `Stale` for the second.
    """
    require_decider(case, incident, by, people)
    require_undecided(case, incident, people)
    today = calendar.day(decision.decided_at)
    if decision.on_register:
        if case.customer_id is None:
            raise Refused("customer-not-identified", "8", field="on_register")
        check_entry(decision.measures, decision.review_on, today, pack)
        _check_telling(decision, for_customer)
    else:
        decision.measures, decision.review_on = [], None
        decision.told, decision.untold_passage = None, None
    for control in controls_of(case, incident):
        control.last_day = max(control.first_day, min(control.last_day, today))
    case.safety_decisions.append(decision)
    texts = [decision.reason_passage, decision.untold_passage]
    return recorded(
        "safety-registered" if decision.on_register else "safety-not-registered",
        "8",
        by,
        decision.decided_at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=incident.id,
        passages=[passage for passage in texts if passage],
        measures=list(decision.measures),
        told=decision.told,
    )


def check_entry(measures: Collection[str], review_on: dt.date | None, today: dt.date, pack: Pack) -> None:
    """An entry tells staff something to do, and is looked at again within 12 months."""
    if not measures:
        raise Refused("safety-measures-missing", "8", field="measures")
    for key in measures:
        pack.safety_measure(key)
    if review_on is None:
        raise Refused("safety-review-missing", "8", field="review_on")
    if not today <= review_on <= add_months(today, pack.settings.review_max_months):
        raise Refused("safety-review-out-of-range", "8", field="review_on")


def _check_telling(decision: SafetyDecision, for_customer: str) -> None:
    if decision.told is None:
        raise Refused("telling-missing", "8", field="told")
    if decision.told and not for_customer.strip():
        raise Refused("reason-for-customer-missing", "8", field="letter_reason")
    if decision.told:
        decision.untold_passage = None
    elif decision.untold_passage is None:
        raise Refused("untold-reason-missing", "8", field="untold")


def controls_of(case: "Case", incident: Incident) -> list[InterimControl]:
    """The interim controls of a report, the first one first."""
    mine = (control for control in case.interim_controls if control.incident_id == incident.id)
    return sorted(mine, key=lambda control: (control.first_day, control.last_day))


def longest(case: "Case", incident: Incident, today: dt.date, pack: Pack, calendar: Calendar) -> dt.date:
    """The last local day to which the interim control can be extended now: as long again as it was at first. Where the
    group needs longer still it gives its reason anew, so that the control never runs without an end (P8.2)."""
    last = controls_of(case, incident)[-1].last_day
    return calendar.add_working(max(last, today), pack.settings.interim_control_working_days)


def extend(
    case: "Case",
    incident: Incident,
    until: dt.date,
    reason: UUID | None,
    by: Person,
    people: Sequence[Person],
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
) -> Record:
    """The group needs longer: the interim control goes on, each time for up to another 5 working days, with its reason,
    until the group has decided (P8.2)."""
    require_decider(case, incident, by, people)
    require_undecided(case, incident, people)
    today = calendar.day(at)
    most, controls = longest(case, incident, today, pack, calendar), controls_of(case, incident)
    last = controls[-1]
    if not max(today, last.last_day + DAY) <= until <= most:
        raise Refused("interim-out-of-range", "8", field="until", until=most)
    if reason is None:
        raise Refused("reason-missing", "8", field="reason")
    case.interim_controls.append(
        InterimControl(incident.id, last.kind, today, until, extended_by_id=by.id, reason_passage=reason)
    )
    return recorded(
        "interim-extended",
        "8",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=incident.id,
        passages=[reason],
        until=until.isoformat(),
        times=len(controls),
    )


def referral(case: "Case", id: UUID) -> Incident:
    """The report that an id means: its own, or that of an interim control. Raises `NotAllowed`."""
    ids = {control.id: control.incident_id for control in case.interim_controls}
    for incident in case.incidents:
        if incident.id == ids.get(id, id):
            return incident
    raise NotAllowed("unknown-subject")


def open_referrals(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The reports that wait for the group, as long as their interim control; the Director hears when that has ended
    without a decision (P8.2). One that was extended waits anew."""
    for incident in case.theirs:
        if incident.referred_at is None or decision_about(case, incident) is not None:
            continue
        last = controls_of(case, incident)[-1]
        yield OpenThing(
            "safety",
            last.id,
            "8",
            calendar.day(incident.referred_at),
            _from(last.last_day, calendar),
            able_to_decide(case, incident),
            by=last.last_day,
            late_on=last.last_day + DAY,
            step="see-safety",
        )


def _from(day: dt.date, calendar: Calendar) -> Moments:
    """When the office opens on a local day or after it, then on each working day."""
    first = calendar.day(calendar.opening(day))
    for days in count():
        yield calendar.opening(calendar.add_working(first, days))


def able_to_decide(case: "Case", incident: Incident) -> Able:
    """For whom a report waits that is with the group."""
    return lambda people: deciders(case, incident, people)
