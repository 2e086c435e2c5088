"""Letters as the person who sees to them meets them, on both databases."""

import pytest

from notices.card import Action, Paragraph
from storage.store import Store
from tests.handlers.journey import Journey
from tests.handlers.office import Office, button, text_of
from tests.story import adra


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
    assert "Date: 2 March 2026" in text_of(sent)


@pytest.mark.section("7.4")
def test_cards_say_who_issued_a_letter_and_who_decided_an_appeal(store: Store) -> None:
    journey = Journey(Office(store))
    office, people = journey.office, journey.people
    journey.to_in_force()
    assert "09:02 by Nia Roberts (Post)" in text_of(office.card_for(people.proposer, "Decision letter"))
    appeal = office.opens(people.colleague, Action("appeal", journey.case_subject()))
    office.sends(people.colleague, appeal, {"channel": "phone", "request": "It is unfair."})
    office.shows(people.slt, button(office.card_for(people.slt, "Appeal"), "Take this appeal"))
    decide = office.opens(people.slt, button(office.card_for(people.slt, "Appeal:"), "Decide the appeal"))
    office.sends(people.slt, decide, {"outcome": "ended", "reasons": "It was too much."})
    for person in (people.slt, people.other_slt, people.proposer):
        card = office.card_for(person, "Appeal:")
        assert "Decided by Sioned Parry: the measures were ended" in text_of(card)


@pytest.mark.section("10")
def test_a_letter_names_the_policy_and_the_procedures_as_the_pack_does(store: Store) -> None:
    journey = Journey(Office(store, language=""))
    journey.report()
    journey.prepare()
    owner = journey.people.proposer
    journey.translate_and_issue(owner, "Written warning")
    card = journey.office.card_for(owner, "Written warning")
    for language, label in (("en", "Read: English"), ("cy", "Read: Cymraeg")):
        letter = text_of(journey.office.shows(owner, button(card, label)))
        for named in (adra().title, adra().complaints.label, adra().review_of_decision.label):
            assert named.say(language) in letter
