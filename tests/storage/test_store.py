"""The one write path: the change, its record and its messages are kept together, or not at all."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import text

from notices.card import Card
from notices.notice import Notice
from policy.customer import Customer
from policy.people import Person
from policy.record import recorded
from policy.refusal import NotAllowed, Refused, Unavailable
from storage.lookups import Lookups
from storage.store import Store, Unrecorded
from tests.databases import Database
from tests.storage.conftest import NOW, keep


def _customer(reference: str = "T-1") -> Customer:
    return Customer(reference, "Siân Prŷs", "1 Stryd Fawr", "LL57 1AA", "adra")


def test_a_change_without_a_record_is_not_kept(store: Store) -> None:
    with pytest.raises(Unrecorded), store.write() as unit:
        unit.add(Person("mair@adra.test", "Mair Jones"))
    with store.read() as reader:
        assert reader.people() == []


def test_a_change_that_was_flushed_by_a_query_still_needs_a_record(store: Store, mair: Person) -> None:
    def rename() -> None:
        with store.write() as unit:
            unit.person(mair.id).name = "Mair Owen"
            assert unit.people()[0].name == "Mair Owen"

    with pytest.raises(Unrecorded):
        rename()
    with store.read() as reader:
        assert reader.person(mair.id).name == "Mair Jones"


@pytest.mark.section("13.5")
def test_removing_a_passage_needs_a_record_of_it(store: Store) -> None:
    with store.write() as unit:
        id = unit.passage("what happened", None, NOW)
        unit.record(recorded("kept-for-a-test", "13", None, NOW, passages=[id]), notices=())
    with pytest.raises(Unrecorded), store.write() as unit:
        assert unit.remove_passage(id)
    with store.write() as unit:
        assert unit.remove_passage(id)
        unit.record(recorded("passage-removed", "13", None, NOW, passages=[id]), notices=())
    with store.read() as reader:
        assert reader.passages([id]) == {}
        assert [record.passages for record in reader.records()] == [[str(id)], [str(id)]]


def test_a_change_is_kept_with_its_record_and_its_messages(store: Store) -> None:
    mair, case = Person("mair@adra.test", "Mair Jones"), uuid4()
    with store.write() as unit:
        unit.add(mair)
        unit.record(
            recorded("appointed", "X", mair, NOW, case_id=case, added=1, kinds=["a", "b"]),
            notices=[Notice(mair.id, "welcome", Card("Welcome"))],
        )
    with store.read() as reader:
        (record,) = reader.records(case)
        (message,) = reader.outbox.inbox(mair.id)
    assert (record.what, record.section, record.at, record.actor_id) == ("appointed", "X", NOW, mair.id)
    assert record.facts == {"added": 1, "kinds": ["a", "b"]}
    assert (message.key, message.card, message.created_at) == ("welcome", Card("Welcome"), NOW)


def test_a_rule_that_refuses_half_way_leaves_nothing_behind(store: Store, mair: Person) -> None:
    def rename_and_refuse() -> None:
        with store.write() as unit:
            unit.person(mair.id).name = "Mair Owen"
            unit.passage("half", None, NOW)
            unit.record(recorded("renamed", "X", mair, NOW), notices=[Notice(mair.id, "x", Card("Renamed"))])
            raise Refused("not-so", "6")

    with pytest.raises(Refused):
        rename_and_refuse()
    with store.read() as reader:
        assert reader.person(mair.id).name == "Mair Jones"
        assert [record.what for record in reader.records()] == ["kept-for-a-test"]
        assert reader.outbox.inbox(mair.id) == []


def test_a_message_to_somebody_unknown_keeps_nothing(store: Store, mair: Person) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"), store.write() as unit:
        unit.record(recorded("told", "X", mair, NOW), notices=[Notice(uuid4(), "hello", Card("Hello"))])
    with store.read() as reader:
        assert [record.what for record in reader.records()] == ["kept-for-a-test"]


def test_the_log_keeps_the_order_in_which_it_was_written(store: Store) -> None:
    for what in ("third", "first", "second"):
        keep(store, recorded(what, "X", None, NOW))
    with store.read() as reader:
        written = [record.what for record in reader.records() if record.what != "kept-for-a-test"]
    assert written == ["third", "first", "second"]


def test_references_count_within_a_year_and_one_that_was_not_used_comes_again(store: Store) -> None:
    with store.write() as unit:
        assert [unit.reference(2026), unit.reference(2026)] == ["CC-2026-0001", "CC-2026-0002"]
    with pytest.raises(Unrecorded), store.write() as unit:
        unit.add(Person("mair@adra.test", unit.reference(2026)))
    with store.write() as unit:
        assert [unit.reference(2026), unit.reference(2027)] == ["CC-2026-0003", "CC-2027-0001"]


def test_references_taken_at_once_are_all_different(database: Database) -> None:
    stores = [Store(database.engine(wait=30)) for _ in range(2)]
    taken: list[str] = []

    def take(store: Store) -> None:
        for _ in range(5):
            with store.write() as unit:
                taken.append(unit.reference(2026))

    _at_once([partial(take, store) for store in stores * 3])
    assert sorted(taken) == [f"CC-2026-{number:04d}" for number in range(1, 31)]


def test_whoever_locks_a_customer_second_sees_what_the_first_did(database: Database) -> None:
    stores = [Store(database.engine(wait=30)) for _ in range(2)]
    customer = _customer()
    keep(stores[0], customer)
    inside, order = threading.Event(), []

    def first() -> None:
        with stores[0].write() as unit:
            locked = unit.lock_customer(customer.id)
            inside.set()
            order.append("first")
            locked.phone = "01248 000000"
            unit.record(recorded("changed", "X", None, NOW), notices=())

    def second() -> None:
        inside.wait(10)
        with stores[1].write() as unit:
            seen = unit.lock_customer(customer.id)
            order.append(f"second sees {seen.phone}")

    _at_once([first, second])
    assert order == ["first", "second sees 01248 000000"]


def test_locking_nobody_is_not_allowed(store: Store) -> None:
    with pytest.raises(NotAllowed), store.write() as unit:
        unit.lock_customer(uuid4())


def test_a_pack_is_kept_once(store: Store) -> None:
    for issue, new in (("issue = 4", True), ("something else under the same sum", False)):
        with store.write() as unit:
            assert unit.keep_pack("abc", "4", issue, NOW) is new
    with store.read() as reader:
        assert reader.pack("abc") == "issue = 4"
        assert reader.pack("def") is None


def test_the_names_of_those_who_left_are_known(store: Store, mair: Person) -> None:
    left = Person("huw@adra.test", "Huw Owen", active=False)
    keep(store, left)
    with store.read() as reader:
        assert reader.names() == {mair.id: "Mair Jones", left.id: "Huw Owen"}


def test_customers_are_read_by_id_and_by_reference(store: Store) -> None:
    one, two = _customer("T-1"), _customer("T-2")
    keep(store, one, two)
    with store.read() as reader:
        assert reader.customer(one.id).name == "Siân Prŷs"
        assert set(reader.customers([one.id, two.id, uuid4()])) == {one.id, two.id}
        assert set(reader.customers_by_reference(["T-2", "T-3"])) == {"T-2"}


def test_many_look_ups_at_once_are_all_recorded_before_they_are_answered(store: Store, mair: Person) -> None:
    lookups = Lookups(store)
    before_answer: list[bool] = []

    def look_up() -> None:
        record = recorded("looked-up", "X", mair, NOW)
        lookups.record(record)
        with store.read() as reader:
            before_answer.append(record.id in {kept.id for kept in reader.records(what="looked-up")})

    _at_once([look_up] * 12)
    assert before_answer == [True] * 12
    with store.read() as reader:
        assert len(reader.records(what="looked-up")) == 12


def test_look_ups_that_could_not_be_recorded_are_not_answered(database: Database) -> None:
    holding = Store(database.engine())
    lookups = Lookups(Store(database.engine(wait=0.2)))
    with holding.write() as unit:
        unit.session.execute(text(_LOCK[database.kind]))
        with pytest.raises(Unavailable):
            lookups.record(recorded("looked-up", "X", None, NOW))
    lookups.record(recorded("looked-up", "X", None, NOW))
    with holding.read() as reader:
        assert len(reader.records(what="looked-up")) == 1


_LOCK = {"sqlite": "SELECT 1", "postgresql": "LOCK TABLE record IN EXCLUSIVE MODE"}


def _at_once(acts: Sequence[Callable[[], None]]) -> None:
    failures: list[BaseException] = []

    def run(act: Callable[[], None]) -> None:
        try:
            act()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
