"""Measures that are arranged: who is told, what is waited for, and where it shows, on both databases (P6.2)."""

import pytest

from handlers.answer import Ask, Show
from notices.card import Action, Card
from policy.arrangement import Arrangement
from policy.people import Person
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey, reported
from tests.handlers.office import asked, button, prefilled, shown, text_of

NAME = "Mair Griffiths"


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(reported)


def the_last(journey: Journey) -> Arrangement:
    with journey.office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        return case.arrangements[-1]


def arrange(journey: Journey, by: Person | None = None, **more: str) -> Card:
    """A meeting, unless said otherwise: the colleague sees to it, with the witness, by Monday 9 March."""
    by = by or journey.people.proposer
    ask = journey.office.opens(by, Action("arrange", journey.case_subject()))
    given = {
        "measure": "meeting",
        "owner": str(journey.people.colleague.id),
        "person_1": str(journey.people.witness.id),
        "by_day": "2026-03-09",
        "note": "At the Bangor office.",
    }
    return shown(journey.office.sends(by, ask, {**given, **more}))


def formal_card(journey: Journey) -> Card:
    return journey.office.shows(journey.people.proposer, Action("formal", journey.case_subject()))


@pytest.mark.section("6.2")
def test_a_measure_is_arranged_from_formal_action_and_its_owner_and_who_takes_part_are_told(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    ask = office.opens(people.proposer, button(formal_card(journey), "Arrange a measure"))
    assert prefilled(ask)["owner"] == str(people.proposer.id)
    assert prefilled(ask)["by_day"] == "2026-03-16"
    card = arrange(journey)
    assert "Where it stands: Still to be done, by 9 March 2026" in text_of(card)
    for person in (people.colleague, people.witness):
        told = text_of(office.card_for(person, f"Arranged: {NAME}"))
        assert "Measure: Meeting with a senior officer" in told
        assert "Who sees to it: Alice Turner" in told
        assert "Who takes part: Dylan Price" in told
        assert "Note: At the Bangor office." in told
    labels = {b.label for b in office.card_for(people.colleague, "Arranged").buttons}
    assert labels == {"How it went"}  # they may not open the case
    assert not office.card_for(people.witness, "Arranged").buttons
    assert "Meeting with a senior officer: Still to be done" in text_of(formal_card(journey))


@pytest.mark.section("6.2")
def test_nobody_is_named_twice_and_nobody_is_made_up(journey: Journey) -> None:
    witness = str(journey.people.witness.id)
    arrange(journey, person_2=witness)
    assert the_last(journey).people_ids == [witness]
    ask = journey.office.opens(journey.people.proposer, Action("arrange", journey.case_subject()))
    for name in ("owner", "person_3"):
        wrong = {"measure": "meeting", name: str(journey.customer.id)}
        again = journey.office.sends(journey.people.proposer, ask, wrong)
        assert isinstance(again, Ask)
        assert set(again.errors) == {name}


@pytest.mark.section("6.2")
def test_what_is_wrong_stands_at_its_field(journey: Journey) -> None:
    ask = journey.office.opens(
        journey.people.proposer, Action("arrange", journey.case_subject(), value="meeting")
    )
    assert prefilled(ask)["measure"] == "meeting"
    for name, day in (("by_day", "2026-03-01"), ("done_on", "2026-03-03")):
        again = journey.office.sends(journey.people.proposer, ask, {name: day})
        assert isinstance(again, Ask)
        assert set(again.errors) == {name}


@pytest.mark.section("6.2")
def test_its_owner_says_how_it_went_and_who_arranged_it_hears_of_it(journey: Journey) -> None:
    office, people = journey.office, journey.people
    arrange(journey)
    office.later(days=7)
    ask = office.opens(people.colleague, button(office.card_for(people.colleague, "Arranged"), "How it went"))
    assert prefilled(ask) == {"done_on": "2026-03-09", "person_1": str(people.witness.id), "note": ""}
    done = shown(office.sends(people.colleague, ask, {"outcome": "done", "note": "She will write."}))
    assert "Done on 9 March 2026" in text_of(done)
    assert "How it went: She will write." in text_of(office.card_for(people.proposer, "Arranged"))
    answer = office.desk.press(
        people.colleague.id,
        Action("arrangement-done", f"{journey.case_subject()[:36]}:{the_last(journey).id}"),
    )
    assert isinstance(answer, Show)
    assert answer.card.title == "Somebody was first"


@pytest.mark.section("6.2")
def test_what_the_customer_cannot_decline_does_not_offer_it(journey: Journey) -> None:
    for measure, offers in (("meeting", True), ("key_officer", False)):
        arrange(journey, measure=measure)
        subject = f"{journey.case_subject()[:36]}:{the_last(journey).id}"
        ask = journey.office.opens(journey.people.colleague, Action("arrangement-done", subject))
        (field,) = [f for f in ask.form.inputs if f.name == "outcome"]
        assert ("declined" in {o.value for o in field.options}) == offers  # type: ignore[union-attr]


@pytest.mark.section("13.6")
def test_only_those_whom_it_concerns_see_it(journey: Journey) -> None:
    office, people = journey.office, journey.people
    arrange(journey)
    see = Action("see-arrangement", f"{journey.case_subject()[:36]}:{the_last(journey).id}")
    for person in (people.colleague, people.witness, people.approver, people.records):
        assert office.shows(person, see).title == f"Arranged: {NAME}"
    assert office.shows(people.line_manager, see).title == "Not open to you", "they prepare nothing here"
    listed = office.shows(people.line_manager, Action("arrangements", journey.case_subject()))
    assert "1 measure is not shown to you." in text_of(listed)
    assert "with a senior officer" not in text_of(listed)
    for person in (people.slt, people.admin, people.reporter):
        assert office.shows(person, see).title == "Not open to you"
        assert office.shows(person, Action("arrangements", journey.case_subject())).title == "Not open to you"
    note = Action("read", f"{journey.case_subject()[:36]}:{the_last(journey).note_passage}")
    assert office.shows(people.colleague, note).title.startswith("In full")
    assert office.shows(people.slt, note).title == "Not open to you"


@pytest.mark.section("6.2")
def test_it_waits_on_its_owner_from_the_working_day_before(journey: Journey) -> None:
    office, colleague = journey.office, journey.people.colleague
    arrange(journey)
    assert "that was arranged" not in text_of(office.desk.home(colleague.id))
    office.later(days=4)
    home = office.desk.home(colleague.id)
    assert f"A measure that was arranged is to be done: {NAME}, by 9 March 2026" in text_of(home)


@pytest.mark.section("6.2")
def test_it_can_be_typed(journey: Journey) -> None:
    office, proposer = journey.office, journey.people.proposer
    refusal = shown(office.types(proposer, "/contact see-arrangement cc 2026 1"))
    assert "No measure has been arranged" in text_of(refusal)
    asked(office.types(proposer, "/contact arrange cc 2026 1"))
    arrange(journey)
    assert shown(office.types(proposer, "/contact see-arrangement cc 2026 1")).title.startswith("Arranged")
    asked(office.types(proposer, "/contact arrangement-done cc 2026 1"))
    whole = shown(office.types(proposer, "/contact arrangements cc 2026 1"))
    assert "Meeting with a senior officer: Still to be done" in text_of(whole)
    assert [b.label for b in whole.buttons] == [
        "Meeting with a senior o…",
        "Arrange a measure",
        "Open the case",
    ]


@pytest.mark.section("6.2")
def test_the_key_officer_stands_on_the_case_and_not_on_the_check(journey: Journey) -> None:
    office, approver = journey.office, journey.people.approver
    arrange(journey, measure="key_officer", done_on="2026-03-01")
    case = office.shows(approver, Action("case", journey.case_subject()))
    assert "Key officer: Dylan Price" in text_of(case)
    listed = office.shows(approver, button(case, "Arranged measures"))
    assert "Key officer: Done on 1 March 2026 (Alice Turner; taking part: Dylan Price)" in text_of(listed)
    assert "Dylan Price" not in journey.check()


@pytest.mark.section("6.2")
def test_the_measures_and_the_approver_see_what_is_arranged_and_still_to_be_done(journey: Journey) -> None:
    office, people = journey.office, journey.people
    arrange(journey)
    journey.prepare()
    subject = journey.case_subject()
    measures = office.opens(people.proposer, Action("measures", subject))
    notes = [field.text for field in measures.form.fields if hasattr(field, "text")]
    line = "Still to be done, by 9 March 2026 (Alice Turner; taking part: Dylan Price)"
    assert notes == [f"Arranged: {line}"]
    assert "Nobody is named for: Strategy meeting and Key officer" in text_of(formal_card(journey))
    approver = text_of(office.shows(people.approver, Action("considered", subject)))
    assert f"Meeting with a senior officer: Offered\n{line}" in approver
    assert "Said to be done" not in approver
    shown(office.sends(people.proposer, measures, {"meeting": "done"}))
    approver = text_of(office.shows(people.approver, Action("considered", subject)))
    assert "what was arranged is still to be done: Meeting with a senior officer." in approver


@pytest.mark.section("8.1")
def test_support_for_the_reporter_has_its_owner_and_its_day_and_the_reporter_sees_both(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    manager = people.line_manager
    ask = office.opens(manager, button(office.card_for(manager, "Incident"), "Support for the reporter"))
    assert prefilled(ask) == {"owner": str(manager.id), "by_day": "2026-03-04", "note": ""}
    done = shown(office.sends(manager, ask, {"owner": str(people.colleague.id), "note": "She is shaken."}))
    assert "Support: Still to be done, by 4 March 2026 (Alice Turner)" in text_of(done)
    assert "Support for the reporter" not in {b.label for b in done.buttons}
    reporter = text_of(office.card_for(people.reporter, "Your report"))
    assert "Support: Still to be done, by 4 March 2026 (Alice Turner)" in reporter
    assert "shaken" not in reporter
    made = the_last(journey)
    assert (made.measure, made.owner_id) == ("staff_support", people.colleague.id)
    ask = office.opens(people.colleague, button(office.card_for(people.colleague, "Arranged"), "How it went"))
    shown(office.sends(people.colleague, ask, {"outcome": "done", "done_on": "2026-03-02"}))
    assert "Support: Done on 2 March 2026" in text_of(office.card_for(people.reporter, "Your report"))


@pytest.mark.section("8.1")
def test_support_that_is_not_to_be_is_offered_again(journey: Journey) -> None:
    office, manager = journey.office, journey.people.line_manager
    ask = office.opens(manager, button(office.card_for(manager, "Incident"), "Support for the reporter"))
    shown(office.sends(manager, ask, {}))
    ask = office.opens(manager, button(office.card_for(manager, "Arranged"), "How it went"))
    shown(office.sends(manager, ask, {"outcome": "cancelled", "note": "Somebody else does it."}))
    asked(
        office.desk.press(
            manager.id, button(office.card_for(manager, "Incident"), "Support for the reporter")
        )
    )


@pytest.mark.section("6.2")
def test_what_was_begun_and_left_is_offered_while_it_is_to_be_done(journey: Journey) -> None:
    office, people = journey.office, journey.people
    for person, action, label in (
        (people.proposer, Action("arrange", journey.case_subject()), "Go on: the measure"),
        (
            people.line_manager,
            button(office.card_for(people.line_manager, "Incident"), "Support for the reporter"),
            "Go on: the support",
        ),
    ):
        ask = office.opens(person, action)
        office.desk.close(person.id, ask.id, {**prefilled(ask), "note": "At noon."})
        again = office.opens(person, button(office.desk.home(person.id), label))
        assert prefilled(again)["note"] == "At noon."
        given = {"measure": "meeting"} if action.use_case == "arrange" else {}
        shown(office.sends(person, again, given))
