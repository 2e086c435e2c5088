"""A customer who is not in the landlord's list: entered here, under a reference of ours (section 8)."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from policy.customer import Customer
from policy.people import Person
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused

OURS = re.compile(r"N-[0-9]{4}-[0-9]{4,}", re.IGNORECASE)
ENTERED = "reference"  # decided here: so is whoever was entered here


@dataclass(frozen=True)
class Known:
    """What is known of a new customer. ``homeless``: they have no fixed address, which is known; an empty address
    without it is not."""

    name: str
    address: str
    homeless: bool
    postcode: str = ""
    email: str = ""
    phone: str = ""
    date_of_birth: dt.date | None = None
    language: str = ""


def entered_here(customer: Customer) -> bool:
    """Whether a row was entered here, and did not come with the landlord's list."""
    return ENTERED in customer.decided_here


def no_fixed_address(customer: Customer) -> bool:
    """Whether it is known that they have none."""
    return "address" in customer.decided_here and not customer.address


def as_customer(known: Known, reference: str, organisation: str) -> Customer:
    """Them, as they would stand in the list."""
    made = Customer(
        reference,
        known.name,
        known.address,
        known.postcode,
        organisation,
        known.email.casefold(),
        known.phone,
        known.language,
        date_of_birth=known.date_of_birth,
    )
    made.decide([ENTERED, *(["address"] if known.homeless else [])])
    return made


def enter(
    known: Known,
    reference: str,
    organisation: str,
    perhaps: Sequence[Customer],
    none_of_these: bool,
    by: Person,
    at: dt.datetime,
) -> tuple[Customer, Record]:
    """Enter a new customer. ``perhaps`` are those in the list who may be the same: it is none of them, or one of them is
    chosen instead."""
    if not by.active:
        raise NotAllowed("left")
    if not known.name:
        raise Refused("new-name-missing", "8", field="name")
    if not known.address and not known.homeless:
        raise Refused("new-address-missing", "8", field="address")
    if known.address and known.homeless:
        raise Refused("new-address-twice", "8", field="address")
    if perhaps and not none_of_these:
        who = [f"{other.name}, {other.address or '–'} ({other.reference})" for other in perhaps]
        raise Refused("perhaps-known", "8", field="none_of_these", who=who)
    customer = as_customer(known, reference, organisation)
    return customer, recorded(
        "customer-entered",
        "8",
        by,
        at,
        customer_id=customer.id,
        subject_id=customer.id,
        reference=reference,
        perhaps=[other.reference for other in perhaps],
    )
