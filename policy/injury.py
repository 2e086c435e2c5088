"""Injuries that may have to be reported to the Health and Safety Executive (RIDDOR): the answer, and its limit (X2)."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import DAY, Calendar
from policy.incident import Incident
from policy.openthing import Able, OpenThing, each_working_day, to_do
from policy.organisation import holds
from policy.pack import Pack
from policy.people import Person, Role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale

if TYPE_CHECKING:
    from policy.case import Case

SERIOUS_DAYS = 10  # from a death or a specified injury; the law's own limit
ANSWER_DAYS = 1  # working days, to say whether it is reportable at all


class InjuryKind(StrEnum):
    """Whether an injury is reportable, and why."""

    SERIOUS = "serious"
    OVER_SEVEN_DAYS = "over_seven_days"
    NOT_REPORTABLE = "not_reportable"


@dataclass(eq=False)
class ReportableInjury:
    """An answer about one report in which somebody was hurt. A later answer takes its place: that somebody cannot work
    for more than 7 days is known only then. ``reported_on`` is a local day."""

    incident_id: UUID
    kind: InjuryKind
    answered_by_id: UUID
    answered_at: dt.datetime
    reported_on: dt.date | None = None
    reference: str = ""
    reported_by_id: UUID | None = None
    id: UUID = field(default_factory=uuid4)

    @property
    def waits(self) -> bool:
        """Whether it is still to be reported."""
        return self.kind is not InjuryKind.NOT_REPORTABLE and self.reported_on is None


def require_answerer(case: "Case", incident: Incident, by: Person) -> None:
    """A member of the safety group of its organisation, or whoever looks after the report. Raises `NotAllowed`."""
    roles = (Role.SAFETY, Role.MANAGER, Role.DIRECTOR)
    able = incident.is_with(by) or holds(by, case.organisation, *roles)
    if not (by.active and able):
        raise NotAllowed("not-your-report")


def answer_about(case: "Case", incident: Incident) -> ReportableInjury | None:
    """The answer that holds, where there is one."""
    mine = [injury for injury in case.injuries if injury.incident_id == incident.id]
    return max(mine, key=lambda injury: injury.answered_at, default=None)


def unsettled(case: "Case", incident: Incident) -> bool:
    """Whether somebody was hurt and it is still to be answered whether that is reportable, or to be reported; here, and
    not with the same report in the case of the customer whom it is about."""
    known = answer_about(case, incident)
    return incident.hurt and incident.again_id is None and (known is None or known.waits)


def require_answerable(case: "Case", incident: Incident) -> None:
    """Raises `Refused` where nobody was hurt, and `Stale` where it was reported already, or goes on elsewhere."""
    if not incident.hurt:
        raise Refused("nobody-hurt", "X2")
    if incident.again_id is not None:
        raise Stale("reported-again")
    known = answer_about(case, incident)
    if known is not None and known.reported_on is not None:
        raise Stale("injury-reported")


def answer(case: "Case", incident: Incident, injury: ReportableInjury, by: Person) -> Record:
    """Say whether it is reportable."""
    require_answerer(case, incident, by)
    require_answerable(case, incident)
    case.injuries.append(injury)
    return _about("injury-answered", case, incident, by, injury.answered_at)


def limit(incident: Incident, kind: InjuryKind, pack: Pack, calendar: Calendar) -> dt.date:
    """The last local day for the report, in calendar days from what happened."""
    most = pack.at(incident.reported_at).settings.riddor_days
    days = min(SERIOUS_DAYS, most) if kind is InjuryKind.SERIOUS else most
    return calendar.day(incident.occurred_at) + days * DAY


def require_reportable(case: "Case", incident: Incident) -> ReportableInjury:
    """What is to be reported. Raises `Refused` where that is nothing, and `Stale` where it was reported."""
    require_answerable(case, incident)
    injury = answer_about(case, incident)
    if injury is None or not injury.waits:
        raise Refused("not-reportable", "X2", instead="injury")
    return injury


def report_injury(
    case: "Case",
    incident: Incident,
    reported_on: dt.date,
    reference: str,
    by: Person,
    at: dt.datetime,
    calendar: Calendar,
) -> Record:
    """It was reported to the executive: when, and under which reference."""
    require_answerer(case, incident, by)
    injury = require_reportable(case, incident)
    if not calendar.day(incident.occurred_at) <= reported_on <= calendar.day(at):
        raise Refused("injury-report-day", "X2", field="day")
    if not reference.strip():
        raise Refused("injury-reference-missing", "X2", field="reference")
    injury.reported_on, injury.reference, injury.reported_by_id = reported_on, reference, by.id
    return _about("injury-reported", case, incident, by, at)


def open_injuries(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The injuries about which nobody has said whether they are reportable, and those that are and were not reported:
    reminded of on each working day; the Director hears of it from the last one in time (X2)."""
    for incident in case.incidents:
        if not unsettled(case, incident):
            continue
        injury, able = answer_about(case, incident), _able(case, incident)
        if injury is None:
            since = incident.reported_at
            yield to_do(
                "injury", incident.id, "X2", since, ANSWER_DAYS, able, pack, calendar, step="see-injury"
            )
        else:
            by = limit(incident, injury.kind, pack, calendar)
            yield OpenThing(
                "injury-report",
                injury.id,
                "X2",
                calendar.day(injury.answered_at),
                each_working_day(injury.answered_at, 1, calendar),
                able,
                by=by,
                late_on=_in_time(by, calendar),
                step="see-injury",
            )


def injured(case: "Case", id: UUID) -> Incident:
    """The report that an id means: its own, or that of an answer about it. Raises `NotAllowed`."""
    ids = {injury.id: injury.incident_id for injury in case.injuries}
    return case.incident(ids.get(id, id))


def _in_time(day: dt.date, calendar: Calendar) -> dt.date:
    """The last working day up to a limit: the law's days go on while the office is closed."""
    while not calendar.is_working(day):
        day -= DAY
    return day


def _able(case: "Case", incident: Incident) -> Able:
    def able(people: Sequence[Person]) -> list[Person]:
        return [x for x in people if incident.is_with(x) or holds(x, case.organisation, Role.SAFETY)]

    return able


def _about(what: str, case: "Case", incident: Incident, by: Person, at: dt.datetime) -> Record:
    return recorded(what, "X2", by, at, case_id=case.id, customer_id=case.customer_id, subject_id=incident.id)
