"""Whom a customer is linked with: it shows, nothing is inherited (X1b); and to whom their letters go (P12)."""

import datetime as dt
from collections.abc import Sequence
from typing import TypedDict, Unpack

import pytest

from policy.customer import Customer
from policy.link import Link, LinkKind, add, addressee, end
from policy.merge import Basis, merge
from policy.people import Person, Role
from policy.record import Record
from tests.factories import Stage, a_case, a_customer, a_person, utc
from tests.refusals import not_allowed, refused, stale

AT, TODAY = utc("2026-03-02 09:00"), dt.date(2026, 3, 2)
MANAGER = a_person("Nia Roberts", Role.MANAGER)


class Said(TypedDict, total=False):
    kind: LinkKind
    other: Customer | None
    name: str
    address: str
    since: dt.date
    authority: str
    authority_on: dt.date | None


def a_link(customer: Customer, addressed: bool = False, **said: Unpack[Said]) -> Link:
    other = said.get("other")
    return Link(
        customer.id,
        said.get("kind", LinkKind.APPOINTEE),
        said.get("since", TODAY),
        MANAGER.id,
        AT,
        other_id=other.id if other else None,
        name=said.get("name", "" if other else "Ann Jones"),
        address=said.get("address", "" if other else "9 Lôn Las"),
        authority=said.get("authority", "order" if addressed else ""),
        authority_on=said.get("authority_on", TODAY if addressed else None),
        addressee=addressed,
    )


def linked(
    link: Link,
    customer: Customer,
    other: Customer | None = None,
    known: Sequence[Link] = (),
    by: Person = MANAGER,
) -> Record:
    return add(link, customer, other, known, by, [], TODAY)


@pytest.mark.section("X1b")
def test_a_link_is_with_another_customer_or_with_somebody_by_name() -> None:
    customer, other = a_customer(), a_customer(reference="T-2000")
    record = linked(link := a_link(customer, kind=LinkKind.HOUSEHOLD, other=other), customer, other)
    assert (record.what, record.section, record.customer_id) == ("customer-linked", "X", customer.id)
    assert (record.subject_id, record.facts["kind"]) == (link.id, "household")
    assert "Ann" not in str(linked(a_link(customer), customer).facts), "no name in the log"
    with refused("link-with-nobody", field="other"):
        linked(a_link(customer, name=""), customer)
    with refused("link-with-two", field="name"):
        linked(a_link(customer, other=other, name="Ann"), customer, other)
    with refused("link-with-two", field="name"):
        linked(a_link(customer, other=other, address="9 Lôn Las"), customer, other)


@pytest.mark.section("X1b")
def test_nobody_is_linked_with_themselves_under_no_row_of_theirs() -> None:
    customer, twin = a_customer(), a_customer(reference="T-2000")
    with refused("link-with-itself", field="other"):
        linked(a_link(customer, other=customer), customer, customer)
    merge(customer, twin, Basis.TOLD, MANAGER, AT)
    with refused("link-with-itself", field="other"):
        linked(a_link(customer, other=twin), customer, twin)


@pytest.mark.section("X1b")
def test_the_same_link_is_there_once_until_it_is_over() -> None:
    customer, other = a_customer(), a_customer(reference="T-2000")
    known = [a_link(customer, other=other), a_link(customer)]
    with refused("linked-already", field="kind"):
        linked(a_link(customer, other=other), customer, other, known)
    with refused("linked-already", field="kind"):
        linked(a_link(customer), customer, None, known)
    linked(a_link(customer, kind=LinkKind.CARER), customer, None, known)
    linked(a_link(customer, name="Ann Other"), customer, None, known)
    linked(a_link(other), other, None, known)  # the other's own
    third = a_customer(reference="T-3000")
    linked(a_link(customer, other=third), customer, third, known)
    for link in known:
        link.until = TODAY
    with refused("linked-already"):
        linked(a_link(customer), customer, None, known)
    for link in known:
        link.until = TODAY - dt.timedelta(days=1)
    linked(a_link(customer), customer, None, known)


@pytest.mark.section("13")
def test_a_link_is_ended_once_and_never_before_it_began() -> None:
    customer = a_customer()
    link = a_link(customer)
    with refused("link-ends-before", field="until"):
        end(link, TODAY - dt.timedelta(days=1), MANAGER, [], AT)
    record = end(link, TODAY, MANAGER, [], AT)
    assert (link.until, link.ended_by_id, link.ended_at) == (TODAY, MANAGER.id, AT)
    assert (record.what, record.facts["until"]) == ("link-ended", "2026-03-02")
    with stale("link-ended"):
        end(link, TODAY, MANAGER, [], AT)


@pytest.mark.section("13")
def test_whoever_changes_how_we_write_links_and_nobody_else() -> None:
    story = a_case(Stage.REPORTED)
    link = a_link(story.customer)
    with not_allowed("not-your-customer"):
        linked(link, story.customer, by=story.staff.colleague)
    with not_allowed("not-your-customer"):
        end(link, TODAY, story.staff.colleague, [], AT)
    add(link, story.customer, None, [], story.staff.line_manager, [story.case], TODAY)
    end(link, TODAY, story.staff.line_manager, [story.case], AT)


@pytest.mark.section("12")
@pytest.mark.parametrize("kind", LinkKind)
def test_letters_go_to_an_attorney_or_an_appointee_alone(kind: LinkKind) -> None:
    customer = a_customer()
    link = a_link(customer, addressed=True, kind=kind)
    if kind in (LinkKind.ATTORNEY, LinkKind.APPOINTEE):
        assert linked(link, customer).section == "12"
        return
    with refused("addressee-without-capacity", field="addressee"):
        linked(link, customer)


@pytest.mark.section("12")
def test_the_right_to_the_letters_has_its_day_and_the_addressee_an_address_and_there_is_one() -> None:
    customer, other = a_customer(), a_customer(reference="T-2000")
    for lacking in (a_link(customer, True, authority=""), a_link(customer, True, authority_on=None)):
        with refused("authority-missing", field="authority"):
            linked(lacking, customer)
    with refused("authority-in-the-future", field="authority_on"):
        linked(a_link(customer, True, authority_on=TODAY + dt.timedelta(days=1)), customer)
    with refused("addressee-without-address", field="address"):
        linked(a_link(customer, True, address=""), customer)
    linked(a_link(customer, True, other=other), customer, other)
    other.address = ""
    with refused("addressee-without-address", field="address"):
        linked(a_link(customer, True, other=other), customer, other)
    there = a_link(customer, True, name="Bob")
    with refused("addressee-there", field="addressee"):
        linked(a_link(customer, True), customer, None, [there])
    linked(a_link(customer, True), customer, None, [a_link(customer, name="Bob"), a_link(other, True)])


@pytest.mark.section("12")
def test_letters_go_to_the_addressee_from_the_first_to_the_last_day_and_then_to_the_customer_again() -> None:
    customer, twin = a_customer(), a_customer(reference="T-2000")
    day = dt.timedelta(days=1)
    link = a_link(customer, True)
    links = [a_link(customer), link, a_link(a_customer(), True)]
    assert addressee(customer, links, TODAY - day) is None
    assert addressee(customer, links, TODAY) is link
    link.until = TODAY + day
    assert addressee(customer, links, TODAY + day) is link
    assert addressee(customer, links, TODAY + 2 * day) is None
    later = a_link(customer, True, since=TODAY + day)
    assert addressee(customer, [later, link], TODAY + day) is later
    assert addressee(twin, [link], TODAY) is None
    merge(twin, customer, Basis.TOLD, MANAGER, AT)
    assert addressee(twin, [link], TODAY) is link, "of every row of the customer"
