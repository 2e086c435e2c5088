"""The made-up landlord at work in real browsers: one page a person, found and used by what stands on the screen."""

import csv
import datetime as dt
import io
import re
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Locator, Page, expect

from bot.practice import sample
from bot.practice.start import practice_app
from tests.bot.practice.browsing import WIDE, being, say

MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Known:
    """A customer of the made-up landlord, as staff know them."""

    reference: str
    name: str


def somebody(language: str) -> Known:
    """A customer with every way of contact and a name of their own. ``language``: cy, en, or empty for not known."""
    rows = list(csv.DictReader(io.StringIO(sample.customers_csv().decode())))
    names = [row["name"] for row in rows]
    fits = (
        row
        for row in reversed(rows)  # from the end, away from those whom the workspace has cases about
        if row["language"] == language and row["email"] and row["phone"] and names.count(row["name"]) == 1
    )
    found = next(fits)
    return Known(found["reference"], found["name"])


class Workplace:
    """The workspace on a folder, behind a real server, with a clock that starts on a Monday morning."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser = browser
        self.folder = folder
        self._starts = MONDAY
        self._began = time.monotonic()
        self._people: dict[str, UUID] = {}
        self.server: TestServer

    def now(self) -> dt.datetime:
        """Aware UTC; it goes on through a restart, as time does."""
        return self._starts + dt.timedelta(seconds=time.monotonic() - self._began)

    def pass_by(self, **time: float) -> None:
        """Time passes although nobody moves the practice clock."""
        self._starts += dt.timedelta(**time)

    @property
    def database(self) -> Path:
        """The file that everything is kept in."""
        return self.folder / "practice.sqlite"

    async def open(self, port: int | None = None) -> None:
        """Serve it."""
        # Without its sample cases: what these tests look at is what they did.
        self.server = TestServer(practice_app(self.folder, self.now, cases=False), port=port)
        await self.server.start_server()
        page = await self._browser.new_page()
        await page.goto(str(self.server.make_url("/")))
        for name, *_ in sample.PEOPLE:
            address = await page.get_by_role("link", name=name).get_attribute("href") or ""
            self._people[name] = UUID(address.rpartition("/")[2])
        await page.close()

    async def close(self) -> None:
        """Stop serving; everything stays in the folder."""
        await self.server.close()

    async def restart(self) -> None:
        """Stop, and start again at the same address."""
        port = self.server.port
        await self.close()
        await self.open(port)

    @asynccontextmanager
    async def as_person(
        self, name: str, size: tuple[int, int] = WIDE, *, expected: str = "ERR_CONNECTION"
    ) -> AsyncIterator["Somebody"]:
        """A page of this person, in a browser of their own."""
        async with being(self._browser, self.server, self._people[name], size, expected=expected) as page:
            yield Somebody(page)


class Somebody:
    """What a person of the staff does and sees."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.chat = page.get_by_role("log", name="Conversation")
        self.home = page.get_by_role("region", name="Waiting for you")
        self.dialog = page.get_by_role("dialog")
        self.question = page.get_by_role("alertdialog")

    def card(self, title: str) -> Locator:
        """The newest card in the chat whose title begins so."""
        return self.chat.get_by_role("article", name=re.compile(rf"^{re.escape(title)}")).last

    async def say(self, text: str) -> None:
        """Type a command and send it."""
        await say(self.page, text)

    async def check(self, customer: Known) -> Locator:
        """Look a customer up; gives the answer."""
        before = await self.chat.get_by_text("The look-up is recorded.").count()
        await self.say(f"/contact-check {customer.reference}")
        await expect(self.chat.get_by_text("The look-up is recorded.")).to_have_count(before + 1)
        return self.card(customer.name)

    async def report(self, customer: Known, what: str = "She shouted at me on the phone.") -> None:
        """Report an incident, from the command to the thanks."""
        await self.say(f"/contact-report {customer.reference}")
        kind = "Swearing, insults or hurtful remarks"
        told = {"How": "Phone", "What kind": kind, "What happened": what}
        await self.sent("Report an incident", told, "Send the report")

    async def press(self, button: str, card: str) -> None:
        """Press a button of the newest card with this title."""
        await self.button(button, card).click()

    def button(self, label: str, card: str) -> Locator:
        """A button of the newest card with this title."""
        return self.card(card).get_by_role("button", name=label, exact=True)

    async def fill(self, form: str, answers: Mapping[str, str | Sequence[str]]) -> None:
        """Answer questions of the form that is open, or opening: by the beginning of each label."""
        dialog = self.page.get_by_role("dialog", name=form)
        await expect(dialog).to_be_visible()
        for question, answer in answers.items():
            label = re.compile(rf"^{re.escape(question)}")
            group = dialog.get_by_role("group", name=label).or_(dialog.get_by_role("radiogroup", name=label))
            if await group.count():
                for choice in [answer] if isinstance(answer, str) else answer:
                    await group.get_by_label(choice, exact=True).check()
            else:
                assert isinstance(answer, str)
                await dialog.get_by_label(label).fill(answer)

    async def send(self, button: str) -> None:
        """Send the form that is open."""
        await self.dialog.get_by_role("button", name=button, exact=True).click()

    async def sent(self, form: str, answers: Mapping[str, str | Sequence[str]], button: str) -> None:
        """Fill a form in, send it, and see it go."""
        await self.fill(form, answers)
        await self.send(button)
        await expect(self.page.get_by_role("dialog", name=form)).to_be_hidden()

    async def sure(self, yes: str) -> None:
        """Say yes to what a button asks first."""
        await self.question.get_by_role("button", name=yes, exact=True).click()

    async def later(self, step: str) -> None:
        """Move the clock: "+1 day", "+1 week", "To next deadline"."""
        clock = self.page.get_by_role("region", name="Practice clock")
        before = await clock.get_by_role("time").inner_text()
        await clock.get_by_role("button", name=step).click()
        await expect(clock.get_by_role("time")).not_to_have_text(before)
