"""Letting somebody through: emergencies in one press, anything else with its reason (section 8, P8.5)."""

from uuid import UUID

from handlers.place import Place, place, who
from handlers.turn import Look, Turn
from handlers.usecase import Shown, UseCase, whole
from notices.answers import Answers
from notices.card import Action, Card
from notices.exception import (
    detailed_card,
    details_form,
    emergency_card,
    exception_card,
    exception_form,
    let_through_card,
    refuse_form,
)
from notices.form import Form
from notices.kinds import instruction
from notices.notice import Notice
from policy import exception as rule
from policy.case import Case
from policy.exception import ContactException
from policy.people import Role, require_role
from policy.refusal import NotAllowed, Refused


def emergency(look: Look, action: Action) -> Shown:
    """The ready-made reasons, for anyone of the staff."""
    return emergency_card(who(look, action.subject), action.subject, look.pack, look.say), ()


def press(turn: Turn, action: Action) -> Card | Form:
    """A ready-made reason was pressed: recorded at once. Any other reason is asked for in words."""
    name = who(turn, action.subject)
    if not action.value:
        return _form(turn, action.subject)
    reasons = {reason.key for reason in turn.pack.exception_reasons if reason.emergency}
    if action.value not in reasons:
        raise NotAllowed("unknown-use-case")
    found = place(turn, action.subject)
    made = _before(turn, found, action.value) or record(turn, found, action.value)
    return let_through_card(name, found.case, made, found.not_alone, turn.pack, turn.say)


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Why somebody is let through, where it is no emergency."""
    return _form(turn, subject)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Record it with its reason."""
    found = place(turn, form.subject)
    made = record(turn, found, answers.text("reason"), answers.text("why"))
    return let_through_card(who(turn, form.subject), found.case, made, found.not_alone, turn.pack, turn.say)


def record(turn: Turn, found: Place, reason: str, why: str = "") -> ContactException:
    """Let somebody through, and tell the owners of what is in force."""
    case = found.case
    passage = turn.unit.passage(why, case.id if case else None, turn.at) if why else None
    made = ContactException(reason, found.restriction_ids, turn.person.id, turn.at, passage)
    customer = found.customer.id if found.customer else None
    done = rule.let_through(case, made, customer, turn.person, turn.pack)
    if case is None:
        turn.record_apart(done)
    else:
        turn.record(case, done, notices=tell(turn, case, made))
    return made


def ask_details(turn: Turn, subject: str, step: str) -> Form:
    """What happened and what was done."""
    case, exception = _exception(turn, subject)
    rule.require_detailer(exception, turn.person)
    rule.require_no_details(exception)
    return details_form(subject, turn.about(case), turn.say)


def take_details(turn: Turn, form: Form, answers: Answers) -> Card:
    """Keep them, and show them to the owners."""
    case, exception = _exception(turn, form.subject)
    keep = turn.keep(case)
    happened, did = keep(answers.text("happened")), keep(answers.text("done"))
    done = rule.add_details(case, exception, happened, did, turn.person, turn.at)
    turn.record(case, done, notices=tell(turn, case, exception))
    return detailed_card(case, exception, turn.say)


def no_details(turn: Turn, action: Action) -> Card:
    """There is nothing to add."""
    case, exception = _exception(turn, action.subject)
    done = rule.nothing_to_add(case, exception, turn.person, turn.at)
    turn.record(case, done, notices=())
    return detailed_card(case, exception, turn.say)


def ask_refusal(turn: Turn, subject: str, step: str) -> Form:
    """Why somebody who asked for an exception is told no."""
    require_role(turn.person, Role.MANAGER, Role.DIRECTOR)
    found = place(turn, subject)
    if found.case is None or not found.restriction_ids:
        raise Refused("nothing-in-force", "8")
    about = turn.about(found.case)
    return refuse_form(subject, about, turn.pack, turn.say)


def take_refusal(turn: Turn, form: Form, answers: Answers) -> Card:
    """Record the decision; the owners hear of it."""
    found = place(turn, form.subject)
    if found.case is None:
        raise Refused("nothing-in-force", "8")
    why = turn.keep(found.case)(answers.text("why"))
    made = ContactException("", found.restriction_ids, turn.person.id, turn.at, why)
    done = rule.refuse(found.case, made, bool(answers.yes("ruled_out")), turn.person)
    turn.record(found.case, done, notices=tell(turn, found.case, made))
    return _card(turn, found.case, made)


def tell(turn: Turn, case: Case, exception: ContactException) -> list[Notice]:
    """The card of an exception for the owners of what was in force, in whichever case that is."""
    key = f"exception:{exception.id}"
    told = {id for each in _cases(turn, case) for id in rule.owners(each, exception.restriction_ids)}
    told = (told - {exception.recorded_by_id}) | set(turn.unit.outbox.recipients(key))
    return [Notice(id, key, _card(turn, case, exception, to=id)) for id in sorted(told)]


def _card(look: Look, case: Case, exception: ContactException, to: UUID | None = None) -> Card:
    say, names = look.words_for(to) if to else look.say, look.names()
    restrictions = [
        instruction(r, look.pack, names, say)
        for each in _cases(look, case)
        for r in each.decided
        if str(r.id) in exception.restriction_ids
    ]
    lately, name = rule.lately(case, exception), look.customer_name(case)
    return exception_card(case, exception, name, restrictions, lately, names, look.pack, look.calendar, say)


def _cases(look: Look, case: Case) -> list[Case]:
    if case.customer_id is None:
        return [case]
    return [case, *look.reader.cases.of_customer(case.customer_id, but=case.id)]


def _before(turn: Turn, found: Place, reason: str) -> ContactException | None:
    """What a first press recorded a moment ago."""
    if found.case is not None:
        return rule.pressed_before(found.case, reason, turn.person, turn.at)
    assert found.customer is not None  # without a case it is a customer who was named
    logged = turn.reader.records(customer_id=found.customer.id, what="exception-recorded")
    for done in reversed(logged):
        same = (done.actor_id, done.facts.get("reason")) == (turn.person.id, reason)
        if same and turn.at - done.at < rule.TWICE and done.subject_id is not None:
            return ContactException(reason, [], turn.person.id, done.at, id=done.subject_id)
    return None


def _form(turn: Turn, subject: str) -> Form:
    return exception_form(subject, who(turn, subject)[:150], turn.pack, turn.say)


def _exception(turn: Turn, subject: str) -> tuple[Case, ContactException]:
    case, part = turn.case(subject)
    return case, case.exception(part)


EMERGENCY = UseCase("emergency", look=emergency, typed=whole)
EXCEPTION = UseCase("exception", act=press, form=ask, submit=take)
EXCEPTION_DETAILS = UseCase("exception-details", form=ask_details, submit=take_details)
EXCEPTION_NO_DETAILS = UseCase("exception-no-details", act=no_details)
REFUSE_EXCEPTION = UseCase("refuse-exception", form=ask_refusal, submit=take_refusal, typed=whole)
