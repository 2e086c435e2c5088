"""People and customers: finding and keeping them."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Self
from uuid import UUID

from sqlalchemy import exists, func, or_, select, true

from policy.absence import Absence
from policy.customer import Customer
from policy.fallback import Fallback
from policy.link import Link
from policy.people import HERE, Person, Presence, Role
from policy.refusal import NotAllowed, Unavailable
from policy.role_change import RoleChange
from policy.standing import Known, standing
from storage import merged, schema, search
from storage.alike import Alike, alike
from storage.reading import Reading
from storage.types import holding

BATCH = 500
PRESENCE = "presence"  # how everybody stands on the day of this transaction, by id


class PeopleReading(Reading):
    """Who acts, and who it is about."""

    def on(self, day: dt.date) -> Self:
        """From now on people are looked at as they stand on a local day: who is away, and who stands in for whom."""
        self.session.info[PRESENCE] = self._presence(day)
        return self

    def person(self, id: UUID) -> Person:
        """One person, also one who has left. Raises `NotAllowed` for an id that is none."""
        found = self.session.get(Person, id)
        if found is None:
            raise NotAllowed("unknown-person")
        return self._present(found)

    def people(self, *, role: Role | None = None, active: bool = True) -> Sequence[Person]:
        """People by name: those with this role, or all; those who have left only with ``active=False``."""
        query = select(Person).order_by(schema.person.c.name, schema.person.c.id)
        query = query.where(schema.person.c.active == true()) if active else query
        if role is not None:
            query = query.where(schema.person.c.roles.like(holding(role)))
        return [self._present(person) for person in self.session.scalars(query)]

    def absences(self, day: dt.date) -> Sequence[Absence]:
        """The absences that are not over on a local day, those that begin first first."""
        query = select(Absence).where(schema.absence.c.last_day >= day)
        return self.session.scalars(query.order_by(schema.absence.c.first_day, schema.absence.c.id)).all()

    def fallbacks(self) -> dict[str, Fallback]:
        """The fallbacks, by organisation."""
        return {fallback.organisation: fallback for fallback in self.session.scalars(select(Fallback))}

    def role_changes(self) -> Sequence[RoleChange]:
        """The changes of roles that wait to be confirmed, oldest first."""
        query = select(RoleChange).where(schema.role_change.c.verdict.is_(None))
        return self.session.scalars(query.order_by(schema.role_change.c.asked_at)).all()

    def role_change(self, id: UUID) -> RoleChange:
        """One change of roles. Raises `NotAllowed` for an id that is none."""
        found = self.session.get(RoleChange, id)
        if found is None:
            raise NotAllowed("unknown-subject")
        return found

    def _presence(self, day: dt.date) -> dict[UUID, Presence]:
        """Most days somebody is away somewhere; but nothing more is read where nobody is, and nobody was succeeded."""
        absences, person = self.absences(day), schema.person.c
        succeeded = exists().where(person.active != true(), person.successor_id.is_not(None))
        if not absences and not self.session.scalar(select(succeeded)):
            return {}
        columns = (person.id, person.active, person.organisations, person.successor_id)
        known = [Known(*row) for row in self.session.execute(select(*columns))]
        fallbacks = {x.organisation: x.person_id for x in self.fallbacks().values()}
        return standing(known, absences, fallbacks, day)

    def _present(self, person: Person) -> Person:
        presence: dict[UUID, Presence] = self.session.info.get(PRESENCE, {})
        person.presence = presence.get(person.id, HERE)
        return person

    def names(self) -> dict[UUID, str]:
        """The names of all people by id, those who left among them."""
        rows = self.session.execute(select(schema.person.c.id, schema.person.c.name))
        return dict(rows.all())

    def find_person_by_email(self, email: str) -> Person | None:
        """The person with this work email, whatever its letters' case."""
        return self.session.scalars(
            select(Person).where(schema.person.c.email == email.strip().casefold())
        ).one_or_none()

    def customer(self, id: UUID) -> Customer:
        """One customer; of one who stands in the list twice, the row that stays. Raises `NotAllowed` for an id that is
        none."""
        return merged.staying(self.session, self.customer_row(id))

    def customer_row(self, id: UUID) -> Customer:
        """A row of the list as it stands there, even where it leads to another. Raises `NotAllowed`."""
        found = self.session.get(Customer, id)
        if found is None:
            raise NotAllowed("unknown-customer")
        return found

    def customers(self, ids: Collection[UUID]) -> dict[UUID, Customer]:
        """These rows of the list by id; an id that is none is left out."""
        found: dict[UUID, Customer] = {}
        wanted = list(ids)
        for start in range(0, len(wanted), BATCH):
            query = select(Customer).where(schema.customer.c.id.in_(wanted[start : start + BATCH]))
            found |= {customer.id: customer for customer in self.session.scalars(query)}
        return found

    def others_with_email(self, email: str, but: UUID) -> bool:
        """Whether another customer has this email address too, whatever its letters' case."""
        same = func.lower(schema.customer.c.email) == email.strip().lower()
        theirs = merged.ids_of(self.session, [but])
        return bool(self.session.scalar(select(exists().where(same, schema.customer.c.id.not_in(theirs)))))

    def customers_by_reference(self, references: Collection[str]) -> dict[str, Customer]:
        """The rows of the list by their reference; one that is unknown is left out."""
        found: dict[str, Customer] = {}
        wanted = list(references)
        for start in range(0, len(wanted), BATCH):
            query = select(Customer).where(schema.customer.c.reference.in_(wanted[start : start + BATCH]))
            found |= {customer.reference: customer for customer in self.session.scalars(query)}
        return found

    def customer_count(self) -> int:
        """How many customers there are."""
        return self.session.scalar(select(func.count()).select_from(schema.customer)) or 0

    def find_customers(self, typed: str, limit: int = 12) -> list[search.Hit]:
        """Customers by name, address, postcode or reference, as somebody typed it; the best first."""
        return search.find(self.session, typed, limit)

    def links(self, id: UUID) -> Sequence[Link]:
        """The links of a customer and those that lead to them, in the order in which they began. Of one who stands in
        the list twice, those of every row."""
        ids, link = merged.ids_of(self.session, [id]), schema.customer_link.c
        query = select(Link).where(or_(link.customer_id.in_(ids), link.other_id.in_(ids)))
        return self.session.scalars(query.order_by(link.since, link.added_at, link.id)).all()

    def alike(self, customer: Customer, *, but: Collection[UUID] = (), limit: int = 4) -> list[Alike]:
        """Who may be the same customer as this one, who need not be in the list yet; the likeliest first."""
        return alike(self.session, customer, but, limit)


class PeopleKeeping(PeopleReading):
    """People and customers in a transaction that writes."""

    def lock_customer(self, id: UUID) -> Customer:
        """The customer, as it is now, until the transaction ends: whoever else asks for it waits.

        What spans the cases of a customer (the open channel of P8.4) is decided under this lock. It is on every row of
        one who stands in the list twice. Raises `NotAllowed` and `Unavailable`.
        """
        self.lock_customers([id])
        return self.customer(id)

    def lock_customers(self, ids: Collection[UUID]) -> None:
        """Lock several customers, each with all its rows, always in the same order: no two transactions wait for each
        other. Raises `NotAllowed`; and `Unavailable` where rows were merged while this one waited: trying again helps.
        """
        wanted = merged.ids_of(self.session, ids)
        if not wanted.issuperset(ids):
            raise NotAllowed("unknown-customer")
        rows = select(Customer).where(schema.customer.c.id.in_(wanted)).order_by(schema.customer.c.id)
        locking = rows.with_for_update().execution_options(populate_existing=True)
        self.session.scalars(locking).all()
        if merged.ids_of(self.session, ids) != wanted:
            raise Unavailable

    def lock_role_change(self, id: UUID) -> RoleChange:
        """As `role_change`, and its person, for this transaction alone: one decision, and the other comes after it."""
        found = self.session.get(RoleChange, id, with_for_update=True, populate_existing=True)
        if found is None:
            raise NotAllowed("unknown-subject")
        return found

    def lock_person(self, id: UUID) -> Person:
        """A person, for this transaction alone, as they are now. Raises `NotAllowed` for an id that is none."""
        # Records of what they do meanwhile refer to them, and need not wait.
        self.session.get(Person, id, with_for_update={"key_share": True}, populate_existing=True)
        return self.person(id)

    def lock_role(self, role: Role) -> None:
        """Everybody who is there with a role, as they are now: nobody else takes it from one of them until the
        transaction ends."""
        ids = [person.id for person in self.people(role=role)]
        self.lock_people(ids)
        for person in self.session.scalars(
            select(Person).where(schema.person.c.id.in_(ids)).execution_options(populate_existing=True)
        ):
            self._present(person)

    def absence(self, id: UUID) -> Absence:
        """One absence, for this transaction alone. Raises `NotAllowed` for an id that is none."""
        found = self.session.get(Absence, id, with_for_update=True)
        if found is None:
            raise NotAllowed("unknown-subject")
        return found

    def lock_people(self, ids: Iterable[UUID]) -> None:
        """Nobody else does what needs this lock for one of these people until the transaction ends."""
        wanted = select(schema.person.c.id).where(schema.person.c.id.in_(list(ids)))
        self.session.execute(wanted.order_by(schema.person.c.id).with_for_update(key_share=True)).all()

    def keep_customers(self, customers: Iterable[Customer]) -> None:
        """Keep these customers, new or changed, and make them findable. Quick for thousands at once."""
        kept = list(customers)
        self.session.add_all(kept)
        self.session.flush()
        search.index(self.session, kept)

    def measure_search(self) -> None:
        """Keep search quick after an import."""
        search.measure(self.session)
