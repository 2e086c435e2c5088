"""Dialogs in a real browser: filled with the keyboard, corrected, left and taken up, never losing a word."""

import re
from uuid import UUID

from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, expect

from bot.practice.app import create_app
from tests.bot.practice.browsing import IN_A_BROWSER, Slow, being, focused, say
from tests.bot.practice.demo import GWEN, MAIR

pytestmark = IN_A_BROWSER


async def test_a_form_is_filled_with_the_keyboard_alone(
    browser: Browser, server: TestServer, slow: Slow
) -> None:
    async with being(browser, server, MAIR) as page:
        await say(page, "/contact-report")
        dialog = page.get_by_role("dialog", name="Report an incident")
        await expect(dialog).to_be_visible()
        assert await focused(page) == "f-customer"
        customer = dialog.get_by_role("combobox", name="Customer")
        await customer.press_sequentially("eli", delay=220)
        found = dialog.get_by_role("listbox", name="Customer").get_by_role("option")
        await expect(found).to_have_count(2)
        await expect(dialog.get_by_text("2 found")).to_be_attached()
        await page.wait_for_timeout(500)
        await expect(found).to_have_count(2)
        await customer.press("ArrowUp")
        await customer.press("Escape")
        await expect(dialog).to_be_visible()
        await customer.press_sequentially("s")
        await expect(found).to_have_count(1)
        await customer.press("ArrowDown")
        await customer.press("Enter")
        await expect(customer).to_have_value(re.compile("Elis Meredydd"))
        await dialog.get_by_role("radio", name="By phone").focus()
        await page.keyboard.press("Space")
        await dialog.get_by_role("checkbox", name="Threats of harm").focus()
        await page.keyboard.press("Space")
        await dialog.get_by_role("textbox", name="What happened").focus()
        await page.keyboard.type("He shouted.\nThen he hung up.")
        await dialog.get_by_role("button", name="Send the report").focus()
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
        await expect(dialog).to_be_hidden()
        assert await focused(page) == "say"
        kind, answers = slow.asked[-1]
        assert kind == "submit"
        assert isinstance(answers, dict)
        assert answers["kinds"] == ["threat"]
        assert answers["channel"] == "phone"
        assert answers["warned"] == ""
        assert answers["what"] == "He shouted.\nThen he hung up."
        assert UUID(answers["customer"])


async def test_mistakes_are_shown_at_their_fields_and_nothing_typed_is_lost(
    browser: Browser, server: TestServer
) -> None:
    async with being(browser, server, MAIR) as page:
        await say(page, "/contact-report")
        dialog = page.get_by_role("dialog", name="Report an incident")
        await dialog.get_by_role("combobox", name="Customer").fill("Eluned")
        await dialog.get_by_role("textbox", name="Where was it?").fill("At the door")
        await dialog.get_by_role("button", name="Send the report").click()
        summary = dialog.get_by_role("alert").filter(has_text="There is a problem")
        await expect(summary).to_be_focused()
        await expect(dialog.get_by_role("combobox", name="Customer")).to_have_value("Eluned")
        await expect(dialog.get_by_role("textbox", name="Where was it?")).to_have_value("At the door")
        what = dialog.get_by_role("textbox", name="What happened")
        await expect(what).to_have_attribute("aria-invalid", "true")
        await expect(what).to_have_accessible_description(re.compile("Answer this question"))
        await summary.get_by_role("link", name="What happened").click()
        await expect(what).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(page.get_by_text("What you typed is kept as a draft.")).to_be_visible()


async def test_closing_a_form_keeps_what_was_typed_as_a_draft(
    browser: Browser, server: TestServer, slow: Slow
) -> None:
    async with being(browser, server, GWEN) as page:
        await page.get_by_role("button", name="Formal consideration").click()
        dialog = page.get_by_role("dialog", name="Formal consideration")
        await expect(dialog.get_by_text("Step 1 of 2")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(dialog).to_be_hidden()
        assert slow.count("close") == 0
        await expect(page.get_by_role("button", name="Formal consideration")).to_be_focused()
        await page.keyboard.press("Enter")
        await dialog.get_by_role("textbox").first.fill("No: she was told twice.")
        await page.keyboard.press("Escape")
        await expect(page.get_by_text("What you typed is kept as a draft.")).to_be_visible()
        assert slow.asked[-1][0] == "close"


async def test_a_long_piece_of_work_goes_on_step_by_step(browser: Browser, server: TestServer) -> None:
    async with being(browser, server, GWEN) as page:
        await page.get_by_role("button", name="Formal consideration").click()
        await page.get_by_role("button", name="Save and continue").click()
        dialog = page.get_by_role("dialog", name="Formal consideration")
        await expect(dialog.get_by_text("Step 2 of 2")).to_be_visible()
        await expect(dialog.get_by_role("textbox").first).to_be_focused()


async def test_a_button_that_asks_first_acts_only_on_yes(
    browser: Browser, server: TestServer, slow: Slow
) -> None:
    async with being(browser, server, GWEN) as page:
        await page.get_by_role("button", name="No further action").click()
        question = page.get_by_role("alertdialog", name=re.compile("Close this report"))
        await expect(question.get_by_role("button", name="Keep it open")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(question).to_be_hidden()
        await expect(page.get_by_role("button", name="No further action")).to_be_focused()
        assert slow.count("press") == 0
        await page.keyboard.press("Enter")
        await question.get_by_role("button", name="Close it").click()
        await expect(page.get_by_role("heading", name="Done: none")).to_be_visible()


async def test_names_with_markup_stay_names(browser: Browser, server: TestServer) -> None:
    async with being(browser, server, MAIR) as page:
        await say(page, '/contact-check "><img src=x onerror=alert(1)>')
        await expect(page.get_by_role("log").get_by_text("<img src=x").last).to_be_visible()
        await say(page, "/contact-report")
        await page.get_by_role("combobox", name="Customer").press_sequentially("script")
        await expect(page.get_by_role("option", name="<script>alert(1)</script>")).to_be_visible()


async def test_when_the_server_is_away_nothing_typed_is_lost(
    browser: Browser, server: TestServer, slow: Slow
) -> None:
    async with being(browser, server, MAIR) as page:
        await say(page, "/contact-report")
        dialog = page.get_by_role("dialog", name="Report an incident")
        await dialog.get_by_role("textbox", name="What happened").fill("A long story")
        port = server.port
        assert port is not None
        await server.close()
        await dialog.get_by_role("button", name="Send the report").click()
        await expect(dialog.get_by_role("alert").filter(has_text="Not connected")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(dialog.get_by_role("alert").filter(has_text="could not be kept")).to_be_visible()
        async with TestServer(create_app(slow, slow), port=port):
            await expect(page.locator("#offline")).to_be_hidden(timeout=15000)
            await expect(dialog.get_by_role("textbox", name="What happened")).to_have_value("A long story")
            await dialog.get_by_role("button", name="Send the report").click()
            await expect(dialog.get_by_text("There is a problem")).to_be_visible()
