"""Ending restrictions early: at once, and the letter waits (sections 7 and 9)."""

import pytest

from notices.card import Action
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey, in_force
from tests.handlers.office import asked, button, shown, text_of


@pytest.fixture
def journey(played: Played) -> Journey:
    """A restriction in force, to be reviewed."""
    return played(in_force)


@pytest.mark.section("7.2")
def test_a_restriction_is_ended_early_at_once_and_its_letter_waits(journey: Journey) -> None:
    office, owner = journey.office, journey.people.proposer
    form = office.opens(owner, button(journey.review_card(owner), "End early"))
    same = asked(office.sends(owner, form, {}))
    assert set(same.errors) == {"reason"}
    same = asked(office.sends(owner, form, {"ends": [], "reason": "x"}))
    assert set(same.errors) == {"ends"}
    card = shown(office.sends(owner, form, {"reason": "You have been calm."}))
    assert [b.label for b in card.buttons] == ["See the letter", "Open the case"]
    assert "No restriction in force" in journey.check()
    again = office.shows(owner, Action("end", journey.case_subject()))
    assert "Nothing applies here that could be ended" in text_of(again)
