"""Saying who that was for whom a report was typed, once they are in the directory (section 8)."""

from uuid import UUID

from handlers.report import incident_card, own_card, tell
from handlers.turn import Turn
from handlers.usecase import UseCase
from notices.answers import Answers
from notices.card import Card
from notices.form import Form
from notices.on_behalf import link_form
from policy import on_behalf as rule
from policy.access import may_read
from policy.case import Case
from policy.incident import Incident
from policy.refusal import Refused


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Who that was."""
    case, incident = _incident(turn, subject)
    rule.require_linker(incident, turn.person)
    return link_form(subject, case.reference, incident, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """From now on they count as who reported it, and hear what becomes of it."""
    case, incident = _incident(turn, form.subject)
    person = turn.somebody(answers, "person")
    record = rule.link(case, incident, person, turn.person, turn.at)
    turn.record(case, record, notices=tell(turn, case, incident))
    reads = may_read(turn.person, case)
    return incident_card(turn, case, incident) if reads else own_card(turn, case, incident)


def _incident(turn: Turn, subject: str) -> tuple[Case, Incident]:
    case, part = turn.case(subject)
    return case, case.incident(part)


def _latest(case: Case) -> UUID:
    """The last report that was typed for somebody."""
    typed = [x for x in case.incidents if x.on_behalf_of or x.on_behalf_of_id]
    if not typed:
        raise Refused("reported-for-nobody", "8")
    return max(typed, key=lambda x: x.reported_at).id


LINK_REPORTER = UseCase("link-reporter", form=ask, submit=take, typed=_latest)
