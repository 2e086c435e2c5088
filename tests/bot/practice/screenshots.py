"""`make screenshots`: the practice workspace as the README shows it, at desktop and at phone width."""

import asyncio
import tempfile
from pathlib import Path
from uuid import UUID

from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page

from bot.practice.start import practice_app
from tests.bot.practice.browsing import PHONE, WIDE, being, chromium, say

PICTURES = Path(__file__).parents[3] / "docs" / "pictures"


async def _report(page: Page) -> None:
    await say(page, "/contact-report T-00007")
    dialog = page.get_by_role("dialog", name="Report an incident")
    await dialog.get_by_role("radio").first.check()
    await dialog.get_by_role("checkbox").first.check()
    await dialog.get_by_role("textbox", name="What happened").fill(
        "Shouted at me at the door and would not stop."
    )
    await dialog.get_by_role("button", name="Send the report").click()
    await page.get_by_role("heading", name="Your report about").first.wait_for()


async def _take(browser: Browser, server: TestServer) -> None:
    async with being(browser, server, await _person(browser, server, "Mair Jones")) as page:
        await _report(page)
        await say(page, "/contact-check T-00007")
        await page.get_by_role("article").filter(has_text="As of").first.wait_for()
        await page.screenshot(path=PICTURES / "check-desktop.png")
    manager = await _person(browser, server, "Huw Pritchard")
    for size, name in ((WIDE, "report-desktop"), (PHONE, "report-phone")):
        async with being(browser, server, manager, size) as page:
            await page.get_by_role("article").first.wait_for()
            await page.wait_for_timeout(300)
            await page.screenshot(path=PICTURES / f"{name}.png")


async def _person(browser: Browser, server: TestServer, name: str) -> UUID:
    page = await browser.new_page()
    await page.goto(str(server.make_url("/")))
    address = await page.get_by_role("link", name=name).first.get_attribute("href")
    await page.close()
    assert address is not None
    return UUID(address.rsplit("/", 1)[1])


async def main() -> None:
    """Start it on a folder of its own, play, take the pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = TestServer(practice_app(Path(folder)))
        async with server, chromium() as browser:
            await _take(browser, server)


if __name__ == "__main__":
    asyncio.run(main())
