"""An injury that may be reportable: asked, answered, reported in time (X2)."""

import pytest

from handlers.answer import Ask
from notices.card import Card
from policy.people import Person
from storage.store import Store
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey
from tests.handlers.office import Office, button, shown, text_of


def begin(store: Store) -> Journey:
    journey = Journey(Office(store))
    journey.report(hurt="yes")
    return journey


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(begin)


def seen(journey: Journey, person: Person, card: Card) -> Card:
    return journey.office.shows(person, button(card, "Reportable injury"))


@pytest.mark.section("X2")
def test_whether_it_is_reportable_waits_on_the_line_manager_and_the_group(journey: Journey) -> None:
    office, people = journey.office, journey.people
    for person in (people.line_manager, people.safety):
        home = text_of(office.desk.home(person.id))
        assert "It is to be answered whether an injury is reportable: Mair Griffiths, by 3 March" in home
    manager = office.card_for(people.line_manager, "Incident")
    assert "Is it reportable?" in text_of(seen(journey, people.line_manager, manager))


@pytest.mark.section("X2")
def test_a_reportable_injury_is_reported_by_its_limit_with_its_reference(journey: Journey) -> None:
    office, people = journey.office, journey.people
    card = seen(journey, people.safety, office.card_for(people.safety, "For the safety group"))
    answered = shown(
        office.sends(people.safety, office.opens(people.safety, button(card, "Answer")), {"kind": "serious"})
    )
    assert "Report it by: 12 March 2026" in text_of(answered)
    assert "An injury is to be reported" in text_of(office.desk.home(people.line_manager.id))
    ask = office.opens(people.line_manager, button(answered, "It was reported"))
    for wrong in ({"reference": ""}, {"reference": "F2508", "day": "2026-03-03"}):
        assert isinstance(office.sends(people.line_manager, ask, wrong), Ask)
    done = shown(office.sends(people.line_manager, ask, {"reference": "F2508-17"}))
    assert "Reported on 2 March 2026: F2508-17" in text_of(done)
    assert "Recorded by: Huw Pritchard" in text_of(done)
    assert not {b.label for b in done.buttons} & {"Answer again", "It was reported"}
    assert "F2508-17" in text_of(office.card_for(people.safety, "For the safety group"))
    for word in ("injury", "injury-reported"):
        refused = shown(office.types(people.safety, f"/contact {word} cc 2026 1"))
        assert "reported already" in text_of(refused)


@pytest.mark.section("X2")
def test_an_answer_is_given_again_when_more_is_known(journey: Journey) -> None:
    office, manager = journey.office, journey.people.line_manager
    for kind, said in (("not_reportable", "Not reportable"), ("over_seven_days", "17 March 2026")):
        card = shown(office.types(manager, "/contact see-injury cc 2026 1"))
        label = "Answer" if kind == "not_reportable" else "Answer again"
        ask = office.opens(manager, button(card, label))
        assert said in text_of(shown(office.sends(manager, ask, {"kind": kind})))
        office.later(days=8)


@pytest.mark.section("X2")
@pytest.mark.parametrize("name", ["colleague", "reporter", "slt", "admin"])
def test_nobody_else_answers(journey: Journey, name: str) -> None:
    office, people = journey.office, journey.people
    card = seen(journey, people.safety, office.card_for(people.safety, "For the safety group"))
    for action in (
        button(card, "Answer"),
        button(office.card_for(people.safety, "For"), "Reportable injury"),
    ):
        assert office.shows(getattr(people, name), action).title == "Not open to you"


@pytest.mark.section("X2")
def test_where_nobody_was_hurt_there_is_nothing_to_report(store: Store) -> None:
    journey = Journey(Office(store))
    journey.report()
    card = journey.office.card_for(journey.people.line_manager, "Incident")
    assert "Reportable injury" not in {b.label for b in card.buttons}
    refused = shown(journey.office.types(journey.people.line_manager, "/contact injury cc 2026 1"))
    assert "Nobody was hurt" in text_of(refused)
