"""Reporting on a phone: everything fits, can be reached with a thumb, and says what is wrong."""

from playwright.async_api import expect

from tests.bot.practice.browsing import IN_A_BROWSER, PHONE
from tests.e2e.workplace import Workplace, somebody

pytestmark = IN_A_BROWSER

CUSTOMER = somebody("en")
THUMB = 40  # pixels that a control is high at least


async def test_the_report_form_is_usable_on_a_phone(workplace: Workplace) -> None:
    async with workplace.as_person("Alice Turner", PHONE) as alice:
        await alice.home.get_by_role("button", name="Report an incident").click()
        form = alice.page.get_by_role("dialog", name="Report an incident")
        await expect(form).to_be_visible()
        box = await form.bounding_box()
        assert box is not None
        assert (box["x"], box["width"], box["height"]) == (0, PHONE[0], PHONE[1])
        await form.get_by_role("combobox", name="Customer").fill(CUSTOMER.reference)
        await form.get_by_role("option", name=CUSTOMER.name).click()
        for control in await form.get_by_role("textbox").or_(form.get_by_role("button")).all():
            size = await control.bounding_box()
            assert size is not None
            assert size["height"] >= THUMB
            assert 0 <= size["x"] <= size["x"] + size["width"] <= PHONE[0]
        send = form.get_by_role("button", name="Send the report")
        await expect(send).to_be_in_viewport(ratio=1)
        await send.click()
        problem = form.get_by_role("alert").filter(has_text="There is a problem")
        await expect(problem).to_be_in_viewport(ratio=1)
        await problem.get_by_role("link", name="What happened").click()
        await expect(form.get_by_label("What happened")).to_be_focused()
        await expect(form.get_by_label("What happened")).to_be_in_viewport(ratio=1)
        kind = "Swearing, insults or hurtful remarks"
        told = {"How": "Phone", "What kind": kind, "What happened": "She shouted."}
        await alice.sent("Report an incident", told, "Send the report")
        await expect(alice.card(f"Your report about {CUSTOMER.name}")).to_be_in_viewport(ratio=1)
        assert await alice.page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
