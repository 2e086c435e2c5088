"""The contact leaves: the deputy is named, then nobody is left, then somebody else is (P8.4); what nobody can use."""

import pytest

from handlers.nudge import tick
from notices.card import Action
from policy.letter import LetterKind
from policy.people import Person
from policy.record import recorded
from storage.store import Store
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.story import CALENDAR, adra

CLOSED = "No way of contact is open to this customer."


def begin(store: Store) -> Journey:
    """One point of contact, by phone, in force."""
    journey = Journey(Office(store))
    people = journey.people
    journey.to_in_force(
        "single_point_of_contact",
        contact=str(people.colleague.id),
        deputy=str(people.witness.id),
        medium="phone",
    )
    journey.office.later(days=7)
    return journey


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(begin)


def leaves(office: Office, person: Person) -> None:
    with office.store.write() as unit:
        unit.person(person.id).active = False
        unit.record(recorded("people-imported", "X", None, office.at), notices=())
    ticks(office)


def ticks(office: Office) -> None:
    tick(office.store, office.at, office.at, adra(), CALENDAR)


def check(journey: Journey) -> str:
    return text_of(
        shown(journey.office.types(journey.people.safety, f"/contact-check {journey.customer.reference}"))
    )


@pytest.mark.section("8.4")
def test_the_contact_leaves_and_the_check_names_the_deputy_then_says_what_staff_do(journey: Journey) -> None:
    office, people = journey.office, journey.people
    assert "left" not in check(journey)
    leaves(office, people.colleague)
    assert "Alice Turner: not there. Contact now: Dylan Price." in check(journey)
    assert "The customer can use: Phone" in check(journey)
    leaves(office, people.witness)
    said = check(journey)
    for expected in (CLOSED, "Take every contact of theirs", "Nobody else is named", "Nothing is open"):
        assert expected in said
    for person in (people.proposer, people.director):
        assert "No way of contact is open" in text_of(office.inbox(person)[-1])
        assert "No way of contact is open" in text_of(shown(office.types(person, "/contact")))
    case = office.shows(people.proposer, Action("case", journey.case_subject()))
    assert (case.tone, CLOSED in text_of(case)) == ("danger", True)

    form = office.opens(people.proposer, button(case, "Replace the contact"))
    assert "Alice Turner has left." in [field.hint for field in form.form.inputs]
    kind = "single_point_of_contact"
    answers = {
        f"{kind}_contact": str(people.line_manager.id),
        f"{kind}_deputy": str(people.other_slt.id),
        "told_how": "phone",
    }
    done = shown(office.sends(people.proposer, form, answers))
    assert "Point of contact: Huw Pritchard (deputy: Rhys Morgan)" in text_of(done)
    assert CLOSED not in check(journey)
    with office.store.read() as reader:
        log = [record.what for record in reader.records()]
    assert [x for x in log if "way-" in x or x == "contact-replaced"] == [
        "no-way-open",
        "contact-replaced",
        "way-open-again",
    ]
    assert "No way of contact" not in text_of(shown(office.types(people.director, "/contact")))


@pytest.mark.section("8.4")
def test_a_contact_who_left_is_not_named_again(journey: Journey) -> None:
    office, people = journey.office, journey.people
    leaves(office, people.colleague)
    form = office.opens(people.proposer, Action("replace-contact", journey.case_subject()))
    gone = {"single_point_of_contact_contact": str(people.colleague.id), "told_how": "phone"}
    again = asked(office.sends(people.proposer, form, gone))
    assert again.errors == {
        "single_point_of_contact_contact": "§8: This person has left. Name somebody who is there."
    }


@pytest.mark.section("8.4")
def test_the_customer_is_told_by_letter_of_the_last_change_alone(journey: Journey) -> None:
    office, people = journey.office, journey.people
    for contact in (people.reporter, people.line_manager):
        office.later(minutes=1)
        form = office.opens(people.proposer, Action("replace-contact", journey.case_subject()))
        given = {"single_point_of_contact_contact": str(contact.id), "told_how": "phone"}
        card = shown(office.sends(people.proposer, form, given))
    read = text_of(office.shows(people.proposer, button(card, "See the letter")))
    for part in ("Whom to contact has changed", "Huw Pritchard", "nothing becomes stricter", "CCp04"):
        assert part in read
    assert "Gwen Thomas" not in read
    with office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
    first, last = [x for x in case.letters if x.kind is LetterKind.CONTACT_CHANGED]
    assert (first.waits, last.waits) == (False, True)
    issue = office.opens(people.proposer, Action("issue", f"{case.id}:{last.id}"))
    shown(office.sends(people.proposer, issue, {"how": adra().letter_ways[0].key}))
    with office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
    assert case.letter(last.id).issued_at is not None


@pytest.mark.section("8.4")
def test_what_the_customer_cannot_use_closes_the_last_way_and_is_not_refused(journey: Journey) -> None:
    office, people = journey.office, journey.people
    form = asked(office.types(people.approver, f"/contact cannot-use {_reference(journey)}"))
    card = shown(office.sends(people.approver, form, {"ways": ["phone", "video"]}))
    assert (card.tone, CLOSED in text_of(card)) == ("danger", True)
    assert CLOSED in check(journey)
    ticks(office)
    assert "No way of contact is open" in text_of(office.inbox(people.proposer)[-1])


@pytest.mark.section("12")
def test_a_decided_adjustment_says_what_the_customer_cannot_use(journey: Journey) -> None:
    office, people = journey.office, journey.people
    form = office.opens(people.colleague, Action("adjustment", journey.case_subject()))
    shown(
        office.sends(
            people.colleague, form, {"kind": "contact_way", "text": "I cannot hear on the telephone."}
        )
    )
    decide = office.opens(people.approver, Action("decide-adjustment", journey.case_subject()))
    shown(office.sends(people.approver, decide, {"outcome": "agreed", "ways": ["phone"]}))
    with office.store.read() as reader:
        assert reader.customer(office.customer.id).cannot_use == ["phone"]
        assert [record.what for record in reader.records()][-2:] == ["ways-said", "no-way-open"]
    assert CLOSED in check(journey)


@pytest.mark.section("8.4")
def test_only_managers_replace_a_contact_and_say_what_cannot_be_used(journey: Journey) -> None:
    office, people = journey.office, journey.people
    for use_case in ("replace-contact", "cannot-use"):
        answer = office.desk.press(people.line_manager.id, Action(use_case, journey.case_subject()))
        assert "This is for managers." in text_of(shown(answer))


def _reference(journey: Journey) -> str:
    with journey.office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        return case.reference
