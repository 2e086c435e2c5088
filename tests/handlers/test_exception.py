"""Emergencies get through in one press, whoever presses; what is told, and what follows, on both databases (P8.5)."""

import pytest

from handlers.answer import Ask
from notices.card import Action, Card
from policy.case import Case
from policy.exception import ContactException
from policy.people import Person
from policy.record import recorded
from storage.store import Store
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey, in_force
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.story import adra

REASONS = {x.label.en: x.key for x in adra().exception_reasons if x.emergency}


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(in_force)


def checked(journey: Journey, person: Person) -> Card:
    return shown(journey.office.types(person, f"/contact-check {journey.customer.reference}"))


def emergency(journey: Journey, person: Person, label: str = "Emergency repair") -> Card:
    """From the check card: Emergency, and the one press."""
    reasons = journey.office.shows(person, button(checked(journey, person), "Emergency"))
    return journey.office.shows(person, button(reasons, label))


def the_case(journey: Journey) -> Case:
    with journey.office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        return case


def exceptions(journey: Journey) -> list[ContactException]:
    return the_case(journey).exceptions


@pytest.mark.section("8.5")
def test_each_ready_made_reason_is_recorded_in_one_press_for_every_role(journey: Journey) -> None:
    people = journey.people.everyone
    assert len(REASONS) == 3
    for label, key in REASONS.items():
        for person in people:
            journey.office.later(minutes=2)
            assert emergency(journey, person, label).title == "Let through: Mair Griffiths"
            made = exceptions(journey)[-1]
            assert (made.reason, made.recorded_by_id, made.recorded_at) == (
                key,
                person.id,
                journey.office.at,
            )
            assert len(made.restriction_ids) == 1
    assert len(exceptions(journey)) == 3 * len(people)


@pytest.mark.section("8.5")
def test_a_double_click_on_an_emergency_records_one_exception(journey: Journey) -> None:
    person = journey.people.colleague
    first = emergency(journey, person)
    journey.office.later(seconds=20)
    assert emergency(journey, person) == first
    assert len(exceptions(journey)) == 1
    journey.office.later(seconds=60)
    emergency(journey, person)
    assert len(exceptions(journey)) == 2


@pytest.mark.section("8.5")
def test_at_a_door_the_emergency_comes_first(journey: Journey) -> None:
    first = checked(journey, journey.people.colleague).buttons[0]
    assert (first.label, first.style) == ("Emergency", "danger")


@pytest.mark.section("8.5")
def test_where_nothing_ever_applied_it_is_simply_logged_and_no_case_is_begun(store: Store) -> None:
    journey = Journey(Office(store))
    colleague = journey.people.colleague
    labels = [b.label for b in checked(journey, colleague).buttons]
    assert labels[:2] == ["Report an incident", "Emergency"]
    card = emergency(journey, colleague)
    assert emergency(journey, colleague) == card
    assert "Nothing is in force" in text_of(card)
    assert not card.buttons
    with store.read() as reader:
        assert not reader.cases.of_customer(journey.customer.id)
        (done,) = reader.records(customer_id=journey.customer.id, what="exception-recorded")
    assert (done.actor_id, done.case_id, done.facts["reason"]) == (colleague.id, None, "emergency_repair")
    assert done.pack == adra().sha256


@pytest.mark.section("8.5")
def test_an_emergency_of_somebody_not_identified_is_recorded_with_their_case(store: Store) -> None:
    journey = Journey(Office(store))
    office, reporter = journey.office, journey.people.reporter
    ask = asked(office.types(reporter, "/contact-report"))
    told = {"unidentified": "A man in a red coat", "channel": "phone", "kinds": ["rudeness"]}
    shown(office.sends(reporter, ask, {**told, "happened": "He shouted."}))
    reasons = shown(office.types(journey.people.colleague, "/contact emergency CC-2026-0001"))
    office.shows(journey.people.colleague, button(reasons, "Safeguarding concern"))
    with store.read() as reader:
        (made,) = reader.cases.by_reference("CC-2026-0001").exceptions
    assert (made.reason, made.restriction_ids) == ("safeguarding", [])


@pytest.mark.section("13.6")
def test_the_reference_of_a_case_tells_nobody_whose_it_is(journey: Journey) -> None:
    office = journey.office
    for person, named in ((journey.people.colleague, False), (journey.people.approver, True)):
        card = shown(office.types(person, "/contact emergency cc 2026 1"))
        done = office.shows(person, button(card, "Emergency repair"))
        assert ["Griffiths" in text_of(x) for x in (card, done)] == [named, named]


@pytest.mark.section("8.5")
def test_the_owner_is_told_and_sees_the_details_when_they_come(journey: Journey) -> None:
    office, colleague, owner = journey.office, journey.people.colleague, journey.people.proposer
    card = emergency(journey, colleague)
    told = office.card_for(owner, "Exception: Mair Griffiths")
    assert "By: Alice Turner" in text_of(told)
    assert "In force then: Contact only by letter" in text_of(told)
    ask = office.opens(colleague, button(card, "Add details"))
    for name in ("happened", "done"):
        again = office.sends(colleague, ask, {"happened": "Water.", "done": "A plumber went.", name: " "})
        assert isinstance(again, Ask)
        assert set(again.errors) == {name}
    shown(office.sends(colleague, ask, {"happened": "Water.", "done": "A plumber went."}))
    assert "What was done: A plumber went." in text_of(office.card_for(owner, "Exception: Mair Griffiths"))


@pytest.mark.section("8.5")
def test_missing_details_wait_in_the_home_of_whoever_recorded_it_until_nothing_is_to_be_added(
    journey: Journey,
) -> None:
    office, colleague = journey.office, journey.people.colleague
    card = emergency(journey, colleague)
    waits = office.desk.home(colleague.id)
    assert "Somebody was let through, and the details are to follow: Mair Griffiths" in text_of(waits)
    assert button(waits, "CC-2026-0001").use_case == "exception-details"
    office.shows(colleague, button(card, "Nothing to add"))
    assert office.desk.home(colleague.id).title == "Nothing waits on you"
    again = office.shows(colleague, button(card, "Nothing to add"))
    assert again.title == "Somebody was first"


@pytest.mark.section("8.5")
def test_only_whoever_recorded_it_and_managers_give_the_details(journey: Journey) -> None:
    office = journey.office
    details = button(emergency(journey, journey.people.colleague), "Add details")
    assert office.shows(journey.people.witness, details).title == "Not open to you"
    for person in (journey.people.colleague, journey.people.approver, journey.people.director):
        office.opens(person, details)


@pytest.mark.section("13.2")
def test_another_exception_gives_its_reason_in_words(journey: Journey) -> None:
    office, colleague = journey.office, journey.people.colleague
    reasons = office.shows(colleague, button(checked(journey, colleague), "Emergency"))
    ask = office.opens(colleague, button(reasons, "Another reason"))
    given = {"reason": "new_matter", "why": "It is about the garage."}
    for name in given:
        again = office.sends(colleague, ask, {**given, name: ""})
        assert isinstance(again, Ask)
        assert set(again.errors) == {name}
    long = office.sends(colleague, ask, {**given, "why": "x" * 3001})
    assert isinstance(long, Ask)
    assert set(long.errors) == {"why"}
    card = shown(office.sends(colleague, ask, given))
    assert not card.buttons
    (made,) = exceptions(journey)
    assert (made.reason, made.waits) == ("new_matter", False)
    told = text_of(office.card_for(journey.people.proposer, "Exception: "))
    assert "Why: It is about the garage." in told


@pytest.mark.section("8.5")
def test_three_exceptions_in_30_days_tell_the_owner_that_it_may_be_too_tight(journey: Journey) -> None:
    office, owner = journey.office, journey.people.proposer
    for times in range(3):
        office.later(days=2)
        emergency(journey, journey.people.colleague)
        tight = "This is exception number 3 in 30 days" in "\n".join(text_of(x) for x in office.inbox(owner))
        assert tight is (times == 2)


@pytest.mark.section("11")
def test_a_refused_exception_is_a_decision_that_can_be_reviewed(journey: Journey) -> None:
    office, approver = journey.office, journey.people.approver
    subject = journey.case_subject()
    case = office.shows(approver, Action("case", subject))
    listed = office.shows(approver, button(case, "Exceptions"))
    ask = office.opens(approver, button(listed, "Refuse an exception"))
    given = {"ruled_out": "yes", "why": "He wants to ring about the hedge; he can write."}
    for name in given:
        again = office.sends(approver, ask, {**given, name: ""})
        assert isinstance(again, Ask)
        assert set(again.errors) == {name}
    urgent = office.sends(approver, ask, {**given, "ruled_out": "no"})
    assert isinstance(urgent, Ask)
    assert set(urgent.errors) == {"ruled_out"}
    assert urgent.instead
    assert [b.action.use_case for b in urgent.instead.buttons] == ["emergency"]
    card = shown(office.sends(approver, ask, given))
    assert "Review of Decision process (CCp04)" in text_of(card)
    assert "Exception refused" in office.card_for(journey.people.proposer, "Exception refused").title
    listed = office.shows(approver, Action("exceptions", subject))
    assert "An exception was refused (Tom Ellis)" in text_of(listed)


@pytest.mark.section("13.2")
@pytest.mark.parametrize("name", ["colleague", "line_manager", "slt", "records"])
def test_nobody_but_a_manager_or_the_director_refuses_an_exception(journey: Journey, name: str) -> None:
    person = getattr(journey.people, name)
    card = journey.office.shows(person, Action("refuse-exception", journey.case_subject()))
    assert card.title == "Not open to you"
    if name in ("line_manager", "records"):
        listed = journey.office.shows(person, Action("exceptions", journey.case_subject()))
        assert "Refuse an exception" not in [b.label for b in listed.buttons]


@pytest.mark.section("8.5")
def test_an_exception_is_not_refused_where_nothing_is_in_force(store: Store) -> None:
    journey = Journey(Office(store))
    journey.report()
    card = journey.office.shows(journey.people.approver, Action("refuse-exception", journey.case_subject()))
    assert "Nothing is in force" in text_of(card)


@pytest.mark.section("13.2", "13.6")
def test_the_case_shows_its_exceptions_to_those_who_may_read_it(journey: Journey) -> None:
    office, subject = journey.office, journey.case_subject()
    emergency(journey, journey.people.colleague)
    assert "Emergency repair (Alice Turner)" in text_of(
        office.shows(journey.people.approver, Action("case", subject))
    )
    for _ in range(7):
        office.later(minutes=2)
        emergency(journey, journey.people.colleague)
    listed = text_of(office.shows(journey.people.approver, Action("exceptions", subject)))
    assert listed.count("Emergency repair (Alice Turner)") == 6
    assert "And 2 earlier exceptions." in listed
    assert office.shows(journey.people.colleague, Action("exceptions", subject)).title == "Not open to you"


@pytest.mark.section("8.5")
def test_a_forged_reason_or_customer_is_no_exception(journey: Journey) -> None:
    office, colleague, customer = journey.office, journey.people.colleague, str(journey.customer.id)
    for action in (
        Action("exception", customer, value="new_matter"),
        Action("exception", customer, value="nonsense"),
        Action("exception", "nobody", value="emergency_repair"),
        Action("emergency", "nobody"),
        Action("emergency", ":"),
    ):
        assert office.shows(colleague, action).title == "Not open to you"
    assert not exceptions(journey)


@pytest.mark.section("2")
def test_whoever_has_left_records_nothing(journey: Journey) -> None:
    colleague = journey.people.colleague
    with journey.office.store.write() as unit:
        unit.person(colleague.id).active = False
        unit.record(recorded("people-imported", "X", None, journey.office.at), notices=())
    action = Action("exception", str(journey.customer.id), value="emergency_repair")
    assert "no longer in the directory" in text_of(journey.office.shows(colleague, action))
