"""What a process does again and again: a scheduler in memory. What is due stands in the database, not here."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.trouble import log_trouble


@dataclass(frozen=True)
class Job:
    """Something to do every so many seconds of real time; never twice at once."""

    name: str
    seconds: float
    run: Callable[[], Awaitable[object]]


@asynccontextmanager
async def ticking(jobs: Sequence[Job]) -> AsyncIterator[None]:
    """Do these while the block runs; what is in hand when it ends is finished. A job that fails is logged."""
    running: set[asyncio.Task[None]] = set()

    async def once(job: Job) -> None:
        try:
            await job.run()
        except Exception as error:  # the next tick tries again
            log_trouble("job-failed", error, job=job.name)

    async def kept(job: Job) -> None:
        task = asyncio.create_task(once(job))
        running.add(task)
        task.add_done_callback(running.discard)
        with suppress(
            asyncio.CancelledError
        ):  # the scheduler cancels its jobs when it stops; the work goes on
            await asyncio.shield(task)

    scheduler = AsyncIOScheduler(
        timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
    for job in jobs:
        scheduler.add_job(kept, "interval", args=[job], seconds=job.seconds, id=job.name)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
        if running:
            await asyncio.wait(running)
