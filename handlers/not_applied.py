"""Deciding not to apply the policy after formal action was considered (sections 6 and 13)."""

from handlers.letter import draft_letter, tell_letter
from handlers.report import tell_reporters
from handlers.turn import Turn
from handlers.usecase import UseCase
from notices.answers import Answers
from notices.card import Card
from notices.form import Form
from notices.formal import WRITTEN_IN
from notices.not_applied import not_applied_card, not_apply_form
from policy import not_applied as rule
from policy.case import Case
from policy.formal import Formal, require_started
from policy.letter import Letter, LetterKind


def ask(turn: Turn, subject: str, step: str) -> Form:
    """The reason, and whether the customer knows that it was considered."""
    case, formal = _formal(turn, subject)
    rule.require_may_not_apply(case, formal, turn.person)
    return not_apply_form(subject, turn.about(case), turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """End the consideration; whoever was told that it was considered is told how it ended."""
    case, formal = _formal(turn, form.subject)
    text, told = answers.text("reason"), bool(answers.yes("told"))
    reason = turn.keep(case)(text) if text else None
    record = rule.not_apply(case, formal, reason, told, turn.person, turn.at)
    letter: Letter | None = None
    if told:
        written_in = answers.text(WRITTEN_IN)
        letter = draft_letter(turn, case, LetterKind.NOT_APPLIED, formal.id, written_in, {"reason": text}, {})
        case.letters.append(letter)
    warnings = [x for x in case.letters_about(formal.id) if x.dropped_at == turn.at]
    notices = [notice for warning in warnings for notice in tell_letter(turn, case, warning)]
    notices += tell_reporters(turn, case) + (tell_letter(turn, case, letter) if letter else [])
    turn.record(case, record, notices=notices)
    return not_applied_card(case, turn.customer_name(case), letter, turn.say)


def _formal(turn: Turn, subject: str) -> tuple[Case, Formal]:
    """The consideration that is meant; of the case as a whole, the last one."""
    case, part = turn.case(subject)
    return case, next((x for x in case.formals if x.id == part), None) or require_started(case)


NOT_APPLY = UseCase("not-apply", form=ask, submit=take, typed=lambda case: require_started(case).id)
