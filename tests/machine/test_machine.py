"""Random people play random games with the whole of it, and after every step all must hold.

`make test` plays a few games, always the same ones; `make machine` plays hundreds, on both databases.
"""

import pytest

from tests.machine.machine import hasten, on_sqlite, play
from tests.machine.mutations import MUTATIONS, ROOT, Mutation

# What the games of `make test` must come to: where they do not, they prove less than they say.
DEEP = ("warned", "proposed", "in force", "appealed", "appeal decided", "outcome told", "reviewed")


@pytest.mark.timeout(300)
def test_a_few_games_in_which_all_holds_after_every_step() -> None:
    with on_sqlite() as opening:
        assert play(opening, sequences=10, steps=25, seed=5)["warned"]


@pytest.mark.timeout(300)
def test_games_of_sensible_steps_go_deep() -> None:
    with on_sqlite() as opening:
        reached = hasten(opening, sequences=6, steps=18, seed=5)
    missing = [stage for stage in DEEP if not reached[stage]]
    assert missing == [], reached


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.rule)
def test_what_a_mutation_replaces_is_there_exactly_once(mutation: Mutation) -> None:
    text = (ROOT / "policy" / f"{mutation.file}.py").read_text(encoding="utf-8")
    compile(mutation.apply(text), mutation.file, "exec")
