"""Messages that a restriction held back: logged by anyone, looked at by those who keep the restriction (section 8, X3)."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from handlers.appeal import tell_appeal
from handlers.complaint import tell as tell_complaint
from handlers.exception import record as let_through
from handlers.place import Place, chosen_customer, customer_shown, place
from handlers.report import case_for, happened_at
from handlers.turn import Look, Turn, subject_of
from handlers.usecase import Shown, UseCase, whole
from handlers.waiting import waiting
from notices.answers import Answers
from notices.card import Action, Card
from notices.form import Form
from notices.held import (
    Held,
    held_card,
    held_form,
    held_messages_card,
    logged_card,
    looked_card,
)
from notices.notice import Notice
from policy import held as rule
from policy.access import may_read_matter
from policy.case import Case
from policy.complaint import log as log_complaint
from policy.exception import ContactException
from policy.held import HeldMessage
from policy.openthing import OpenThing, waits_for
from policy.record import Record, recorded
from policy.timeline import Matter


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Whose message, when it came in and what it says; anyone of the staff may log it."""
    customer = customer_shown(turn, subject)
    return held_form(customer, subject, turn.at, turn.pack, turn.calendar, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Log it, and tell those who look at it."""
    arrived_at = happened_at(turn, answers)
    customer = chosen_customer(turn, answers)
    found = place(turn, str(customer.id), turn.calendar.day(arrived_at))
    case = _formal(turn, found) or found.case or case_for(turn, customer)
    message = HeldMessage(
        arrived_at,
        answers.text("channel"),
        turn.keep(case)(answers.text("text")),
        found.restriction_ids,
        turn.person.id,
        turn.at,
    )
    done = rule.log(case, message, turn.person)
    thing = _open(turn, case, message)
    turn.record(case, done, notices=tell(turn, case, message))
    people = [person.name for person in waits_for(thing, turn.reader.people())]
    assert thing.by is not None  # what is held back has its clock
    return logged_card(case, customer.name, thing.by, people, turn.say)


def _formal(turn: Turn, found: Place) -> Case | None:
    formal = rule.belongs_to(found.applies.restrictions) if found.applies else None
    return turn.unit.cases.get(formal.id, for_update=True) if formal else None


def see(look: Look, action: Action) -> Shown:
    """The message, for those who look at it and those who need to know it."""
    case, message = _message(look, action.subject)
    if not may_read_matter(look.person, case, Matter.LET_THROUGH):
        rule.require_looker(look.person, case, message)
    done = recorded("held-message-read", "13", look.person, look.at, case_id=case.id, subject_id=message.id)
    return _card(look, case, message), (done,)


def settle(turn: Turn, action: Action) -> Card:
    """What it is, in one press; an emergency is let through at once, and a complaint or a request for a review goes its
    own way from then on."""
    case, message = _message(turn, action.subject)
    people = turn.reader.people()
    rule.require_looker(turn.person, case, message)
    rule.require_unlooked(message, people)
    outcome, reason = rule.understood(action.value, turn.pack)
    exception = _let_through(turn, case, reason) if reason else None
    done = rule.look_at(case, message, outcome, exception, turn.person, turn.at, people)
    logged: list[tuple[Record, list[Notice]]] = []
    complaint = rule.passed_on(case, message, turn.person, turn.calendar)
    if complaint is not None:
        record = log_complaint(case, complaint, turn.person, turn.calendar)
        logged.append((record, tell_complaint(turn, case, complaint)))
    told = tell(turn, case, message)
    for appeal in rule.added_to(case, message):
        told += tell_appeal(turn, case, appeal, people)
    for each, notices in [(done, told), *logged]:
        turn.record(case, each, notices=notices)
    return _looked(turn, case, message)


def _let_through(turn: Turn, case: Case, reason: str) -> ContactException:
    """The exception belongs to the case of the message, whatever else is in force elsewhere."""
    return let_through(turn, replace(place(turn, subject_of(case)), case=case), reason)


def see_all(look: Look, action: Action) -> Shown:
    """The messages that wait on the person, oldest first."""
    return held_messages_card(list(_waiting(look)), look.calendar, look.say), ()


def tell(turn: Turn, case: Case, message: HeldMessage) -> list[Notice]:
    """The message for those whom it waits for, and for everybody who has its card."""
    key = f"held:{message.id}"
    told = set(turn.unit.outbox.recipients(key)) | rule.hears(case, message, turn.reader.people())
    if message.outcome is None:
        told |= {person.id for person in waits_for(_open(turn, case, message), turn.reader.people())}
    return [Notice(id, key, _card(turn, case, message, to=id)) for id in sorted(told)]


def _card(look: Look, case: Case, message: HeldMessage, to: UUID | None = None) -> Card:
    """The message as one person sees it."""
    viewer = look.reader.person(to) if to else look.person
    say = look.words_for(to) if to else look.say
    by = look.calendar.add_working(
        look.calendar.day(message.arrived_at),
        look.pack.at(message.logged_at).settings.held_message_working_days,
    )
    looks = rule.may_look(viewer, case, message)
    name, names = look.customer_name(case), look.names()
    return held_card(case, message, name, by, looks, names, look.pack, look.calendar, say)


def _looked(turn: Turn, case: Case, message: HeldMessage) -> Card:
    """What follows, and the next message that waits on the person."""
    next_one = next(_waiting(turn), None)
    return looked_card(case, message, turn.customer_name(case), next_one, turn.pack, turn.say)


def _waiting(look: Look) -> Iterator[Held]:
    found = [(case, case.held_message(x.subject_id)) for case, x in waiting(look) if x.kind == "held"]
    for case, message in sorted(found, key=lambda pair: pair[1].arrived_at):
        yield Held(case, message, look.customer_name(case))


def _open(turn: Turn, case: Case, message: HeldMessage) -> OpenThing:
    every = rule.open_held(case, turn.pack, turn.calendar)
    return next(thing for thing in every if thing.subject_id == message.id)


def _message(look: Look, subject: str) -> tuple[Case, HeldMessage]:
    case, part = look.case(subject)
    return case, case.held_message(part)


HELD = UseCase("held", form=ask, submit=take, typed=whole)
HELD_MESSAGE = UseCase("held-message", look=see)
HELD_OUTCOME = UseCase("held-outcome", act=settle)
HELD_MESSAGES = UseCase("held-messages", look=see_all, hub="Held messages")
