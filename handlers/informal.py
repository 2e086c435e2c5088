"""Informal action, recorded by anyone of the staff, and shown to their line manager (section 5, P5.1)."""

import datetime as dt

from handlers.place import who
from handlers.report import case_for, customer_of, goes_to, happened_at, incident_card, known_case
from handlers.report import tell as tell_report
from handlers.turn import MAX_ABOUT, Look, Turn
from handlers.usecase import Shown, UseCase
from notices.answers import Answers
from notices.card import Action, Card
from notices.form import Form
from notices.informal import NOT_YET, informal_card, informal_form
from notices.notice import Notice
from policy import informal as rule
from policy.access import may_know, may_read
from policy.case import Case
from policy.incident import Incident, Outcome
from policy.informal import InformalAction, Warned
from policy.people import Person
from policy.record import recorded
from policy.refusal import Invalid, NotAllowed, Problem, Refusal
from policy.report import decide_report, require_handler
from policy.seven_day import require_possible
from policy.timeline import Matter


def ask(turn: Turn, subject: str, step: str) -> Form:
    """What was done. ``subject`` is a customer's id, a case, a report of it, or empty."""
    case, incident = _about(turn, subject)
    kinds = incident.kinds if incident else ()
    return informal_form(
        subject,
        _named(turn, subject, case),
        _warned(turn, subject),
        kinds,
        turn.person,
        turn.at,
        turn.pack,
        turn.calendar,
        turn.say,
    )


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Record it; the line manager hears of it, and of a report what becomes of it."""
    case, incident = _about(turn, form.subject)
    if case is None:
        customer = customer_of(turn, form.subject or str(answers.uuid("customer")))
        assert customer is not None  # the field wants one
        case = case_for(turn, turn.unit.lock_customer(customer.id))
    action = _action(turn, answers, case)
    keep = turn.keep(case)
    warned = rule.warned_before(case, action.taken_at)
    if action.warned_at is None and warned is None and not answers.text("not_warned"):
        raise Invalid({"not_warned": Problem("required")})
    if answers.text("not_warned") and action.warned_at is None:
        action.not_warned_passage = keep(answers.text("not_warned"))
    if answers.text("note"):
        action.note_passage = keep(answers.text("note"))
    if incident is not None:
        action.incident_id = incident.id
    record = rule.act_informally(case, action, turn.person)
    turn.record(case, record, notices=tell(turn, case, action))
    if (
        incident is not None
        and incident.outcome is None
        and incident.wrong_customer_at is None
        and _handles(incident, turn.person)
    ):
        decided = decide_report(case, incident, Outcome.INFORMAL, action.note_passage, turn.person, turn.at)
        turn.record(case, decided, notices=tell_report(turn, case, incident))
        return incident_card(turn, case, incident)  # the card that the form was opened from goes on
    name = who(turn, form.subject) if ":" in form.subject else ""
    return card_of(turn, case, action, turn.person, name)


def show(look: Look, action: Action) -> Shown:
    """One informal action, for whoever took it and those who need to know it."""
    case, part = look.case(action.subject)
    found = case.informal_action(part)
    if not (may_know(look.person, case, Matter.INFORMAL, found.id) or found.taken_by_id == look.person.id):
        raise NotAllowed("no-need-to-know")
    record = recorded("informal-read", "13", look.person, look.at, case_id=case.id, subject_id=found.id)
    return card_of(look, case, found, look.person), (record,)


def seen(turn: Turn, action: Action) -> Card:
    """The line manager has looked at what was done without a warning."""
    case, part = turn.case(action.subject)
    found = case.informal_action(part)
    record = rule.see(case, found, turn.person, turn.at)
    turn.record(case, record, notices=tell(turn, case, found))
    return card_of(turn, case, found, turn.person)


def tell(turn: Turn, case: Case, action: InformalAction) -> list[Notice]:
    """The action's card for the line manager, and for everybody who has it."""
    key = f"informal:{action.id}"
    told = {action.recipient_id} - {turn.person.id} | set(turn.unit.outbox.recipients(key))
    return [Notice(id, key, card_of(turn, case, action, turn.reader.person(id))) for id in sorted(told)]


def may_ask(look: Look, case: Case, person: Person) -> bool:
    """Whether a restriction of up to 7 days may be asked for now."""
    try:
        require_possible(case, person, look.at, look.pack, look.calendar)
    except Refusal:
        return False
    return True


def card_of(look: Look, case: Case, action: InformalAction, person: Person, name: str = "") -> Card:
    """What was done, for one person. ``name`` is the customer's, where it is not told as it is."""
    return informal_card(
        case,
        action,
        name or look.customer_name(case),
        look.names(),
        may_read(person, case),
        may_ask(look, case, person),
        look.pack,
        look.calendar,
        look.words_for(person.id),
    )


def _action(turn: Turn, answers: Answers, case: Case) -> InformalAction:
    taken_at = happened_at(turn, answers)
    actions, kinds = answers.many("actions"), answers.many("kinds")
    problems: dict[str, Problem] = {}
    if any(turn.pack.informal_action(key).other for key in actions) and not answers.text("other_action"):
        problems["other_action"] = Problem("say-which")
    if any(turn.pack.behaviour(key).other for key in kinds) and not answers.text("note"):
        problems["note"] = Problem("say-which")
    if answers.yes("warned") and not answers.text("warned_how"):
        problems["warned_how"] = Problem("required")
    warned_at = _warned_at(turn, answers, taken_at) if answers.yes("warned") else None
    if warned_at is not None and warned_at > taken_at:
        problems["warned_time" if answers.date("warned_day") is None else "warned_day"] = Problem(
            "warned-after"
        )
    how = answers.text("told_how")
    told_on = answers.date("told_on") or turn.calendar.day(taken_at) if how and how != NOT_YET else None
    if told_on is not None and told_on > turn.today:
        problems["told_on"] = Problem("in-the-future")
    if problems:
        raise Invalid(problems)
    taker = turn.somebody(answers, "taken_by")
    return InformalAction(
        taken_by_id=taker.id,
        recorded_at=turn.at,
        taken_at=taken_at,
        kinds=list(kinds),
        actions=list(actions),
        recipient_id=goes_to(turn, taker, case),
        other_action=answers.text("other_action"),
        warned_at=warned_at,
        warned_how=answers.text("warned_how") if warned_at else "",
        told_on=told_on,
        told_how=how if told_on else "",
    )


def _warned_at(turn: Turn, answers: Answers, taken_at: dt.datetime) -> dt.datetime:
    """When they were warned: where no day or time is given, in the same contact or at the end of that day."""
    day, time = answers.date("warned_day"), answers.time("warned_time")
    same_day = turn.calendar.day(taken_at)
    if time is not None:
        return turn.calendar.moment(day or same_day, time)
    if day is None or day == same_day:
        return taken_at
    return turn.calendar.moment(day, dt.time(23, 59))


def _about(turn: Turn, subject: str) -> tuple[Case | None, Incident | None]:
    """The case and the report that the form was opened from, as far as it was."""
    if ":" not in subject:
        return None, None
    case, part = turn.case(subject)
    return case, next((incident for incident in case.incidents if incident.id == part), None)


def _warned(turn: Turn, subject: str) -> Warned | None:
    """The latest warning that is on record already."""
    if ":" in subject:
        return rule.warned_before(turn.case(subject)[0], turn.at)
    customer = customer_of(turn, subject)
    known = known_case(turn, customer) if customer else None
    return rule.warned_before(known, turn.at) if known else None


def _named(turn: Turn, subject: str, case: Case | None) -> str:
    if case is not None and ":" in subject:
        return turn.about(case)
    customer = customer_of(turn, subject)
    named = [case.reference] if case else []
    return ": ".join([*named, customer.name] if customer else named)[:MAX_ABOUT]


def _handles(incident: Incident, person: Person) -> bool:
    try:
        require_handler(incident, person)
    except NotAllowed:
        return False
    return True


INFORMAL = UseCase("informal", form=ask, submit=take, hub="Informal action", typed=lambda case: case.id)
INFORMAL_ACTION = UseCase("informal-action", look=show)
SEEN_INFORMAL = UseCase("seen-informal", act=seen)
