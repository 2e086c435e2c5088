"""The contact log: anyone of the staff logs a contact, and managers see how often, how long and with whom (section 13)."""

from handlers.informal import may_ask
from handlers.place import chosen_customer, customer_shown
from handlers.report import case_for, happened_at
from handlers.turn import Look, Turn, parse_subject
from handlers.usecase import Shown, UseCase, whole
from notices.answers import Answers
from notices.card import Action, Card
from notices.contact import contact_form, logged_card
from notices.contacts import contacts_card
from notices.form import Form
from policy import contact as rule
from policy.access import may_read_matter, require_words
from policy.case import Case
from policy.check import what_applies
from policy.contact import Contact
from policy.contact_weeks import picture
from policy.customer import Customer
from policy.informal import gone_on
from policy.record import recorded
from policy.refusal import Invalid, Problem
from policy.timeline import Matter


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Whose contact, when, how and for how long."""
    customer = customer_shown(turn, subject)
    return contact_form(customer, subject, turn.person, turn.at, turn.pack, turn.calendar, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Log it, whatever is restricted; the answer says what applied to it."""
    began = happened_at(turn, answers)
    kinds, note = answers.many("kinds"), answers.text("note")
    if any(turn.pack.behaviour(key).other for key in kinds) and not note:
        raise Invalid({"note": Problem("say-which")})
    staff = turn.somebody(answers, "staff")
    customer = chosen_customer(turn, answers)
    case = _case(turn, form.subject, customer)
    contact = Contact(
        began,
        answers.text("channel"),
        staff.id,
        turn.person.id,
        turn.at,
        answers.number("minutes"),
        list(kinds),
        answers.text("service"),
        turn.keep(case)(note) if note else None,
    )
    turn.record(case, rule.log(case, contact, turn.person, turn.calendar), notices=())
    return _logged(turn, case, contact, customer)


def _case(turn: Turn, subject: str, customer: Customer) -> Case:
    """The case that the form was opened from, where it is the customer's; else theirs as for a report."""
    if ":" in subject and turn.reader.cases.customer_of(parse_subject(subject)[0]) in customer.ids:
        return turn.case(subject)[0]
    return case_for(turn, customer)


def _logged(turn: Turn, case: Case, contact: Contact, customer: Customer) -> Card:
    cases, day = turn.unit.cases.of_customer(customer.id), turn.calendar.day(contact.happened_at)
    applied = what_applies(customer, cases, day, turn.pack, turn.present).restrictions
    in_force = [found.restriction for found in applied]
    return logged_card(
        case,
        contact,
        customer.name,
        in_force,
        rule.closing(contact, in_force, turn.pack),
        contact.id in {done.id for done in gone_on(case)},
        may_ask(turn, case, turn.person),
        may_read_matter(turn.person, case, Matter.CONTACT),
        turn.names(),
        turn.pack,
        turn.calendar,
        turn.say,
    )


def see(look: Look, action: Action) -> Shown:
    """The picture, for those who need to know it."""
    case, _ = look.case(action.subject)
    require_words(look.person, case, Matter.CONTACT)
    counted = picture(case.contacts, look.today, look.calendar)
    card = contacts_card(
        case, look.customer_name(case), counted, look.names(), look.pack, look.calendar, look.say
    )
    return card, (recorded("contacts-read", "13", look.person, look.at, case_id=case.id),)


LOG_CONTACT = UseCase("log-contact", form=ask, submit=take, hub="Log a contact", typed=whole)
CONTACTS = UseCase("contacts", look=see, typed=whole)
