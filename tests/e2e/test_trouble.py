"""When the database is locked or full: clear words, nothing half done, and nothing typed is lost."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.async_api import expect
from sqlalchemy import event
from sqlalchemy.pool import Pool

from tests.bot.practice.browsing import IN_A_BROWSER
from tests.e2e.workplace import Somebody, Workplace, somebody

pytestmark = IN_A_BROWSER

CUSTOMER = somebody("en")
LATER = "It cannot be done at the moment. Nothing was changed; try again in a minute."
STORY = "She shouted “Cer o’ma, y diawl!” at me. " * 75  # encrypted, more than a page of the database
WAIT = 12_000  # milliseconds; the store waits five seconds for its turn


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Another process is writing, and does not finish."""
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


class Disk:
    """The disk below the database; SQLite asks it for room page by page."""

    full = False

    def limit(self, connection: sqlite3.Connection, *_: object) -> None:
        """Each connection has a limit of its own; of 1 SQLite makes as many pages as there are."""
        connection.execute(f"PRAGMA max_page_count = {1 if self.full else 4294967294}").close()


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk()
    event.listen(Pool, "checkout", disk.limit)
    yield disk
    event.remove(Pool, "checkout", disk.limit)


async def _fills_the_report(mair: Somebody) -> None:
    await mair.say(f"/contact-report {CUSTOMER.reference}")
    await mair.fill(
        "Report an incident",
        {"How": "Phone", "What kind": "Swearing, insults or hurtful remarks", "What happened": STORY},
    )


async def _is_told_and_keeps_what_was_typed(mair: Somebody) -> None:
    await mair.send("Send the report")
    await expect(mair.dialog.get_by_role("alert")).to_contain_text(LATER, timeout=WAIT)
    await expect(mair.dialog.get_by_label("What happened")).to_have_value(STORY)


async def _sends_it_once_it_is_possible(mair: Somebody, workplace: Workplace) -> None:
    await mair.send("Send the report")
    await expect(mair.card("Your report about")).to_be_visible()
    async with workplace.as_person("Huw Pritchard") as huw:
        await expect(huw.chat.get_by_role("article", name=f"Incident: {CUSTOMER.name}")).to_have_count(1)


async def test_while_the_database_is_locked_a_report_stays_in_its_form(workplace: Workplace) -> None:
    async with workplace.as_person("Mair Jones", expected="503") as mair:
        await _fills_the_report(mair)
        with locked(workplace.database):
            await _is_told_and_keeps_what_was_typed(mair)
            await mair.page.keyboard.press("Escape")
            await expect(mair.dialog.get_by_role("alert")).to_contain_text(
                "could not be kept as a draft", timeout=WAIT
            )
            await expect(mair.dialog.get_by_label("What happened")).to_have_value(STORY)
        await _sends_it_once_it_is_possible(mair, workplace)


async def test_while_the_disk_is_full_a_report_stays_in_its_form(workplace: Workplace, disk: Disk) -> None:
    async with workplace.as_person("Mair Jones", expected="503") as mair:
        await _fills_the_report(mair)
        disk.full = True
        await _is_told_and_keeps_what_was_typed(mair)
        async with workplace.as_person("Huw Pritchard", expected="503") as huw:
            await expect(huw.home).not_to_contain_text(CUSTOMER.name)
        disk.full = False
        await _sends_it_once_it_is_possible(mair, workplace)


async def test_while_the_database_is_locked_pages_are_read_and_answers_say_why_not(
    workplace: Workplace,
) -> None:
    async with workplace.as_person("Huw Pritchard", expected="503") as huw:
        with locked(workplace.database):
            await huw.page.reload()
            await expect(huw.home.get_by_role("button", name="Report an incident")).to_be_visible()
            await huw.say(f"/contact-check {CUSTOMER.reference}")
            await expect(huw.card("Not possible now")).to_contain_text(LATER, timeout=WAIT)
            await huw.page.get_by_role("button", name="+1 day").click()
            await expect(huw.page.get_by_role("status").filter(has_text=LATER)).to_be_visible(timeout=WAIT)
        answer = await huw.check(CUSTOMER)
        await expect(answer).to_contain_text("No restriction in force")


async def test_reminders_go_on_after_a_tick_that_could_not_write(workplace: Workplace) -> None:
    async with workplace.as_person("Mair Jones") as mair:
        await _fills_the_report(mair)
        await _sends_it_once_it_is_possible(mair, workplace)
    with locked(workplace.database):
        await asyncio.sleep(11)  # of real time: one tick begins within five seconds, and waits for five
    async with workplace.as_person("Huw Pritchard") as huw:
        workplace.pass_by(days=2)
        reminder = huw.chat.get_by_role("article", name="An incident report waits to be acknowledged")
        await expect(reminder.filter(has_text=CUSTOMER.name)).to_be_visible(timeout=WAIT)
