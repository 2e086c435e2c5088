"""Messages reach people in order, at least once, the newest revision alone."""

import datetime as dt
import threading
from uuid import UUID, uuid4

from notices.card import Card, Excerpt
from notices.notice import Notice
from policy.people import Person
from policy.record import recorded
from storage.outbox import Claimed
from storage.store import Store
from tests.databases import Database
from tests.storage.conftest import NOW, keep

LEASE = dt.timedelta(seconds=30)
REF = {"channel": "D1", "ts": "1.2"}


def _tell(store: Store, person: Person, key: str, title: str) -> None:
    with store.write() as unit:
        unit.record(recorded("told", "X", None, NOW), notices=[Notice(person.id, key, Card(title))])


def _claim(store: Store, at: dt.datetime = NOW, owner: str = "one", limit: int = 10) -> list[Claimed]:
    with store.write() as unit:
        return unit.outbox.claim(at, owner=owner, lease=LEASE, limit=limit)


def _send(store: Store, claimed: Claimed) -> None:
    with store.write() as unit:
        unit.outbox.mark_sent(claimed.id, claimed.revision, platform="slack", ref=REF)


def test_a_person_gets_messages_one_after_the_other_in_order(store: Store, mair: Person, huw: Person) -> None:
    for person, key in ((mair, "a"), (huw, "b"), (mair, "c")):
        _tell(store, person, key, key)
    first = _claim(store)
    assert [(message.person_id, message.key) for message in first] == [(mair.id, "a"), (huw.id, "b")]
    assert _claim(store) == []
    _send(store, first[0])
    assert [message.key for message in _claim(store)] == ["c"]


def test_messages_of_one_transaction_keep_their_order(store: Store, mair: Person) -> None:
    with store.write() as unit:
        notices = [Notice(mair.id, key, Card(key)) for key in "zyx"]
        unit.record(recorded("told", "X", None, NOW), notices=notices)
    order = []
    for _ in range(3):
        (message,) = _claim(store)
        order.append(message.key)
        _send(store, message)
    assert order == ["z", "y", "x"]


def test_revisions_that_were_not_sent_collapse_and_keep_their_place(store: Store, mair: Person) -> None:
    for key, title in (("case", "Proposed"), ("other", "Other"), ("case", "Approved")):
        _tell(store, mair, key, title)
    (message,) = _claim(store)
    assert (message.key, message.card.title, message.revision) == ("case", "Approved", 2)


def test_an_update_says_where_the_message_stands(store: Store, mair: Person) -> None:
    _tell(store, mair, "case", "Proposed")
    _send(store, _claim(store)[0])
    assert _claim(store) == []
    _tell(store, mair, "case", "Approved")
    (message,) = _claim(store)
    assert (message.revision, message.platform, message.ref) == (2, "slack", REF)
    assert message.attempted_at is None


def test_the_same_card_again_is_not_sent_again(store: Store, mair: Person) -> None:
    _tell(store, mair, "case", "Proposed")
    _send(store, _claim(store)[0])
    _tell(store, mair, "case", "Proposed")
    assert _claim(store) == []
    with store.read() as reader:
        assert reader.outbox.inbox(mair.id)[0].revision == 1


def test_a_revision_that_comes_while_one_is_sent_is_sent_after_it(store: Store, mair: Person) -> None:
    _tell(store, mair, "case", "Proposed")
    (first,) = _claim(store)
    _tell(store, mair, "case", "Approved")
    assert _claim(store) == []
    _send(store, first)
    (second,) = _claim(store)
    assert (second.revision, second.card.title, second.ref) == (2, "Approved", REF)


def test_whoever_died_between_sending_and_marking_leaves_a_trace(store: Store, mair: Person) -> None:
    _tell(store, mair, "case", "Proposed")
    assert _claim(store)[0].attempted_at is None
    assert _claim(store, NOW + LEASE / 2, owner="two") == []
    (again,) = _claim(store, NOW + LEASE, owner="two")
    assert (again.attempted_at, again.attempts) == (NOW, 1)


def test_a_failure_waits_and_holds_back_what_comes_later(store: Store, mair: Person) -> None:
    _tell(store, mair, "a", "A")
    _tell(store, mair, "b", "B")
    (message,) = _claim(store)
    later = NOW + dt.timedelta(minutes=5)
    with store.write() as unit:
        unit.outbox.mark_failed(message.id, retry_at=later)
    assert _claim(store, later - dt.timedelta(seconds=1)) == []
    (again,) = _claim(store, later)
    assert (again.key, again.attempts, again.attempted_at) == ("a", 1, None)


def test_an_unsure_failure_is_looked_for_before_it_is_sent_again(store: Store, mair: Person) -> None:
    _tell(store, mair, "a", "A")
    with store.write() as unit:
        (message,) = unit.outbox.claim(NOW, owner="one", lease=LEASE)
        unit.outbox.mark_failed(message.id, retry_at=NOW, unsure=True)
    assert _claim(store)[0].attempted_at == NOW


def test_what_can_never_arrive_is_told_and_does_not_block_the_rest(store: Store, mair: Person) -> None:
    _tell(store, mair, "a", "A")
    _tell(store, mair, "b", "B")
    (message,) = _claim(store)
    with store.write() as unit:
        unit.outbox.mark_failed(message.id, permanent="no-account")
    with store.read() as reader:
        assert reader.outbox.undeliverable() == [(mair.id, "a", "no-account")]
        assert reader.outbox.waiting() == 1
    assert [message.key for message in _claim(store)] == ["b"]
    _tell(store, mair, "a", "A, changed")
    with store.read() as reader:
        assert reader.outbox.undeliverable() == []


def test_a_message_that_was_deleted_is_sent_anew(store: Store, mair: Person) -> None:
    _tell(store, mair, "a", "A")
    _send(store, _claim(store)[0])
    _tell(store, mair, "a", "A, changed")
    (message,) = _claim(store)
    with store.write() as unit:
        unit.outbox.forget_place(message.id)
    assert [(message.ref, message.revision) for message in _claim(store)] == [(None, 2)]


def test_several_senders_share_the_messages_and_none_is_taken_twice(database: Database) -> None:
    stores = [Store(database.engine(wait=30)) for _ in range(3)]
    people = [Person(f"p{number}@adra.test", f"P {number}") for number in range(30)]
    keep(stores[0], *people)
    with stores[0].write() as unit:
        notices = [Notice(person.id, "hello", Card("Hello")) for person in people]
        unit.record(recorded("told", "X", None, NOW), notices=notices)
    taken: list[UUID] = []

    def take(number: int) -> None:
        while claimed := _claim(stores[number], owner=str(number), limit=4):
            taken.extend(message.person_id for message in claimed)

    threads = [threading.Thread(target=take, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken, key=str) == sorted((person.id for person in people), key=str)


def test_the_inbox_shows_what_is_unread(store: Store, mair: Person, huw: Person) -> None:
    _tell(store, mair, "a", "A")
    _tell(store, mair, "b", "B")
    _tell(store, huw, "a", "A")
    with store.write() as unit:
        assert unit.outbox.unread_counts() == {mair.id: 2, huw.id: 1}
        unit.outbox.mark_read(mair.id)
        assert unit.outbox.unread_counts() == {huw.id: 1}
    _tell(store, mair, "a", "A, changed")
    with store.read() as reader:
        assert reader.outbox.unread_counts() == {mair.id: 1, huw.id: 1}
        inbox = [(message.key, message.revision, message.seen) for message in reader.outbox.inbox(mair.id)]
        assert inbox == [("a", 2, 1), ("b", 1, 1)]
        assert reader.outbox.recipients("a") == [mair.id, huw.id]
        assert reader.outbox.recipients("c") == []


def test_a_message_quotes_a_passage_only_while_it_is_kept(store: Store, mair: Person) -> None:
    with store.write() as unit:
        id = unit.passage("He shouted.", None, NOW)
        card = Card("Report", body=(Excerpt("What happened", id),))
        unit.record(recorded("told", "8", None, NOW), notices=[Notice(mair.id, "report", card)])
    with store.read() as reader:
        (message,) = reader.outbox.inbox(mair.id)
        assert message.card.body == (Excerpt("What happened", id),)
        (full,) = reader.fill([message.card], removed="(removed)")
        assert full.body == (Excerpt("What happened", id, "He shouted."),)
    with store.write() as unit:
        unit.remove_passage(id)
        unit.record(recorded("passage-removed", "13", None, NOW), notices=())
    with store.read() as reader:
        (full,) = reader.fill([message.card], removed="(removed)")
        assert full.body == (Excerpt("What happened", id, "(removed)"),)


def test_marking_a_message_that_is_gone_does_nothing(store: Store) -> None:
    with store.write() as unit:
        unit.outbox.mark_sent(uuid4(), 1, platform="slack", ref=REF)
        assert unit.outbox.waiting() == 0


def test_what_is_read_may_leave_some_messages_unread(store: Store, mair: Person, huw: Person) -> None:
    for person, key in ((mair, "a"), (mair, "b"), (huw, "a")):
        _tell(store, person, key, key)
    with store.read() as reader:
        kept = next(message.id for message in reader.outbox.inbox(mair.id) if message.key == "b")
    with store.write() as unit:
        unit.outbox.mark_read(mair.id, but=[kept])
        assert unit.outbox.unread_counts() == {mair.id: 1, huw.id: 1}
        unit.outbox.mark_read(mair.id)
        assert unit.outbox.unread_counts() == {huw.id: 1}
