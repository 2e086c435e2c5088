"""Saying who the customer of a case is, where nobody knew it when it was reported (section 8)."""

import datetime as dt
from uuid import UUID

from policy.access import may_read
from policy.addendum import may_add
from policy.case import Case
from policy.customer import Customer
from policy.people import Person
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Stale


def require_may_identify(case: Case, by: Person) -> None:
    """Whoever may read the case, and who reported it or was there: they saw who it was. Once. Raises `NotAllowed` and
    `Stale`."""
    there = any(may_add(incident, by) for incident in case.incidents)
    if not there and not may_read(by, case):
        raise NotAllowed("no-need-to-know")
    if case.customer_id is not None:
        raise Stale("identified")


def identify(case: Case, customer: Customer, by: Person, at: dt.datetime) -> Record:
    """The case is this customer's: from now on it counts on their checks. ``customer`` was read under its lock."""
    require_may_identify(case, by)
    theirs: UUID = customer.id
    case.customer_id = theirs
    return recorded(
        "customer-identified", "8", by, at, case_id=case.id, customer_id=theirs, subject_id=case.id
    )
