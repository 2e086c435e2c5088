"""Naming somebody else as a customer's point of contact (sections 6 and 8, P8.4)."""

from handlers.letter import draft_letter, tell_letter
from handlers.proposal import given
from handlers.turn import Turn
from handlers.usecase import UseCase, readable
from notices.answers import Answers
from notices.card import Card
from notices.contact_person import replace_form, replaced_card
from notices.form import Form
from policy import contact_person as rule
from policy.case import Case
from policy.dropped import drop_with
from policy.letter import LetterKind
from policy.restriction import Restriction


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Who it is from now on, and how the customer hears of it."""
    case, restriction = _restriction(turn, subject)
    return replace_form(
        subject, turn.about(case), restriction, turn.names(), turn.present, turn.pack, turn.say
    )


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """It is so at once; the letter is drafted, in place of one about an earlier change that was not sent."""
    case, restriction = _restriction(turn, form.subject)
    named = {name: str(value) for name, value in given(turn, restriction.kind, answers).items()}
    how = answers.text("told_how")
    record = rule.replace_contact(
        case, restriction, named, how, turn.present, turn.person, turn.at, turn.pack, turn.calendar
    )
    drop_with(case, restriction.id, LetterKind.CONTACT_CHANGED, None, turn.person, turn.at)
    earlier = [x for x in case.letters_about(restriction.id) if x.dropped_at == turn.at]
    kind = LetterKind.CONTACT_CHANGED
    letter = draft_letter(turn, case, kind, restriction.id, "en", {}, {}, [restriction])
    case.letters.append(letter)
    notices = [notice for each in (*earlier, letter) for notice in tell_letter(turn, case, each)]
    turn.record(case, record, notices=notices)
    name, names = turn.customer_name(case), turn.names()
    return replaced_card(case, restriction, letter.id, name, names, turn.pack, turn.say)


def _restriction(turn: Turn, subject: str) -> tuple[Case, Restriction]:
    """The one that is meant; from the case as a whole the one that misses most of its people."""
    case, part = turn.case(subject)
    found = next((r for r in case.restrictions if r.id == part), None)
    meant = found or rule.to_replace(case, turn.today, turn.pack, turn.present)
    return case, rule.require_replaceable_contact(case, meant, turn.person, turn.today, turn.pack)


REPLACE_CONTACT = UseCase("replace-contact", form=ask, submit=take, typed=readable)
