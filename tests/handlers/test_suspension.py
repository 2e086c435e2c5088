"""Suspending what is appealed against, as the reviewer, the check and the letters show it (section 7)."""

import pytest

from notices.card import Action, Card
from policy.letter import LetterKind
from policy.people import Person
from storage.store import Store
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey, in_force
from tests.handlers.office import asked, button, shown, text_of


def taken_on(store: Store, language: str) -> Journey:
    """An appeal that a reviewer took on."""
    journey = in_force(store, language)
    office, people = journey.office, journey.people
    appeal = office.opens(people.colleague, Action("appeal", journey.case_subject()))
    shown(office.sends(people.colleague, appeal, {"channel": "phone", "request": "It is unfair."}))
    office.shows(people.slt, button(office.card_for(people.slt, "Appeal:"), "Take this appeal"))
    return journey


@pytest.fixture(params=["en", ""], ids=["English", "bilingual"])
def journey(request: pytest.FixtureRequest, played: Played) -> Journey:
    return played(taken_on, language=str(request.param))


def suspend(journey: Journey) -> Card:
    office, slt = journey.office, journey.people.slt
    ask = office.opens(slt, button(office.card_for(slt, "Appeal:"), "Suspend meanwhile"))
    return shown(office.sends(slt, ask, {"reason": "She cannot write."}))


def letter(journey: Journey, kind: LetterKind) -> str:
    with journey.office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        (found,) = [x for x in case.letters if x.kind is kind]
    return text_of(
        journey.office.shows(journey.people.slt, Action("letter", f"{case.id}:{found.id}", value="en"))
    )


def labels(journey: Journey, person: Person) -> set[str]:
    return {b.label for b in journey.office.card_for(person, "Appeal:").buttons}


@pytest.mark.section("7.3")
def test_what_is_suspended_leaves_every_check_and_the_letters_say_so(journey: Journey) -> None:
    office, people = journey.office, journey.people
    assert "No restriction in force" not in journey.check()
    assert "stay in place while" in letter(journey, LetterKind.APPEAL_ACKNOWLEDGED)
    card = text_of(suspend(journey))
    assert "The acknowledgement letter will tell the customer" in card
    assert "stays in force meanwhile" not in card
    assert "No restriction in force" in journey.check()
    acknowledged = letter(journey, LetterKind.APPEAL_ACKNOWLEDGED)
    assert "suspended while we consider" in acknowledged
    assert "Phone" in acknowledged, "what is open meanwhile"
    reports = [text_of(card) for card in office.inbox(people.reporter)]
    assert any("The restriction is suspended while an appeal" in text for text in reports)
    assert "Suspended while an appeal is decided" in text_of(
        shown(office.types(people.approver, "/contact case CC-2026-0001"))
    )

    journey.translate_and_issue(people.slt, "Appeal acknowledged")
    told = office.shows(people.slt, Action("see-appeal", journey.case_subject()))
    assert "told the customer of the suspension" in text_of(told)
    assert "Lift the suspension" not in {b.label for b in told.buttons}
    late = office.shows(people.slt, Action("lift-suspension", journey.case_subject()))
    assert "The customer has it in writing" in text_of(late)

    decide = office.opens(people.slt, button(told, "Decide the appeal"))
    shown(office.sends(people.slt, decide, {"outcome": "stays", "reasons": "It is fair."}))
    assert "No restriction in force" in journey.check()
    assert "applies again from the date" in letter(journey, LetterKind.APPEAL_OUTCOME)
    journey.translate_and_issue(people.slt, "Outcome of the appeal")
    assert "No restriction in force" not in journey.check()


@pytest.mark.section("7.3")
def test_after_the_acknowledgement_the_card_says_to_tell_the_customer(journey: Journey) -> None:
    journey.translate_and_issue(journey.people.slt, "Appeal acknowledged")
    assert "tell the customer of the suspension now" in text_of(suspend(journey))
    assert "tell the customer" in text_of(journey.office.card_for(journey.people.proposer, "Appeal:"))


@pytest.mark.section("7.3")
def test_only_the_reviewer_has_the_buttons_and_lifts_it_again(journey: Journey) -> None:
    office, people = journey.office, journey.people
    suspend(journey)
    assert {"Suspend meanwhile", "Lift the suspension"} & labels(journey, people.other_slt) == set()
    assert labels(journey, people.slt) >= {"Lift the suspension"}
    assert "Suspend meanwhile" not in labels(journey, people.slt)
    lifted = office.shows(people.slt, button(office.card_for(people.slt, "Appeal:"), "Lift the suspension"))
    assert "stays in force meanwhile" in text_of(lifted)
    assert "No restriction in force" not in journey.check()
    ask = asked(office.types(people.slt, "/contact suspend CC-2026-0001"))
    same = asked(office.sends(people.slt, ask, {"reason": ""}))
    assert set(same.errors) == {"reason"}
    assert "Another reviewer" in text_of(
        shown(office.types(people.other_slt, "/contact suspend CC-2026-0001"))
    )
