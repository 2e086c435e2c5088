"""A customer who is not in the list: entered under a reference of ours, unless it may be somebody who is."""

import datetime as dt
from dataclasses import replace

import pytest

from policy.customer import Customer
from policy.identify import identify, require_may_identify
from policy.new_customer import OURS, Known, enter, entered_here, no_fixed_address
from policy.people import Person, Role
from policy.record import Record
from tests.factories import Stage, a_case, a_customer, a_person, utc
from tests.refusals import not_allowed, refused, stale

pytestmark = pytest.mark.section("8")
AT = utc("2026-03-02 09:00")
SOMEBODY = a_person("Alice Turner")
KNOWN = Known(
    "Owain Rees",
    "4 Lôn Las",
    False,
    "LL99 1AA",
    "Owain@Home.test",
    "01632 960111",
    dt.date(1980, 1, 31),
    "cy",
)


def entered(
    known: Known = KNOWN, *perhaps: Customer, none: bool = False, by: Person = SOMEBODY
) -> tuple[Customer, Record]:
    return enter(known, "N-2026-0001", "medra", perhaps, none, by, AT)


def test_what_is_known_is_kept_under_a_reference_of_ours() -> None:
    customer, record = entered()
    assert (customer.reference, customer.name, customer.address) == ("N-2026-0001", "Owain Rees", "4 Lôn Las")
    assert (customer.postcode, customer.email, customer.phone) == (
        "LL99 1AA",
        "owain@home.test",
        "01632 960111",
    )
    assert (customer.date_of_birth, customer.language, customer.organisation) == (
        KNOWN.date_of_birth,
        "cy",
        "medra",
    )
    assert (record.what, record.customer_id) == ("customer-entered", customer.id)
    assert record.facts == {"reference": "N-2026-0001", "perhaps": []}
    assert entered_here(customer)
    assert not entered_here(a_customer())
    assert not no_fixed_address(customer)


def test_no_fixed_address_is_known_and_an_address_that_is_left_out_is_asked_for() -> None:
    customer, _ = entered(replace(KNOWN, address="", homeless=True))
    assert no_fixed_address(customer)
    assert not customer.has("address"), "no letter reaches them"
    customer.address = "4 Lôn Las"
    assert not no_fixed_address(customer)
    assert not no_fixed_address(a_customer(address=""))
    with refused("new-address-missing", field="address"):
        entered(replace(KNOWN, address=""))
    with refused("new-address-twice", field="address"):
        entered(replace(KNOWN, homeless=True))
    with refused("new-name-missing", field="name"):
        entered(replace(KNOWN, name=""))


def test_who_may_be_somebody_in_the_list_is_entered_only_where_it_is_none_of_them() -> None:
    with refused("perhaps-known", field="none_of_these"):
        entered(KNOWN, a_customer())
    _, record = entered(KNOWN, a_customer(), none=True)
    assert record.facts["perhaps"] == ["T-1042"]


def test_who_has_left_enters_nobody() -> None:
    with not_allowed("left"):
        entered(by=a_person("Gone", active=False))


@pytest.mark.parametrize(
    ("reference", "ours"),
    [
        ("N-2026-0001", True),
        ("n-2026-12345", True),
        ("N-2026-1", False),
        ("T-1042", False),
        ("XN-2026-0001", False),
    ],
)
def test_a_reference_of_ours_is_known_by_its_shape(reference: str, *, ours: bool) -> None:
    assert bool(OURS.fullmatch(reference)) == ours


def test_whoever_saw_it_or_may_read_the_case_says_who_it_was_once() -> None:
    story = a_case(Stage.REPORTED)
    story.case.customer_id = None
    people = story.staff
    for person in (people.reporter, people.witness, people.line_manager, people.proposer, people.records):
        require_may_identify(story.case, person)
    for person in (people.colleague, people.admin, people.slt):
        with not_allowed("no-need-to-know"):
            identify(story.case, story.customer, person, AT)
    people.reporter.active = False
    with not_allowed("no-need-to-know"):
        identify(story.case, story.customer, people.reporter, AT)
    record = identify(story.case, story.customer, people.witness, AT)
    assert story.case.customer_id == story.customer.id
    assert (record.what, record.case_id, record.customer_id) == (
        "customer-identified",
        story.case.id,
        story.customer.id,
    )
    assert (record.section, record.actor_id) == ("8", people.witness.id)
    with stale("identified"):
        identify(story.case, a_customer(), people.proposer, AT)


def test_every_role_that_reads_cases_says_who_it_was() -> None:
    story = a_case(Stage.REPORTED)
    story.case.customer_id = None
    for role in (Role.MANAGER, Role.DIRECTOR, Role.RECORDS):
        require_may_identify(story.case, a_person("Ann Other", role))
