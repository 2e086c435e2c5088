"""Looking at an entry in the staff safety register again (sections 8 and 9, P9.3)."""

from uuid import UUID

from handlers.letter import draft_letter, tell_letter
from handlers.safety_told import group_card, tell_group
from handlers.turn import Turn
from handlers.usecase import UseCase
from notices.answers import Answers
from notices.card import Card
from notices.form import Form
from notices.formal import WRITTEN_IN
from notices.safety_register import review_register_form
from policy import safety_register as rule
from policy.calendar import add_months
from policy.case import Case
from policy.refusal import Refused
from policy.safety import require_decider
from policy.safety_register import RegisterOutcome, RegisterReview


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Keep, change or remove; and where the customer does not know of it, whether they are told now."""
    case, part = turn.case(subject)
    entry = rule.entry_to_review(case, part)
    require_decider(case, entry.incident, turn.person, turn.reader.people())
    review_on = add_months(turn.today, turn.pack.settings.review_default_months)
    owed, untold = rule.letter_owed(case, entry), rule.untold(case, entry)
    return review_register_form(
        subject, turn.about(case), entry, owed, untold, review_on, turn.pack, turn.say
    )


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Decide; where the customer was told of the entry, or is told of it now, the letter is drafted."""
    case, part = turn.case(form.subject)
    entry = rule.entry_to_review(case, part)
    for_customer, telling = answers.text("letter_reason"), bool(answers.yes("told"))
    done = RegisterReview(
        entry.decision.id,
        RegisterOutcome(answers.text("outcome")),
        turn.person.id,
        turn.at,
        turn.keep(case)(answers.text("reason")),
        list(answers.many("measures")),
        answers.date("review_on"),
    )
    kind = rule.letter_of(case, entry, done.outcome, telling=telling)
    record = rule.review(
        case,
        entry,
        done,
        turn.person,
        turn.reader.people(),
        turn.pack,
        turn.calendar,
        telling=telling,
        for_customer=for_customer,
    )
    notices = tell_group(turn, case, entry.incident)
    for dropped in case.letters:
        if dropped.dropped_at == turn.at:
            notices += tell_letter(turn, case, dropped)
    if kind is not None:
        texts, written_in = {"reason": for_customer}, answers.text(WRITTEN_IN)
        letter = draft_letter(turn, case, kind, done.id, written_in, texts, {})
        case.letters.append(letter)
        notices += tell_letter(turn, case, letter)
    turn.record(case, record, notices=notices)
    return group_card(turn, case, entry.incident)


def _entry(case: Case) -> UUID:
    """The entry that is to be looked at first."""
    if not rule.entries(case):
        raise Refused("no-entry", "8")
    return rule.entry_of(case, case.id).turn


REVIEW_REGISTER = UseCase("review-register", form=ask, submit=take, typed=_entry)
