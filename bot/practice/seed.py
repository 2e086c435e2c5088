"""The first start: the made-up landlord is made whole, or not at all, and once."""

import datetime as dt
import fcntl
from collections.abc import Callable
from pathlib import Path

from cryptography.fernet import Fernet, MultiFernet

from bot.practice import sample
from bot.practice.neighbours import settle
from bot.practice.story import tell
from handlers.imports import import_customers, import_people
from policy.calendar import Calendar
from policy.pack import Pack
from storage.engine import make_engine
from storage.migrate import upgrade
from storage.store import Store

Progress = Callable[[str, int, int], None]  # what, how many are done, of how many


def silent(what: str, done: int, total: int) -> None:
    """Nobody watches."""


def opened(folder: Path, fill: Callable[[Store], None]) -> Store:
    """The store in ``folder``; made there and filled at the first start.

    It is made in a file that gets its name when it is complete, so that whoever is interrupted begins anew. Of two
    processes that start at once the second waits for the first.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "practice.sqlite"
    with (folder / "practice.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        cipher = _cipher(folder / "practice.key")
        if not file.exists():
            for left in folder.glob("practice.unfinished*"):  # by a start that was interrupted
                left.unlink()
            unfinished = folder / "practice.unfinished"
            store = _store(unfinished, cipher)
            fill(store)
            store.engine.dispose()
            if unfinished.with_name(f"{unfinished.name}-wal").exists():  # it goes with the last connection
                raise RuntimeError("a connection is still open, so the file alone would not be complete")
            unfinished.replace(file)
    return _store(file, cipher)


def fill(
    store: Store,
    now: dt.datetime,
    pack: Pack,
    calendar: Calendar,
    *,
    customers: int = sample.CUSTOMERS,
    cases: bool = True,
    progress: Progress = silent,
) -> None:
    """People, customers, and their cases up to ``now`` (aware UTC)."""
    organisations = [organisation.key for organisation in pack.organisations]
    import_people(store, sample.people_csv(), organisations=organisations, at=now, pack=pack.sha256)
    import_customers(
        store,
        sample.customers_csv(customers),
        organisations=organisations,
        at=now,
        pack=pack.sha256,
        progress=lambda done, total: progress("Customers", done, total),
    )
    if cases:
        tell(store, now, pack, calendar, lambda done, of: progress("Their cases, step by step", done, of))
        settle(store, now, pack, calendar)


def _store(file: Path, cipher: MultiFernet) -> Store:
    store = Store(make_engine(f"sqlite:///{file}", cipher=cipher))
    upgrade(store.engine)
    return store


def _cipher(file: Path) -> MultiFernet:
    """The practice key beside the practice database; a real service has its own in the environment."""
    if not file.exists():
        new = file.with_suffix(".new")
        new.touch(mode=0o600)
        new.write_bytes(Fernet.generate_key())
        new.replace(file)
    return MultiFernet([Fernet(file.read_bytes())])
