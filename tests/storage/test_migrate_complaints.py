"""What a message that was held back turned out to be in the release before is a complaint of its own afterwards."""

import datetime as dt
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import text

from notices.card import Action
from policy.held import HeldOutcome
from policy.routes import Route
from storage import migrate
from storage.engine import WRITES
from storage.store import Store
from tests.handlers.journey import Journey
from tests.handlers.office import Office, shown


def _migration() -> ModuleType:
    """The module of the migration, whatever its number."""
    (path,) = (Path(migrate.__file__).parent / "migrations" / "versions").glob("*_complaints_and_reviews*.py")
    spec = spec_from_file_location("complaints_and_reviews", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.section("10")
def test_a_complaint_keeps_its_day_its_words_and_its_reference(store: Store) -> None:
    journey = Journey(Office(store))
    office, approver = journey.office, journey.people.approver
    for said in ("Please answer.", "You never rang.", "Another."):
        ask = office.opens(approver, Action("held", str(journey.customer.id)))
        shown(office.sends(approver, ask, {"channel": "email", "text": said}))
    old = "UPDATE held_message SET outcome = 'complaint', looked_by_id = logged_by_id, looked_at = logged_at"
    with store.engine.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(text(old))
        first = "(SELECT id FROM held_message ORDER BY id LIMIT 1)"
        connection.execute(text(f"UPDATE held_message SET reference = 'C-7' WHERE id = {first}"))  # noqa: S608 - all of it is written here
        with Operations.context(MigrationContext.configure(connection)):
            _migration()._from_held_messages()
    with store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        assert len(case.complaints) == len(case.held_messages) == 3
        for complaint in case.complaints:
            (message,) = [x for x in case.held_messages if x.id == complaint.held_id]
            assert (message.outcome, complaint.route) == (HeldOutcome.COMPLAINT, Route.COMPLAINT)
            assert (complaint.received_on, complaint.channel) == (dt.date(2026, 3, 2), "email")
            assert complaint.text_passage == message.text_passage
            assert complaint.logged_by_id == approver.id
        assert sorted(x.reference for x in case.complaints) == ["", "", "C-7"]
        assert [x.referred_at is not None for x in case.complaints if x.reference] == [True]
