"""The chat in a real browser, as somebody with a keyboard, a phone or two windows meets it."""

import re

from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, expect

from tests.bot.practice.browsing import IN_A_BROWSER, PHONE, WIDE, Slow, being, say
from tests.bot.practice.demo import GWEN, MAIR

pytestmark = IN_A_BROWSER


async def test_a_look_up_is_typed_answered_and_there_after_a_reload(
    browser: Browser, server: TestServer
) -> None:
    async with being(browser, server, MAIR) as page:
        await say(page, "/contact-check Eluned Morgan")
        answer = page.get_by_role("log").get_by_role(
            "article", name="Eluned Morgan: a restriction is in force"
        )
        await expect(answer).to_be_in_viewport()
        await expect(page.get_by_text("Only visible to you")).to_be_visible()
        await expect(page.get_by_role("combobox", name="Message to the contact bot")).to_have_value("")
        await page.reload()
        await expect(answer).to_be_in_viewport()
        await expect(page.get_by_role("log").get_by_text("/contact-check Eluned Morgan")).to_have_count(1)


async def test_commands_are_offered_and_chosen_with_the_keyboard(
    browser: Browser, server: TestServer
) -> None:
    async with being(browser, server, MAIR) as page:
        box = page.get_by_role("combobox", name="Message to the contact bot")
        await box.press_sequentially("/contact-")
        options = page.get_by_role("listbox", name="Commands").get_by_role("option")
        await expect(options).to_have_count(2)
        await box.press("ArrowDown")
        await box.press("ArrowDown")
        await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
        await expect(box).to_have_attribute(
            "aria-activedescendant", str(await options.nth(1).get_attribute("id"))
        )
        await box.press("Enter")
        await expect(box).to_have_value("/contact-report ")
        await expect(box).to_have_attribute("aria-expanded", "false")


async def test_two_people_see_each_others_doings_at_once(browser: Browser, server: TestServer) -> None:
    async with being(browser, server, GWEN) as gwen, being(browser, server, MAIR) as mair:
        await expect(gwen.get_by_role("heading", name="An incident was reported to you")).to_be_visible()
        await gwen.get_by_role("button", name="Acknowledge").click()
        await expect(gwen.get_by_role("article", name="Acknowledged by you")).to_be_visible()
        await expect(gwen.get_by_role("log").get_by_text("Updated")).to_be_visible()
        await expect(mair.get_by_role("heading", name="Your report was read")).to_be_visible()
        await mair.get_by_role("button", name="+1 week").click()
        await expect(
            mair.get_by_role("status").filter(has_text="It is now Monday 1 December")
        ).to_be_visible()
        await expect(mair.get_by_role("button", name="+1 week")).to_be_focused()
        await expect(gwen.locator("#clock")).to_contain_text("1 December 2025")


async def test_unread_marks_come_and_go(browser: Browser, server: TestServer) -> None:
    async with being(browser, server, MAIR) as mair:
        entry = mair.get_by_role("navigation").get_by_role("link", name="Gwen Pritchard")
        await expect(entry).to_have_accessible_name(re.compile("1 unread"))
        async with being(browser, server, GWEN) as gwen:
            await expect(gwen.locator(".first-unread")).to_be_visible()
            await expect(entry).not_to_have_accessible_name(re.compile("unread"))


async def test_a_double_click_does_a_thing_once(browser: Browser, server: TestServer, slow: Slow) -> None:
    slow.delay = 0.4
    async with being(browser, server, GWEN) as page:
        await page.get_by_role("button", name="Open CC-2025-0004").dblclick()
        await expect(page.get_by_role("heading", name="Done: case")).to_be_visible()
        assert slow.count("press") == 1
        await page.get_by_role("button", name="Formal consideration").click()
        await page.get_by_role("button", name="Save and continue").dblclick()
        await expect(page.get_by_text("Step 2 of 2")).to_be_visible()
        assert slow.count("submit") == 1
        await page.keyboard.press("Escape")
        box = page.get_by_role("combobox", name="Message to the contact bot")
        await box.fill("/contact")
        await box.press("Enter")
        await box.press("Enter")
        await expect(page.get_by_role("log").get_by_text("/contact", exact=True)).to_be_visible()
        assert slow.count("command") == 1


async def test_on_a_phone_everything_fits_and_is_in_reach(browser: Browser, server: TestServer) -> None:
    async with being(browser, server, GWEN, PHONE) as page:
        await expect(page.get_by_role("heading", name="2 things wait for you")).to_be_visible()
        await expect(page.get_by_role("link", name="Mair Jones")).to_be_hidden()
        await page.get_by_role("button", name="Chat").click()
        await expect(page.get_by_role("heading", name="An incident was reported to you")).to_be_visible()
        await say(page, "/contact-check Morgan")
        await expect(page.get_by_role("heading", name="Eluned Morgan: a restriction")).to_be_in_viewport()
        await page.get_by_role("button", name="Formal consideration").click()
        box = await page.get_by_role("dialog").bounding_box()
        assert box is not None
        assert box["width"] == PHONE[0]
        await page.get_by_role("button", name="Not now").click()
        assert await page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
        await page.get_by_role("button", name="People and clock").click()
        find = page.get_by_role("searchbox", name="Find a person")
        await find.fill("sian")
        await expect(page.get_by_role("navigation").get_by_role("link")).to_have_count(1)
        await find.press("Enter")
        await expect(page.get_by_role("heading", name="Siân Llywelyn-Bowen")).to_be_visible()


async def test_the_page_itself_never_scrolls_away(browser: Browser, server: TestServer) -> None:
    for size in (WIDE, PHONE):
        async with being(browser, server, GWEN, (size[0], 420)) as page:
            await page.reload()
            await expect(page.get_by_role("article").first).to_be_attached()
            assert await page.evaluate(
                "[document.documentElement.scrollTop, document.documentElement.scrollHeight]"
            ) == [0, 420]
