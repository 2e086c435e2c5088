"""What falls due is a row: claimed once, given out again if whoever took it died."""

import datetime as dt
import threading
from uuid import UUID, uuid4

import pytest

from policy.due import Due
from storage.store import Store
from tests.databases import Database
from tests.storage.conftest import NOW

DAY = dt.timedelta(days=1)
LEASE = dt.timedelta(minutes=1)
CASE, SUBJECT, OTHER = uuid4(), uuid4(), uuid4()


def _due(kind: str = "appeal", subject: UUID = SUBJECT, days: int = 0, stage: int = 0) -> Due:
    return Due(kind, CASE, subject, NOW + days * DAY, stage)


def _sync(store: Store, *rows: Due) -> None:
    with store.write() as unit:
        unit.due.sync(CASE, rows)


def _claim(store: Store, now: dt.datetime, real_now: dt.datetime = NOW, limit: int = 20) -> list[Due]:
    with store.write() as unit:
        return list(unit.due.claim(now, real_now=real_now, lease=LEASE, limit=limit))


def test_a_case_has_exactly_the_rows_it_was_synced_to(store: Store) -> None:
    _sync(store, _due(), _due("letter", OTHER, 3))
    _sync(store, _due(days=5, stage=1), _due("review", OTHER, 9))
    with store.read() as reader:
        assert list(reader.due.of_case(CASE)) == [_due(days=5, stage=1), _due("review", OTHER, 9)]
        assert list(reader.due.of_case(uuid4())) == []


def test_a_row_of_another_case_is_our_own_mistake(store: Store) -> None:
    with pytest.raises(ValueError, match="another case"), store.write() as unit:
        unit.due.sync(uuid4(), [_due()])


def test_what_has_fallen_due_is_given_out_once_the_earliest_first(store: Store) -> None:
    _sync(store, _due("late", days=2), _due("early", days=1), _due("future", days=9))
    assert [row.kind for row in _claim(store, NOW + 2 * DAY)] == ["early", "late"]
    assert _claim(store, NOW + 2 * DAY) == []


def test_what_was_taken_and_not_finished_comes_again_after_the_lease(store: Store) -> None:
    _sync(store, _due())
    assert _claim(store, NOW) == [_due()]
    assert _claim(store, NOW, NOW + LEASE / 2) == []
    assert _claim(store, NOW, NOW + LEASE) == [_due()]


def test_the_next_stage_is_free_at_once(store: Store) -> None:
    _sync(store, _due())
    _claim(store, NOW)
    _sync(store, _due(days=1, stage=1))
    assert _claim(store, NOW) == []
    assert _claim(store, NOW + DAY) == [_due(days=1, stage=1)]


def test_the_next_moment_is_known_for_moving_the_clock(store: Store) -> None:
    with store.read() as reader:
        assert reader.due.next_after(NOW) is None
    _sync(store, _due("a", days=0), _due("b", days=4), _due("c", days=2))
    with store.read() as reader:
        assert reader.due.next_after(NOW) == NOW + 2 * DAY


def test_several_processes_share_what_is_due_and_none_is_taken_twice(database: Database) -> None:
    stores = [Store(database.engine(wait=30)) for _ in range(3)]
    _sync(stores[0], *(_due(subject=uuid4()) for _ in range(30)))
    taken: list[UUID] = []

    def take(store: Store) -> None:
        while claimed := _claim(store, NOW, limit=4):
            taken.extend(row.subject_id for row in claimed)

    threads = [threading.Thread(target=take, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == len(set(taken)) == 30
