"""`python -m bot practice`: the made-up landlord in the browser, on loopback alone."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path

from aiohttp import web
from cryptography.fernet import Fernet, MultiFernet

from bot.calendar import make_calendar
from bot.pack import load_pack
from bot.practice import sample
from bot.practice.app import LIVE, create_app
from bot.practice.workspace import StoredWorkspace
from handlers.desk import Desk
from handlers.imports import import_customers, import_people
from policy.pack import Pack
from policy.refusal import Unavailable
from storage.engine import make_engine
from storage.migrate import upgrade
from storage.store import Store

LOOPBACK = "127.0.0.1"
TICK = 5.0  # seconds of real time


def real_now() -> dt.datetime:
    """The real time, aware UTC."""
    return dt.datetime.now(dt.UTC)


def practice_app(folder: Path, now: Callable[[], dt.datetime] = real_now) -> web.Application:
    """The workspace kept in ``folder``; made there at the first start. ``now`` is aware UTC, where the practice clock
    starts."""
    store = Store(make_engine(f"sqlite:///{folder / 'practice.sqlite'}", cipher=_cipher(folder)))
    upgrade(store.engine)
    pack, text = load_pack()
    seed(store, pack, text, now())
    calendar = make_calendar("Europe/London", pack.settings)
    workspace = StoredWorkspace(store, pack, calendar, now)
    app = create_app(Desk(store, pack, calendar, workspace.now), workspace)

    async def reminding(app: web.Application) -> AsyncIterator[None]:
        async def forever() -> None:
            while True:
                await asyncio.sleep(TICK)
                with suppress(Unavailable):  # the next tick finds what is due then
                    if await asyncio.to_thread(workspace.tick):
                        app[LIVE].changed()

        running = asyncio.create_task(forever())
        yield
        running.cancel()
        await asyncio.to_thread(store.engine.dispose)

    app.cleanup_ctx.append(reminding)
    return app


def seed(store: Store, pack: Pack, text: str, at: dt.datetime, customers: int = sample.CUSTOMERS) -> None:
    """People and customers; once. ``at`` is aware UTC."""
    organisations = [organisation.key for organisation in pack.organisations]
    with store.write() as unit:
        unit.keep_pack(pack.sha256, str(pack.issue), text, at)
        known = bool(unit.people())
    if known:
        return
    import_people(store, sample.people_csv(), organisations=organisations, at=at, pack=pack.sha256)
    import_customers(
        store, sample.customers_csv(customers), organisations=organisations, at=at, pack=pack.sha256
    )
    with store.write() as unit:
        unit.measure_search()


def _cipher(folder: Path) -> MultiFernet:
    """The practice key beside the practice database; a real service has its own in the environment."""
    folder.mkdir(parents=True, exist_ok=True)
    key = folder / "practice.key"
    if not key.exists():
        key.write_bytes(Fernet.generate_key())
        key.chmod(0o600)
    return MultiFernet([Fernet(key.read_bytes())])
