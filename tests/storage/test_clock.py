"""The practice clock goes forward only."""

import datetime as dt

import pytest

from storage.store import Store


def test_the_clock_moves_on_from_where_it_was(store: Store) -> None:
    with store.read() as reader:
        assert reader.clock.offset() == dt.timedelta(0)
    with store.write() as unit:
        assert unit.clock.forward(dt.timedelta(days=1)) == dt.timedelta(days=1)
    with store.write() as unit:
        assert unit.clock.forward(dt.timedelta(days=7)) == dt.timedelta(days=8)
    with store.read() as reader:
        assert reader.clock.offset() == dt.timedelta(days=8)


def test_the_clock_never_goes_back(store: Store) -> None:
    with store.write() as unit, pytest.raises(ValueError, match="forward"):
        unit.clock.forward(dt.timedelta(seconds=-1))
