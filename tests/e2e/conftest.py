"""A browser, and a workplace that was made for one test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.bot.practice.browsing import chromium
from tests.e2e.workplace import Workplace


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


@pytest.fixture
async def workplace(browser: Browser, tmp_path: Path) -> AsyncIterator[Workplace]:
    """The practice workspace as `make run` serves it, on a Monday morning."""
    workplace = Workplace(browser, tmp_path)
    await workplace.open()
    yield workplace
    await workplace.close()
