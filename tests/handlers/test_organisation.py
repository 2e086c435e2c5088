"""A case of Medra: reported by one of Adra's, it goes to Medra's own and to the managers of both (sections 2 and 7)."""

import pytest

from handlers.letter_facts import letter_facts
from handlers.turn import Look
from notices.card import Action, Card
from policy.people import Person, Role
from policy.record import recorded
from storage.store import Store
from tests.handlers.journey import Journey
from tests.handlers.office import Office, text_of
from tests.story import CALENDAR, a_customer, a_person, adra

CLOSED = "Not open to you"


def employed(office: Office, name: str, role: Role) -> Person:
    """Somebody of Medra."""
    person = a_person(name, role)
    person.organisations = frozenset({"medra"})
    with office.store.write() as unit:
        unit.add(person)
        unit.record(recorded("people-imported", "X", None, office.at), notices=())
    return person


def inbox(office: Office, person: Person) -> str:
    return "\n".join(text_of(card) for card in office.inbox(person))


@pytest.mark.section("2")
def test_a_case_of_the_other_organisation(store: Store) -> None:
    office = Office(store)
    journey, staff = Journey(office), office.staff
    safety, records = (
        employed(office, "Ceri Nicholas", Role.SAFETY),
        employed(office, "Ifan Rees", Role.RECORDS),
    )
    journey.customer = a_customer(reference="M-2001", name="Nesta Prosser", organisation="medra")
    office.keep(journey.customer)

    assert "No restriction in force" in journey.check(), "a check answers for the group"
    (found,) = office.desk.options(staff.reporter.id, "customer", "Nesta Prosser")
    assert found.value == str(journey.customer.id)
    journey.report(kinds=["threats"])
    with store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
    assert case.organisation == "medra", "the customer's, and not the reporter's"

    told = "For the safety group: Nesta Prosser"
    assert told in inbox(office, safety)
    assert told not in inbox(office, staff.safety)
    assert "Nesta Prosser" in inbox(office, staff.line_manager), (
        "a report goes to one's line manager, also across"
    )
    waits = "A report waits for the safety group’s decision: Nesta Prosser"
    assert waits in text_of(office.desk.home(safety.id))
    assert waits not in text_of(office.desk.home(staff.safety.id))

    def shows(person: Person, name: str) -> Card:
        return office.shows(person, Action(name, f"{case.id}:{case.id}"))

    def listed(person: Person) -> str:
        return text_of(office.shows(person, Action("safety", "")))

    assert "Nesta Prosser" in listed(safety)
    assert "Nesta Prosser" in listed(staff.director)
    assert "Nesta Prosser" not in listed(staff.safety)
    for person in (staff.proposer, staff.director, safety, records):
        assert shows(person, "case").title != CLOSED
    for person in (staff.safety, staff.records, staff.colleague, staff.admin):
        refused = shows(person, "case")
        assert refused.title == CLOSED
        assert "Nesta" not in text_of(refused)
    assert shows(records, "bundle").title != CLOSED
    assert shows(staff.records, "bundle").title == CLOSED

    journey.prepare()
    with store.read() as reader:
        case = reader.cases.by_reference(case.reference)
        look = Look(reader, staff.proposer, office.at, adra(), CALENDAR)
        sender = letter_facts(look, case, case.letters[-1], look.today)["organisation"]
    assert isinstance(sender, dict)
    medra = adra().organisation("medra")
    assert (sender["name"], sender["phone"], sender["email"]) == (medra.name, medra.phone, medra.email)


@pytest.mark.section("8.2")
def test_where_an_organisation_has_no_safety_group_its_reports_wait_for_the_director(store: Store) -> None:
    office = Office(store)
    journey, staff = Journey(office), office.staff
    journey.customer = a_customer(reference="M-2001", name="Nesta Prosser", organisation="medra")
    office.keep(journey.customer)
    journey.report(kinds=["threats"])
    assert "For the safety group: Nesta Prosser" in inbox(office, staff.director)
    assert "For the safety group: Nesta Prosser" not in inbox(office, staff.safety)
    card = office.card_for(staff.director, "For the safety group")
    assert "Decide" in {button.label for button in card.buttons}
