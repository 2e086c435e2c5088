"""The workspace is stopped and started while somebody is at work: nothing is lost."""

from playwright.async_api import expect

from tests.bot.practice.browsing import IN_A_BROWSER
from tests.e2e.workplace import Workplace, somebody

pytestmark = IN_A_BROWSER

CUSTOMER = somebody("en")
WHAT = {
    "How": "Phone",
    "What kind": "Swearing, insults or hurtful remarks",
    "What happened": "She shouted at me on the phone.",
}


async def test_a_form_that_was_open_during_a_restart_is_sent_and_arrives_once(workplace: Workplace) -> None:
    async with workplace.as_person("Mair Jones") as mair:
        await mair.say(f"/contact-report {CUSTOMER.reference}")
        await mair.fill("Report an incident", WHAT)
        await workplace.restart()
        await mair.sent("Report an incident", {}, "Send the report")
        thanks = mair.chat.get_by_role("article", name=f"Your report about {CUSTOMER.name}")
        await expect(thanks).to_have_count(1)
        async with workplace.as_person("Huw Pritchard") as huw:
            await expect(huw.chat.get_by_role("article", name=f"Incident: {CUSTOMER.name}")).to_have_count(1)
            await huw.press("Acknowledge", f"Incident: {CUSTOMER.name}")
            await expect(thanks).to_contain_text("Acknowledged by Huw Pritchard")


async def test_what_was_typed_and_left_before_a_restart_is_there_after_it(workplace: Workplace) -> None:
    async with workplace.as_person("Mair Jones") as mair:
        await mair.say(f"/contact-report {CUSTOMER.reference}")
        await mair.fill("Report an incident", WHAT)
        await mair.send("Not now")
        await expect(mair.page.get_by_text("What you typed is kept as a draft.")).to_be_visible()
        await workplace.restart()
        await mair.page.reload()
        await mair.say(f"/contact-report {CUSTOMER.reference}")
        await mair.fill("Report an incident", {})
        await expect(mair.dialog.get_by_label("What happened")).to_have_value(WHAT["What happened"])
        await expect(mair.dialog.get_by_role("radio", name="Phone")).to_be_checked()
        await mair.send("Send the report")
        await expect(mair.card(f"Your report about {CUSTOMER.name}")).to_be_visible()
