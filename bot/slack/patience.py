"""Answering within Slack's three seconds, and finishing what takes longer.

Work that has begun may commit at any time, so it is never cancelled and never called failed while it runs.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Final, TypeVar

from bot.slack.trouble import log_trouble

T = TypeVar("T")

PATIENCE: Final = 2.0  # seconds, real time; Slack gives up after three
BRIEFLY: Final = 0.7  # seconds more, for a call to Slack before the reply
GRACE: Final = 0.3  # seconds for Slack to show "still working" before the result replaces it


class Patience:
    """Work in hand. ``seconds`` is how long an answer may take before the person is told to wait."""

    def __init__(self, seconds: float = PATIENCE) -> None:
        self._seconds = seconds
        self._tasks: set[asyncio.Task[None]] = set()

    async def within(self, work: Coroutine[None, None, T], late: Callable[[T], Awaitable[None]]) -> T | None:
        """The result; or None where it takes longer, and then ``late`` gets it once it is there."""
        task = asyncio.ensure_future(work)
        done, _ = await asyncio.wait({task}, timeout=self._seconds)
        if done:
            return task.result()

        async def finish() -> None:
            result = await task
            await asyncio.sleep(GRACE)
            await late(result)

        self.behind(finish())
        return None

    async def briefly(self, work: Coroutine[None, None, None]) -> None:
        """Do this now where it is quick; otherwise it goes on while Slack gets its reply."""
        await asyncio.wait({self.behind(work)}, timeout=BRIEFLY)

    def behind(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        """Do this without keeping Slack waiting; what goes wrong is logged."""
        task = asyncio.create_task(_logged(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def drained(self) -> None:
        """Wait for everything in hand; for stopping."""
        while self._tasks:
            await asyncio.gather(*self._tasks)


async def _logged(work: Coroutine[None, None, None]) -> None:
    try:
        await work
    except Exception as error:  # nobody awaits this task: what it raises would be lost
        log_trouble("slack-late", error)
