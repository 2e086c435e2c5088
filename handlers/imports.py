"""Taking over people and customers from files. Only adds and updates; whoever leaves, or comes back, is marked by hand.

A bad file is refused whole. Taking the same file again changes nothing.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from handlers.imports_read import BadFile, CustomerRow, PersonRow, read_customers, read_people
from handlers.turn import chat_words
from notices.notice import Notice
from notices.people import imported_roles_card
from policy import role_change
from policy.customer import Customer
from policy.new_customer import OURS, entered_here
from policy.people import Person, Role
from policy.record import recorded
from policy.role_change import words_of
from storage.store import Store, Unit

__all__ = ["BadFile", "Imported", "import_customers", "import_people"]

BATCH = 1000  # customers in one transaction: nobody else waits longer than that takes

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Imported:
    """What a file changed."""

    added: int
    updated: int
    unchanged: int
    left: int = 0  # people who have left: a list does not bring them back


def import_people(
    store: Store,
    content: bytes,
    *,
    organisations: Collection[str],
    at: dt.datetime,
    pack: str = "",
    progress: Progress = lambda done, total: None,
) -> Imported:
    """Take over people.csv. ``organisations`` are the pack's keys, the default one first. Raises `BadFile`."""
    with store.write() as unit:
        known = {person.email: person for person in unit.people(active=False)}
        roles = {person.id: person.roles for person in known.values()}
        told = [person.id for person in known.values() if person.active and person.has(Role.RECORDS)]
        emails = {person.id: person.email for person in known.values()}
        managers = {
            person.email: emails[person.line_manager_id] if person.line_manager_id else None
            for person in known.values()
        }
        rows = read_people(content, organisations=organisations, managers=managers)
        new = {row.email: Person(row.email, row.name) for row in rows if row.email not in known}
        ids = {email: person.id for email, person in {**known, **new}.items()}
        updated = left = 0
        for done, row in enumerate(rows, 1):
            person = known.get(row.email) or new[row.email]
            if not person.active:
                left += 1
            else:
                updated += _update(person, _person(row, ids)) and row.email in known
            progress(done, len(rows))
        for person in new.values():
            unit.add(person)
        imported = Imported(len(new), updated, len(rows) - len(new) - updated - left, left)
        changed = [x for x in (*known.values(), *new.values()) if x.roles != roles.get(x.id, frozenset())]
        _record(unit, "people-imported", imported, at, pack)
        _record_roles(unit, changed, roles, told, at, pack)
    return imported


def import_customers(
    store: Store,
    content: bytes,
    *,
    organisations: Collection[str],
    at: dt.datetime,
    pack: str = "",
    progress: Progress = lambda done, total: None,
) -> Imported:
    """Take over customers.csv. Raises `BadFile`, before anything is kept.

    The customers are kept in batches, so that the service goes on meanwhile; an import that was broken off is
    finished by starting it again.
    """
    rows = read_customers(content, organisations=organisations, today=at.date())
    _not_ours(store, rows)
    default = next(iter(organisations))
    added = updated = 0
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        with store.write() as unit:
            new, changed = _customers(unit, batch, default)
            unit.keep_customers([*new, *changed])
            if new or changed:
                some = Imported(len(new), len(changed), len(batch) - len(new) - len(changed))
                _record(unit, "customers-imported", some, at, pack)
        added, updated = added + len(new), updated + len(changed)
        progress(start + len(batch), len(rows))
    imported = Imported(added, updated, len(rows) - added - updated)
    with store.write() as unit:
        if added or updated:
            unit.measure_search()
        else:
            _record(unit, "customers-imported", imported, at, pack)
    return imported


def _not_ours(store: Store, rows: list[CustomerRow]) -> None:
    """Whoever was entered here is not changed by the landlord's list. Raises `BadFile`."""
    alike = {row.reference.upper(): row.line for row in rows if OURS.fullmatch(row.reference)}
    if not alike:
        return
    with store.read() as reader:
        ours = [x for x in reader.customers_by_reference(alike).values() if entered_here(x)]
    if ours:
        said = "reference {!r} was given here to somebody else; give this customer another one"
        raise BadFile([(alike[x.reference], said.format(x.reference)) for x in ours])


def _person(row: PersonRow, ids: dict[str, UUID]) -> dict[str, object]:
    return {
        "name": row.name,
        "roles": row.roles,
        "organisations": row.organisations,
        "line_manager_id": ids[row.line_manager] if row.line_manager else None,
        "language": row.language,
    }


def _customers(
    unit: Unit, rows: list[CustomerRow], organisation: str
) -> tuple[list[Customer], list[Customer]]:
    known = unit.customers_by_reference([row.reference for row in rows])
    new, changed = [], []
    for row in rows:
        customer = known.get(row.reference)
        if customer is None:
            customer = Customer(row.reference, "", "", "", organisation)
            _update(customer, row.given)
            new.append(customer)
        elif _update(customer, {k: v for k, v in row.given.items() if k not in customer.decided_here}):
            changed.append(customer)
    return new, changed


def _update(entity: Person | Customer, values: Mapping[str, object]) -> bool:
    different = {name: value for name, value in values.items() if getattr(entity, name) != value}
    for name, value in different.items():
        setattr(entity, name, value)
    return bool(different)


def _record_roles(
    unit: Unit,
    changed: Sequence[Person],
    roles: Mapping[UUID, frozenset[Role]],
    told: Sequence[UUID],
    at: dt.datetime,
    pack: str,
) -> None:
    """Each change of roles on its own; whoever held Records before is told of all of them in one card."""
    records, lines = [], []
    for person in sorted(changed, key=lambda person: person.name):
        record = role_change.imported(person, roles.get(person.id, frozenset()), at)
        record.pack = pack
        records.append(record)
        lines.append((person.name, words_of(roles.get(person.id, frozenset())), words_of(person.roles)))
    key = f"roles-imported:{at.isoformat()}"
    for record in records:
        said = [
            Notice(id, key, imported_roles_card(lines, chat_words(unit.person(id)))) for id in sorted(told)
        ]
        unit.record(record, notices=said if record is records[-1] else ())


def _record(unit: Unit, what: str, imported: Imported, at: dt.datetime, pack: str) -> None:
    if not imported.added and not imported.updated:
        what = "import-unchanged"
    record = recorded(
        what, "X", None, at, added=imported.added, updated=imported.updated, unchanged=imported.unchanged
    )
    if imported.left:
        record.facts = {**record.facts, "left": imported.left}
    record.pack = pack
    unit.record(record, notices=())
