"""Somebody of the made-up landlord doing something at a moment in the past, through the desk like everybody else."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from bot.practice.tales import Tale, book
from handlers.answer import Answer, Ask, Show
from handlers.desk import Desk
from notices.answers import RawAnswers
from notices.card import Action, Card
from policy.calendar import Calendar
from policy.case import Case
from policy.pack import Pack
from storage.store import Store


class Derailed(RuntimeError):
    """A tale went another way than it is written: a rule said no, or a form wants what it does not say."""


class Play:
    """Desk, clock and people. ``at`` is the moment of what is done now, aware UTC: whoever tells the story moves it.
    ``last`` is the last local day of the story."""

    def __init__(self, store: Store, pack: Pack, calendar: Calendar, at: dt.datetime, last: dt.date) -> None:
        self.at = at
        self.last = last
        self.pack = pack
        self.calendar = calendar
        self._store = store
        self._desk = Desk(store, pack, calendar, lambda: self.at)
        with store.read() as reader:
            self.people: Mapping[str, UUID] = {person.name: person.id for person in reader.people()}
            wanted = reader.customers_by_reference([tale.reference for tale in book().tales])
        self.customers: Mapping[str, UUID] = {reference: found.id for reference, found in wanted.items()}
        self._names = {id: name for name, id in self.people.items()}

    def name(self, id: UUID) -> str:
        """Who that is."""
        return self._names[id]

    def types(self, name: str, text: str) -> Answer:
        """Somebody types a command."""
        return self._desk.command(self.people[name], text)

    def presses(
        self, name: str, use_case: str, case: Case, part: UUID | None = None, value: str = ""
    ) -> Answer:
        """Somebody presses a button on a case or a part of it."""
        action = Action(use_case, f"{case.id}:{part or case.id}", value=value)
        return self._desk.press(self.people[name], action)

    def opens(self, name: str, use_case: str, subject: str) -> Answer:
        """Somebody presses a button on something else, such as a customer."""
        return self._desk.press(self.people[name], Action(use_case, subject))

    def done(self, answer: Answer) -> Card:
        """What came of it. Raises `Derailed` where something is still asked."""
        if not isinstance(answer, Show):
            raise Derailed(f"{answer.form.use_case}: {answer.problem} {dict(answer.errors)}")
        return answer.card

    def does(self, name: str, use_case: str, case: Case, part: UUID) -> None:
        """Somebody presses a button that changes something at once. Raises `Derailed` where it did not."""
        answer = self.presses(name, use_case, case, part)
        if not isinstance(answer, Show) or not answer.replaces:
            raise Derailed(f"{use_case}: {answer}")

    def fills(self, name: str, asked: Answer, answers: RawAnswers) -> Answer:
        """Somebody fills in the form that was asked, and sends it. Raises `Derailed` where it comes back."""
        form = _form(asked)
        answer = self._desk.submit(self.people[name], form.id, answers)
        if isinstance(answer, Ask) and answer.id == form.id:
            raise Derailed(f"{form.form.use_case}: {answer.problem} {dict(answer.errors)}")
        return answer

    def leaves(self, name: str, asked: Answer, answers: RawAnswers) -> None:
        """Somebody begins to fill in the form, and closes it."""
        self._desk.close(self.people[name], _form(asked).id, answers)

    def case(self, tale: Tale) -> Case:
        """The customer's case, as it is now."""
        with self._store.read() as reader:
            (case,) = reader.cases.of_customer(self.customers[tale.reference])
            return case


def _form(asked: Answer) -> Ask:
    if not isinstance(asked, Ask):
        raise Derailed(f"no form, but: {asked.card.title}: {asked.card.body}")
    return asked
