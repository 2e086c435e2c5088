"""`make screenshots`: the practice workspace as the README and docs/walkthrough.md show it.

`python -m tests.bot.practice.screenshots 14-policy …` takes these pictures of the walkthrough alone.
"""

import asyncio
import datetime as dt
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page

from bot.practice.start import practice_app
from tests.bot.practice.browsing import PHONE, WIDE, being, chromium, say
from tests.bot.practice.walkthrough import walk

MONDAY = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)  # the same day in every picture
PICTURES = Path(__file__).parents[3] / "docs" / "pictures"


async def _check(browser: Browser, server: TestServer, who: str, size: tuple[int, int], name: str) -> None:
    """A housing officer looks somebody up."""
    async with being(browser, server, await _person(browser, server, "Mair Jones"), size) as page:
        if size == PHONE:
            await page.get_by_role("button", name="Chat").click()
        await say(page, f"/contact-check {who}")
        await page.get_by_role("article", name=who).last.wait_for()
        await _settled(page, name)


async def _chat(browser: Browser, server: TestServer, who: str, size: tuple[int, int], name: str) -> None:
    """What somebody finds when they open the bot."""
    async with being(browser, server, await _person(browser, server, who), size) as page:
        await page.get_by_role("article").first.wait_for()
        await _settled(page, name)


async def _settled(page: Page, name: str) -> None:
    await page.wait_for_timeout(500)  # what moves has come to rest
    await page.screenshot(path=PICTURES / f"{name}.png")


async def _take(browser: Browser, server: TestServer) -> None:
    await _check(browser, server, "Eira Penllyn", WIDE, "check-desktop")
    await _check(browser, server, "Craig Thornbury", PHONE, "check-phone")
    await _chat(browser, server, "Tom Ellis", WIDE, "approval-desktop")
    await _chat(browser, server, "Huw Pritchard", PHONE, "waiting-phone")


async def _person(browser: Browser, server: TestServer, name: str) -> UUID:
    page = await browser.new_page()
    await page.goto(str(server.make_url("/")))
    address = await page.get_by_role("link", name=name).first.get_attribute("href")
    await page.close()
    assert address is not None
    return UUID(address.rsplit("/", 1)[1])


async def main(only: Sequence[str]) -> None:
    """Start it on a folder of its own, play, take the pictures; or ``only`` those of the walkthrough."""
    (PICTURES / "walkthrough").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = TestServer(practice_app(Path(folder), lambda: MONDAY))
        async with server, chromium() as browser:
            if not only:
                await _take(browser, server)
            await walk(browser, server, Path(folder), PICTURES / "walkthrough", only)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
