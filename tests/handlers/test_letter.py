"""Letters as the person who sees to them meets them, on both databases."""

import pytest

from notices.card import Action, Paragraph
from storage.store import Store
from tests.handlers.journey import Journey
from tests.handlers.office import Office, button


@pytest.mark.section("7.2")
def test_an_issued_letter_is_read_as_it_was_sent_below_its_title(store: Store) -> None:
    journey = Journey(Office(store))
    journey.report()
    journey.prepare()
    office, owner = journey.office, journey.people.proposer
    letter = button(office.card_for(owner, "Written warning"), "Read: English")
    draft = office.shows(owner, letter)
    journey.translate_and_issue(owner, "Written warning")
    office.later(days=1)
    sent = office.shows(owner, Action("letter", letter.subject, value="en"))
    assert (
        sent.body[0] == draft.body[0] == Paragraph("A formal warning about your contact with us", strong=True)
    )
    assert "Date: 2 March 2026" in "".join(part.text for part in sent.body)
