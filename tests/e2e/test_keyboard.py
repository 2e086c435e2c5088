"""With the keyboard alone: a report is made and acknowledged, and the focus is never lost."""

import re

from playwright.async_api import Locator, expect

from tests.bot.practice.browsing import IN_A_BROWSER
from tests.e2e.workplace import Somebody, Workplace, somebody

pytestmark = IN_A_BROWSER

CUSTOMER = somebody("en")
FAR = 80  # presses of the key; further away nobody looks


async def _go_to(person: Somebody, control: Locator, key: str = "Tab") -> None:
    await expect(control).to_be_visible()
    for _ in range(FAR):
        if await control.evaluate("control => control === document.activeElement"):
            return
        await person.page.keyboard.press(key)
    raise AssertionError(f"not reached with {key}: {control}")


async def _focus_is_kept(person: Somebody) -> None:
    assert await person.page.evaluate("document.activeElement !== document.body")


async def test_a_report_is_made_and_acknowledged_with_the_keyboard_alone(workplace: Workplace) -> None:
    async with workplace.as_person("Mair Jones") as mair, workplace.as_person("Huw Pritchard") as huw:
        await mair.page.keyboard.type(f"/contact-check {CUSTOMER.reference}")
        await mair.page.keyboard.press("Enter")
        await _go_to(mair, mair.button("Report an incident", CUSTOMER.name), "Shift+Tab")
        await mair.page.keyboard.press("Enter")
        form = mair.page.get_by_role("dialog", name="Report an incident")
        customer = form.get_by_role("combobox", name="Customer")
        await expect(customer).to_be_focused()
        await expect(customer).to_have_value(re.compile(CUSTOMER.name))
        await _go_to(mair, form.get_by_role("radio", name="Face to face"))
        await mair.page.keyboard.press("ArrowDown")
        await mair.page.keyboard.press("ArrowDown")
        await expect(form.get_by_role("radio", name="Phone")).to_be_checked()
        await _go_to(mair, form.get_by_role("checkbox", name="Swearing"))
        await mair.page.keyboard.press("Space")
        await _go_to(mair, form.get_by_label("What happened"))
        await mair.page.keyboard.type("She shouted at me.\nThen she hung up.")
        await _go_to(mair, form.get_by_role("button", name="Send the report"))
        await mair.page.keyboard.press("Enter")
        await expect(mair.card(f"Your report about {CUSTOMER.name}")).to_be_visible()
        await _focus_is_kept(mair)

        await _go_to(huw, huw.button("Acknowledge", f"Incident: {CUSTOMER.name}"), "Shift+Tab")
        await huw.page.keyboard.press("Enter")
        await expect(huw.card(f"Incident: {CUSTOMER.name}")).to_contain_text("Acknowledged by Huw Pritchard")
        await expect(huw.card(f"Incident: {CUSTOMER.name}")).to_contain_text("Then she hung up.")
        await _focus_is_kept(huw)
        await _go_to(huw, huw.button("Support for the reporter", f"Incident: {CUSTOMER.name}"))
