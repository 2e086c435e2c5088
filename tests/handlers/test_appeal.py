"""Appeals as people meet them: who decides what, in steps, and what the letters say (section 7)."""

import datetime as dt

import pytest

from notices.card import Action, Card
from policy.appeal import AppealOutcome
from policy.case import Case
from policy.letter import LetterKind
from policy.people import Person
from policy.proposal import Proposal, Verdict
from policy.record import recorded
from storage.store import Store
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey
from tests.handlers.office import Office, asked, button, shown, text_of

REASONS = {"reasons": "It was more than was needed."}


def begin(store: Store) -> Journey:
    """A restriction in force: two contacts a week, ten minutes each."""
    journey = Journey(Office(store))
    journey.to_in_force("contact_limits", contacts="2", per="week", minutes="10")
    return journey


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(begin)


def case_of(journey: Journey) -> Case:
    with journey.office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        return case


def log(journey: Journey, **answers: str) -> Card:
    office, colleague = journey.office, journey.people.colleague
    ask = office.opens(colleague, Action("appeal", journey.case_subject()))
    return shown(office.sends(colleague, ask, {"channel": "phone", "request": "It is unfair.", **answers}))


def take(journey: Journey, person: Person | None = None) -> Card:
    office, person = journey.office, person or journey.people.slt
    return office.shows(person, button(office.card_for(person, "Appeal:"), "Take this appeal"))


def letters(journey: Journey, kind: LetterKind) -> list[str]:
    """The letters of a kind, in English, oldest first."""
    case, slt = case_of(journey), journey.people.director
    found = [x for x in case.letters if x.kind is kind]
    return [
        text_of(journey.office.shows(slt, Action("letter", f"{case.id}:{x.id}", value="en"))) for x in found
    ]


@pytest.mark.section("7.4")
def test_a_different_course_is_said_for_each_restriction_in_a_step_of_its_own(journey: Journey) -> None:
    office, slt = journey.office, journey.people.slt
    log(journey)
    decide = office.opens(slt, button(take(journey), "Decide the appeal"))
    changes = asked(office.sends(slt, decide, {"outcome": "changed", **REASONS}))
    (restriction,) = case_of(journey).restrictions
    assert case_of(journey).appeals[0].outcome is None
    same = asked(office.sends(slt, changes, {f"{restriction.id}_end": "2027-12-01"}))
    assert same.errors[f"{restriction.id}_end"].startswith("§7: Here it can only end sooner")
    looser = {f"{restriction.id}_end": "2026-05-31", f"{restriction.id}_contacts": "4"}
    same = asked(office.sends(slt, same, looser))
    assert set(same.errors) == {"not_stricter"}
    card = shown(office.sends(slt, same, {"not_stricter": "yes"}))
    assert "the measures were changed" in text_of(card)
    (changed,) = case_of(journey).restrictions
    assert changed.particulars["contacts"] == 4
    assert "Until 31 May 2026" in journey.check()
    (letter,) = letters(journey, LetterKind.APPEAL_OUTCOME)
    for said in ("The restrictions change.", REASONS["reasons"], "31 May 2026", "Ombudsman"):
        assert said in letter


@pytest.mark.section("7.4")
def test_a_first_step_that_was_left_empty_leads_back(journey: Journey) -> None:
    office, slt = journey.office, journey.people.slt
    log(journey)
    taken = take(journey)
    decide = office.opens(slt, button(taken, "Decide the appeal"))
    assert set(asked(office.sends(slt, decide, {"outcome": "changed"})).errors) == {"reasons"}
    again = asked(office.sends(slt, decide, {"outcome": "changed", **REASONS}))
    assert again.form.step == "changes"
    (restriction,) = case_of(journey).restrictions
    shown(office.sends(slt, again, {f"{restriction.id}_end": "2026-05-31"}))
    assert case_of(journey).appeals[0].outcome is AppealOutcome.CHANGED
    late = office.desk.press(slt.id, button(taken, "Decide the appeal"))
    assert shown(late).title == "Somebody was first"


def leave(journey: Journey, *people: Person) -> None:
    """They are no longer there."""
    with journey.office.store.write() as unit:
        for person in people:
            unit.person(person.id).active = False
        unit.record(recorded("people-imported", "X", None, journey.office.at), notices=())


@pytest.mark.section("7.3")
def test_with_nobody_left_an_outside_reviewer_is_named_and_their_decision_recorded(journey: Journey) -> None:
    office, people = journey.office, journey.people
    leave(journey, people.slt, people.other_slt, people.director)
    logged = text_of(log(journey))
    assert "The Director names an outside reviewer" in logged
    with office.store.read() as reader:
        assert reader.outbox.recipients(f"appeal:{case_of(journey).appeals[0].id}")


@pytest.mark.section("7.3")
def test_the_director_names_the_outside_reviewer_whom_both_letters_name(store: Store) -> None:
    journey = Journey(Office(store))
    office, people = journey.office, journey.people
    journey.report(witness=str(people.director.id))
    journey.from_report_to_proposed()
    journey.approve()
    journey.translate_and_issue(people.proposer, "Decision letter")
    leave(journey, people.slt, people.other_slt)
    assert "Elin Vaughan names an outside reviewer" in text_of(log(journey))
    director, home = people.director, office.desk.home(people.director.id)
    assert "An appeal waits to be acknowledged" in text_of(home)
    ask = office.opens(director, button(office.card_for(director, "Appeal:"), "Name outside reviewer"))
    same = asked(
        office.sends(director, ask, {"name": "Ann Jones", "organisation": "Tai", "independent": "no"})
    )
    assert set(same.errors) == {"independent"}
    named = shown(office.sends(director, same, {"independent": "yes"}))
    assert "With Ann Jones (Tai), from outside" in text_of(named)
    (letter,) = letters(journey, LetterKind.APPEAL_ACKNOWLEDGED)
    assert "will decide your appeal: Ann Jones, Tai, an independent reviewer from outside" in letter
    journey.translate_and_issue(director, "Appeal acknowledged")
    assert "An appeal waits to be acknowledged" not in text_of(office.desk.home(director.id))
    decide = office.opens(director, button(named, "Record the decision"))
    card = shown(office.sends(director, decide, {"outcome": "ended", **REASONS}))
    assert "Decided by Ann Jones (Tai), from outside: the measures were ended" in text_of(card)
    assert "Recorded by: Elin Vaughan" in text_of(card)
    (letter,) = letters(journey, LetterKind.APPEAL_OUTCOME)
    assert "The person who decided your appeal: Ann Jones, Tai" in letter
    assert "No restriction in force" in journey.check()


@pytest.mark.section("7.3", "13.6")
def test_once_it_is_decided_nobody_more_hears_of_it_though_nobody_else_could_have_decided(
    store: Store,
) -> None:
    journey = Journey(Office(store))
    office, people = journey.office, journey.people
    journey.report(witness=str(people.director.id))
    journey.prepare()
    journey.translate_and_issue(people.proposer, "Written warning")
    office.later(days=7)
    journey.report(witness=str(people.other_slt.id))
    journey.propose()
    journey.approve()
    journey.translate_and_issue(people.proposer, "Decision letter")
    log(journey)
    decide = office.opens(people.slt, button(take(journey), "Decide the appeal"))
    shown(office.sends(people.slt, decide, {"outcome": "ended", **REASONS}))
    with office.store.read() as reader:
        told = reader.outbox.recipients(f"appeal:{case_of(journey).appeals[0].id}")
    assert set(told) == {people.slt.id, people.proposer.id}


@pytest.mark.section("7.5")
def test_taking_over_takes_up_the_draft_and_writes_again_only_where_another_was_named(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    log(journey)
    take(journey)
    leave(journey, people.slt)
    card = office.shows(people.other_slt, Action("see-appeal", journey.case_subject()))
    office.shows(people.other_slt, button(card, "Take this appeal"))
    (letter,) = [x for x in case_of(journey).letters if x.kind is LetterKind.APPEAL_ACKNOWLEDGED]
    assert letter.owner_id == people.other_slt.id
    journey.translate_and_issue(people.other_slt, "Appeal acknowledged")
    leave(journey, people.other_slt)
    card = office.shows(people.director, Action("see-appeal", journey.case_subject()))
    assert "Take this appeal" in {b.label for b in card.buttons}
    office.shows(people.director, button(card, "Take this appeal"))
    first, second = letters(journey, LetterKind.APPEAL_ACKNOWLEDGED)
    assert "a member of our Senior Leadership Team" in first
    assert "our Director of Customers and Communities" in second


@pytest.mark.section("7.3")
def test_a_second_appeal_is_logged_offered_to_another_and_says_that_the_ombudsman_is_next(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    assert "Ombudsman" not in text_of(log(journey))
    decide = office.opens(people.slt, button(take(journey), "Decide the appeal"))
    shown(office.sends(people.slt, decide, {"outcome": "stays", **REASONS}))
    office.later(days=1)
    again = text_of(log(journey))
    assert "offered to Rhys Morgan," in again
    assert "An appeal against this decision was decided before" in again
    assert "Ombudsman" in again


@pytest.mark.section("7.3")
def test_which_decision_is_asked_only_where_there_are_several(journey: Journey) -> None:
    office, colleague = journey.office, journey.people.colleague
    ask = office.opens(colleague, Action("appeal", journey.case_subject()))
    assert "decision" not in {field.name for field in ask.form.inputs}
    first = case_of(journey).proposals[0].id
    with office.store.write() as unit:  # another decision, as a replacement makes one
        case = unit.cases.get(case_of(journey).id, for_update=True)
        old = case.proposals[0]
        later = old.proposed_at + dt.timedelta(minutes=1)
        second = Proposal(
            formal_id=old.formal_id,
            proposer_id=old.proposer_id,
            proposed_at=later,
            owner_id=old.owner_id,
            review_on=old.review_on,
            proportionality={},
            reason_passage=old.reason_passage,
            implications_passage=old.implications_passage,
            written_in="en",
            verdict=Verdict.APPROVED,
            decided_by_id=old.decided_by_id,
            decided_at=old.decided_at,
        )
        case.proposals.append(second)
        unit.record(recorded("restriction-approved", "6", None, office.at, case_id=case.id), notices=())
    ask = office.opens(colleague, Action("appeal", journey.case_subject()))
    (which,) = [field for field in ask.form.inputs if field.name == "decision"]
    assert which.value == str(second.id)
    answers = {"channel": "phone", "request": "It is unfair.", "decision": str(first)}
    shown(office.sends(colleague, ask, answers))
    assert case_of(journey).appeals[0].proposal_id == first


@pytest.mark.section("13.6")
@pytest.mark.parametrize("word", ["appeal", "comment"])
def test_a_reference_tells_no_name_to_whoever_may_not_read_the_case(journey: Journey, word: str) -> None:
    office, people = journey.office, journey.people
    answers = {"channel": "phone", "request": "Unfair.", "text": "It helps."}
    for person, knows in ((people.colleague, False), (people.approver, True)):
        ask = asked(office.types(person, f"/contact {word} cc 2026 1"))
        assert (journey.customer.name in ask.form.about) is knows
        if person is people.colleague:
            wanted = {field.name for field in ask.form.inputs}
            done = shown(office.sends(person, ask, {k: v for k, v in answers.items() if k in wanted}))
            assert journey.customer.name not in text_of(done) + done.title
