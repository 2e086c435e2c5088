"""An account belongs to the person it was first bound to."""

import datetime as dt

from policy.people import Person
from storage.account import Account
from storage.store import Store
from tests.storage.conftest import NOW

LATER = NOW + dt.timedelta(hours=1)


def test_an_account_is_bound_once(store: Store, mair: Person, huw: Person) -> None:
    with store.write() as unit:
        assert unit.accounts.find("slack", "T1", "U1") is None
        assert unit.accounts.bind(mair.id, "slack", "T1", "U1", NOW) == mair.id
        assert unit.accounts.bind(huw.id, "slack", "T1", "U1", LATER) == mair.id
    with store.read() as reader:
        assert reader.accounts.find("slack", "T1", "U1") == Account(mair.id, "slack", "T1", "U1", None, NOW)
        assert reader.accounts.find("slack", "T2", "U1") is None


def test_messages_go_first_to_where_a_person_was_last(store: Store, mair: Person) -> None:
    with store.write() as unit:
        unit.accounts.bind(mair.id, "slack", "T1", "U1", NOW)
        unit.accounts.bind(mair.id, "teams", "T2", "U2", NOW)
        unit.accounts.seen("slack", "T1", "U1", LATER, dm="D1")
        unit.accounts.seen("slack", "T1", "U1", LATER)
    with store.read() as reader:
        assert list(reader.accounts.of(mair.id)) == [
            Account(mair.id, "slack", "T1", "U1", "D1", LATER),
            Account(mair.id, "teams", "T2", "U2", None, NOW),
        ]
