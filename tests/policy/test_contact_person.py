"""Somebody else is named as the customer's contact: by a manager, at once, and never somebody who left (P8.4)."""

import pytest

from policy.contact_person import replace_contact, require_replaceable_contact, to_replace, with_contacts
from policy.involvement import Part, parts_of
from policy.people import Person, Role
from policy.record import Record
from tests.factories import END, Stage, Story, a_case, a_person, some_terms
from tests.refusals import not_allowed, refused
from tests.story import Staff

KIND = "single_point_of_contact"


@pytest.fixture
def story() -> Story:
    staff = Staff()
    who = {"contact": str(staff.colleague.id), "deputy": str(staff.witness.id), "medium": "phone"}
    return a_case(
        Stage.IN_FORCE, staff=staff, terms=(some_terms(KIND, who), some_terms("witness", {"where": "both"}))
    )


def replace(story: Story, by: Person | None = None, **named: Person) -> Record:
    return replace_contact(
        story.case,
        story.case.restrictions[0],
        {name: str(person.id) for name, person in named.items()},
        "letter",
        story.staff.present,
        by or story.staff.proposer,
        story.at,
        story.pack,
        story.calendar,
    )


@pytest.mark.section("8.4")
def test_somebody_else_is_the_contact_at_once_and_it_is_recorded(story: Story) -> None:
    staff, restriction = story.staff, story.case.restrictions[0]
    staff.colleague.active = False
    record = replace(story, contact=staff.line_manager)
    assert restriction.particulars["contact"] == str(staff.line_manager.id)
    assert restriction.particulars["medium"] == "phone"
    assert (record.what, record.section) == ("contact-replaced", "8")
    assert record.facts["before"] == [str(staff.colleague.id), str(staff.witness.id)]
    assert record.facts["named"] == [str(staff.line_manager.id), str(staff.witness.id)]
    assert record.facts["how"] == "letter"


@pytest.mark.section("7.3")
def test_who_was_the_contact_stays_barred_from_the_appeal(story: Story) -> None:
    replace(story, contact=story.staff.line_manager)
    assert Part.CONTACT in parts_of(story.case, story.staff.colleague.id)
    assert Part.CONTACT in parts_of(story.case, story.staff.line_manager.id)
    assert story.case.restrictions[0].named_before == [str(story.staff.colleague.id)]


@pytest.mark.section("8.4")
@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.MANAGER, Role.DIRECTOR)])
def test_nobody_but_a_manager_or_the_director_names_somebody_else(story: Story, role: Role) -> None:
    with not_allowed("needs-manager"):
        replace(story, a_person("Ann Other", role), contact=story.staff.line_manager)
    replace(story, story.staff.director, contact=story.staff.line_manager)


@pytest.mark.section("8.4")
def test_who_has_left_is_not_named(story: Story) -> None:
    story.staff.line_manager.active = False
    with refused("contact-left", field=f"{KIND}_contact"):
        replace(story, contact=story.staff.line_manager)


@pytest.mark.section("8.4")
def test_the_deputy_is_somebody_else_and_something_changes(story: Story) -> None:
    with refused("deputy-is-contact", field=f"{KIND}_deputy"):
        replace(story, contact=story.staff.witness)
    with refused("contact-unchanged"):
        replace(story, contact=story.staff.colleague)


@pytest.mark.section("8.4")
def test_only_what_is_not_over_and_names_somebody_has_a_contact_to_replace(story: Story) -> None:
    contact, witness = story.case.restrictions
    by, pack = story.staff.proposer, story.pack
    assert with_contacts(story.case, END, pack) == [contact]
    for other in (witness, None):
        with refused("no-contact-to-replace"):
            require_replaceable_contact(story.case, other, by, story.today, pack)
    contact.ended_on = story.today
    with refused("no-contact-to-replace"):
        require_replaceable_contact(story.case, contact, by, story.today, pack)
    proposed = a_case(Stage.PROPOSED, staff=story.staff, terms=(some_terms(KIND, contact.particulars),))
    assert with_contacts(proposed.case, proposed.today, pack) == []


@pytest.mark.section("8.4")
def test_where_none_is_named_it_is_about_the_one_that_misses_its_people(story: Story) -> None:
    staff = story.staff
    there = {"contact": str(staff.slt.id), "deputy": str(staff.director.id), "medium": "phone"}
    misses = {"contact": str(staff.slt.id), "deputy": str(staff.colleague.id), "medium": "phone"}
    staff.colleague.active = False
    story = a_case(Stage.IN_FORCE, staff=staff, terms=(some_terms(KIND, there), some_terms(KIND, misses)))
    assert to_replace(story.case, story.today, story.pack, staff.present) is story.case.restrictions[1]
