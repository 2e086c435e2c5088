"""Corrections of fact as people log and answer them, on both databases (section 6)."""

import pytest

from handlers.answer import Ask
from notices.card import Action
from storage.store import Store
from tests.handlers.journey import Journey
from tests.handlers.office import Office, asked, button, shown, text_of

SAID = {"channel": "phone", "said_by": "Her sister", "text": "It was not me who rang on 2 March."}
ANSWER = {"outcome": "partly", "reason": "The call of 2 March was somebody else's."}


def proposed(store: Store, language: str = "en") -> Journey:
    journey = Journey(Office(store, language=language))
    journey.to_proposed()
    return journey


def log(journey: Journey) -> None:
    office, people = journey.office, journey.people
    ask = asked(office.types(people.line_manager, "/contact correction cc 2026 1"))
    assert "Waits for its answer" in text_of(shown(office.sends(people.line_manager, ask, SAID)))


@pytest.mark.section("6.3")
@pytest.mark.parametrize("language", ["en", "cy"])
def test_it_holds_the_approval_up_until_it_is_answered_by_letter(store: Store, language: str) -> None:
    journey = proposed(store, language)
    office, people = journey.office, journey.people
    log(journey)
    card = office.card_for(people.proposer, "Correction of facts")
    assert "It was not me who rang on 2 March." in text_of(card)
    refusal = journey.approve()
    assert "has no answer yet" in text_of(refusal)
    ask = office.opens(people.approver, button(refusal, "Answer the correction"))
    done = shown(office.sends(people.approver, ask, {**ANSWER, "written_in": language}))
    assert "Part of our records was corrected (Tom Ellis)" in text_of(done)
    letter = office.card_for(people.approver, "Correction answered")
    read = office.shows(people.approver, letter.buttons[0].action)
    assert ANSWER["reason"] in text_of(read)
    journey.translate_and_issue(people.approver, "Correction answered")
    assert "Nothing is in force before the decision letter is issued." in text_of(journey.approve())


@pytest.mark.section("6.3")
@pytest.mark.parametrize("name", ["received_on", "channel", "text"])
def test_each_answer_is_needed_to_log_it(store: Store, name: str) -> None:
    journey = proposed(store)
    office, people = journey.office, journey.people
    ask = asked(office.types(people.line_manager, "/contact correction cc 2026 1"))
    again = office.sends(people.line_manager, ask, {**SAID, name: ""})
    assert isinstance(again, Ask)
    assert set(again.errors) == {name}


@pytest.mark.section("6.3")
@pytest.mark.parametrize("name", ["outcome", "reason"])
def test_each_answer_is_needed_to_answer_it(store: Store, name: str) -> None:
    journey = proposed(store)
    office, people = journey.office, journey.people
    log(journey)
    ask = asked(office.types(people.proposer, "/contact answer-correction cc 2026 1"))
    again = office.sends(people.proposer, ask, {**ANSWER, name: ""})
    assert isinstance(again, Ask)
    assert set(again.errors) == {name}


@pytest.mark.section("6.3")
def test_one_from_the_future_is_shown_at_its_field(store: Store) -> None:
    journey = proposed(store)
    office, people = journey.office, journey.people
    ask = asked(office.types(people.line_manager, "/contact correction cc 2026 1"))
    again = office.sends(people.line_manager, ask, {**SAID, "received_on": "2027-01-01"})
    assert isinstance(again, Ask)
    assert "cannot have been received in the future" in again.errors["received_on"]


@pytest.mark.section("6.3")
def test_it_is_logged_from_the_warning_and_seen_from_the_formal_action(store: Store) -> None:
    journey = proposed(store)
    office, people = journey.office, journey.people
    formal = office.shows(people.proposer, Action("formal", journey.case_subject()))
    letter = office.shows(people.proposer, button(formal, "See the letter"))
    ask = office.opens(people.proposer, button(letter, "Log a correction"))
    shown(office.sends(people.proposer, ask, SAID))
    formal = office.shows(people.proposer, Action("formal", journey.case_subject()))
    seen = office.shows(people.proposer, button(formal, "See the correction"))
    assert "Her sister" in text_of(seen)
