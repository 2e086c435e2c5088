"""Random people play random games with the whole of it, and after every step all must hold.

`make test` plays a few games, always the same ones; `make machine` plays hundreds, on both databases.
"""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from sqlalchemy import Engine

from storage.engine import make_engine
from tests.databases import CIPHER, PostgreSQL
from tests.machine.machine import Opening, on_sqlite, play
from tests.machine.mutations import MUTATIONS, ROOT, Mutation

# What the games of `make test` must come to: where they do not, they prove less than they say.
DEEP = ("warned", "proposed", "in force", "appealed")
BLOCKS = range(int(os.environ.get("MACHINE_BLOCKS", "20")))
SEED = int(os.environ.get("MACHINE_SEED", "0"))


@pytest.fixture
def on_postgresql(postgresql: PostgreSQL) -> Iterator[Opening]:
    with ExitStack() as games:

        def opening() -> Engine:
            games.close()  # the game before this one is over
            return make_engine(games.enter_context(postgresql.database()), cipher=CIPHER)

        yield opening


@pytest.mark.timeout(300)
def test_a_few_games_in_which_all_holds_after_every_step_and_some_go_deep() -> None:
    with on_sqlite() as opening:
        reached = play(opening, sequences=15, steps=30, seed=3)
    missing = [stage for stage in DEEP if not reached[stage]]
    assert missing == [], reached


@pytest.mark.machine
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("block", BLOCKS)
def test_many_games_on_sqlite(block: int) -> None:
    with on_sqlite() as opening:
        reached: Counter[str] = play(opening, sequences=25, steps=50, seed=1000 * SEED + block)
    assert reached["appeal decided"], reached


@pytest.mark.machine
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("block", range(2))
def test_some_games_on_postgresql(block: int, on_postgresql: Opening) -> None:
    assert play(on_postgresql, sequences=10, steps=40, seed=1000 * SEED + 500 + block)["in force"]


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.rule)
def test_what_a_mutation_replaces_is_there_exactly_once(mutation: Mutation) -> None:
    text = (ROOT / "policy" / f"{mutation.file}.py").read_text(encoding="utf-8")
    compile(mutation.apply(text), mutation.file, "exec")
