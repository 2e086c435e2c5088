"""Support for a reporter: arranged like any other measure, so that it is waited for (sections 6 and 8, P8.1)."""

from handlers.arrangement import asked_for
from handlers.arrangement import tell as tell_arranged
from handlers.report import incident_card
from handlers.report import tell as tell_report
from handlers.turn import Turn
from handlers.usecase import UseCase
from notices.answers import Answers
from notices.arrangement import support_form
from notices.card import Card
from notices.form import Form
from policy import report as rule
from policy.measure import STAFF_SUPPORT

BY = 2  # working days that the form proposes


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Who sees to it, and by when."""
    case, part = turn.case(subject)
    rule.require_unsupported(case.incident(part), turn.person)
    by_day = turn.calendar.add_working(turn.today, BY)
    return support_form(subject, turn.about(case), turn.person, by_day, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Arrange it; its owner and the reporter are told."""
    case, part = turn.case(form.subject)
    incident = case.incident(part)
    owner, made = asked_for(turn, case, answers, STAFF_SUPPORT)
    record = rule.support(case, incident, made, owner, answers.date("done_on"), turn.person, turn.calendar)
    notices = tell_arranged(turn, case, made) + tell_report(turn, case, incident)
    turn.record(case, record, notices=notices)
    return incident_card(turn, case, incident)


SUPPORT = UseCase("support", form=ask, submit=take)
