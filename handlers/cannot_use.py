"""The ways of contact that a customer cannot use (sections 8 and 12)."""

from collections.abc import Sequence

from handlers.turn import Turn
from handlers.usecase import UseCase, readable
from notices.answers import Answers
from notices.cannot_use import cannot_use_form, said_card
from notices.card import Card
from notices.form import Form
from policy import cannot_use as rule
from policy.case import Case
from policy.no_way import without_a_way


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Which ways are no use to the customer."""
    case, _ = turn.case(subject)
    rule.require_may_say(turn.person)
    return cannot_use_form(subject, turn.about(case), turn.customer(case), turn.pack, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Keep it; what that closes is found at once."""
    case, _ = turn.case(form.subject)
    keep_ways(turn, case, answers.many("ways"))
    customer = turn.customer(case)
    return said_card(case, customer, without_a_way(case) is not None, turn.pack, turn.say)


def keep_ways(turn: Turn, case: Case, ways: Sequence[str]) -> None:
    """Keep what the customer cannot use, and what that means in each of their cases. The customer is locked."""
    customer = turn.customer(case)
    record = rule.cannot_use(case, customer, ways, turn.person, turn.at, turn.pack)
    turn.record(case, record, notices=())
    for other in turn.unit.cases.of_customer(customer.id, but=case.id):
        turn.follow(turn.unit.cases.get(other.id, for_update=True))


CANNOT_USE = UseCase("cannot-use", form=ask, submit=take, typed=readable)
