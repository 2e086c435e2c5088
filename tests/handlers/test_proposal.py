"""The three steps of a proposal: a mistake is shown where it can be put right, on both databases."""

import pytest

from handlers.answer import Ask
from notices.card import Action
from notices.fields import Note
from storage.store import Store
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.story import a_customer, adra

REASONS = {question.key: f"Weighed: {question.key}." for question in adra().proportionality} | {
    "confirmed": "yes",
    "reason": "You shouted again.",
    "implications": "Please write to us.",
}


def begin(store: Store) -> Journey:
    journey = Journey(Office(store))
    journey.report()
    journey.prepare()
    journey.translate_and_issue(journey.people.proposer, "Written warning")
    journey.office.later(days=7)
    journey.report()
    return journey


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(begin)


def first_step(journey: Journey) -> Ask:
    return journey.office.opens(journey.people.proposer, Action("proposal", journey.case_subject()))


@pytest.mark.section("6.6")
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"end": "2026-03-08"}, "end"),
        ({"start": "2026-03-01"}, "start"),
        ({"review_on": "2027-03-08"}, "review_on"),
        ({"end": "2028-01-01"}, "end"),
        ({"end": ""}, "end"),
        ({"kinds": []}, "kinds"),
    ],
)
def test_a_day_that_is_wrong_is_shown_in_the_step_in_which_it_stands(
    journey: Journey, wrong: dict[str, str | list[str]], field: str
) -> None:
    asked_for = {"kinds": ["one_medium"], "services": ["rent"]}
    same = journey.office.sends(journey.people.proposer, first_step(journey), {**asked_for, **wrong})
    assert isinstance(same, Ask)
    assert (same.form.step, set(same.errors)) == ("kinds", {field})


@pytest.mark.section("8.4")
def test_what_is_wrong_in_an_earlier_step_has_its_way_back_and_nothing_typed_is_lost(
    journey: Journey,
) -> None:
    office, proposer = journey.office, journey.people.proposer
    second = asked(office.sends(proposer, first_step(journey), {"kinds": ["one_medium"]}))
    third = asked(office.sends(proposer, second, {"one_medium_medium": "letter"}))
    assert any(
        "Considered: own_actions." in note.text for note in third.form.fields if isinstance(note, Note)
    )
    same = asked(office.sends(proposer, third, REASONS))
    assert "Choose the services" in same.problem
    assert same.instead is not None
    again = office.opens(proposer, button(same.instead, "Change the restrictions"))
    assert again.form.step == "kinds"
    second = asked(office.sends(proposer, again, {"services": ["rent"]}))
    third = asked(office.sends(proposer, second, {}))
    assert shown(office.sends(proposer, third, {})).title.startswith("Approval needed")


@pytest.mark.section("6")
def test_a_mistake_in_a_form_offers_no_way_to_the_same_form(store: Store) -> None:
    journey = Journey(Office(store))
    journey.report()
    office, proposer = journey.office, journey.people.proposer
    office.shows(proposer, Action("formal", journey.case_subject()))
    measures = office.opens(proposer, Action("measures", journey.case_subject()))
    answers = {item.key: "not_suitable" for item in adra().measures}
    same = asked(office.sends(proposer, measures, answers))
    assert list(same.errors) == [f"{adra().measures[0].key}_note"]
    assert same.instead is None
    assert "§6" in text_of(office.shows(proposer, Action("proposal", journey.case_subject())))


@pytest.mark.section("7.1")
def test_whoever_decides_can_read_what_was_considered_and_nobody_without_need(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.propose()
    read = button(office.card_for(people.approver, "Approval needed"), "Read considerations")
    card = office.shows(people.approver, read)
    assert [b.label for b in card.buttons] == ["Contacts per week", "Open the case"]
    considered = text_of(card)
    for item in adra().considerations:
        assert f"Considered: {item.key}." in considered
    assert considered.count(": Offered") == len(adra().measures)
    assert office.shows(people.colleague, read).title == "Not open to you"
    with office.store.read() as reader:
        assert [r.actor_id for r in reader.records(what="considerations-read")] == [people.approver.id]


@pytest.mark.section("6.1")
def test_a_long_consideration_is_read_in_full(store: Store) -> None:
    journey = Journey(Office(store))
    journey.report()
    office, manager = journey.office, journey.people.proposer
    office.shows(manager, Action("formal", journey.case_subject()))
    long = " ".join(f"word{number}" for number in range(150))
    answers = {item.key: f"Considered: {item.key}." for item in adra().considerations[1:]}
    considerations = office.opens(manager, Action("considerations", journey.case_subject()))
    office.sends(manager, considerations, {**answers, adra().considerations[0].key: long})
    card = office.shows(manager, Action("considered", journey.case_subject()))
    assert "word149" not in text_of(card)
    assert "word149" in text_of(office.shows(manager, button(card, "Read 1 in full")))


def address_step(journey: Journey, address: str) -> Ask:
    """The reasons of a proposal to block an email address."""
    office, proposer = journey.office, journey.people.proposer
    kinds = {"kinds": ["email_quarantined_or_blocked"], "services": ["rent"]}
    second = asked(office.sends(proposer, first_step(journey), kinds))
    key = "email_quarantined_or_blocked"
    return asked(office.sends(proposer, second, {f"{key}_address": address, f"{key}_mode": "block"}))


@pytest.mark.section("6.5")
def test_an_address_that_another_customer_has_too_is_warned_of_and_confirmed(journey: Journey) -> None:
    office, people = journey.office, journey.people
    office.keep(a_customer(reference="T-1043", name="Ifan Griffiths", email="Mair.Griffiths@home.test"))
    third = address_step(journey, " mair.griffiths@HOME.test")
    assert "a household may share it" in str(third.form.fields[0])
    assert "Ifan" not in str(third.form.fields)
    for answer in ("", "no"):
        again = office.sends(people.proposer, third, {**REASONS, "shared": answer})
        assert isinstance(again, Ask)
        assert set(again.errors) == {"shared"}
    shown(office.sends(people.proposer, third, {**REASONS, "shared": "yes"}))
    assert "a household may share it" in text_of(office.card_for(people.approver, "Approval needed"))
    with office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        (record,) = [x for x in reader.records(case.id) if x.what == "restriction-proposed"]
    assert (case.proposals[0].shared_confirmed, record.facts["shared_confirmed"]) == (True, True)


@pytest.mark.section("6.5")
def test_an_address_of_the_customer_alone_is_not_warned_of(journey: Journey) -> None:
    office, people = journey.office, journey.people
    third = address_step(journey, "mair.griffiths@home.test")
    assert "shared" not in {field.name for field in third.form.inputs}
    shown(office.sends(people.proposer, third, REASONS))
    assert "household" not in text_of(office.card_for(people.approver, "Approval needed"))


@pytest.mark.section("6.5")
def test_whoever_approves_that_there_are_no_further_complaints_says_that_it_is_not_about_them(
    journey: Journey,
) -> None:
    office, approver = journey.office, journey.people.approver
    told = {"matter": "The fence", "stage2_date": "2026-03-01", "decider": "Tom Ellis"}
    journey.propose("no_further_complaint", **told)
    press = button(office.card_for(approver, "Approval needed"), "Approve")
    ask = office.opens(approver, press)
    for answer in ("", "no"):
        again = office.sends(approver, ask, {"unconcerned": answer})
        assert isinstance(again, Ask)
        assert set(again.errors) == {"unconcerned"}
    assert shown(office.sends(approver, ask, {"unconcerned": "yes"})).title.startswith("Proposal decided")
    with office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        (record,) = [x for x in reader.records(case.id) if x.what == "restriction-approved"]
    assert record.facts["unconcerned"] is True
    assert office.shows(approver, press).title == "Somebody was first"
