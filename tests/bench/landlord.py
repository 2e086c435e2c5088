"""A landlord with as many customers as a benchmark wants, three hundred people, and one restricted customer."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.practice.sample import customers_csv
from handlers.imports import import_customers, import_people
from storage.store import Store
from tests.bench.typed import typed
from tests.databases import Database
from tests.factories import Stage, a_case, adra, utc
from tests.handlers.office import Office, shown, text_of

AT = "2026-04-01 09:00"  # while the restriction of `tests.story` is in force
STAFF = 300
RESTRICTED = "restricted customer"
ORGANISATIONS = [organisation.key for organisation in adra().organisations]


@dataclass(frozen=True)
class Landlord:
    """An office, and what is typed there: each round has one text of each kind."""

    office: Office
    typed: Sequence[Mapping[str, str]]

    def check(self, text: str) -> str:
        """Look somebody up, as somebody does who knows nothing of the customer; all that the answer says."""
        return text_of(shown(self.office.types(self.office.staff.colleague, f"/contact-check {text}")))

    def require_right_answers(self) -> None:
        """What answers wrongly may be as quick as it likes. Raises AssertionError."""
        for texts in self.typed[:10]:
            for kind, text in texts.items():
                answer = self.check(text)
                assert answer.startswith("No customer found") == (kind == "nobody"), (kind, text)
                assert ("Until 15 September 2026" in answer) == (kind == RESTRICTED), (kind, answer)


def fill(database: Database, customers: int) -> None:
    """Take so many customers into an empty database, as an import does."""
    import_customers(
        Store(database.engine()), customers_csv(customers), organisations=ORGANISATIONS, at=utc(AT)
    )
    database.close()


def open_office(database: Database, customers: int, rounds: int) -> Landlord:
    """The landlord, on a database with its customers."""
    store = Store(database.engine())
    import_people(store, _staff(), organisations=ORGANISATIONS, at=utc(AT))
    office = Office(store, at=AT)
    story = a_case(Stage.IN_FORCE, staff=office.staff, customer=office.customer)
    with store.write() as unit:
        story.case.reference = unit.reference(story.today.year)
        unit.add(story.case)
        for record in story.records:
            unit.record(record, notices=())
        unit.measure_search()
    restricted = {RESTRICTED: office.customer.reference}
    return Landlord(office, [{**texts, **restricted} for texts in typed(customers_csv(customers), rounds)])


def _staff() -> bytes:
    out = io.StringIO()
    rows = [(f"staff{number}@adra.test", f"Member {number}", "", "", "adra", "en") for number in range(STAFF)]
    columns = ("email", "name", "roles", "line_manager", "organisations", "language")
    csv.writer(out).writerows((columns, *rows))
    return out.getvalue().encode()
