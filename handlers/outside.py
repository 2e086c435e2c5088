"""Naming an outside reviewer for an appeal (section 7, P7.3)."""

from handlers.acknowledgement import acknowledge
from handlers.appeal import appeal_of, latest, shown_appeal, tell_appeal
from handlers.turn import Turn
from handlers.usecase import UseCase
from notices.answers import Answers
from notices.card import Card
from notices.form import Form
from notices.outside import outside_form
from policy import outside as rule


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Who it is; where nobody in the organisation may decide."""
    case, appeal = appeal_of(turn, subject)
    rule.require_namer(case, appeal, turn.person, turn.reader.people())
    return outside_form(subject, turn.about(case), turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Keep who decides; the acknowledgement that names them is drafted."""
    case, appeal = appeal_of(turn, form.subject)
    people = turn.reader.people()
    name, organisation = answers.text("name"), answers.text("organisation")
    independent = bool(answers.yes("independent"))
    record = rule.name_outside(case, appeal, name, organisation, independent, turn.person, people, turn.at)
    letters = acknowledge(turn, case, appeal)
    turn.record(case, record, notices=[*tell_appeal(turn, case, appeal, people), *letters])
    return shown_appeal(turn, case, appeal)


NAME_OUTSIDE = UseCase("name-outside", form=ask, submit=take, typed=latest)
