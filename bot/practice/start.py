"""`python -m bot practice`: the made-up landlord in the browser, on loopback alone."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.calendar import make_calendar
from bot.clock import real_now
from bot.pack import load_packs, read_packs
from bot.practice import sample
from bot.practice.app import LIVE, create_app
from bot.practice.seed import Progress, fill, opened, silent
from bot.practice.workspace import StoredWorkspace
from bot.ticker import Job, ticking
from handlers.desk import Desk
from storage.store import Store

LOOPBACK = "127.0.0.1"
TICK = 5.0  # seconds of real time


def practice_app(
    folder: Path,
    now: Callable[[], dt.datetime] = real_now,
    *,
    customers: int = sample.CUSTOMERS,
    cases: bool = True,
    progress: Progress = silent,
) -> web.Application:
    """The workspace kept in ``folder``; made there at the first start, with so many customers, and their cases unless
    it has to be quick. ``now`` is aware UTC, where the practice clock starts."""
    offered, zone = read_packs(), ZoneInfo("Europe/London")
    pack = offered[-1].pack
    calendar = make_calendar("Europe/London", pack.settings)

    def first(store: Store) -> None:
        fill(store, now(), pack, calendar, customers=customers, cases=cases, progress=progress)

    store = opened(folder, first)
    with store.read() as reader:
        moved = now() + reader.clock.offset()
    pack = load_packs(store, offered, moved, zone).newest
    workspace = StoredWorkspace(store, pack, calendar, now)
    app = create_app(Desk(store, pack, calendar, workspace.now), workspace)

    async def remind() -> None:
        if await asyncio.to_thread(workspace.tick):
            app[LIVE].changed()

    async def going_on(_: web.Application) -> AsyncIterator[None]:
        async with ticking([Job("remind", TICK, remind)]):
            yield
        await asyncio.to_thread(store.engine.dispose)

    app.cleanup_ctx.append(going_on)
    return app
