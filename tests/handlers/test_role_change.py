"""Admin finds a person and asks for other roles; a second person confirms, and Records is told."""

import pytest

from handlers.answer import Ask
from handlers.imports import import_people
from handlers.nudge import tick
from notices.card import Action
from policy.people import Person, Role
from storage.store import Store
from tests.handlers.office import Office, asked, button, prefilled, shown, text_of
from tests.story import CALENDAR, adra

pytestmark = pytest.mark.section("7")


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)


def roles(office: Office, person: Person) -> frozenset[Role]:
    with office.store.read() as reader:
        return reader.person(person.id).roles


def found(office: Office, by: Person, person: Person) -> str:
    ask = asked(office.types(by, "/contact people"))
    return text_of(shown(office.sends(by, ask, {"person": str(person.id)})))


def asks(office: Office, person: Person, *wanted: str) -> Action:
    """Admin asks for these roles; gives the way to the change."""
    ask = office.opens(office.staff.admin, Action("ask-roles", str(person.id)))
    card = shown(office.sends(office.staff.admin, ask, {"roles": list(wanted), "reason": "New post."}))
    return Action("see-roles", button(card, "Withdraw").subject)


def test_a_second_person_confirms_and_records_is_told(office: Office) -> None:
    staff = office.staff
    said = found(office, staff.admin, staff.reporter)
    assert "Roles: None" in said
    assert "Line manager: Huw Pritchard" in said
    assert "Chat account: Not seen yet" in said
    assert office.shows(staff.approver, Action("people")).title == "Not open to you"
    assert (
        office.shows(staff.approver, Action("see-person", str(staff.reporter.id))).title == "Not open to you"
    )
    assert (
        office.shows(staff.approver, Action("ask-roles", str(staff.reporter.id))).title == "Not open to you"
    )
    change = asks(office, staff.reporter, "manager", "slt")
    assert roles(office, staff.reporter) == frozenset()
    title = f"Change of roles: {staff.reporter.name}"
    assert {title} == {office.card_for(x, title).title for x in (staff.director, staff.records, staff.admin)}
    assert title not in [card.title for card in office.inbox(staff.reporter)]
    assert office.shows(staff.approver, change).title == "Not open to you"
    home = office.desk.home(staff.director.id)
    assert "A change of roles waits to be confirmed: Gwen Thomas, by 4 March 2026" in text_of(home)
    assert "A change of roles" not in text_of(office.desk.home(staff.admin.id))
    twice = office.shows(staff.admin, Action("see-person", str(staff.reporter.id)))
    assert "Change that waits" in [each.label for each in twice.buttons]

    mine = office.shows(staff.admin, change)
    assert [each.label for each in mine.buttons] == ["Withdraw"]
    confirm = Action("confirm-roles", change.subject)
    assert "You asked for this" in text_of(office.shows(staff.admin, confirm))
    assert office.shows(staff.records, confirm).title == "Not open to you"
    assert office.shows(staff.director, Action("confirm-roles", "nonsense")).title == "Not open to you"
    assert (
        office.shows(staff.director, Action("confirm-roles", str(staff.admin.id))).title == "Not open to you"
    )
    open_card = office.shows(staff.director, button(home, "Roles"))
    assert "New post." in text_of(open_card)
    confirmed = office.shows(staff.director, button(open_card, "Confirm"))
    assert "Confirmed by: Elin Vaughan" in text_of(confirmed)
    assert roles(office, staff.reporter) == {Role.MANAGER, Role.SLT}
    assert "Confirmed by: Elin Vaughan" in text_of(office.card_for(staff.records, title))
    theirs = text_of(office.card_for(staff.reporter, title))
    assert "Roles asked for: Manager and Senior Leadership Team" in theirs
    assert "New post." not in theirs
    assert office.shows(staff.director, confirm).title == "Somebody was first"
    assert "A change of roles" not in text_of(office.desk.home(staff.director.id))
    with office.store.read() as reader:
        (record,) = reader.records(what="roles-confirmed")
    assert (record.actor_id, record.subject_id, record.section) == (staff.director.id, staff.reporter.id, "7")


def test_while_nobody_confirms_the_clock_reminds_those_who_can(office: Office) -> None:
    staff = office.staff
    change = asks(office, staff.reporter, "manager")
    office.later(days=1)
    assert ticks(office) == 0
    office.later(days=1)
    assert ticks(office) == 1
    card = office.card_for(staff.director, "A change of roles waits")
    assert "A change of roles waits to be confirmed: Gwen Thomas, by 4 March 2026." in text_of(card)
    assert "New post." in text_of(office.shows(staff.director, button(card, "Roles")))
    assert not [x for x in office.inbox(staff.admin) if x.title == card.title], "they asked for it"
    office.shows(staff.director, Action("confirm-roles", change.subject))
    office.later(days=7)
    assert ticks(office) == 0


def ticks(office: Office) -> int:
    return tick(office.store, office.at, office.at, adra(), CALENDAR)


def test_it_is_refused_with_a_reason_or_withdrawn_and_then_asked_again(office: Office) -> None:
    staff = office.staff
    change = asks(office, staff.colleague, "safety")
    again = office.opens(staff.admin, Action("ask-roles", str(staff.colleague.id)))
    waits = office.sends(staff.admin, again, {"roles": ["records"], "reason": "Yes."})
    assert isinstance(waits, Ask)
    assert "waits to be confirmed already" in waits.problem
    refuse = office.opens(staff.director, Action("refuse-roles", change.subject))
    refused = shown(office.sends(staff.director, refuse, {"reason": "Not yet."}))
    assert "Refused by: Elin Vaughan" in text_of(refused)
    assert roles(office, staff.colleague) == frozenset()
    change = asks(office, staff.colleague, "safety")
    assert office.shows(staff.director, Action("withdraw-roles", change.subject)).title == "Not open to you"
    assert "Withdrawn by" in text_of(office.shows(staff.admin, Action("withdraw-roles", change.subject)))
    assert office.shows(staff.director, Action("confirm-roles", change.subject)).title == "Somebody was first"


def test_line_manager_organisations_and_language_are_changed_by_admin_at_once(office: Office) -> None:
    staff = office.staff
    details = Action("person-details", str(staff.reporter.id))
    assert office.shows(staff.director, details).title == "Not open to you"
    ask = office.opens(staff.admin, details)
    assert prefilled(ask)["line_manager"] == str(staff.line_manager.id)
    circle = office.sends(staff.admin, ask, {"line_manager": str(staff.reporter.id)})
    assert isinstance(circle, Ask)
    assert "circle" in circle.errors["line_manager"]
    raw = {"line_manager": str(staff.colleague.id), "organisations": ["adra", "medra"], "language": "cy"}
    said = text_of(shown(office.sends(staff.admin, ask, raw)))
    assert "Line manager: Alice Turner" in said
    assert "Language: Welsh" in said
    with office.store.read() as reader:
        assert reader.person(staff.reporter.id).organisations == {"adra", "medra"}
        assert len(reader.records(what="person-changed")) == 1


def test_a_list_of_people_changes_roles_by_itself_and_records_hears_of_each(office: Office) -> None:
    staff = office.staff
    header = "email,name,roles,line_manager,organisations,language"
    content = (
        f"{header}\n{staff.colleague.email},Alice Turner,safety,,adra,en\n"
        f"{staff.witness.email},Dylan Price,,,adra,en\nnew@adra.test,New Person,manager,,adra,en\n"
    ).encode()
    for _ in range(2):  # and again: nothing changes
        import_people(
            office.store, content, organisations=[x.key for x in adra().organisations], at=office.at
        )
    with office.store.read() as reader:
        records = reader.records(what="roles-imported")
        new = reader.find_person_by_email("new@adra.test")
    assert new is not None
    assert [(x.subject_id, x.facts["after"]) for x in records] == [
        (staff.colleague.id, ["safety"]),
        (new.id, ["manager"]),
    ]
    card = text_of(office.card_for(staff.records, "Roles changed by a list of people"))
    assert "Alice Turner: Safety group (before: None)" in card
    assert "New Person: Manager" in card
    assert "Dylan Price" not in card
