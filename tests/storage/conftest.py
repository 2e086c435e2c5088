"""People that the tests of the store act with."""

import datetime as dt

import pytest

from policy.people import Person, Role
from policy.record import recorded
from storage.store import Store

NOW = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC)


def keep(store: Store, *entities: object) -> None:
    """Keep these, and record that."""
    with store.write() as unit:
        for entity in entities:
            unit.add(entity)
        unit.record(recorded("kept-for-a-test", "X", None, NOW), notices=())


@pytest.fixture
def mair(store: Store) -> Person:
    person = Person("mair@adra.test", "Mair Jones", organisations=frozenset({"adra"}))
    keep(store, person)
    return person


@pytest.fixture
def huw(store: Store) -> Person:
    person = Person("huw@adra.test", "Huw Owen", frozenset({Role.MANAGER, Role.SLT}), frozenset({"adra"}))
    keep(store, person)
    return person
