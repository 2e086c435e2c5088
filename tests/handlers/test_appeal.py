"""Appeals as people meet them: who decides what, in steps, and what the letters say (section 7)."""

import pytest

from notices.card import Action, Card
from policy.appeal import AppealOutcome
from policy.case import Case
from policy.letter import LetterKind
from policy.people import Person
from storage.store import Store
from tests.handlers.journey import Journey
from tests.handlers.office import Office, asked, button, shown, text_of

REASONS = {"reasons": "It was more than was needed."}


@pytest.fixture
def journey(store: Store) -> Journey:
    """A restriction in force: two contacts a week, ten minutes each."""
    journey = Journey(Office(store))
    journey.to_in_force("contact_limits", contacts="2", per="week", minutes="10")
    return journey


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
