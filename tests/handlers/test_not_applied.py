"""Deciding not to apply the policy as people do it, on both databases (sections 6 and 13)."""

import pytest

from handlers.answer import Ask
from notices.card import Action
from policy.letter import LetterKind
from storage.store import Store
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.story import adra

WHY = "The calls have stopped since you talked with us."


def begin(store: Store) -> Journey:
    journey = Journey(Office(store))
    journey.report()
    journey.prepare()
    return journey


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(begin)


def formal(journey: Journey) -> Action:
    return Action("formal", journey.case_subject())


@pytest.mark.section("13.1")
@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_customer_who_knew_of_it_is_written_to_in_their_language(store: Store, language: str) -> None:
    journey = Journey(Office(store, language=language))
    journey.report()
    journey.prepare()
    office, people = journey.office, journey.people
    card = office.shows(people.proposer, formal(journey))
    ask = office.opens(people.proposer, button(card, "Do not apply"))
    done = shown(office.sends(people.proposer, ask, {"reason": WHY, "told": "yes", "written_in": language}))
    assert "The letter waits to be issued." in text_of(done)
    letter = office.shows(people.proposer, button(done, "See the letter"))
    assert WHY in text_of(letter)
    with store.read() as reader:
        (case,) = reader.cases.of_customer(office.customer.id)
    assert [x.kind for x in case.letters] == [LetterKind.WARNING, LetterKind.NOT_APPLIED]
    journey.translate_and_issue(people.proposer, "Policy not applied")
    told = office.card_for(people.reporter, "Your report")
    assert "it was decided to take none" in text_of(told)


@pytest.mark.section("13.1")
def test_a_customer_who_never_heard_of_it_is_not_written_to(journey: Journey) -> None:
    office, people = journey.office, journey.people
    ask = asked(office.types(people.proposer, "/contact not-apply cc 2026 1"))
    assert "no letter" in text_of(shown(office.sends(people.proposer, ask, {"reason": WHY, "told": "no"})))


@pytest.mark.section("6.7")
@pytest.mark.parametrize("name", ["reason", "told"])
def test_each_answer_is_needed(journey: Journey, name: str) -> None:
    office, people = journey.office, journey.people
    ask = asked(office.types(people.proposer, "/contact not-apply cc 2026 1"))
    again = office.sends(people.proposer, ask, {"reason": WHY, "told": "no", name: ""})
    assert isinstance(again, Ask)
    assert set(again.errors) == {name}


@pytest.mark.section("6.1")
def test_a_new_consideration_begins_with_the_old_answers(journey: Journey) -> None:
    office, people = journey.office, journey.people
    ask = asked(office.types(people.proposer, "/contact not-apply cc 2026 1"))
    office.sends(people.proposer, ask, {"reason": WHY, "told": "no"})
    office.later(days=3)
    case = office.shows(people.proposer, Action("case", journey.case_subject()))
    card = office.shows(people.proposer, button(case, "Consider formal action"))
    assert "0 of 9" in text_of(card)
    considerations = office.opens(people.proposer, button(card, "Considerations"))
    values = {field.name: field.value for field in considerations.form.inputs}
    assert "Considered: " in str(values[adra().considerations[-1].key])
    measures = office.opens(people.proposer, button(card, "Measures"))
    assert {field.name: field.value for field in measures.form.inputs}[adra().measures[0].key] == "offered"
