"""A restriction of up to 7 days is ended early, and the customer is told by word or by a letter (P5.2)."""

import pytest

from notices.card import Action
from tests.handlers.journey import Journey
from tests.handlers.office import button, shown, text_of
from tests.handlers.test_seven_day import ask, case_of, confirm, journey

__all__ = ["journey"]


@pytest.mark.section("5.2")
@pytest.mark.parametrize("how", ["phone", "letter"])
def test_it_ends_at_once_and_a_letter_is_drafted_where_the_customer_is_told_by_one(
    journey: Journey,  # the fixture
    how: str,
) -> None:
    office, people = journey.office, journey.people
    ask(journey)
    confirm(journey)
    told = office.opens(
        people.reporter, button(office.card_for(people.reporter, "Up to 7 days"), "Customer was told")
    )
    card = shown(office.sends(people.reporter, told, {"how": "phone"}))
    office.later(days=1)
    end = office.opens(people.reporter, button(card, "End early"))
    done = shown(office.sends(people.reporter, end, {"reason": "It has calmed down.", "told_how": how}))
    assert "Ended early on 5 March 2026 by Gwen Thomas" in text_of(done)
    assert "No restriction in force" in journey.check()
    drafted = [letter.kind.value for letter in case_of(office).letters]
    assert drafted == (["ended"] if how == "letter" else [])
    again = office.desk.press(people.approver.id, Action("end-seven-day", journey.case_subject()))
    assert "This is over already." in text_of(shown(again))
