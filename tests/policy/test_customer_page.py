"""A customer's page: who opens it, and who changes how we write to them."""

import pytest

from policy.cannot_use import cannot_use, may_say
from policy.case import Case
from policy.customer import Customer
from policy.customer_page import may_change, may_open, require_may_open, write_so
from policy.people import Person, Role
from policy.record import Record
from tests.factories import Stage, a_case, a_customer, a_person, an_action, utc
from tests.refusals import not_allowed, refused

AT = utc("2026-03-02 09:00")
ALL = (Role.MANAGER, Role.DIRECTOR, Role.RECORDS)


def write(customer: Customer, language: str, letter_format: str, by: Person, *cases: Case) -> Record:
    return write_so(customer, language, letter_format, by, cases, AT)


@pytest.mark.section("13")
@pytest.mark.parametrize("role", Role)
def test_who_answers_for_every_customer_opens_and_changes_every_page(role: Role) -> None:
    person, left = a_person("Ann Other", role), a_person("Gone", role, active=False)
    assert may_open(person, []) == may_change(person, []) == (role in ALL)
    assert not may_open(left, [])
    assert not may_change(left, [])


@pytest.mark.section("13")
def test_who_may_read_a_case_of_theirs_opens_it_and_nobody_else() -> None:
    story = a_case(Stage.APPEALED)
    require_may_open(story.staff.slt, [story.case])
    assert may_open(story.staff.line_manager, [story.case])
    with not_allowed("no-need-to-know"):
        require_may_open(story.staff.colleague, [story.case])


@pytest.mark.section("12")
def test_the_line_manager_of_a_report_or_of_an_action_changes_how_we_write() -> None:
    story = a_case(Stage.REPORTED)
    manager = story.staff.line_manager
    assert may_change(manager, [story.case])
    assert not may_change(manager, [])
    assert not may_change(story.staff.slt, [story.case])
    manager.active = False
    assert not may_change(manager, [story.case])
    manager.active = True
    story.case.incidents[0].wrong_customer_at = AT  # it is about somebody else
    assert not may_change(manager, [story.case])
    story.case.informal_actions.append(an_action(story))
    assert may_change(manager, [story.case])
    with not_allowed("not-your-customer"):
        write(a_customer(), "cy", "clear", story.staff.colleague, story.case)


@pytest.mark.section("12")
def test_language_and_format_are_kept_with_what_they_were_and_the_landlords_list_no_longer_decides() -> None:
    customer, by = a_customer(), a_person("Beth Hughes", Role.RECORDS)
    record = write(customer, "cy", "large", by)
    assert (customer.letter_languages, customer.format_known) == (("cy",), "large")
    assert customer.decided_here == ["language", "letter_format"]
    assert (record.what, record.section, record.customer_id) == ("letters-changed", "12", customer.id)
    assert record.facts == {
        "language_before": "en",
        "language": "cy",
        "format_before": "clear",
        "format": "large",
    }
    write(customer, "", "large", by)
    assert customer.letter_languages == ("cy", "en")
    assert customer.decided_here == ["language", "letter_format"]
    with refused("letters-unchanged", field="language"):
        write(customer, "", "large", by)


@pytest.mark.section("12")
def test_a_manager_or_the_director_says_which_ways_are_no_use() -> None:
    assert [role for role in Role if may_say(a_person("Ann", role))] == [Role.MANAGER, Role.DIRECTOR]
    assert not may_say(a_person("Gone", Role.MANAGER, active=False))


@pytest.mark.section("8.4")
def test_what_is_said_of_the_ways_holds_for_every_row_of_the_customer() -> None:
    story = a_case(Stage.REPORTED)
    other = a_customer(reference="T-2000")
    other.cannot_use, story.customer.also = ["phone", "email"], (other,)
    record = cannot_use(story.case, story.customer, ["phone", "letter"], story.staff.proposer, AT, story.pack)
    assert record.facts["before"] == ["phone", "email"]
    assert story.customer.ways_no_use == ["phone", "letter"]
    assert other.cannot_use == ["phone"]
