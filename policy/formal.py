"""Before formal action: the nine considerations, the six measures, and the written warning (section 6)."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import Calendar, add_months
from policy.incident import Incident
from policy.letter import Letter, LetterKind
from policy.openthing import Able
from policy.pack import Pack
from policy.people import Person, Role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused

if TYPE_CHECKING:
    from policy.case import Case, Keep


@dataclass(eq=False)
class Formal:
    """A formal consideration of one case.

    ``considerations`` holds the passage of each answer by key; ``measures`` the state by key (done, offered,
    not_suitable) and ``measure_notes`` the passage of its note. ``no_warning_passage`` says, in ``no_warning_written_in``,
    why the customer was not warned before (`policy.extreme`).
    """

    started_by_id: UUID
    started_at: dt.datetime
    considerations: Mapping[str, str] = field(default_factory=dict)
    considered_by_id: UUID | None = None
    considered_at: dt.datetime | None = None
    measures: Mapping[str, str] = field(default_factory=dict)
    measure_notes: Mapping[str, str] = field(default_factory=dict)
    measured_by_id: UUID | None = None
    measured_at: dt.datetime | None = None
    no_warning_passage: UUID | None = None
    no_warning_written_in: str = ""
    no_warning_by_id: UUID | None = None
    no_warning_at: dt.datetime | None = None
    not_applied_by_id: UUID | None = None
    not_applied_at: dt.datetime | None = None
    not_applied_passage: UUID | None = None
    id: UUID = field(default_factory=uuid4)


def may_prepare(case: "Case", person: Person) -> bool:
    """Managers, the Director, and the line managers of the case's reports prepare formal action (sections 7, 8)."""
    return person.active and (
        person.has(Role.MANAGER, Role.DIRECTOR) or any(i.is_with(person) for i in case.theirs)
    )


def begun_by(case: "Case", *ids: UUID) -> Able:
    """Who began something of formal action; whoever stands in for them only where they may prepare it themselves."""

    def able(people: Sequence[Person]) -> list[Person]:
        theirs = [person for person in people if any(person.acts_for(id) for id in ids)]
        return [person for person in theirs if person.id in ids or may_prepare(case, person)]

    return able


def require_preparer(case: "Case", person: Person) -> None:
    """Raises `NotAllowed` for everybody else."""
    if not may_prepare(case, person):
        raise NotAllowed("needs-manager")


def start(case: "Case", by: Person, at: dt.datetime) -> Record:
    """Begin to consider formal action."""
    require_preparer(case, by)
    require_reported(case)
    if case.customer_id is None:
        raise Refused("customer-not-identified", "6")
    formal = Formal(by.id, at)
    case.formals.append(formal)
    return _recorded("formal-started", case, formal, by, at)


def require_reported(case: "Case") -> None:
    """Nothing formal without a report about this customer: each can have turned out to be about another (P6.3, P13)."""
    if not case.theirs:
        raise Refused("nothing-recorded-yet", "13", instead="report")


def require_started(case: "Case") -> Formal:
    """The consideration that is under way, or the last one (P6.1)."""
    if case.formal is None:
        raise Refused("formal-not-started", "6", instead="formal")
    return case.formal


def require_going_on(formal: Formal) -> None:
    """Nothing more is prepared once it was decided not to apply the policy (P6.7)."""
    if formal.not_applied_at is not None:
        raise Refused("not-applied", "6", instead="formal")


def consider(
    case: "Case",
    formal: Formal,
    answers: Mapping[str, str],
    by: Person,
    at: dt.datetime,
    pack: Pack,
    keep: "Keep",
) -> Record:
    """Answer the nine considerations, each in words of its own (P6.1)."""
    require_preparer(case, by)
    require_going_on(formal)
    for consideration in pack.considerations:
        if not answers.get(consideration.key, "").strip():
            raise Refused(
                "consideration-missing",
                "6",
                field=consideration.key,
                instead="considerations",
                which=consideration.label,
            )
    if len({" ".join(answers[c.key].casefold().split()) for c in pack.considerations}) == 1:
        raise Refused("same-text-in-all", "6", field=pack.considerations[0].key)
    formal.considerations = {c.key: str(keep(answers[c.key])) for c in pack.considerations}
    formal.considered_by_id, formal.considered_at = by.id, at
    return _recorded("considered", case, formal, by, at, formal.considerations.values())


def measure(
    case: "Case",
    formal: Formal,
    states: Mapping[str, str],
    notes: Mapping[str, str],
    by: Person,
    at: dt.datetime,
    pack: Pack,
    keep: "Keep",
) -> Record:
    """Say of each of the six measures whether it was done, offered, or why it is not suitable (P6.2)."""
    require_preparer(case, by)
    require_going_on(formal)
    for item in pack.measures:
        state = states.get(item.key)
        if not state:
            raise Refused("measure-missing", "6", field=item.key, instead="measures", which=item.label)
        if state == "not_suitable" and not notes.get(item.key, "").strip():
            raise Refused(
                "measure-reason-missing", "6", field=f"{item.key}_note", instead="measures", which=item.label
            )
    formal.measures = {item.key: states[item.key] for item in pack.measures}
    formal.measure_notes = {key: str(keep(note)) for key, note in notes.items() if note.strip()}
    formal.measured_by_id, formal.measured_at = by.id, at
    return _recorded("measures-noted", case, formal, by, at, formal.measure_notes.values())


def require_considered(formal: Formal) -> None:
    """Nothing formal before the considerations (P6.1: before deciding, so before the warning)."""
    if formal.considered_at is None:
        raise Refused("considerations-missing", "6", instead="considerations")


def require_measured(formal: Formal) -> None:
    """No proposal before the measures (P6.2)."""
    if formal.measured_at is None:
        raise Refused("measures-missing", "6", instead="measures")


def warn(
    case: "Case", formal: Formal, letter: Letter, incidents: Sequence[Incident], by: Person, at: dt.datetime
) -> Record:
    """Draft the written warning (P6.3). It counts only once it is issued."""
    require_preparer(case, by)
    require_going_on(formal)
    require_considered(formal)
    if not incidents:
        raise Refused("examples-missing", "6", field="incidents")
    case.letters.append(letter)
    return recorded(
        "warning-drafted",
        "6",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=letter.id,
        incidents=[str(incident.id) for incident in incidents],
    )


def warning_in_force(case: "Case", formal: Formal, today: dt.date, pack: Pack) -> Letter:
    """The warning that the customer has, not lapsed (P6.3). Raises `Refused` with the next step."""
    warnings = [x for x in case.letters_about(formal.id) if x.kind is LetterKind.WARNING and not x.dropped_at]
    if not warnings:
        raise Refused("warning-missing", "6", instead="warning")
    issued = [x for x in warnings if x.received_on is not None]
    if not issued:
        raise Refused("warning-not-issued", "6", instead="issue")
    latest = max(issued, key=lambda x: x.received_on or today)
    received = latest.received_on or today
    if today >= lapses_on(latest, received, pack):
        raise Refused("warning-lapsed", "6", instead="warning", received=received)
    return latest


def lapses_on(warning: Letter, received: dt.date, pack: Pack) -> dt.date:
    """The first local day on which a warning counts no more, by the pack that it was issued under (P6.3, section 14)."""
    then = pack if warning.issued_at is None else pack.at(warning.issued_at)
    return add_months(received, then.settings.warning_lapses_months)


def warned(case: "Case", formal: Formal, today: dt.date, pack: Pack) -> bool:
    """Whether a warning was issued and has not lapsed (P6.3)."""
    try:
        warning_in_force(case, formal, today, pack)
    except Refused:
        return False
    return True


def require_repeated(case: "Case", warning: Letter, pack: Pack, calendar: Calendar) -> None:
    """The behaviour that was warned of happened again after the customer had the warning (P6.3)."""
    if not repetitions(case, warning, calendar):
        raise Refused("not-repeated", "6", instead="report", received=warning.received_on)


def repetitions(case: "Case", warning: Letter, calendar: Calendar) -> list[Incident]:
    """The reports of the behaviour that was warned of, after the customer had the warning."""
    cited = _cited(case, warning)
    warned_of = {kind for incident in cited for kind in incident.kinds}
    found = []
    for incident in case.theirs:
        later = warning.received_on is not None and calendar.day(incident.occurred_at) >= warning.received_on
        issued_before = warning.issued_at is not None and incident.occurred_at > warning.issued_at
        if later and issued_before and incident not in cited and warned_of.intersection(incident.kinds):
            found.append(incident)
    return found


def _cited(case: "Case", warning: Letter) -> list[Incident]:
    named = warning.facts.get("incident_ids")
    ids = set(named) if isinstance(named, list) else set()
    return [incident for incident in case.theirs if str(incident.id) in ids]


def _recorded(
    what: str, case: "Case", formal: Formal, by: Person, at: dt.datetime, texts: Iterable[str] = ()
) -> Record:
    return recorded(
        what,
        "6",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=formal.id,
        passages=[UUID(text) for text in texts],
    )
