"""Saying that two rows of the list are one customer, and taking them apart again (section 13)."""

from collections.abc import Collection
from uuid import UUID

from handlers.customer import whom
from handlers.following import following
from handlers.place import customer_id
from handlers.turn import Turn
from handlers.usecase import UseCase, whole
from notices.answers import Answers
from notices.card import Action, Card
from notices.form import Form
from notices.merge import OTHER, merge_form, merged_card, unmerged_card
from notices.notice import Notice
from policy import merge as rule
from policy.customer import Customer
from policy.no_way import without_a_way
from policy.record import Record
from policy.refusal import Invalid, NotAllowed, Problem, Stale


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Which two; ``step`` is the id of the other one, where it was suggested. Neither is locked to be asked about."""
    rule.require_may_merge(turn.person)
    customer = _row(turn, whom(turn, subject).id if ":" in subject else customer_id(subject))
    return merge_form(customer, _row(turn, customer_id(step)) if step else None, step, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Let one lead to the other; both are locked, with all that lead to them."""
    rule.require_may_merge(turn.person)
    one, two = customer_id(form.subject), answers.uuid("other")
    if two is None:
        raise Invalid({"other": Problem("required")})
    this, other = _both(turn, one, two)
    _row(turn, one), _row(turn, two)
    if answers.text("stays") == OTHER:
        this, other = other, this
    record = rule.merge(this, other, rule.Basis(answers.text("basis")), turn.person, turn.at)
    _keep(turn, record, following(turn, this))
    cases = turn.unit.cases.of_customer(this.id)
    return merged_card(this, other, [case for case in cases if without_a_way(case)], turn.say)


def take_apart(turn: Turn, action: Action) -> Card:
    """Put it back; ``value`` is the id of the row that leads to the customer."""
    rule.require_may_merge(turn.person)
    stays, other = _both(turn, customer_id(action.subject), customer_id(action.value))
    at = other.merged_at or turn.at
    cases = turn.unit.cases.of_customer(stays.id)
    record = rule.unmerge(stays, other, turn.person, turn.at)
    told = [*following(turn, stays), *following(turn, other)]
    _keep(turn, record, told)
    return unmerged_card(stays, other, rule.since(cases, stays, at), rule.since(cases, other, at), turn.say)


def _both(turn: Turn, one: UUID, two: UUID) -> tuple[Customer, Customer]:
    """The two rows as they stand in the list, locked together. Raises `Invalid`."""
    try:
        turn.unit.lock_customers({one, two})
    except NotAllowed:
        raise Invalid({"other": Problem("unknown-customer")}) from None
    for id in (one, two):
        turn.reader.customer(id)  # reads who leads to them
    return turn.unit.customer_row(one), turn.unit.customer_row(two)


def _row(turn: Turn, id: UUID) -> Customer:
    """A row that leads to no other. Raises `Stale`: the button is from before they were merged."""
    row = turn.reader.customer_row(id)
    if row.merged_into_id is not None:
        done = turn.reader.records(customer_id=id, what="customers-merged")
        by = done[-1].actor_id if done else None
        raise Stale("merged", turn.reader.person(by).name if by else None)
    return row


def _keep(turn: Turn, record: Record, told: Collection[Notice]) -> None:
    turn.record_apart(record, notices=list(told))


MERGE = UseCase("merge", form=ask, submit=take, typed=whole)
UNMERGE = UseCase("unmerge", act=take_apart)
