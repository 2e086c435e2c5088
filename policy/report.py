"""Reporting an incident, and what the line manager makes of it (section 8)."""

import datetime as dt
from collections.abc import Iterator, Sequence
from uuid import UUID

from policy.arrangement import Arrangement, arrange
from policy.calendar import Calendar
from policy.case import Case
from policy.incident import Incident, InterimControl, Outcome
from policy.involvement import Part, parts_of
from policy.measure import STAFF_SUPPORT
from policy.openthing import Able, OpenThing, to_do
from policy.pack import Pack
from policy.people import Person, Role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale

DO_NOT_VISIT_ALONE = "do-not-visit-alone"


def recipient(reporter: Person, people: Sequence[Person], fallback: UUID | None = None) -> Person:
    """Who gets the report: the line manager; where they are away or there is none, who stands in for them, else the
    fallback of the case's organisation, the Director, or a manager. Never nobody (P8)."""
    others = [person for person in people if person.active and person.id != reporter.id]
    here = [person for person in others if not person.away]
    instead = [person for person in here if person.acts_for(reporter.line_manager_id)]
    for wanted in (
        [person for person in instead if person.acts_for(fallback)],
        instead,
        [person for person in here if person.acts_for(fallback)],
        [person for person in here if person.has(Role.DIRECTOR)],
        [person for person in here if person.has(Role.MANAGER)],
        [person for person in others if person.has(Role.DIRECTOR)],
        [person for person in others if person.has(Role.MANAGER)],
        others,
    ):
        if wanted:
            return wanted[0]
    return reporter


def report(case: Case, incident: Incident, by: Person) -> Record:
    """What happened is recorded as it was (P8): nothing here says no."""
    case.incidents.append(incident)
    texts = [p for p in (incident.happened_passage, incident.support_passage) if p]
    return recorded(
        "incident-reported",
        "8",
        by,
        incident.reported_at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=incident.id,
        passages=texts,
        kinds=list(incident.kinds),
        warned=incident.warned,
    )


def needs_safety_group(incident: Incident, pack: Pack) -> bool:
    """Whether it goes to the safety group by itself: somebody hurt, threatened, stalked or harassed (P8.2)."""
    return (
        incident.hurt
        or incident.immediate_threat
        or any(pack.behaviour(kind).safety for kind in incident.kinds)
    )


def refer(
    case: Case, incident: Incident, by: Person | None, at: dt.datetime, pack: Pack, calendar: Calendar
) -> Record:
    """Send the case to the safety group and put the interim control on every check (P8.2)."""
    incident.referred_at = at
    today = calendar.day(at)
    until = calendar.add_working(today, pack.settings.interim_control_working_days)
    case.interim_controls.append(InterimControl(incident.id, DO_NOT_VISIT_ALONE, today, until))
    return recorded(
        "referred-to-safety-group",
        "8",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=incident.id,
        control=DO_NOT_VISIT_ALONE,
        until=until.isoformat(),
    )


def require_handler(incident: Incident, person: Person) -> None:
    """Only whoever the report went to, a manager or the Director looks after it. Raises `NotAllowed`."""
    if not person.active or not (incident.is_with(person) or person.has(Role.MANAGER, Role.DIRECTOR)):
        raise NotAllowed("not-your-report")


def acknowledge(case: Case, incident: Incident, by: Person, at: dt.datetime) -> Record:
    """The line manager has seen the report (P8.1). Raises `Stale` where somebody had."""
    require_handler(incident, by)
    if incident.acknowledged_at is not None:
        raise Stale("acknowledged")
    incident.acknowledged_at = at
    incident.acknowledged_by_id = by.id
    return _handled(case, incident, "report-acknowledged", by, at)


def decide_report(
    case: Case, incident: Incident, outcome: Outcome, reason: UUID | None, by: Person, at: dt.datetime
) -> Record:
    """What becomes of a report (P8.1, P13). No further action is a decision too and needs its reason."""
    require_handler(incident, by)
    if incident.outcome is not None:
        raise Stale("report-decided")
    if incident.wrong_customer_at is not None:
        raise Stale("wrong-customer")
    if Part.HARMED in parts_of(case, by.id) and outcome is Outcome.NO_FURTHER_ACTION:
        raise Refused("harmed-may-not-close", "8")
    if outcome is Outcome.NO_FURTHER_ACTION and reason is None:
        raise Refused("reason-missing", "13", field="reason")
    if incident.acknowledged_at is None:
        incident.acknowledged_at, incident.acknowledged_by_id = at, by.id
    incident.outcome, incident.outcome_by_id, incident.outcome_at = outcome, by.id, at
    incident.outcome_passage = reason
    return _handled(case, incident, f"report-{outcome.value.replace('_', '-')}", by, at)


def require_unsupported(incident: Incident, by: Person) -> None:
    """Whoever looks after the report arranges support for the reporter, once. Raises `NotAllowed` and `Stale`."""
    require_handler(incident, by)
    if incident.supported_at is not None:
        raise Stale("supported")


def support(
    case: Case,
    incident: Incident,
    made: Arrangement,
    owner: Person,
    done_on: dt.date | None,
    by: Person,
    calendar: Calendar,
) -> Record:
    """Support for the reporter is arranged as a measure of its own, so that it is waited for (P6.2, P8.1)."""
    require_unsupported(incident, by)
    made.measure, made.incident_id = STAFF_SUPPORT, incident.id
    record = arrange(case, made, owner, done_on, by, calendar)
    incident.supported_at = made.arranged_at
    record.what, record.section = "reporter-supported", "8"
    return record


def open_reports(case: Case, pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The reports that nobody has acknowledged, for whoever must look (P8.1)."""
    for incident in case.theirs:
        if incident.acknowledged_at is None:
            days = pack.at(incident.reported_at).settings.acknowledge_incident_working_days
            able, since = _with(incident), incident.reported_at
            yield to_do("report", incident.id, "8", since, days, able, pack, calendar, step="incident")


def open_outcomes(case: Case, pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The reports that were acknowledged and of which nothing has become yet, for whoever looks after them (P8.1)."""
    for incident in case.theirs:
        if incident.acknowledged_at is not None and incident.outcome is None:
            since, able = incident.acknowledged_at, _with(incident)
            days = pack.at(since).settings.signoff_working_days
            yield to_do("outcome", incident.id, "8", since, days, able, pack, calendar, step="incident")


def _with(incident: Incident) -> Able:
    return lambda people: [person for person in people if incident.is_with(person)]


def _handled(case: Case, incident: Incident, what: str, by: Person, at: dt.datetime) -> Record:
    return recorded(
        what,
        "8",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=incident.id,
        passages=[incident.outcome_passage] if incident.outcome_passage else [],
    )
