"""Reasonable adjustments: logged by anyone, decided by a manager (sections 6 and 12)."""

from uuid import UUID

from handlers.cannot_use import keep_ways
from handlers.place import who
from handlers.turn import Look, Turn, subject_of
from handlers.usecase import Shown, UseCase, readable
from notices.adjustment import adjustment_card, adjustment_form, decide_form
from notices.answers import Answers
from notices.card import Action, Card
from notices.form import Form
from notices.notice import Notice
from policy import adjustment as rule
from policy.access import require_words
from policy.adjustment import Adjustment, AdjustmentKind, AdjustmentOutcome
from policy.case import Case
from policy.record import recorded
from policy.refusal import Refused
from policy.timeline import Matter


def ask(turn: Turn, subject: str, step: str) -> Form:
    """What the customer needs, and since when we know."""
    case, _ = turn.case(subject)
    turn.customer(case)
    return adjustment_form(subject, who(turn, subject), turn.today, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Keep it, and tell whoever began the consideration."""
    case, _ = turn.case(form.subject)
    received_on, text = answers.day("received_on"), answers.text("text")
    kept = turn.keep(case)(text) if text else None
    asked = Adjustment(AdjustmentKind(answers.text("kind")), received_on, kept, turn.person.id, turn.at)
    record = rule.log(case, asked, turn.person, turn.at, turn.calendar)
    turn.record(case, record, notices=_tell(turn, case, asked))
    return _card(turn, case, asked)


def see(look: Look, action: Action) -> Shown:
    """One request, and what was decided."""
    case, asked = _adjustment(look, action.subject)
    require_words(look.person, case, Matter.CONSIDERED)
    record = recorded("adjustment-read", "13", look.person, look.at, case_id=case.id, subject_id=asked.id)
    return _card(look, case, asked), (record,)


def ask_decision(turn: Turn, subject: str, step: str) -> Form:
    """Agreed, met for the time being, or not, and why."""
    case, asked = _adjustment(turn, subject)
    rule.require_may_decide(asked, turn.person)
    return decide_form(subject, turn.about(case), asked, turn.customer(case), turn.pack, turn.say)


def take_decision(turn: Turn, form: Form, answers: Answers) -> Card:
    """Decide it; the customer was locked with the case."""
    case, asked = _adjustment(turn, form.subject)
    text = answers.text("reason")
    reason = turn.keep(case)(text) if text else None
    outcome = AdjustmentOutcome(answers.text("outcome"))
    record = rule.decide(case, asked, outcome, reason, turn.customer(case), turn.person, turn.at)
    turn.record(case, record, notices=_tell(turn, case, asked))
    if set(answers.many("ways")) != set(turn.customer(case).ways_no_use):
        keep_ways(turn, case, answers.many("ways"))
    return _card(turn, case, asked)


def _tell(turn: Turn, case: Case, asked: Adjustment) -> list[Notice]:
    """Its card for whoever began the consideration, and for everybody who has it."""
    key = f"adjustment:{asked.id}"
    told = {*turn.unit.outbox.recipients(key)} | ({case.formal.started_by_id} if case.formal else set())
    name, names = turn.customer_name(case), turn.names()
    return [
        Notice(id, key, adjustment_card(case, asked, name, names, turn.words_for(id))) for id in sorted(told)
    ]


def _card(look: Look, case: Case, asked: Adjustment) -> Card:
    return adjustment_card(case, asked, who(look, subject_of(case)), look.names(), look.say)


def _adjustment(look: Look, subject: str) -> tuple[Case, Adjustment]:
    """The one that is meant; a next step names the case or its proposal, and means what waits longest."""
    case, part = look.case(subject)
    found = next((x for x in case.adjustments if x.id == part), None)
    return case, found or case.adjustment(_latest(case))


def _latest(case: Case) -> UUID:
    if not case.adjustments:
        raise Refused("no-adjustment", "12")
    return next(iter(rule.undecided(case)), case.adjustments[-1]).id


ADJUSTMENT = UseCase("adjustment", form=ask, submit=take, typed=readable)
SEE_ADJUSTMENT = UseCase("see-adjustment", look=see, typed=_latest)
DECIDE_ADJUSTMENT = UseCase("decide-adjustment", form=ask_decision, submit=take_decision, typed=_latest)
