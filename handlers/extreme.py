"""The extreme case: leaving out the warning, and police or legal action (section 8, P8.3)."""

from handlers.formal import begun, formal_answer, open_formal
from handlers.turn import Turn
from handlers.usecase import UseCase, whole
from notices.answers import Answers
from notices.card import Card
from notices.extreme import authority_card, authority_form, no_warning_form
from notices.form import Form
from notices.formal import WRITTEN_IN
from policy import extreme as rule
from policy.access import require_reader
from policy.extreme import Authority, AuthorityStep
from policy.formal import require_considered


def ask_reason(turn: Turn, subject: str, step: str) -> Form:
    """Why there is no prior warning. Refused where nobody is in immediate danger."""
    case, formal = open_formal(turn, subject)
    rule.require_immediate_threat(case)
    require_considered(formal)
    settings = turn.pack.settings
    return no_warning_form(
        subject,
        turn.about(case),
        settings.extreme_first_review_days,
        settings.extreme_director_approval,
        turn.say,
    )


def take_reason(turn: Turn, form: Form, answers: Answers) -> Card:
    """Restrictions may be proposed without a warning from now on."""
    case, formal = open_formal(turn, form.subject)
    reason = turn.keep(case)(answers.text("reason"))
    record = rule.leave_out_warning(case, formal, reason, answers.text(WRITTEN_IN), turn.person, turn.at)
    turn.record(case, record, notices=())
    return formal_answer(turn, case, formal)


def ask_authority(turn: Turn, subject: str, step: str) -> Form:
    """What was done with the police or in law, for those who may record it."""
    case, _ = turn.case(subject)
    require_reader(turn.person, case)
    rule.require_authority_noter(case, turn.person)
    return authority_form(subject, turn.about(case), turn.today, turn.say)


def take_authority(turn: Turn, form: Form, answers: Answers) -> Card:
    """Record it."""
    case, _ = turn.case(form.subject)
    require_reader(turn.person, case)
    taken_on, note = answers.day("taken_on"), answers.text("note")
    step = AuthorityStep(
        Authority(answers.text("authority")),
        taken_on,
        turn.person.id,
        turn.at,
        answers.text("reference"),
        turn.keep(case)(note) if note else None,
    )
    record = rule.note_authority(case, step, turn.person, turn.calendar)
    turn.record(case, record, notices=())
    return authority_card(case, step, turn.customer_name(case), turn.say)


NO_WARNING = UseCase("no-warning", form=ask_reason, submit=take_reason, typed=begun)
POLICE_LEGAL = UseCase("police-legal", form=ask_authority, submit=take_authority, typed=whole)
