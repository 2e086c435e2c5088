"""What random games (tests/machine) came upon, each as a short story."""

import pytest

from notices.card import Action
from storage.store import Store
from tests.databases import Database
from tests.handlers.journey import Journey
from tests.handlers.office import Office, asked, button, shown, text_of


@pytest.fixture
def journey(database: Database) -> Journey:
    return Journey(Office(Store(database.engine())))


@pytest.mark.section("13")
def test_no_forged_button_tells_a_name_to_whoever_may_not_read_the_case(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.report()
    journey.prepare()
    journey.translate_and_issue(people.proposer, "Written warning")
    answers = {
        "kind": "advocate",
        "channel": "phone",
        "text": "It is wrong.",
        "actions": ["ended_call"],
        "warned": "no",
    }
    strangers = {"correction": people.colleague, "adjustment": people.other_slt, "informal": people.admin}
    for name, stranger in strangers.items():
        for person, knows in ((stranger, False), (people.approver, True)):
            ask = office.opens(person, Action(name, journey.case_subject()))
            assert (journey.customer.name in ask.form.about) is knows, name
            wanted = {field.name: answers[field.name] for field in ask.form.inputs if field.name in answers}
            done = shown(
                office.sends(person, ask, {**wanted, "kinds": ["rudeness"], "not_warned": "No time."})
            )
            # Whoever acted has met the customer, and may know.
            told = journey.customer.name in done.title + text_of(done)
            assert told is (knows or name == "informal"), name


@pytest.mark.section("6")
def test_a_later_step_of_a_proposal_whose_first_was_emptied_elsewhere_leads_back(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.report()
    journey.prepare()
    journey.translate_and_issue(people.proposer, "Written warning")
    office.later(days=7)
    journey.report()
    proposal = Action("proposal", journey.case_subject())
    elsewhere, first = office.opens(people.proposer, proposal), office.opens(people.proposer, proposal)
    chosen = {"kinds": ["one_medium"], "services": ["rent"]}
    second = asked(office.sends(people.proposer, first, chosen))
    assert asked(office.sends(people.proposer, elsewhere, {"kinds": [], "services": ["rent"]})).errors
    refused = shown(office.sends(people.proposer, second, {"one_medium_medium": "letter"}))
    assert office.opens(people.proposer, refused.buttons[0].action).form.step == "kinds"


@pytest.mark.section("6")
def test_nobody_is_warned_of_reports_that_were_all_about_another_customer(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.report()
    reported = office.card_for(people.line_manager, "Incident:")
    office.shows(people.proposer, button(reported, "Consider formal action"))
    considerations = office.opens(people.proposer, Action("considerations", journey.case_subject()))
    texts = {field.name: f"Considered: {field.name}." for field in considerations.form.inputs}
    office.sends(people.proposer, considerations, texts)
    own = office.card_for(people.reporter, "Your report about")
    office.sends(people.reporter, office.opens(people.reporter, button(own, "Another customer")), {})
    refused = shown(office.desk.press(people.proposer.id, Action("warning", journey.case_subject())))
    assert "§13" in text_of(refused)
