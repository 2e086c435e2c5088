"""Corrections of fact after a warning: logged by anyone, answered by those who prepare formal action (section 6)."""

from uuid import UUID

from handlers.letter import draft_letter, tell_letter
from handlers.place import who
from handlers.turn import Look, Turn, subject_of
from handlers.usecase import Shown, UseCase, readable
from notices.answers import Answers
from notices.card import Action, Card
from notices.correction import answer_form, correction_card, correction_form
from notices.form import Form
from notices.formal import WRITTEN_IN
from notices.notice import Notice
from policy import correction as rule
from policy.access import require_words
from policy.case import Case
from policy.correction import Correction, CorrectionOutcome
from policy.letter import LetterKind
from policy.record import recorded
from policy.refusal import Refused
from policy.timeline import Matter


def ask(turn: Turn, subject: str, step: str) -> Form:
    """When it came, how, from whom, and what it says."""
    case, _ = turn.case(subject)
    rule.warning_to_correct(case)
    return correction_form(subject, who(turn, subject), turn.today, turn.pack, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Keep it, and tell whoever began the consideration."""
    case, _ = turn.case(form.subject)
    received_on = answers.day("received_on")
    said = Correction(
        rule.warning_to_correct(case).id,
        received_on,
        answers.text("channel"),
        answers.text("said_by"),
        turn.keep(case)(answers.text("text")),
        turn.person.id,
        turn.at,
    )
    record = rule.log(case, said, turn.person, turn.at, turn.calendar)
    turn.record(case, record, notices=_tell(turn, case, said))
    return _card(turn, case, said)


def see(look: Look, action: Action) -> Shown:
    """What the customer says is wrong, and the answer."""
    case, _ = look.case(action.subject)
    require_words(look.person, case, Matter.CONSIDERED)
    _, said = _correction(look, action.subject)
    record = recorded("correction-read", "13", look.person, look.at, case_id=case.id, subject_id=said.id)
    return _card(look, case, said), (record,)


def ask_answer(turn: Turn, subject: str, step: str) -> Form:
    """What was corrected, and why."""
    case, said = _correction(turn, subject)
    rule.require_answerer(case, said, turn.person)
    text = turn.reader.passages([said.text_passage]).get(said.text_passage, "")
    return answer_form(subject, turn.about(case), said, text, turn.say)


def take_answer(turn: Turn, form: Form, answers: Answers) -> Card:
    """Answer it, and draft the letter."""
    case, said = _correction(turn, form.subject)
    text = answers.text("reason")
    outcome = CorrectionOutcome(answers.text("outcome"))
    reason = turn.keep(case)(text) if text else None
    record = rule.answer(case, said, outcome, reason, turn.person, turn.at)
    written_in = answers.text(WRITTEN_IN)
    letter = draft_letter(turn, case, LetterKind.CORRECTION_ANSWER, said.id, written_in, {"reason": text}, {})
    case.letters.append(letter)
    turn.record(case, record, notices=[*_tell(turn, case, said), *tell_letter(turn, case, letter)])
    return _card(turn, case, said)


def _tell(turn: Turn, case: Case, said: Correction) -> list[Notice]:
    """Its card for whoever began the consideration, and for everybody who has it."""
    key = f"correction:{said.id}"
    about = case.letter(said.letter_id).subject_id
    starters = {formal.started_by_id for formal in case.formals if formal.id == about}
    name, names = turn.customer_name(case), turn.names()
    return [
        Notice(id, key, correction_card(case, said, name, names, turn.pack, turn.words_for(id)))
        for id in sorted({*starters, *turn.unit.outbox.recipients(key)})
    ]


def _card(look: Look, case: Case, said: Correction) -> Card:
    return correction_card(case, said, who(look, subject_of(case)), look.names(), look.pack, look.say)


def _correction(look: Look, subject: str) -> tuple[Case, Correction]:
    """The one that is meant; a next step names the case or its proposal, and means what waits longest."""
    case, part = look.case(subject)
    found = next((x for x in case.corrections if x.id == part), None)
    return case, found or case.correction(_latest(case))


def _latest(case: Case) -> UUID:
    if not case.corrections:
        raise Refused("no-correction", "6")
    return next(iter(rule.unanswered(case)), case.corrections[-1]).id


CORRECTION = UseCase("correction", form=ask, submit=take, typed=readable)
SEE_CORRECTION = UseCase("see-correction", look=see, typed=_latest)
ANSWER_CORRECTION = UseCase("answer-correction", form=ask_answer, submit=take_answer, typed=_latest)
