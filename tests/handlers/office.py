"""An office on a real database: people in every role, one customer, a desk, and a clock that a test moves."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from handlers.answer import Answer, Ask, Show
from handlers.desk import Desk
from notices.card import Action, Bars, Body, Card, Excerpt, Paragraph
from policy.customer import Customer
from policy.people import Person
from policy.policy_review import PolicyOutcome, PolicyReview, Why
from policy.record import recorded
from storage.store import Store
from tests.story import CALENDAR, Staff, a_customer, adra, utc

Raw = Mapping[str, str | Sequence[str]]


class Office:
    """What somebody does, by the labels on their screen."""

    def __init__(
        self, store: Store, *, language: str = "en", at: str = "2026-03-02 09:00", reviewed: bool = True
    ) -> None:
        self.staff = Staff()
        self.customer = a_customer(language=language)
        self.at = utc(at)
        self.move_in(store)
        employ(store, self.staff, self.at, reviewed=reviewed)
        self.keep(self.customer)

    def move_in(self, store: Store) -> None:
        """Work with a store from now on: this office, or one that was played before, on a copy of its database."""
        self.store = store
        self.desk = Desk(store, adra(), CALENDAR, lambda: self.at)

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if name not in ("store", "desk")}

    def keep(self, *customers: Customer) -> None:
        """Take customers into the register."""
        register(self.store, customers, self.at)

    def later(self, **by: float) -> None:
        """Move the clock on."""
        self.at += dt.timedelta(**by)

    def types(self, person: Person, text: str) -> Answer:
        """What is typed."""
        return self.desk.command(person.id, text)

    def opens(self, person: Person, action: Action) -> Ask:
        """Press what opens a form."""
        answer = self.desk.press(person.id, action)
        assert isinstance(answer, Ask), answer
        return answer

    def shows(self, person: Person, action: Action) -> Card:
        """Press what answers with a card."""
        return shown(self.desk.press(person.id, action))

    def sends(self, person: Person, ask: Ask, raw: Raw) -> Answer:
        """Send a form with what stood in it already and these answers."""
        return self.desk.submit(person.id, ask.id, {**prefilled(ask), **raw})

    def inbox(self, person: Person) -> list[Card]:
        """The cards that reached somebody, with their words."""
        with self.store.read() as reader:
            cards = [message.card for message in reader.outbox.inbox(person.id)]
            return reader.fill(cards, removed="removed")

    def card_for(self, person: Person, beginning: str) -> Card:
        """The one card with such a title."""
        (card,) = [card for card in self.inbox(person) if card.title.startswith(beginning)]
        return card


def employ(store: Store, staff: Staff, at: dt.datetime, *, reviewed: bool = True) -> None:
    """Take people into the directory. ``reviewed``: the policy was when it was due, so that nobody is reminded of it."""
    with store.write() as unit:
        unit.keep_pack(adra().sha256, str(adra().issue), "the pack", at)
        for person in sorted(staff.everyone, key=lambda x: x.line_manager_id is not None):
            unit.add(person)
        if reviewed:
            unit.session.flush()  # the Director is there before the review
            director = staff.director.id
            review = PolicyReview(adra().issue, Why.DUE, None, director, utc("2026-02-24 09:00"))
            review.outcome, review.next_review_on = PolicyOutcome.KEPT, dt.date(2029, 2, 27)
            review.decided_by_id, review.decided_at = director, utc("2026-02-27 09:00")
            unit.add(review)
        unit.record(recorded("people-imported", "X", None, at), notices=())


def register(store: Store, customers: Sequence[Customer], at: dt.datetime) -> None:
    """Take customers into the register."""
    with store.write() as unit:
        unit.keep_customers(customers)
        unit.record(recorded("customers-imported", "X", None, at), notices=())


def shown(answer: Answer) -> Card:
    """The card of an answer that is one."""
    assert isinstance(answer, Show), answer
    return answer.card


def asked(answer: Answer) -> Ask:
    """The form of an answer that is one."""
    assert isinstance(answer, Ask), answer
    return answer


def button(card: Card, label: str) -> Action:
    """What a button on a card does."""
    (found,) = [b.action for b in card.buttons if b.label == label]
    return found


def text_of(card: Card) -> str:
    """All that a card says."""
    parts = [card.title, card.footer]
    parts += [f"{fact.label}: {fact.value}" for fact in card.facts]
    parts += [_said(item) for item in card.body]
    return "\n".join(parts)


def _said(item: Body) -> str:
    match item:
        case Paragraph():
            return item.text
        case Excerpt():
            return f"{item.label}: {item.text}"
        case Bars():
            return "\n".join([f"{item.title} ({item.unit})", *item.lines()])


def prefilled(ask: Ask) -> dict[str, str | list[str]]:
    """What stands in a form when it opens, as a platform would send it."""
    found: dict[str, str | list[str]] = {}
    for field in ask.form.inputs:
        match field.value:
            case None:
                continue
            case bool() as yes:
                found[field.name] = "yes" if yes else "no"
            case tuple() as several:
                found[field.name] = list(several)
            case dt.time() as time:
                found[field.name] = f"{time:%H:%M}"
            case dt.date() | UUID() | int() | str() as value:
                found[field.name] = str(value)
    return found
