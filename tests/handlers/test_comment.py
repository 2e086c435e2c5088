"""What the customer says about a review: logged by anyone, read by whoever reviews (section 9)."""

import pytest

from tests.handlers.conftest import Played
from tests.handlers.journey import Journey, in_force
from tests.handlers.office import asked, button, shown, text_of


@pytest.fixture
def journey(played: Played) -> Journey:
    """A restriction in force, to be reviewed."""
    return played(in_force)


@pytest.mark.section("9.1")
def test_a_comment_logged_by_anyone_reaches_the_owner_and_is_read_in_the_review(journey: Journey) -> None:
    office, owner = journey.office, journey.people.proposer
    invited = office.shows(owner, button(journey.review_card(owner), "Invite comments"))
    assert "asked for by" in text_of(invited)
    check = shown(office.types(journey.people.colleague, "/contact-check T-1042"))
    comment = office.opens(journey.people.colleague, button(check, "Log a comment"))
    done = shown(
        office.sends(journey.people.colleague, comment, {"channel": "phone", "text": "I have moved on."})
    )
    assert {b.label for b in done.buttons} == {"Log an appeal"}
    typed = asked(office.types(journey.people.colleague, "/contact comment cc 2026 1"))
    assert typed.form.use_case == "comment"
    assert "I have moved on." in text_of(office.card_for(owner, "A comment"))
    office.later(minutes=1)
    begun = office.opens(owner, button(journey.review_card(owner), "Do the review"))
    assert "I have moved on." in str(begun.form.fields[0])
