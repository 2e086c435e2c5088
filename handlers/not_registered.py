"""A further complaint is not registered, or further correspondence not answered: a manager's decision (section 13)."""

import datetime as dt

from handlers.letter import draft_letter, tell_letter
from handlers.turn import Turn
from handlers.usecase import UseCase, whole
from notices.answers import Answers
from notices.card import Card
from notices.form import Form
from notices.formal import WRITTEN_IN
from notices.not_registered import not_registered_card, not_registered_form
from policy import not_registered as rule
from policy.case import Case
from policy.letter import LetterKind
from policy.not_registered import Declined, NotRegistered

NO_FURTHER_COMPLAINT = "no_further_complaint"  # the pack's restriction, whose particulars say the matter
TEXTS = ("matter", "reason", "new_information")


def ask(turn: Turn, subject: str, step: str) -> Form:
    """The decision; with the matter and the date of a restriction that is in force."""
    case, _ = turn.case(subject)
    rule.require_decider(case, turn.person)
    matter, stage2 = _restricted(turn, case)
    about = turn.about(case)
    return not_registered_form(subject, about, matter, stage2, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Decide; the letter is drafted."""
    case, _ = turn.case(form.subject)
    stage2 = answers.day("stage2_date")
    texts = {name: answers.text(name) for name in TEXTS}
    keep = turn.keep(case)
    matter, reason, new_information = (keep(texts[name]) for name in TEXTS)
    decision = Declined(answers.text("decision"))
    declined = NotRegistered(decision, stage2, matter, reason, new_information, turn.person.id, turn.at)
    independent, same_matter = bool(answers.yes("independent")), bool(answers.yes("same_matter"))
    nothing_new = answers.yes("nothing_new")
    record = rule.decide(case, declined, independent, same_matter, nothing_new, turn.person, turn.calendar)
    written_in = answers.text(WRITTEN_IN)
    letter = draft_letter(turn, case, LetterKind.NOT_REGISTERED, declined.id, written_in, texts, {})
    case.letters.append(letter)
    turn.record(case, record, notices=tell_letter(turn, case, letter))
    name, names = turn.customer_name(case), turn.names()
    return not_registered_card(case, declined, letter.id, name, names, turn.pack, turn.say)


def _restricted(turn: Turn, case: Case) -> tuple[str, dt.date | None]:
    """The matter and the stage 2 letter of a restriction on further complaints, where one is in force."""
    for restriction in case.in_force(turn.today, turn.pack):
        if restriction.kind == NO_FURTHER_COMPLAINT:
            told = restriction.particulars
            day = str(told.get("stage2_date") or "")
            return str(told.get("matter") or ""), dt.date.fromisoformat(day) if day else None
    return "", None


NOT_REGISTERED = UseCase("not-registered", form=ask, submit=take, typed=whole)
