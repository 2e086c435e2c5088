"""An immediate threat: no warning, two approvals, a letter that says why and nothing of the police (P8.3)."""

import datetime as dt

import pytest

from notices.card import Action
from storage.store import Store
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey
from tests.handlers.office import Office, asked, button, prefilled, shown, text_of
from tests.story import adra

REASONS = {question.key: f"Weighed: {question.key}." for question in adra().proportionality} | {
    "confirmed": "yes",
    "reason": "You threatened to hurt our staff.",
    "implications": "Please write to us.",
}


def begin(store: Store) -> Journey:
    journey = Journey(Office(store))
    considered(journey)
    return journey


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(begin)


def considered(journey: Journey) -> None:
    """Reported, considered and measured."""
    journey.report(threat="yes", kinds=["threats"])
    office, proposer = journey.office, journey.people.proposer
    formal = office.shows(proposer, Action("formal", journey.case_subject()))
    answers = {item.key: f"Considered: {item.key}." for item in adra().considerations}
    measures = asked(
        office.sends(proposer, office.opens(proposer, button(formal, "Considerations")), answers)
    )
    shown(office.sends(proposer, measures, {item.key: "offered" for item in adra().measures}))


def propose(journey: Journey, **first: str) -> None:
    office, proposer = journey.office, journey.people.proposer
    formal = office.shows(proposer, Action("formal", journey.case_subject()))
    why = office.opens(proposer, button(formal, "No prior warning"))
    formal = shown(office.sends(proposer, why, {"reason": "You said you would come with a knife."}))
    assert "Left out: immediate threat" in text_of(formal)
    kinds = office.opens(proposer, button(formal, "Propose restrictions"))
    assert prefilled(kinds)["review_on"] == "2026-03-30", "28 days from Monday, 2 March"
    chosen = {"kinds": ["one_medium"], "services": ["rent"], **first}
    particulars = asked(office.sends(proposer, kinds, chosen))
    if particulars.errors:
        raise AssertionError(particulars.errors)
    reasons = asked(office.sends(proposer, particulars, {"one_medium_medium": "letter"}))
    assert shown(office.sends(proposer, reasons, REASONS)).title.startswith("Approval needed")


@pytest.mark.section("8.3")
def test_the_manager_and_the_director_approve_and_the_letter_says_why_there_was_no_warning(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    police = office.opens(people.proposer, Action("police-legal", journey.case_subject()))
    noted = shown(
        office.sends(
            people.proposer,
            police,
            {"authority": "police", "reference": "NWP-17", "note": "They come at six."},
        )
    )
    assert "NWP-17" in text_of(noted)
    propose(journey)
    for person in (people.approver, people.director):
        card = office.card_for(person, "Approval needed")
        assert "Without a prior warning" in text_of(card)
        office.shows(person, button(card, "Approve"))
    decided = office.card_for(people.proposer, "Proposal decided")
    assert "Given by Tom Ellis and Elin Vaughan" in text_of(decided)
    letter = office.card_for(people.proposer, "Decision, no warning")
    read = text_of(office.shows(people.proposer, button(letter, "Read: English")))
    assert "You said you would come with a knife." in read
    assert not any(word in read.casefold() for word in ("police", "nwp-17", "legal", "they come at six"))
    assert "No restriction in force" in journey.check().replace(
        "Do not visit alone", "No restriction in force"
    )
    journey.translate_and_issue(people.proposer, "Decision, no warning")
    assert "Contact only by letter" in journey.check()
    assert "NWP-17" not in journey.check()


@pytest.mark.section("8.3")
def test_a_review_later_than_28_days_is_refused_at_its_field(journey: Journey) -> None:
    with pytest.raises(AssertionError, match="review_on"):
        propose(journey, review_on=(dt.date(2026, 3, 31)).isoformat())


@pytest.mark.section("8.3")
def test_one_approval_is_not_enough_and_waits_for_the_director(journey: Journey) -> None:
    office, people = journey.office, journey.people
    propose(journey)
    card = office.card_for(people.approver, "Approval needed")
    after = office.shows(people.approver, button(card, "Approve"))
    assert "Given by Tom Ellis; the Director’s is missing" in text_of(after)
    assert not [card for card in office.inbox(people.proposer) if card.title == "Decision, no warning"]
    again = office.shows(people.approver, button(card, "Approve"))
    assert "One of the two approvals has been given" in text_of(again)
    assert "A proposal waits for approval" in text_of(office.desk.home(people.director.id))
    assert "A proposal waits for approval" not in text_of(office.desk.home(people.approver.id))


@pytest.mark.section("8.3")
def test_without_an_immediate_threat_there_is_no_such_button(store: Store) -> None:
    journey = Journey(Office(store))
    journey.report()
    formal = journey.prepare()
    assert "No prior warning" not in {button.label for button in formal.buttons}
    refused = journey.office.shows(
        journey.people.proposer, Action("no-warning", formal.buttons[0].action.subject)
    )
    assert "Only where an immediate threat was reported" in text_of(refused)
    no_reader = journey.office.shows(journey.people.colleague, Action("police-legal", journey.case_subject()))
    assert no_reader.title == "Not open to you"
