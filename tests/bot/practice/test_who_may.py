"""Every use case, asked for by everybody in a case of their own and of the other organisation: who may, and that
whoever may not leaves nothing changed and reads nothing of the case. `tests.bot.practice.who_may` is the table."""

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

import pytest

from bot.practice.tales import book
from handlers.answer import Answer, Ask, Show
from handlers.desk import Desk
from handlers.registry import BY_NAME, USE_CASES
from notices.card import Action
from notices.card_json import dump
from policy.access import may_read
from policy.case import Case
from policy.customer import Customer
from policy.people import Person
from tests.bot.practice.cast import ADMIN, LEFT, NOBODY, OWN, RECORDS, SAFETY, STAFF, cast, hire
from tests.bot.practice.first_start import NOW
from tests.bot.practice.landlord import CALENDAR, MADE_ONCE, PACK, ROOT, Landlord, landlord_in
from tests.bot.practice.rehearsal import Rehearsal
from tests.bot.practice.who_may import TABLE, Press, Row, page

pytestmark = MADE_ONCE
NO = ("Not open to you", "Not yet", "Somebody was first")
CLOSED = NO[0]
ITS_ORGANISATION = {  # everybody of the staff is Adra's
    "own organisation": "UPDATE \"case\" SET organisation = 'adra'",
    "other organisation": "UPDATE \"case\" SET organisation = 'medra'",
}
PAGE = ROOT / "docs" / "who-may-do-what.md"


@dataclass
class House:
    """The made-up landlord in rehearsal: whatever is done is undone again."""

    store: Rehearsal
    desk: Desk
    people: dict[str, UUID]
    new: Mapping[str, Person]

    def case(self, stage: str) -> tuple[Case, Customer]:
        (tale,) = [tale for tale in book().tales if tale.stage == stage]
        with self.store.read() as reader:
            customer = reader.customers_by_reference([tale.reference])[tale.reference]
            (case,) = reader.cases.of_customer(customer.id)
        return case, customer

    def prepare(self, row: Row) -> None:
        """What must happen first."""
        for first in row.before:
            if isinstance(first, Press):
                case, _ = self.case(row.stage)
                action = Action(first.name, f"{case.id}:{first.part(case)}", value=first.value)
                answer = self.desk.press(self.people[first.by], action)
                assert allowed(answer), answer
            else:
                self.store.says(first)

    def button(self, name: str, row: Row, case: Case) -> Action:
        """On what is meant when the use case is typed, unless the row says what."""
        meant = row.part or BY_NAME[name].typed or (lambda case: case.id)
        part = meant(case)
        subject = str(part) if row.everywhere else f"{case.id}:{part}"
        value = row.value
        if row.other:
            with self.store.read() as reader:
                value = str(reader.customers_by_reference([row.other])[row.other].id)
        return Action(name, subject, value=value)


@pytest.fixture(scope="module")
def house(landlord: Landlord, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """On a copy: no other test waits for the rehearsal to end."""
    copied = landlord_in(shutil.copytree(landlord.folder, tmp_path_factory.mktemp("who-may") / "landlord"))
    store = Rehearsal(copied.store)
    store.says("UPDATE person SET organisations = ';adra;'")
    yield House(store, Desk(store, PACK, CALENDAR, lambda: NOW), copied.people, hire(store))
    store.close()
    copied.store.engine.dispose()


def allowed(answer: Answer) -> bool:
    return isinstance(answer, Ask) or answer.card.title not in NO


def said(answer: Answer) -> str:
    return repr(answer.form) if isinstance(answer, Ask) else json.dumps(dump(answer.card), ensure_ascii=False)


@pytest.mark.parametrize("whose", ITS_ORGANISATION)
@pytest.mark.parametrize("name", TABLE)
def test_who_may(house: House, name: str, whose: str) -> None:
    row = TABLE[name]
    own = whose == "own organisation"
    wrong: list[str] = []
    with house.store.undone():
        house.store.says(ITS_ORGANISATION[whose])
        known, customer = house.case(row.stage)
        house.prepare(row)
        with house.store.read() as reader:
            case = reader.cases.get(known.id)
        action = house.button(name, row, case)
        who = cast(case, house.people, house.new, row.own)
        may = row.allowed(own_organisation=own)
        assert (OWN in who) is (row.own is not NOBODY), f"{name}: whose it is"
        for column, person in who.items():
            with house.store.undone():
                kept = house.store.kept
                answer = house.desk.press(person, action)
                found = []
                if allowed(answer) != (column in may):
                    found.append("allowed" if allowed(answer) else "refused")
                if allowed(answer):
                    found += [x for x in names(answer, customer) if column in (STAFF, ADMIN) and row.hides]
                else:
                    found += leaks(house, case, customer, person, answer, house.store.kept - kept)
                    if own or column in (SAFETY, RECORDS):
                        found += forged(house, name, action, person)
                    if column in (STAFF, ADMIN, LEFT, SAFETY):
                        found += typed(house, name, case, customer, person)
                wrong += [f"{column}: {problem}" for problem in found]
        if own and BY_NAME[name].form is not None:
            wrong += empty(house, action, [who[column] for column in who if column in may])
    assert not wrong, f"{name}, in a case of their {whose}: {'; '.join(wrong)}"


def names(answer: Answer, customer: Customer) -> Iterator[str]:
    """Whose case it is, told to somebody who has nothing to do with it."""
    if customer.name in said(answer):
        yield "the customer's name is told"


def leaks(
    house: House, case: Case, customer: Customer, person: UUID, answer: Answer, kept: int
) -> Iterator[str]:
    """What a refusal changed or told."""
    if kept:
        yield "refused, and something was changed all the same"
    yield from names(answer, customer)
    with house.store.read() as reader:
        reads = may_read(reader.person(person), case)
    assert isinstance(answer, Show)
    if not reads and answer.card.title != CLOSED:
        yield f"who may not read the case learns how it stands: {answer.card.body}"


def forged(house: House, name: str, action: Action, person: UUID) -> Iterator[str]:
    """A form that they were given while they still might: sending it now is refused."""
    if BY_NAME[name].form is None:
        return
    with house.store.write() as unit:
        form = unit.forms.open(person, name, action.subject, action.value, NOW)
    records = house.store.records()
    answer = house.desk.submit(person, form, {})
    if allowed(answer) or house.store.records() > records:
        yield "may send the form that they may not open"


def typed(house: House, name: str, case: Case, customer: Customer, person: UUID) -> Iterator[str]:
    """The same in words."""
    if BY_NAME[name].typed is not None:
        answer = house.desk.command(person, f"/contact {name} {case.reference}")
        yield from names(answer, customer)
        if allowed(answer):
            yield "may when it is typed"


def empty(house: House, action: Action, people: list[UUID]) -> Iterator[str]:
    """Each answer that is needed is asked for at its field, and nothing is recorded. A step of several may be saved
    incomplete; the last one wants everything."""
    with house.store.undone():
        asked = house.desk.press(people[0], action)
        if not isinstance(asked, Ask):  # done at once
            return
        needed = {each.name for each in asked.form.inputs if each.required}
        records = house.store.records()
        again = house.desk.submit(people[0], asked.id, {each.name: "" for each in asked.form.inputs})
        if not needed:
            again_asked = isinstance(again, Ask) and again.id == asked.id
            if not again_asked and action.use_case not in (
                "wrong-customer",
                "cannot-use",
                "fallbacks",
            ):  # it is enough to say so
                yield "nothing has to be filled in"
            return
        if not asked.form.partial and not (
            isinstance(again, Ask) and again.id == asked.id and needed <= set(again.errors)
        ):
            yield f"not everything is asked for: {again}"
        if house.store.records() > records:
            yield "something was recorded without the answers"


def test_every_use_case_is_in_the_table() -> None:
    missing = BY_NAME.keys() - TABLE.keys()
    assert not missing, (
        f"add a row for {', '.join(sorted(missing))} to TABLE in tests/bot/practice/who_may.py: a stage of the tales at"
        " which it can be done, and the columns that may; then run python -m tests.bot.practice.who_may"
    )
    assert not TABLE.keys() - BY_NAME.keys(), "a row of no use case"


def test_the_home_offers_what_somebody_may_start_and_nothing_else(house: House) -> None:
    case, _ = house.case("threat")
    started = [each for each in USE_CASES if each.hub]
    assert started
    for column, person in cast(case, house.people, house.new, lambda case: None).items():
        offered = {button.action.use_case for button in house.desk.home(person).buttons}
        may = {each.name for each in started if column in TABLE[each.name].may}
        assert {each.name for each in started} & offered == may, column


def test_the_page_of_the_documentation_is_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m tests.bot.practice.who_may"
