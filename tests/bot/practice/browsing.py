"""What the browser tests share: a demo that can be slow, and a page that watches its own console."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Dialog, Page, async_playwright

from bot.practice.ports import Kind
from handlers.answer import Answer
from notices.answers import RawAnswers
from notices.card import Action
from notices.fields import Option
from tests.bot.practice.demo import Demo

CHROMIUM = "/usr/bin/chromium"
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, PHONE = (1280, 800), (390, 844)
IN_A_BROWSER = [
    pytest.mark.client,
    pytest.mark.skipif(  # in CI a missing browser is a failure
        not Path(CHROMIUM).exists() and not os.environ.get("CI"), reason=f"{CHROMIUM} is not installed"
    ),
]


class Slow(Demo):
    """The demo, with time for a second click before it answers."""

    def command(self, person: UUID, text: str) -> Answer:
        asyncio.run(asyncio.sleep(self.delay))
        return super().command(person, text)

    def press(self, person: UUID, action: Action) -> Answer:
        asyncio.run(asyncio.sleep(self.delay))
        return super().press(person, action)

    def submit(self, person: UUID, form_id: UUID, raw: RawAnswers) -> Answer:
        asyncio.run(asyncio.sleep(self.delay))
        return super().submit(person, form_id, raw)

    def options(self, person: UUID, kind: Kind, typed: str) -> tuple[Option, ...]:
        # The shorter the text, the later its answer: a late one must not overwrite a newer one.
        asyncio.run(asyncio.sleep(0.4 if len(typed) < 3 else 0))
        return super().options(person, kind, typed)

    def count(self, kind: str) -> int:
        return sum(asked == kind for asked, _ in self.asked)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The system's Chromium, without a window."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        await browser.close()


@asynccontextmanager
async def being(
    browser: Browser,
    server: TestServer,
    person: UUID,
    size: tuple[int, int] = WIDE,
    *,
    expected: str = "ERR_CONNECTION",
) -> AsyncIterator[Page]:
    """A page of this person; nothing may be wrong in its console (a breach of the security policy stands there), but
    what a test brings about: lines with ``expected`` in them."""
    context = await browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="en-GB")
    page = await context.new_page()
    wrong: list[str] = []
    dialogs: list[Dialog] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console",
        lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None,
    )
    page.set_default_timeout(8000)
    await page.goto(str(server.make_url(f"/as/{person}")))
    yield page
    assert [line for line in wrong if expected not in line] == []
    assert dialogs == []
    await context.close()


async def say(page: Page, text: str) -> None:
    box = page.get_by_role("combobox", name="Message to the contact bot")
    await box.fill(text)
    await box.press("Enter")


async def focused(page: Page) -> str:
    return str(await page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
