"""Who may open a customer's page, and who may change how we write to them (sections 12 and 13)."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from policy.access import may_read
from policy.case import Case
from policy.customer import Customer
from policy.people import Person, Role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused

LANGUAGES = ("", "cy", "en")  # none: not known, so both
FORMATS = ("clear", "large", "easy_read", "audio")


def may_open(person: Person, cases: Iterable[Case]) -> bool:
    """Managers, the Director, Records, and whoever may read one of the customer's cases: the page says what they need
    from us, which a check does not."""
    return _answers_for_all(person) or any(may_read(person, case) for case in cases)


def require_may_open(person: Person, cases: Iterable[Case]) -> None:
    """Raises `NotAllowed`."""
    if not may_open(person, cases):
        raise NotAllowed("no-need-to-know")


def may_change(person: Person, cases: Iterable[Case]) -> bool:
    """Managers, the Director, Records, and the line manager whom a report about the customer went to."""
    looks_after = {id for case in cases for id in _line_managers(case)}
    return _answers_for_all(person) or (person.active and person.id in looks_after)


def require_may_change(person: Person, cases: Iterable[Case]) -> None:
    """Raises `NotAllowed`."""
    if not may_change(person, cases):
        raise NotAllowed("not-your-customer")


def write_so(
    customer: Customer,
    language: str,
    letter_format: str,
    by: Person,
    cases: Iterable[Case],
    at: dt.datetime,
) -> Record:
    """Write to the customer in this language ("" while unknown: in both) and format from now on; the landlord's list
    does not change that. ``customer`` was read under its lock."""
    require_may_change(by, cases)
    before = (customer.language_known, customer.format_known)
    if (language, letter_format) == before:
        raise Refused("letters-unchanged", "12", field="language")
    customer.language, customer.letter_format = language, letter_format
    customer.decide(["language", "letter_format"])
    return recorded(
        "letters-changed",
        "12",
        by,
        at,
        customer_id=customer.id,
        subject_id=customer.id,
        language_before=before[0],
        language=language,
        format_before=before[1],
        format=letter_format,
    )


def _answers_for_all(person: Person) -> bool:
    return person.active and person.has(Role.MANAGER, Role.DIRECTOR, Role.RECORDS)


def _line_managers(case: Case) -> list[UUID]:
    return [x.recipient_id for x in case.theirs] + [x.recipient_id for x in case.informal_actions]
