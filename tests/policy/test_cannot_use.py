"""Ways of contact that are no use to a customer: said by a manager, never refused for what that closes (P8.4)."""

from dataclasses import replace

import pytest

from policy.cannot_use import cannot_use
from policy.people import Person, Role
from policy.record import Record
from tests.factories import Stage, Story, a_case, a_person
from tests.refusals import not_allowed, refused


def say(story: Story, *ways: str, by: Person | None = None) -> Record:
    by = by or story.staff.proposer
    return cannot_use(story.case, story.customer, ways, by, story.at, story.pack)


@pytest.mark.section("8.4")
def test_what_the_customer_cannot_use_is_kept_in_the_order_of_the_pack_and_recorded() -> None:
    story = a_case(Stage.IN_FORCE)
    record = say(story, "letter", "phone")
    assert story.customer.cannot_use == ["phone", "letter"]
    assert (record.what, record.section) == ("ways-said", "12")
    assert (record.facts["before"], record.facts["ways"]) == ([], ["phone", "letter"])
    assert record.customer_id == story.customer.id
    say(story)
    assert story.customer.cannot_use == []


@pytest.mark.section("12")
def test_what_is_known_is_not_said_again() -> None:
    story = a_case(Stage.REPORTED)
    with refused("ways-unchanged", field="ways"):
        say(story)


@pytest.mark.section("12")
@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.MANAGER, Role.DIRECTOR)])
def test_nobody_but_a_manager_or_the_director_says_it(role: Role) -> None:
    story = a_case(Stage.REPORTED)
    with not_allowed("needs-manager"):
        say(story, "phone", by=a_person("Ann Other", role))
    say(story, "phone", by=story.staff.director)


@pytest.mark.section("14")
def test_a_way_that_the_policy_has_no_more_stays_as_it_was_said() -> None:
    story = a_case(Stage.IN_FORCE)
    say(story, "letter", "phone")
    story.pack = replace(story.pack, ways=tuple(way for way in story.pack.ways if way.key != "letter"))
    with refused("ways-unchanged", field="ways"):  # it is not asked about any more
        say(story, "phone")
    say(story, "email")
    assert story.customer.cannot_use == ["email", "letter"]
