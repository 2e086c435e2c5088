"""A browser, and the workspace served to it."""

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser

from bot.practice.app import create_app
from tests.bot.practice.browsing import Slow, chromium


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
