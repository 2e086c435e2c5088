"""What somebody did is answered once, and where they did it."""

from playwright.async_api import expect

from tests.bot.practice.browsing import IN_A_BROWSER
from tests.e2e.workplace import Workplace, somebody

pytestmark = IN_A_BROWSER

CUSTOMER = somebody("en")


async def test_a_report_is_thanked_for_once_and_its_card_goes_on(workplace: Workplace) -> None:
    async with workplace.as_person("Mair Jones") as mair, workplace.as_person("Huw Pritchard") as huw:
        await mair.report(CUSTOMER)
        thanks = mair.chat.get_by_role("article", name=f"Your report about {CUSTOMER.name}")
        await expect(thanks).to_contain_text("Waiting for Huw Pritchard")
        await huw.press("Informal action", f"Incident: {CUSTOMER.name}")
        await huw.fill(
            "Informal action",
            {"What was done": "Ended the call", "Were they": "No", "If not": "She hung up."},
        )
        await huw.send("Record it")
        await expect(huw.card(f"Incident: {CUSTOMER.name}")).to_contain_text(
            "Informal action (Huw Pritchard)"
        )
        await expect(thanks).to_contain_text("Informal action (Huw Pritchard)")
        await expect(huw.chat.get_by_role("article", name=CUSTOMER.name)).to_have_count(1)
        await expect(thanks).to_have_count(1)


async def test_a_card_goes_on_where_it_stands_through_the_forms_opened_from_it(workplace: Workplace) -> None:
    async with workplace.as_person("Mair Jones") as mair, workplace.as_person("Huw Pritchard") as huw:
        await mair.report(CUSTOMER)
        await huw.press("Consider formal action", f"Incident: {CUSTOMER.name}")
        formal = huw.chat.get_by_role("article", name=f"Formal action: {CUSTOMER.name}")
        await expect(formal).to_contain_text("0 of 9")
        for answered in (1, 2):
            await huw.press("Considerations", f"Formal action: {CUSTOMER.name}")
            await huw.fill(
                "Considerations", {("Informal action", "Circumstances")[answered - 1]: "Looked into."}
            )
            await huw.send("Save and continue")
            await expect(formal).to_contain_text(f"{answered} of 9")
            await expect(formal).to_have_count(1)


async def test_a_card_that_grows_is_moved_into_sight(workplace: Workplace) -> None:
    async with workplace.as_person("Mair Jones") as mair:
        await mair.report(CUSTOMER)
    low = (1280, 600)
    async with workplace.as_person("Huw Pritchard", low) as huw:
        await (await huw.check(CUSTOMER)).get_by_role("button", name="CC-").click()
        await huw.press("Consider formal action", "CC-")
        await expect(huw.button("Open the case", "Formal action")).to_be_in_viewport(ratio=1)
