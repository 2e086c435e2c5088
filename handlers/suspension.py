"""Suspending restrictions while their appeal is decided, and lifting that (section 7, P7.3)."""

from handlers.appeal import appeal_of, latest, shown_appeal, tell_appeal
from handlers.report import tell_reporters
from handlers.turn import Turn
from handlers.usecase import UseCase
from notices.answers import Answers
from notices.card import Action, Card
from notices.form import Form
from notices.suspension import suspend_form
from policy import suspension as rule


def ask(turn: Turn, subject: str, step: str) -> Form:
    """What is suspended, and why; for whoever decides the appeal alone."""
    case, appeal = appeal_of(turn, subject)
    people = turn.reader.people()
    able = rule.require_suspendable(case, appeal, turn.person, people, turn.today, turn.pack)
    return suspend_form(subject, turn.about(case), able, turn.names(), turn.pack, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Suspend it now; everybody who has the appeal's card reads what to tell the customer."""
    case, appeal = appeal_of(turn, form.subject)
    people = turn.reader.people()
    chosen = [r for r in case.restrictions if str(r.id) in answers.many("suspends")]
    text = answers.text("reason")
    reason = turn.keep(case)(text) if text else None
    record = rule.suspend(
        case, appeal, chosen, reason, turn.person, people, turn.at, turn.pack, turn.calendar
    )
    notices = [*tell_appeal(turn, case, appeal, people), *tell_reporters(turn, case)]
    turn.record(case, record, notices=notices)
    return shown_appeal(turn, case, appeal)


def lift(turn: Turn, action: Action) -> Card:
    """What was suspended applies again."""
    case, appeal = appeal_of(turn, action.subject)
    people = turn.reader.people()
    record = rule.lift(case, appeal, turn.person, people, turn.at, turn.calendar)
    notices = [*tell_appeal(turn, case, appeal, people), *tell_reporters(turn, case)]
    turn.record(case, record, notices=notices)
    return shown_appeal(turn, case, appeal)


SUSPEND = UseCase("suspend", form=ask, submit=take, typed=latest)
LIFT_SUSPENSION = UseCase("lift-suspension", act=lift)
