"""What a check says while something applies, on both databases."""

import pytest

from storage.store import Store
from tests.handlers.journey import Journey
from tests.handlers.office import Office, text_of


@pytest.mark.section("7.2")
def test_an_approved_restriction_is_checked_only_once_its_letter_is_issued(store: Store) -> None:
    journey = Journey(Office(store))
    journey.to_proposed()
    assert "Nothing is in force before the decision letter is issued." in text_of(journey.approve())
    assert "No restriction in force" in journey.check()
    journey.translate_and_issue(journey.people.proposer, "Decision letter")
    assert "Contact only by letter" in journey.check()


@pytest.mark.section("8.2")
def test_a_check_says_whether_to_go_alone_and_does_not_invite_a_visit(store: Store) -> None:
    journey = Journey(Office(store))
    journey.to_in_force()
    told = "Visit: Not about: Rent and service charges. About anything else, and in an emergency, yes\nThe customer can use: Letter\n"
    assert told in journey.check()
    journey.report(hurt="yes")
    assert (
        ". About anything else, and in an emergency, not alone\nThe customer can use: Letter\n"
        in journey.check()
    )
