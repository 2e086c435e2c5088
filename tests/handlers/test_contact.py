"""The contact log as people keep and read it, on both databases (sections 5, 8 and 13)."""

import pytest

from handlers.answer import Ask
from notices.card import Action, Bars, Card
from policy.case import Case
from policy.people import Person
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey, begun
from tests.handlers.office import Office, Raw, asked, button, shown, text_of
from tests.handlers.test_informal import WARNED

RANG = {
    "channel": "phone",
    "minutes": "25",
    "kinds": ["excessive_contact"],
    "service": "rent",
    "note": "The third time today.",
}


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(begun)


def logs(journey: Journey, person: Person, raw: Raw = RANG) -> Card:
    """From the check, as most people do."""
    office = journey.office
    check = shown(office.types(person, f"/contact-check {office.customer.reference}"))
    return shown(office.sends(person, office.opens(person, button(check, "Log a contact")), raw))


def case_of(office: Office) -> Case:
    with office.store.read() as reader:
        (case,) = reader.cases.of_customer(office.customer.id)
        return case


def picture(journey: Journey, person: Person) -> Card:
    return journey.office.shows(person, Action("contacts", journey.case_subject()))


@pytest.mark.section("13.1")
def test_anyone_logs_a_contact_from_the_check_and_a_case_is_opened_for_it(journey: Journey) -> None:
    office, people = journey.office, journey.people
    card = logs(journey, people.colleague)
    said = text_of(card)
    assert card.title == "Contact logged: Mair Griffiths"
    for part in (
        "2 March 2026 at 09:00",
        "How: Phone",
        f"With: {people.colleague.name}",
        "25 minutes",
        "Rent",
    ):
        assert part in said
    assert "It seemed: Far too many visits, calls or messages, or very long ones" in said
    assert "No restriction was in force on 2 March 2026." in said
    assert not {"Emergency", "Contacts per week"} & {b.label for b in card.buttons}
    logs(journey, people.colleague, {"channel": "email"})
    first, second = case_of(office).contacts
    assert (first.logged_by_id, first.staff_id, first.minutes) == (
        people.colleague.id,
        people.colleague.id,
        25,
    )
    assert (second.channel, second.minutes, second.kinds, second.service) == ("email", None, [], "")
    assert second.note_passage is None
    with office.store.read() as reader:
        assert reader.passages([first.note_passage])[first.note_passage] == RANG["note"]  # type: ignore[index,list-item]


@pytest.mark.section("13.1")
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"customer": ""}, "customer"),
        ({"customer": "00000000-0000-0000-0000-000000000001"}, "customer"),
        ({"channel": ""}, "channel"),
        ({"channel": "pigeon"}, "channel"),
        ({"day": ""}, "day"),
        ({"day": "2026-03-03"}, "day"),
        ({"day": "2015-03-03"}, "day"),
        ({"time": ""}, "time"),
        ({"time": "09:02"}, "time"),
        ({"minutes": "601"}, "minutes"),
        ({"minutes": "-1"}, "minutes"),
        ({"minutes": "a few"}, "minutes"),
        ({"staff": "00000000-0000-0000-0000-000000000001"}, "staff"),
        ({"kinds": ["rudeness"]}, "kinds"),
        ({"kinds": ["other_unreasonable"], "note": ""}, "note"),
        ({"service": "pigeons"}, "service"),
        ({"note": "x" * 601}, "note"),
    ],
)
def test_what_is_missing_or_cannot_be_is_shown_at_its_field(journey: Journey, wrong: Raw, field: str) -> None:
    office, colleague = journey.office, journey.people.colleague
    ask = asked(office.types(colleague, f"/contact log-contact {office.customer.reference}"))
    same = office.sends(colleague, ask, {**RANG, **wrong})
    assert isinstance(same, Ask)
    assert set(same.errors) == {field}


@pytest.mark.section("13.1")
def test_it_was_with_somebody_else_and_before(journey: Journey) -> None:
    people = journey.people
    with_whom = {"staff": str(people.reporter.id), "day": "2026-02-27", "time": "16:00"}
    card = logs(journey, people.colleague, {**RANG, **with_whom})
    assert f"With: {people.reporter.name}" in text_of(card)
    (contact,) = case_of(journey.office).contacts
    assert (contact.staff_id, contact.logged_by_id) == (people.reporter.id, people.colleague.id)
    assert f"{contact.happened_at:%Y-%m-%d %H:%M}" == "2026-02-27 16:00"


@pytest.mark.section("13.1")
def test_from_the_home_from_a_case_and_by_a_name_it_is_the_same_form(journey: Journey) -> None:
    office, people = journey.office, journey.people
    home = office.desk.home(people.colleague.id)
    form = office.opens(people.colleague, button(home, "Log a contact"))
    shown(office.sends(people.colleague, form, {**RANG, "customer": str(office.customer.id)}))
    journey.report()
    reads = asked(office.types(people.line_manager, "/contact log-contact cc 2026 1"))
    shown(office.sends(people.line_manager, reads, RANG))
    by_name = asked(office.types(people.colleague, "/contact log-contact mair griffiths"))
    shown(office.sends(people.colleague, by_name, RANG))
    other = asked(office.types(people.slt, "/contact log-contact CC-2026-0001"))
    assert "Mair" not in repr(other.form), "a reference tells no name to whoever may not read the case"
    shown(office.sends(people.slt, other, {**RANG, "customer": str(office.customer.id)}))
    assert len(case_of(office).contacts) == 4


@pytest.mark.section("13.1")
def test_a_form_that_was_left_is_gone_on_with(journey: Journey) -> None:
    office, colleague = journey.office, journey.people.colleague
    form = asked(office.types(colleague, "/contact log-contact"))
    office.desk.close(colleague.id, form.id, {**RANG, "customer": str(office.customer.id)})
    home = office.desk.home(colleague.id)
    assert "Log a contact: Mair Griffiths" in text_of(home)
    shown(office.sends(colleague, office.opens(colleague, button(home, "Go on: the contact")), {}))
    assert len(case_of(office).contacts) == 1


@pytest.mark.section("8.5", "13.1")
def test_a_contact_by_a_closed_channel_is_recorded_and_leads_to_an_exception(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.to_in_force()
    card = logs(journey, people.colleague)
    said = text_of(card)
    assert "On 9 March 2026 this way of contact was restricted: Phone." in said
    assert "Contact only by letter" in said
    assert "The contact is recorded all the same." in said
    assert button(card, "Emergency").subject == str(office.customer.id)
    form = office.opens(people.colleague, button(card, "Record an exception"))
    why = {"reason": form.form.inputs[0].options[0].value, "why": "Her mother is ill."}  # type: ignore[union-attr]
    shown(office.sends(people.colleague, form, why))
    case = case_of(office)
    assert (len(case.contacts), len(case.exceptions)) == (1, 1)
    written = logs(journey, people.colleague, {**RANG, "channel": "letter"})
    assert "Contact only by letter" in text_of(written)
    assert "this way of contact was restricted" not in text_of(written)
    other = logs(journey, people.colleague, {**RANG, "service": "repairs"})
    assert "this way of contact was restricted" not in text_of(other)
    before = logs(journey, people.colleague, {**RANG, "day": "2026-03-01"})
    assert "No restriction was in force on 1 March 2026." in text_of(before)


@pytest.mark.section("5.2")
def test_after_a_warning_a_contact_of_the_same_kind_lets_up_to_seven_days_be_asked_for(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    ask = asked(office.types(people.reporter, f"/contact informal {office.customer.reference}"))
    warned = {**WARNED, "kinds": ["excessive_contact"]}
    shown(office.sends(people.reporter, ask, warned))
    office.later(hours=1)
    other = logs(journey, people.colleague, {**RANG, "kinds": ["scattergun"]})
    assert "goes on after a warning" not in text_of(other)
    assert "Restrict up to 7 days" not in [b.label for b in other.buttons]
    same = logs(journey, people.colleague)
    assert "It goes on after a warning." in text_of(same)
    form = office.opens(people.colleague, button(same, "Restrict up to 7 days"))
    assert form.form.use_case == "seven-day"


@pytest.mark.section("5.3", "6.4")
def test_those_who_may_read_the_case_see_how_often_how_long_and_with_how_many(journey: Journey) -> None:
    people = journey.people
    journey.report()
    assert "No contact is logged in this case." in text_of(picture(journey, people.line_manager))
    for day, person, minutes in (
        ("2026-02-24", people.colleague, "40"),
        ("2026-02-26", people.colleague, ""),
        ("2026-03-01", people.reporter, "5"),
        ("2026-03-02", people.colleague, "5"),
        ("2025-11-03", people.colleague, "90"),
    ):
        more = {"day": day, "time": "08:30", "minutes": minutes, "kinds": []}
        logs(journey, person, {**RANG, **more})
    card = picture(journey, people.line_manager)
    said = text_of(card)
    for part in (
        "Last 13 weeks: 4 contacts",
        "How long: 50 minutes; not known: 1",
        "Different members of staff: 2",
        "How: Phone: 4",
        "Before that: 1 contact",
        "The third time today.",
        "2 March 2026 at 08:30: Phone, with",
    ):
        assert part in said
    contacts, lengths = (part for part in card.body if isinstance(part, Bars))
    assert contacts.bars[-3:] == (("16 Feb", 0), ("23 Feb", 3), ("2 Mar", 1))
    assert lengths.bars[-3:] == (("16 Feb", 0), ("23 Feb", 45), ("2 Mar", 5))
    assert (len(contacts.bars), contacts.bars[0][0]) == (13, "8 Dec")
    assert "23 Feb ██████████████ 3" in said


@pytest.mark.section("13.6")
def test_the_picture_is_open_to_those_who_need_to_know_and_that_they_looked_is_recorded(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    journey.report()
    logs(journey, people.colleague)
    for person in (people.colleague, people.reporter):
        assert picture(journey, person).title == "Not open to you"
        assert shown(office.types(person, "/contact contacts cc 2026 1")).title == "Not open to you"
    assert shown(office.types(people.line_manager, "/contact contacts cc 2026 1")).title.startswith(
        "Contacts:"
    )
    with office.store.read() as reader:
        read = [x for x in reader.records(case_of(office).id) if x.what == "contacts-read"]
        logged = [x for x in reader.records(case_of(office).id) if x.what == "contact-logged"]
    assert [record.actor_id for record in read] == [people.line_manager.id]
    assert len(logged) == 1
    assert str(RANG["note"]) not in repr(logged[0].facts)


@pytest.mark.section("7.1")
def test_whoever_decides_comes_to_the_picture_from_the_case_and_from_the_proposal(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.to_proposed()
    approval = office.card_for(people.approver, "Approval needed")
    considered = office.shows(people.approver, button(approval, "Read considerations"))
    case = office.shows(people.approver, button(approval, "Open the case"))
    assert "A contact was logged" not in text_of(case)
    for card in (approval, considered, case):
        seen = office.shows(people.approver, button(card, "Contacts per week"))
        assert seen.title == "Contacts: Mair Griffiths"
    logs(journey, people.colleague)
    assert "A contact was logged" in text_of(office.shows(people.approver, button(approval, "Open the case")))


@pytest.mark.section("5.3")
def test_the_considerations_and_the_proportionality_begin_with_what_was_logged(journey: Journey) -> None:
    office, people = journey.office, journey.people
    line = (
        "2 contacts were logged in the last 13 weeks. The most in one week: 1. Different members of staff: 2."
    )
    logs(journey, people.colleague)
    logs(journey, people.reporter, {**RANG, "day": "2026-02-27"})
    journey.report()
    office.shows(people.line_manager, Action("formal", journey.case_subject()))
    form = office.opens(people.line_manager, Action("considerations", journey.case_subject()))
    values = {f.name: f.value for f in form.form.inputs}
    assert values.pop("communication") == line
    assert set(values.values()) == {""}


@pytest.mark.section("6.4")
def test_the_question_how_often_begins_with_the_logged_contacts(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.report()
    journey.prepare()
    journey.translate_and_issue(people.proposer, "Written warning")
    office.later(days=7)
    journey.report()
    logs(journey, people.colleague)
    formal = office.shows(people.proposer, Action("formal", journey.case_subject()))
    first = office.opens(people.proposer, button(formal, "Propose restrictions"))
    second = asked(office.sends(people.proposer, first, {"kinds": ["one_medium"], "services": ["rent"]}))
    third = asked(office.sends(people.proposer, second, {"one_medium_medium": "letter"}))
    frequency = next(f.value for f in third.form.inputs if f.name == "frequency")
    assert frequency == (
        "2 incidents from 2 March 2026 to 9 March 2026. 1 contact was logged in the last 13 weeks. "
        "The most in one week: 1. Different members of staff: 1."
    )
