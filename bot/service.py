"""The service as a whole: one web application for every platform that is set up, over one store."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.calendar import make_calendar
from bot.clock import real_now
from bot.delivery import LEASE, Delivery
from bot.health import add_health
from bot.pack import applying, load_packs, read_packs, refresh
from bot.settings import Settings
from bot.slack.app import add_slack
from bot.slack.patience import PATIENCE
from bot.ticker import Job, ticking
from handlers.desk import Desk
from handlers.nudge import tick
from handlers.people import Directory
from storage.store import Store

REMINDING: Final = 20.0  # seconds of real time
DELIVERING: Final = 0.5


@dataclass(frozen=True)
class Service:
    """What a process runs. ``applying`` says which issue of the policy applies from when, ``remind`` gives how many reminders were given, ``deliver`` how many messages arrived;
    the application does both by itself while it runs."""

    app: web.Application
    applying: Callable[[], list[str]]
    remind: Callable[[], Awaitable[int]]
    deliver: Callable[[], Awaitable[int]]


def make_service(
    settings: Settings,
    store: Store,
    *,
    now: Callable[[], dt.datetime] = real_now,
    lease: dt.timedelta = LEASE,
    patience: float = PATIENCE,
) -> Service:
    """The service on a migrated store. ``now`` is the domain's time, aware UTC; ``lease`` as `Delivery` has it,
    ``patience`` as `add_slack`.

    Raises `Unavailable`, and `PackError` where the policy pack cannot be used.
    """
    issues = load_packs(store, read_packs(settings.policy_packs), now(), ZoneInfo(settings.timezone))
    pack = issues.newest
    calendar = make_calendar(settings.timezone, pack.settings)
    directory = Directory(store, pack, now, real_now)
    app = web.Application()
    add_health(app, store, settings.policy_packs)
    slack = add_slack(
        app,
        Desk(store, pack, calendar, now),
        directory,
        bot_token=settings.slack_bot_token.get_secret_value(),
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        api_url=settings.slack_api_url,
        patience=patience,
    )
    delivery = Delivery(store, directory, [slack], real_now, lease=lease)

    def applies() -> list[str]:
        return list(applying(issues, calendar.day(now())))

    def take_in() -> None:
        with store.read() as reader:
            refresh(reader, issues)

    async def remind() -> int:
        given = 0
        await asyncio.to_thread(take_in)
        while done := await asyncio.to_thread(tick, store, now(), real_now(), pack, calendar):
            given += done
        return given

    async def going_on(_: web.Application) -> AsyncIterator[None]:
        jobs = (Job("remind", REMINDING, remind), Job("deliver", DELIVERING, delivery.deliver))
        async with ticking(jobs):
            yield

    app.cleanup_ctx.append(going_on)
    return Service(app, applies, remind, delivery.deliver)
