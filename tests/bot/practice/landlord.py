"""The made-up landlord as the tests of its story look at it."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.fernet import Fernet, MultiFernet

from bot.calendar import make_calendar
from bot.pack import load_pack
from bot.practice.tales import book
from handlers.answer import Show
from handlers.desk import Desk
from notices.card import Action, Card
from policy.case import Case
from policy.due import open_things
from policy.openthing import waits_for
from storage.engine import make_engine
from storage.store import Store
from tests.bot.practice.first_start import NOW
from tests.handlers.office import text_of

PACK, _ = load_pack()
CALENDAR = make_calendar("Europe/London", PACK.settings)
TODAY = CALENDAR.day(NOW)
ROOT = Path(__file__).parents[3]
# The tests of one worker share it. Half a first start and a whole one take long on a machine that is busy.
MADE_ONCE = [pytest.mark.timeout(300), pytest.mark.xdist_group("landlord")]


@dataclass
class Landlord:
    """The made-up landlord and a desk at the moment of its first start."""

    folder: Path
    store: Store
    desk: Desk
    people: dict[str, UUID]

    def case(self, stage: str) -> Case:
        (tale,) = [tale for tale in book().tales if tale.stage == stage]
        with self.store.read() as reader:
            customer = reader.customers_by_reference([tale.reference])[tale.reference]
            (case,) = reader.cases.of_customer(customer.id)
            return case

    def check(self, name: str, typed: str) -> Card:
        answer = self.desk.command(self.people[name], f"/contact-check {typed}")
        assert isinstance(answer, Show)
        return answer.card

    def opens(self, name: str, case: Case) -> bool:
        """Whether somebody may read a case."""
        answer = self.desk.press(self.people[name], Action("case", f"{case.id}:{case.id}"))
        assert isinstance(answer, Show)
        return answer.card.title != "Not open to you"

    def home(self, name: str) -> str:
        return text_of(self.desk.home(self.people[name]))

    def waits_on(self, case: Case, kind: str, subject_id: UUID) -> set[str]:
        with self.store.read() as reader:
            return {
                person.name
                for thing in open_things(case, PACK, CALENDAR)
                if (thing.kind, thing.subject_id) == (kind, subject_id)
                for person in waits_for(thing, reader.on(TODAY).people())
            }


def landlord_in(folder: Path) -> Landlord:
    key = MultiFernet([Fernet((folder / "practice.key").read_bytes())])
    store = Store(make_engine(f"sqlite:///{folder / 'practice.sqlite'}", cipher=key))
    with store.read() as reader:
        people = {person.name: person.id for person in reader.people()}
    return Landlord(folder, store, Desk(store, PACK, CALENDAR, lambda: NOW), people)
