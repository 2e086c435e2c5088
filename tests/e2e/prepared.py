"""A case brought to a stage without a browser, by the same desk on the same database, for tests that begin there."""

from cryptography.fernet import Fernet, MultiFernet

from handlers.desk import Desk
from policy.people import Person
from storage.engine import make_engine
from storage.store import Store
from tests.e2e.workplace import Known, Workplace, somebody
from tests.handlers.journey import Journey
from tests.handlers.office import Office
from tests.story import CALENDAR, Staff, adra, utc


class PracticeOffice(Office):
    """The made-up landlord's own people. Huw Pritchard proposes, so that two managers may decide."""

    def __init__(self, store: Store, customer: Known) -> None:
        with store.read() as reader:
            people = {person.name: person for person in reader.people()}
            (hit,) = reader.find_customers(customer.reference, limit=1)
        self.store = store
        self.customer = hit.customer
        self.staff = _staff(people)
        self.at = utc("2026-02-23 08:30")
        self.desk = Desk(store, adra(), CALENDAR, lambda: self.at)


def _staff(people: dict[str, Person]) -> Staff:
    return Staff(
        line_manager=people["Huw Pritchard"],
        reporter=people["Mair Jones"],
        colleague=people["Alice Turner"],
        proposer=people["Huw Pritchard"],
        approver=people["Tom Ellis"],
    )


def proposed(workplace: Workplace) -> Known:
    """Restrictions are proposed on the Monday morning on which the workplace opens; gives the customer."""
    customer = somebody(language="en")
    cipher = MultiFernet([Fernet((workplace.folder / "practice.key").read_bytes())])
    engine = make_engine(f"sqlite:///{workplace.database}", cipher=cipher)
    Journey(PracticeOffice(Store(engine), customer)).to_proposed()
    engine.dispose()
    return customer
