"""When the database cannot do it, that is said in our own words, and nothing is half written."""

import sqlite3
import subprocess
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from policy.passage import Passage
from policy.people import Person
from policy.record import recorded
from policy.refusal import NotAllowed, Stale, Unavailable
from storage.engine import make_engine, writing
from storage.store import Store, Unrecorded
from tests.databases import CIPHER, Database, PostgreSQL
from tests.storage.conftest import NOW, keep
from tests.trouble import full


def test_a_full_database_is_unavailable_and_keeps_nothing_by_halves(database: Database) -> None:
    store = Store(database.engine())
    mair, much = Person("mair@adra.test", "Mair Jones"), Passage("long " * 20_000, None, NOW)
    with full(database, store), pytest.raises(Unavailable):
        keep(store, mair, much)
    with store.read() as reader:
        assert reader.people() == []
        assert reader.records() == []


def test_an_error_that_a_trigger_raises_is_unavailable(postgresql: PostgreSQL) -> None:
    with postgresql.database() as url:
        engine = make_engine(url, cipher=CIPHER)
        with engine.begin() as connection:
            connection.execute(
                text(
                    "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS "
                    "$$ BEGIN RAISE EXCEPTION 'stop'; END $$"
                )
            )
            connection.execute(
                text("CREATE TRIGGER stop BEFORE INSERT ON record FOR EACH ROW EXECUTE FUNCTION stop()")
            )
        with pytest.raises(Unavailable):
            keep(Store(engine), Person("mair@adra.test", "Mair Jones"))
        with Store(engine).read() as reader:
            assert reader.people() == []
        engine.dispose()


def test_a_locked_database_is_unavailable_once_the_wait_is_over(database: Database) -> None:
    waiting, holding = Store(database.engine(wait=0.2)), Store(database.engine())
    huw = Person("huw@adra.test", "Huw Owen")
    keep(holding, huw)
    with holding.write() as first:
        _lock(first.session, huw)
        with pytest.raises(Unavailable), waiting.write() as second:
            _lock(second.session, huw)
    with waiting.write() as second:
        _lock(second.session, huw)


def _lock(session: Session, person: Person) -> None:
    session.get(Person, person.id, with_for_update=True)


def test_a_thread_that_waits_too_long_for_its_turn_is_told_so(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/x.sqlite", cipher=CIPHER, wait=0.1)
    refused = threading.Event()

    def wait() -> None:
        try:
            with writing(engine):
                pass
        except Unavailable:
            refused.set()

    with writing(engine):
        thread = threading.Thread(target=wait)
        thread.start()
        thread.join()
    assert refused.is_set()
    engine.dispose()


def test_a_writing_transaction_inside_another_is_our_own_mistake(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/x.sqlite", cipher=CIPHER)
    with pytest.raises(RuntimeError, match="inside another"), writing(engine), writing(engine):
        pass
    engine.dispose()


def test_a_database_that_cannot_be_reached_is_unavailable(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/no/such/folder/x.sqlite", cipher=CIPHER)
    with pytest.raises(Unavailable), Store(engine).read() as reader:
        reader.people()
    engine = make_engine(f"postgresql://nobody@/nothing?host={tmp_path}", cipher=CIPHER)
    with pytest.raises(Unavailable), Store(engine).read() as reader:
        reader.people()
    engine.dispose()


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(ValueError, match="sqlite:/// or postgresql://"):
        make_engine("mysql://x/y", cipher=CIPHER)


def test_the_same_email_twice_is_stale_because_somebody_was_first(store: Store, mair: Person) -> None:
    with pytest.raises(Stale):
        keep(store, Person(mair.email, "Another Mair"))
    with store.read() as reader:
        assert [person.name for person in reader.people()] == ["Mair Jones"]


def test_a_mistake_of_our_own_stays_an_error_and_names_nobody(store: Store) -> None:
    with pytest.raises(IntegrityError) as error:
        keep(store, Person("mair@adra.test", None))  # type: ignore[arg-type]  # the mistake
    assert "mair@adra.test" not in str(error.value.statement)
    assert error.value.hide_parameters


def test_a_reader_sees_one_moment_and_writes_nothing(database: Database) -> None:
    store, other = Store(database.engine()), Store(database.engine())
    with store.read() as reader:
        assert reader.people() == []
        keep(other, Person("mair@adra.test", "Mair Jones"))
        assert reader.people() == []
    with pytest.raises(Unrecorded), store.read() as reader:
        reader.people()[0].name = "changed"
    with store.read() as reader:
        assert [person.name for person in reader.people()] == ["Mair Jones"]


def test_many_threads_that_read_and_then_write_lose_no_update(database: Database) -> None:
    stores = [Store(database.engine(wait=30)) for _ in range(2)]
    huw = Person("huw@adra.test", "0")
    keep(stores[0], huw)

    def count(store: Store) -> None:
        for _ in range(10):
            with store.write() as unit:
                person = unit.session.get(Person, huw.id, with_for_update=True)
                assert person is not None
                person.name = str(int(person.name) + 1)
                unit.record(recorded("kept-for-a-test", "X", None, NOW), notices=())

    threads = [threading.Thread(target=count, args=(stores[number % 2],)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with stores[0].read() as reader:
        assert reader.person(huw.id).name == "60"
        assert len(reader.records()) == 61


def test_an_id_that_is_nobody_is_not_allowed(store: Store, mair: Person) -> None:
    with store.read() as reader, pytest.raises(NotAllowed):
        reader.customer(mair.id)


def test_connections_are_kept_for_as_many_as_read_at_once(database: Database) -> None:
    store, opened = Store(database.engine()), []
    event.listen(store.engine, "connect", lambda *connection: opened.append(connection))
    for _ in range(2):
        with ExitStack() as stack:
            for _ in range(10):
                stack.enter_context(store.read()).people()
    assert len(opened) == 10


def test_sqlite_keeps_a_log_ahead_and_its_references(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/x.sqlite", cipher=CIPHER)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        assert driver.isolation_level is None
    engine.dispose()


def test_who_is_on_sqlite_does_not_wait_for_the_driver_of_postgresql() -> None:
    code = "import sys, bot.practice.start; sys.exit('psycopg' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True)
