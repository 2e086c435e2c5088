"""A complaint that is not registered, and correspondence that is not answered: decided, and told by letter (P13)."""

import datetime as dt

import pytest

from handlers.answer import Ask
from handlers.letter_facts import letter_facts
from handlers.turn import Look
from notices.card import Action, Card
from policy.letter import LetterKind
from storage.store import Store
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey, reported
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.story import CALENDAR, adra

GIVEN = {
    "decision": "no_further_replies",
    "stage2_date": "2026-02-10",
    "independent": "yes",
    "same_matter": "yes",
    "nothing_new": "yes",
    "matter": "The height of the fence",
    "reason": "It was answered in full.",
    "new_information": "A survey of the boundary.",
    "written_in": "en",
}
TEXTS = ("matter", "reason", "new_information")


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(reported)


def opened(journey: Journey) -> Ask:
    """From the case, by a manager."""
    office, approver = journey.office, journey.people.approver
    case = office.shows(approver, Action("case", journey.case_subject()))
    listed = office.shows(approver, button(case, "Exceptions"))
    return office.opens(approver, button(listed, "Decline a complaint"))


def decide(journey: Journey, **answers: str) -> Card:
    return shown(journey.office.sends(journey.people.approver, opened(journey), {**GIVEN, **answers}))


@pytest.mark.section("13.3", "11")
@pytest.mark.parametrize("decision", ["not_registered", "no_further_replies"])
def test_the_decision_says_what_it_never_blocks_and_how_it_is_reviewed(
    journey: Journey, decision: str
) -> None:
    card = decide(journey, decision=decision)
    told = text_of(card)
    assert "It never stands in the way of an appeal, a complaint about this policy or a new matter" in told
    assert "Review of Decision process (CCp04)" in told
    assert "Decided by: Tom Ellis" in told
    listed = journey.office.shows(journey.people.approver, Action("exceptions", journey.case_subject()))
    assert "(Tom Ellis)" in text_of(listed)


@pytest.mark.section("13.3")
@pytest.mark.parametrize("missing", [name for name in GIVEN if name != "nothing_new"])
def test_each_answer_is_needed(journey: Journey, missing: str) -> None:
    again = journey.office.sends(journey.people.approver, opened(journey), {**GIVEN, missing: ""})
    assert isinstance(again, Ask)
    assert set(again.errors) == {missing}


@pytest.mark.section("13.3")
@pytest.mark.parametrize(
    "wrong",
    [
        {"independent": "no"},
        {"same_matter": "no"},
        {"nothing_new": "no"},
        {"nothing_new": ""},
        {"stage2_date": "2026-03-03"},
        {"matter": "x" * 1001},
        {"reason": "x" * 3001},
        {"new_information": "x" * 3001},
    ],
)
def test_what_stands_in_its_way_is_said_at_its_field_with_the_answers_kept(
    journey: Journey, wrong: dict[str, str]
) -> None:
    again = journey.office.sends(journey.people.approver, opened(journey), {**GIVEN, **wrong})
    assert isinstance(again, Ask)
    assert set(again.errors) == set(wrong)
    assert "A survey of the boundary." in repr(again.form) or "new_information" in wrong
    with journey.office.store.read() as reader:
        assert not reader.cases.by_reference("CC-2026-0001").not_registered


@pytest.mark.section("13.3")
def test_a_complaint_is_not_registered_without_a_word_on_new_information(journey: Journey) -> None:
    assert decide(journey, decision="not_registered", nothing_new="").title == "Declined: Mair Griffiths"


@pytest.mark.section("13.3")
@pytest.mark.parametrize(
    "name", ["colleague", "reporter", "line_manager", "slt", "safety", "records", "admin"]
)
def test_nobody_but_a_manager_or_the_director_decides_it(journey: Journey, name: str) -> None:
    person = getattr(journey.people, name)
    card = journey.office.shows(person, Action("not-registered", journey.case_subject()))
    assert card.title == "Not open to you"


@pytest.mark.section("13.3")
def test_the_letter_is_drafted_for_its_decider_with_its_facts(journey: Journey) -> None:
    decide(journey)
    office, approver = journey.office, journey.people.approver
    assert office.card_for(approver, "Complaint: no more").title == "Complaint: no more"
    with office.store.read() as reader:
        case = reader.cases.by_reference("CC-2026-0001")
        (letter,) = case.letters
        assert (letter.kind, letter.owner_id) == (LetterKind.NOT_REGISTERED, approver.id)
        look = Look(reader, reader.person(approver.id), office.at, adra(), CALENDAR)
        facts = letter_facts(look, case, letter, dt.date(2026, 3, 2))
    assert (facts["decided_on"], facts["decision"]) == ("2026-03-02", "no_further_replies")
    assert [facts[name] for name in TEXTS] == [{"en": GIVEN[name]} for name in TEXTS]


@pytest.mark.section("6.5")
def test_the_matter_of_a_restriction_on_further_complaints_stands_in_the_form_already(store: Store) -> None:
    journey = Journey(Office(store))
    told = {"matter": "The hedge", "stage2_date": "2026-01-15", "decider": "Elin Vaughan"}
    journey.to_in_force("no_further_complaint", **told)
    values = {field.name: field.value for field in opened(journey).form.inputs}
    assert (values["matter"], values["stage2_date"]) == ("The hedge", dt.date(2026, 1, 15))


@pytest.mark.section("13.3")
def test_it_needs_a_customer_who_is_known(store: Store) -> None:
    journey = Journey(Office(store))
    office, reporter = journey.office, journey.people.reporter
    ask = asked(office.types(reporter, "/contact-report"))
    told = {"unidentified": "A man in a red coat", "channel": "phone", "kinds": ["rudeness"]}
    shown(office.sends(reporter, ask, {**told, "happened": "He shouted."}))
    card = shown(office.types(journey.people.approver, "/contact not-registered CC-2026-0001"))
    assert "Identify the customer first" in text_of(card)
