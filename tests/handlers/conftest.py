"""What several tests begin with is played once on each database and copied for the others."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.store import Store
from tests.databases import Content, Database
from tests.handlers.journey import Journey

Shelf = dict[tuple[object, ...], tuple[Content, bytes]]


class Played:
    """Gives a journey as somebody has played it, on the test's own database."""

    def __init__(self, database: Database, store: Store, shelf: Shelf, folder: Path) -> None:
        self._database = database
        self._store = store
        self._shelf = shelf
        self._folder = folder

    def __call__(self, play: Callable[..., Journey], **how: str) -> Journey:
        """``play`` takes a store and ``how``; it is called once for all tests of a worker that ask for the same."""
        key = (self._database.kind, play, *sorted(how.items()))
        if key not in self._shelf:
            begun = pickle.dumps(play(self._store, **how))
            self._shelf[key] = self._database.content(self._folder), begun
        else:
            self._database.restore(self._shelf[key][0])
        journey: Journey = pickle.loads(self._shelf[key][1])  # noqa: S301 - we wrote it a moment ago
        journey.office.move_in(self._store)
        return journey


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return {}


@pytest.fixture(scope="session")
def shelf_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("played")


@pytest.fixture
def played(database: Database, store: Store, shelf: Shelf, shelf_folder: Path) -> Played:
    return Played(database, store, shelf, shelf_folder)
