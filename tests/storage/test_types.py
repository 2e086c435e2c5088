"""Values come back as they went in, on both databases; sensitive text is unreadable without the keys."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from cryptography.fernet import Fernet, MultiFernet
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from policy.people import Person, Role
from policy.record import recorded
from storage.store import Store
from storage.types import WrongKey
from tests.databases import Database
from tests.storage.conftest import NOW, keep


def test_a_local_time_is_stored_as_the_same_moment_and_comes_back_in_utc(store: Store) -> None:
    summer = dt.datetime(2026, 7, 1, 12, 0, 0, 123456, tzinfo=ZoneInfo("Europe/London"))
    keep(store, recorded("looked-up", "X", None, summer))
    with store.read() as reader:
        (record,) = reader.records(what="looked-up")
    assert record.at == summer
    assert record.at.tzinfo is dt.UTC
    assert record.at.hour == 11


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="without a time zone"):
        keep(store, recorded("looked-up", "X", None, NOW.replace(tzinfo=None)))


def test_a_passage_is_unreadable_in_the_database_and_readable_through_the_store(database: Database) -> None:
    store = Store(database.engine())
    words = "He shouted at Mair — “dos o ’ma!”"
    with store.write() as unit:
        id = unit.passage(words, None, NOW)
        unit.record(recorded("kept-for-a-test", "13", None, NOW, passages=[id]), notices=())
    with database.engine().connect() as connection:
        stored = connection.scalars(text("SELECT text FROM passage")).one()
    assert "shouted" not in stored
    with store.read() as reader:
        assert reader.passages([id]) == {id: words}


def test_a_newer_key_still_opens_what_an_older_one_closed(database: Database) -> None:
    old, new = Fernet(Fernet.generate_key()), Fernet(Fernet.generate_key())
    with Store(database.engine(cipher=MultiFernet([old]))).write() as unit:
        id = unit.passage("the words", None, NOW)
        unit.record(recorded("kept-for-a-test", "13", None, NOW), notices=())
    with Store(database.engine(cipher=MultiFernet([new, old]))).read() as reader:
        assert reader.passages([id]) == {id: "the words"}
    with pytest.raises(WrongKey), Store(database.engine(cipher=MultiFernet([new]))).read() as reader:
        reader.passages([id])


def test_people_are_found_by_one_of_their_roles(store: Store, mair: Person, huw: Person) -> None:
    with store.read() as reader:
        assert [person.id for person in reader.people(role=Role.SLT)] == [huw.id]
        assert reader.people(role=Role.DIRECTOR) == []
        assert reader.person(huw.id).roles == {Role.MANAGER, Role.SLT}
        assert reader.person(mair.id).roles == frozenset()


def test_a_role_that_contains_a_semicolon_is_our_own_mistake(store: Store) -> None:
    with pytest.raises(StatementError, match="cannot be stored"):
        keep(store, Person("x@adra.test", "X", organisations=frozenset({"a;b"})))
