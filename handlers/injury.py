"""Whether an injury is reportable, and that it was reported (X2)."""

from uuid import UUID

from handlers.report import tell as tell_report
from handlers.safety_told import tell_group
from handlers.turn import Look, Turn
from handlers.usecase import Shown, UseCase
from notices.answers import Answers
from notices.card import Action, Card
from notices.form import Form
from notices.injury import injury_card, injury_form, injury_reported_form
from policy import injury as rule
from policy.access import require_known, require_reader
from policy.case import Case
from policy.incident import Incident
from policy.injury import InjuryKind, ReportableInjury
from policy.record import Record, recorded
from policy.refusal import Refused
from policy.timeline import Matter


def see(look: Look, action: Action) -> Shown:
    """What is to be answered or reported, for those who need to know it."""
    case, incident = _incident(look, action.subject)
    require_reader(look.person, case)
    require_known(look.person, case, Matter.INJURY, incident.id)
    done = recorded("report-read", "X2", look.person, look.at, case_id=case.id, subject_id=incident.id)
    return _card(look, case, incident), (done,)


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Is it reportable?"""
    case, incident = _incident(turn, subject)
    rule.require_answerer(case, incident, turn.person)
    rule.require_answerable(case, incident)
    known = rule.answer_about(case, incident)
    return injury_form(subject, turn.about(case), known.kind if known else None, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Keep the answer; what is reportable waits for its report."""
    case, incident = _incident(turn, form.subject)
    given = ReportableInjury(incident.id, InjuryKind(answers.text("kind")), turn.person.id, turn.at)
    return _keep(turn, case, incident, rule.answer(case, incident, given, turn.person))


def ask_reported(turn: Turn, subject: str, step: str) -> Form:
    """When it was reported, and under which reference."""
    case, incident = _incident(turn, subject)
    rule.require_answerer(case, incident, turn.person)
    rule.require_reportable(case, incident)
    return injury_reported_form(subject, turn.about(case), turn.today, turn.say)


def take_reported(turn: Turn, form: Form, answers: Answers) -> Card:
    """Keep the day and the reference."""
    case, incident = _incident(turn, form.subject)
    day, reference = answers.day("day"), answers.text("reference")
    done = rule.report_injury(case, incident, day, reference, turn.person, turn.at, turn.calendar)
    return _keep(turn, case, incident, done)


def _keep(turn: Turn, case: Case, incident: Incident, done: Record) -> Card:
    group = tell_group(turn, case, incident) if incident.referred_at is not None else []
    turn.record(case, done, notices=[*group, *tell_report(turn, case, incident)])
    return _card(turn, case, incident)


def _card(look: Look, case: Case, incident: Incident) -> Card:
    injury = rule.answer_about(case, incident)
    limit = rule.limit(incident, injury.kind, look.pack, look.calendar) if injury and injury.waits else None
    return injury_card(case, incident, limit, look.customer_name(case), look.names(), look.say)


def _incident(look: Look, subject: str) -> tuple[Case, Incident]:
    case, part = look.case(subject)
    return case, rule.injured(case, part)


def _hurt(case: Case) -> UUID:
    """The report with an injury about which something is to be done, or the last with one."""
    hurt = [incident for incident in case.incidents if incident.hurt]
    if not hurt:
        raise Refused("no-injury", "X2")
    return next((x for x in hurt if rule.unsettled(case, x)), hurt[-1]).id


SEE_INJURY = UseCase("see-injury", look=see, typed=_hurt)
INJURY = UseCase("injury", form=ask, submit=take, typed=_hurt)
INJURY_REPORTED = UseCase("injury-reported", form=ask_reported, submit=take_reported, typed=_hurt)
