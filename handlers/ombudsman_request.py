"""What the Ombudsman wants by a day, and our answer (section 7, P7.6)."""

from uuid import UUID

from handlers.ombudsman import card, latest, referral_of, tell
from handlers.turn import Look, Turn
from handlers.usecase import UseCase
from notices.answers import Answers
from notices.card import Card
from notices.form import Form
from notices.ombudsman import answered_form, asked_form
from policy import ombudsman_request as rule
from policy.access import require_words
from policy.case import Case
from policy.ombudsman import require_going_on
from policy.ombudsman_request import OmbudsmanRequest
from policy.refusal import Refused
from policy.timeline import Matter


def ask(turn: Turn, subject: str, step: str) -> Form:
    """What they want, and by when."""
    case, referral = referral_of(turn, subject)
    require_going_on(case, referral, turn.person)
    return asked_form(subject, turn.about(case), turn.today, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Keep it; from now on it waits for the owner of the case."""
    case, referral = referral_of(turn, form.subject)
    asked_on, answer_by = answers.day("asked_on"), answers.day("answer_by")
    text = turn.keep(case)(answers.text("text"))
    request = OmbudsmanRequest(referral.id, asked_on, answer_by, text, turn.person.id, turn.at)
    record = rule.ask(case, referral, request, turn.person, turn.calendar)
    turn.record(case, record, notices=tell(turn, case, referral))
    return card(turn, case, referral, turn.person)


def ask_answer(turn: Turn, subject: str, step: str) -> Form:
    """When our answer went, and what was sent."""
    case, request = _request(turn, subject)
    require_going_on(case, case.referral(request.referral_id), turn.person)
    rule.require_unanswered(request)
    text = turn.reader.passages([request.text_passage]).get(request.text_passage, "")
    return answered_form(subject, turn.about(case), text, turn.today, turn.say)


def take_answer(turn: Turn, form: Form, answers: Answers) -> Card:
    """Keep it; nothing waits any more."""
    case, request = _request(turn, form.subject)
    day, text = answers.day("answered_on"), answers.text("note")
    note = turn.keep(case)(text) if text else None
    record = rule.answer(case, request, day, note, turn.person, turn.at, turn.calendar)
    referral = case.referral(request.referral_id)
    turn.record(case, record, notices=tell(turn, case, referral))
    return card(turn, case, referral, turn.person)


def _request(look: Look, subject: str) -> tuple[Case, OmbudsmanRequest]:
    case, part = look.case(subject)
    require_words(look.person, case, Matter.OMBUDSMAN)
    return case, case.ombudsman_request(part)


def _waiting(case: Case) -> UUID:
    """What is to be answered first."""
    waiting = [x for x in case.ombudsman_requests if rule.waits(case, x)]
    if not waiting:
        raise Refused("nothing-asked-by-ombudsman", "7")
    return min(waiting, key=lambda x: x.answer_by).id


OMBUDSMAN_ASKED = UseCase("ombudsman-asked", form=ask, submit=take, typed=latest)
OMBUDSMAN_ANSWERED = UseCase("ombudsman-answered", form=ask_answer, submit=take_answer, typed=_waiting)
