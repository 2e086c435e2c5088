"""Stages beside the journey, in a real browser: the safety group, an emergency, the picture of contacts."""

from playwright.async_api import expect

from tests.bot.practice.browsing import IN_A_BROWSER, PHONE
from tests.e2e.workplace import Workplace, somebody

pytestmark = IN_A_BROWSER

CUSTOMER = somebody("en")


async def test_the_safety_group_decides_on_a_phone_and_every_check_says_so(workplace: Workplace) -> None:
    async with (
        workplace.as_person("Mair Jones", PHONE) as mair,
        workplace.as_person("Owen Davies", PHONE) as owen,
    ):
        await mair.page.get_by_role("button", name="Chat").click()
        await mair.say(f"/contact-report {CUSTOMER.reference}")
        told = {
            "How": "Face to face",
            "What kind": "Threatening or frightening somebody",
            "What happened": "He has a dog.",
        }
        await mair.sent("Report an incident", told, "Send the report")
        await expect(await mair.check(CUSTOMER)).to_contain_text("Do not visit alone")
        await owen.page.get_by_role("button", name="Chat").click()
        referred = f"For the safety group: {CUSTOMER.name}"
        await owen.press("Decide", referred)
        entry = {
            "Does it go on": "Yes",
            "What staff do": ["No home visits", "Tell a colleague before and after"],
            "Why does the group": "A threat, and a dog that obeys him.",
            "If it goes on the register: is the customer told": "No",
            "If not told": "The letter could bring him to the office.",
        }
        await owen.fill("Safety group: decision", entry)
        await owen.dialog.get_by_role("button", name="Decide", exact=True).dblclick()
        await expect(owen.dialog).to_be_hidden()
        await expect(owen.card(referred)).to_contain_text("On the register")
        check = await mair.check(CUSTOMER)
        await expect(check).to_contain_text("No home visits: meet at the office.")
        await expect(check).not_to_contain_text("dog")
        assert await mair.page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


async def test_an_emergency_pressed_twice_is_one_and_contacts_are_seen_as_bars(workplace: Workplace) -> None:
    async with workplace.as_person("Tom Ellis", PHONE) as tom:
        await tom.page.get_by_role("button", name="Chat").click()
        for minutes in ("10", "25"):
            await tom.say(f"/contact log-contact {CUSTOMER.reference}")
            await tom.sent("Log a contact", {"How": "Phone", "How many minutes": minutes}, "Log the contact")
        await tom.press("Contacts per week", "Contact logged")
        picture = tom.card(f"Contacts: {CUSTOMER.name}")
        await expect(picture).to_contain_text("35 minutes")
        bars = picture.get_by_role("table", name="Contacts per week")
        await expect(bars.get_by_role("row")).to_have_count(14)  # with the heading of its columns
        assert await tom.page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
        await tom.say(f"/contact-check {CUSTOMER.reference}")
        await tom.press("Emergency", CUSTOMER.name)
        await tom.button("Emergency repair", "Emergency").dblclick()
        await expect(tom.card("Let through")).to_be_visible()
        await tom.press("Open the case", f"Contacts: {CUSTOMER.name}")
        await tom.press("Exceptions", "CC-")
        exceptions = await tom.card(f"Exceptions: {CUSTOMER.name}").inner_text()
        assert exceptions.count("Emergency repair") == 1
