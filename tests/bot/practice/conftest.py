"""A browser, and the workspace served to it."""

import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser

from bot.practice.app import create_app
from tests.bot.practice.browsing import Slow, chromium
from tests.bot.practice.first_start import start
from tests.bot.practice.landlord import ROOT, Landlord, landlord_in


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
async def server(slow: Slow) -> AsyncIterator[TestServer]:
    server = TestServer(create_app(slow, slow))
    await server.start_server()
    yield server
    await server.close()


def killed_half_way(folder: Path) -> None:
    """A first start, killed while it plays the tales."""
    command = [sys.executable, "-m", "tests.bot.practice.first_start", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if line.startswith("Their cases") and int(line.split()[-1]) >= 40:
                child.kill()
                break
    assert child.returncode == -signal.SIGKILL


@pytest.fixture(scope="session")
def landlord(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Landlord]:
    folder = tmp_path_factory.mktemp("landlord")
    killed_half_way(folder)
    assert not (folder / "practice.sqlite").exists()
    assert (folder / "practice.unfinished").exists()
    start(folder)
    made = landlord_in(folder)
    yield made
    made.store.engine.dispose()
