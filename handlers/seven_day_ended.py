"""Ending a restriction of up to 7 days before its last day (section 5, P5.2)."""

from handlers.ended import draft_ended
from handlers.letter import tell_letter
from handlers.report import tell_reporters
from handlers.seven_day import card_of, decision_of, latest, tell
from handlers.turn import Turn
from handlers.usecase import UseCase
from notices.answers import Answers
from notices.card import Card
from notices.form import Form
from notices.formal import WRITTEN_IN
from notices.seven_day_ended import LETTER, end_form
from policy import seven_day_ended as rule


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Why, and how the customer is told."""
    case, decision = decision_of(turn, subject)
    rule.require_endable(case, decision, turn.person, turn.today)
    return end_form(subject, turn.about(case), turn.pack, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """End it now; where the customer is told by letter, that is drafted."""
    case, decision = decision_of(turn, form.subject)
    text, how = answers.text("reason"), answers.text("told_how")
    reason = turn.keep(case)(text) if text else None
    record = rule.end_early(case, decision, reason, how, turn.person, turn.at, turn.calendar)
    notices = [*tell(turn, case, decision), *tell_reporters(turn, case)]
    if how == LETTER:
        ended = case.restrictions_of(decision)
        written_in = answers.text(WRITTEN_IN)
        letter = draft_ended(turn, case, ended[0].id, ended, turn.today, written_in, text)
        notices += tell_letter(turn, case, letter)
    turn.record(case, record, notices=notices)
    return card_of(turn, case, decision, turn.person)


END_SEVEN_DAY = UseCase("end-seven-day", form=ask, submit=take, typed=latest)
