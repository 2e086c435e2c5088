"""Something is added to a report, and a report goes to the customer whom it is about (P8.1), on both databases."""

import pytest

from tests.handlers.conftest import Played
from tests.handlers.journey import Journey, begun
from tests.handlers.office import asked, button, shown, text_of
from tests.story import a_customer


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(begun)


@pytest.mark.section("8.1")
def test_what_the_reporter_adds_stands_on_every_card_and_reaches_the_line_manager(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.report(witness=str(people.witness.id))
    own = office.card_for(people.reporter, "Your report")
    form = office.opens(people.reporter, button(own, "Add to the report"))
    done = shown(office.sends(people.reporter, form, {"text": "It was on Tuesday."}))
    assert done.title == own.title, "a reporter who may not read the case gets the own card"
    for card in (
        office.card_for(people.reporter, "Your report"),
        office.card_for(people.line_manager, "Incident:"),
        office.card_for(people.line_manager, "Added to a report"),
    ):
        assert "It was on Tuesday." in text_of(card)
    added = office.card_for(people.line_manager, "Added to a report")
    assert "She shouted" in text_of(office.shows(people.line_manager, button(added, "See the report")))
    assert "It was on Tuesday." in text_of(office.shows(people.line_manager, button(added, "Read in full")))


@pytest.mark.section("8.1")
def test_a_report_about_another_customer_leaves_the_check_and_is_reported_anew(journey: Journey) -> None:
    office, people = journey.office, journey.people
    right = a_customer(reference="T-2042", name="Owain Rees", email="", phone="")
    office.keep(right)
    journey.report(hurt="yes")
    assert "Do not visit alone." in journey.check()
    own = office.card_for(people.reporter, "Your report about Mair")
    form = office.opens(people.reporter, button(own, "Another customer"))
    lacking = asked(office.sends(people.reporter, form, {"again": "yes"}))
    assert set(lacking.errors) == {"customer"}
    answers = {"again": "yes", "customer": str(right.id)}
    done = shown(office.sends(people.reporter, form, answers))
    assert "It is about another customer (Gwen Thomas)" in text_of(done)
    assert "No restriction in force" in journey.check()
    theirs = text_of(shown(office.types(people.colleague, "/contact-check T-2042")))
    assert "Do not visit alone." in theirs
    card = office.card_for(people.line_manager, "Incident: Owain Rees")
    assert "She shouted at me for ten minutes." in text_of(card)
    old = office.card_for(people.line_manager, "Incident: Mair Griffiths")
    assert "Acknowledge" not in [each.label for each in old.buttons]
    with office.store.read() as reader:
        (case,) = reader.cases.of_customer(right.id)
        assert (case.incidents[0].reporter_id, case.incidents[0].hurt) == (people.reporter.id, True)
        (before,) = reader.cases.of_customer(office.customer.id)
        assert before.incidents[0].right_customer_id == right.id


@pytest.mark.section("8.1", "X2")
def test_what_was_added_and_answered_comes_with_it_and_the_injury_is_open_there_alone(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    right = a_customer(reference="T-2042", name="Owain Rees", email="", phone="")
    office.keep(right)
    journey.report(hurt="yes", witness=str(people.witness.id))
    form = office.opens(
        people.reporter, button(office.card_for(people.reporter, "Your report"), "Add to the report")
    )
    shown(office.sends(people.reporter, form, {"text": "It was on Tuesday."}))
    card = shown(office.types(people.line_manager, "/contact see-injury cc 2026 1"))
    shown(
        office.sends(
            people.line_manager,
            office.opens(people.line_manager, button(card, "Answer")),
            {"kind": "serious"},
        )
    )
    office.later(minutes=5)
    move = office.opens(
        people.reporter, button(office.card_for(people.reporter, "Your report"), "Another customer")
    )
    done = shown(office.sends(people.reporter, move, {"again": "yes", "customer": str(right.id)}))
    assert "Add to the report" not in [x.label for x in done.buttons]
    for person, title in (
        (people.reporter, "Your report about Owain Rees"),
        (people.line_manager, "Incident: Owain Rees"),
    ):
        assert "It was on Tuesday." in text_of(office.card_for(person, title))
    home = text_of(office.desk.home(people.safety.id))
    assert "An injury is to be reported: Owain Rees, by 12 March 2026" in home
    assert "An injury is to be reported: Mair Griffiths" not in home
    old = text_of(office.card_for(people.safety, "For the safety group: Mair Griffiths"))
    assert "It goes on with the report about the right customer." in old
    with office.store.read() as reader:
        (case,) = reader.cases.of_customer(right.id)
        (before,) = reader.cases.of_customer(office.customer.id)
        assert before.incidents[0].again_id == case.incidents[0].id
        assert [x.by_id for x in case.addenda] == [people.reporter.id]
        assert [x.answered_by_id for x in case.injuries] == [people.line_manager.id]
        assert not before.open_on(office.at.date())


@pytest.mark.section("8.1")
def test_who_it_is_may_stay_unknown_and_a_customer_who_is_none_is_said(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.report()
    own = office.card_for(people.reporter, "Your report")
    form = office.opens(people.reporter, button(own, "Another customer"))
    nobody = asked(office.sends(people.reporter, form, {"customer": str(people.slt.id)}))
    assert set(nobody.errors) == {"customer"}
    done = office.sends(people.reporter, form, {"customer": ""})
    assert "It is about another customer" in text_of(shown(done))
    case = shown(office.types(people.proposer, "/contact case cc 2026 1"))
    assert "1 report was about another customer." in text_of(case)


@pytest.mark.section("8.2")
def test_what_was_sent_to_the_safety_group_by_hand_is_theirs_for_the_right_customer_too(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    right = a_customer(reference="T-2042", name="Owain Rees", email="", phone="")
    office.keep(right)
    journey.report()
    card = office.card_for(people.line_manager, "Incident:")
    send = office.opens(people.line_manager, button(card, "Send to safety group"))
    shown(office.sends(people.line_manager, send, {"reason": "He knows where she lives."}))
    own = office.card_for(people.reporter, "Your report")
    form = office.opens(people.reporter, button(own, "Another customer"))
    shown(office.sends(people.reporter, form, {"again": "yes", "customer": str(right.id)}))
    theirs = text_of(shown(office.types(people.colleague, "/contact-check T-2042")))
    assert "Do not visit alone." in theirs
    assert office.card_for(people.safety, "For the safety group: Owain Rees")
