"""Hundreds of random games, on both databases: `make machine`."""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from sqlalchemy import Engine

from storage.engine import make_engine
from tests.databases import CIPHER, PostgreSQL
from tests.machine.machine import Opening, hasten, on_sqlite, play

BLOCKS = range(int(os.environ.get("MACHINE_BLOCKS", "20")))
SEED = int(os.environ.get("MACHINE_SEED", "0"))


@pytest.fixture
def on_postgresql(postgresql: PostgreSQL) -> Iterator[Opening]:
    with ExitStack() as games:

        def opening() -> Engine:
            games.close()  # the game before this one is over
            return make_engine(games.enter_context(postgresql.database()), cipher=CIPHER)

        yield opening


@pytest.mark.machine
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("block", BLOCKS)
def test_many_games_on_sqlite(block: int) -> None:
    with on_sqlite() as opening:
        reached: Counter[str] = play(opening, sequences=25, steps=50, seed=1000 * SEED + block)
        # Not every 25 random games come as far as an appeal with its outcome.
        reached += hasten(opening, sequences=6, steps=18, seed=1000 * SEED + block)
    assert reached["appeal decided"], reached


@pytest.mark.machine
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("block", range(2))
def test_some_games_on_postgresql(block: int, on_postgresql: Opening) -> None:
    assert play(on_postgresql, sequences=10, steps=40, seed=1000 * SEED + 500 + block)["in force"]
