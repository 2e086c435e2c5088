"""Whom a customer is linked with, and to whom their letters go (section 8, X1b, and section 12)."""

import datetime as dt
from uuid import UUID

from handlers.customer import whom
from handlers.linked import linked_with, shown_link
from handlers.turn import Turn
from handlers.usecase import UseCase, whole
from notices.answers import Answers
from notices.card import Card
from notices.form import Form
from notices.link import end_form, link_form, linked_card
from policy import link as rule
from policy.customer import Customer
from policy.customer_page import require_may_change
from policy.link import Link, LinkKind
from policy.record import Record
from policy.refusal import Invalid, NotAllowed, Problem, Refused


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Whom, and what they are."""
    customer = whom(turn, subject)
    require_may_change(turn.person, turn.reader.cases.of_customer(customer.id))
    return link_form(customer, turn.today, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Link them; both customers are locked, so that neither is merged meanwhile."""
    customer, other = _locked(turn, whom(turn, form.subject).id, answers.uuid("other"))
    link = Link(
        customer.id,
        LinkKind(answers.text("kind")),
        answers.day("since"),
        turn.person.id,
        turn.at,
        other_id=other.id if other else None,
        name=" ".join(answers.text("name").split()),
        address=answers.text("address").strip(),
        authority=answers.text("authority"),
        authority_on=answers.date("authority_on"),
        addressee=bool(answers.yes("addressee")),
    )
    cases = turn.reader.cases.of_customer(customer.id)
    known = turn.reader.links(customer.id)
    record = rule.add(link, customer, other, known, turn.person, cases, turn.today)
    turn.unit.add(link)
    return _kept(turn, customer, link, record)


def ask_end(turn: Turn, subject: str, step: str) -> Form:
    """Which of the customer's links ends."""
    customer = whom(turn, subject)
    require_may_change(turn.person, turn.reader.cases.of_customer(customer.id))
    ending = [x for x in linked_with(turn, customer, dt.date.min) if x.mine and x.link.ended_at is None]
    if not ending:
        raise Refused("no-link", "X")
    return end_form(customer, ending, turn.today, turn.say)


def take_end(turn: Turn, form: Form, answers: Answers) -> Card:
    """End it with its last day."""
    customer = turn.unit.lock_customer(whom(turn, form.subject).id)
    chosen = answers.text("link")
    links = [x for x in turn.reader.links(customer.id) if x.customer_id in customer.ids]
    link = next((x for x in links if str(x.id) == chosen), None)
    if link is None:
        raise NotAllowed("unknown-subject")
    cases = turn.reader.cases.of_customer(customer.id)
    record = rule.end(link, answers.day("until"), turn.person, cases, turn.at)
    return _kept(turn, customer, link, record)


def _locked(turn: Turn, id: UUID, other: UUID | None) -> tuple[Customer, Customer | None]:
    try:
        turn.unit.lock_customers({id, other} if other else {id})
    except NotAllowed:
        raise Invalid({"other": Problem("unknown-customer")}) from None
    return turn.unit.customer(id), turn.unit.customer(other) if other else None


def _kept(turn: Turn, customer: Customer, link: Link, record: Record) -> Card:
    turn.record_apart(record)
    return linked_card(customer, shown_link(turn, customer, link), turn.say)


LINK = UseCase("link", form=ask, submit=take, typed=whole)
END_LINK = UseCase("end-link", form=ask_end, submit=take_end, typed=whole)
