"""A service that dies again and again, and people who try again when it does."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from tests.e2e.slack_service import SECRET
from tests.slack_client import SlackClient
from tests.slack_workspace import SlackWorkspace

ROOT = Path(__file__).parents[2]


@dataclass
class Dying:
    """The service as a process of its own. ``after`` says at which passage of its point each life ends."""

    database_url: str
    slack: SlackWorkspace
    key: str
    clock: Path
    point: str
    after: Iterator[int]
    log: Path
    deaths: int = 0
    port: int = field(default_factory=lambda: free_port())
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def up(self) -> None:
        """Start it again if it died, and wait until it listens."""
        async with asyncio.timeout(30):
            while True:
                if self._process is None or self._died():
                    self._process = self._started()
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", self.port)
                except OSError:
                    await asyncio.sleep(0.05)
                else:
                    writer.close()
                    return

    def stop(self) -> None:
        """End the last life."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(timeout=20)

    def _died(self) -> bool:
        assert self._process is not None
        code = self._process.poll()
        if code is None:
            return False
        assert code == -signal.SIGKILL, f"it ended by itself with {code}: {self.log.read_text()[-2000:]}"
        self.deaths += 1
        return True

    def _started(self) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "DATABASE_URL": self.database_url,
            "ENCRYPTION_KEYS": self.key,
            "PORT": str(self.port),
            "SLACK_API_URL": self.slack.api_url,
            "SLACK_BOT_TOKEN": "xoxb-test",
            "SLACK_SIGNING_SECRET": SECRET,
            "CRASH_CLOCK": str(self.clock),
            "CRASH_POINT": self.point,
            "CRASH_AFTER": str(next(self.after)),
        }
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "tests.crash.child"],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )


class Stubborn(SlackClient):
    """Somebody who tries again when Slack says that the app did not answer."""

    def __init__(self, service: Dying, user_id: str) -> None:
        super().__init__(service.url, SECRET, user_id, service.slack)
        self._service = service

    async def command(self, command: str, text: str = "") -> None:
        shown = self.view
        await self._again(lambda: super(Stubborn, self).command(command, text), lambda: self.view != shown)

    async def press(self, label: str) -> None:
        await self._again(lambda: super(Stubborn, self).press(label), lambda: not self.offers(label))

    async def submit(self) -> None:
        await self._again(super().submit, lambda: False)

    async def _suggested(self, block: dict[str, Any], typed: str) -> list[dict[str, Any]]:
        found: list[list[dict[str, Any]]] = []

        async def ask() -> None:
            found.append(await super(Stubborn, self)._suggested(block, typed))

        await self._again(ask, lambda: False)
        return found[-1]

    async def _again(self, step: Callable[[], Awaitable[None]], done: Callable[[], bool]) -> None:
        """Take the step until it was answered, or is seen to be done although it was not answered."""
        tried = False
        async with asyncio.timeout(60):
            while not (tried and done()):
                await self._service.up()
                tried = True
                with suppress(aiohttp.ClientError):
                    await step()
                    return


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
