"""One customer who stands in the list twice: merged, and taken apart again, without losing anything (section 13).

The row that leads to the other keeps its cases and all that was recorded under it; only where it leads is kept. So
taking them apart puts everything back as it was, and what was recorded meanwhile stays where it was recorded.
"""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from policy.case import Case
from policy.customer import Customer
from policy.letter import Letter
from policy.people import Person, Role
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale


class Basis(StrEnum):
    """How we know that it is one customer."""

    TOLD = "told"
    PAPERS = "papers"
    LIST = "list"
    SAME = "same"


def may_merge(by: Person) -> bool:
    """Records, managers and the Director."""
    return by.active and by.has(Role.RECORDS, Role.MANAGER, Role.DIRECTOR)


def require_may_merge(by: Person) -> None:
    """Raises `NotAllowed`."""
    if not may_merge(by):
        raise NotAllowed("not-yours-to-merge")


def merge(stays: Customer, other: Customer, basis: Basis, by: Person, at: dt.datetime) -> Record:
    """Let ``other`` lead to ``stays``; both were read under their locks. A row that others lead to leads nowhere itself:
    so there is no chain, and no circle."""
    require_may_merge(by)
    if stays.merged_into_id is not None or other.merged_into_id is not None:
        raise Stale("merged")
    if stays.id == other.id:
        raise Refused("merged-with-itself", "13", field="other")
    if other.also:
        raise Refused("merge-chain", "13", field="stays")
    other.merged_into_id, other.merged_at = stays.id, at
    stays.also = (*stays.also, other)
    return _recorded("customers-merged", stays, other, by, at, basis.value)


def unmerge(stays: Customer, other: Customer, by: Person, at: dt.datetime) -> Record:
    """Take them apart again; both were read under their locks."""
    require_may_merge(by)
    if other.merged_into_id != stays.id:
        raise Stale("unmerged")
    other.merged_into_id = other.merged_at = None
    stays.also = tuple(row for row in stays.also if row.id != other.id)
    return _recorded("customers-unmerged", stays, other, by, at, "")


def since(cases: Iterable[Case], row: Customer, at: dt.datetime) -> list[Case]:
    """The cases of one row in which something was recorded from a moment (aware UTC) on, oldest first."""
    theirs = (case for case in cases if case.customer_id == row.id and case.touched_at >= at)
    return sorted(theirs, key=lambda case: case.opened_at)


def follow(case: Case, customer: Customer) -> list[Letter]:
    """Give the letters of a case that are not sent yet the customer's languages as they are now; those that changed. A
    text that is missing in one is translated before it is issued (section 12)."""
    languages = list(customer.letter_languages)
    changed = [letter for letter in case.letters if letter.waits and letter.languages != languages]
    for letter in changed:
        letter.languages = list(languages)
    return changed


def _recorded(what: str, stays: Customer, other: Customer, by: Person, at: dt.datetime, basis: str) -> Record:
    return recorded(
        what,
        "13",
        by,
        at,
        customer_id=stays.id,
        subject_id=other.id,
        stays=stays.reference,
        other=other.reference,
        basis=basis,
    )
