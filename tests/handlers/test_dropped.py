"""Dropping the draft of a letter as people do it, on both databases (sections 6 and 13)."""

import pytest

from handlers.answer import Ask
from storage.store import Store
from tests.handlers.journey import Journey
from tests.handlers.office import Office, button, shown, text_of


@pytest.mark.section("6.3")
def test_a_dropped_warning_is_kept_and_a_second_one_is_issued(store: Store) -> None:
    journey = Journey(Office(store))
    office, people = journey.office, journey.people
    journey.report()
    journey.prepare()
    card = office.card_for(people.proposer, "Written warning")
    ask = office.opens(people.proposer, button(card, "Drop the draft"))
    empty = office.sends(people.proposer, ask, {"reason": ""})
    assert isinstance(empty, Ask)
    assert set(empty.errors) == {"reason"}
    done = shown(office.sends(people.proposer, ask, {"reason": "It names the wrong day."}))
    assert "by Nia Roberts: never sent" in text_of(done)
    told = office.card_for(people.proposer, "Written warning")
    assert "It names the wrong day." in text_of(told)
    assert {b.label for b in told.buttons} == {"Read: English", "Open the case"}
    formal = journey.warn()
    assert "Drafted, not issued" in text_of(formal)
    with store.read() as reader:
        (case,) = reader.cases.of_customer(office.customer.id)
    assert [letter.waits for letter in case.letters] == [False, True]
