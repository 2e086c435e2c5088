"""Dropping the draft of a letter (sections 6, 7 and 13)."""

from handlers.letter import letter_of, tell_letter
from handlers.turn import Turn
from handlers.usecase import UseCase
from notices.answers import Answers
from notices.card import Card
from notices.dropped import drop_form
from notices.form import Form
from notices.letter_cards import letter_card
from policy import dropped as rule


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Why it is never sent."""
    case, letter = letter_of(turn, subject)
    rule.require_droppable(letter, turn.person)
    return drop_form(subject, turn.about(case), turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Drop it; it stays to be read."""
    case, letter = letter_of(turn, form.subject)
    text = answers.text("reason")
    reason = turn.keep(case)(text) if text else None
    record = rule.drop(case, letter, reason, turn.person, turn.at)
    turn.record(case, record, notices=tell_letter(turn, case, letter))
    name = turn.customer_name(case)
    return letter_card(case, letter, name, turn.names(), turn.pack, turn.calendar, turn.say)


DROP_LETTER = UseCase("drop-letter", form=ask, submit=take)
