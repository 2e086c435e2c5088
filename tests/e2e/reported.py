"""A customer is looked up and an incident reported; the line manager sees to it (section 8)."""

import re

from playwright.async_api import expect

from tests.e2e.team import Team

STORY = "She shouted at me for ten minutes about the bins, and called me names."


async def an_incident_is_reported(team: Team) -> None:
    """From the look-up, with a day in the future first."""
    mair, name = team.mair, team.customer.name
    answer = await team.check()
    await expect(answer).to_contain_text("No restriction in force")
    await expect(answer).to_contain_text("2 March 2026")
    await mair.press("Report an incident", name)
    kind = "Swearing, insults or hurtful remarks"
    await mair.fill(
        "Report an incident",
        {"Day": "2026-03-03", "How": "Phone", "What kind": kind, "What happened": STORY},
    )
    await mair.send("Send the report")
    await expect(mair.dialog.get_by_role("alert").filter(has_text="There is a problem")).to_be_focused()
    day = mair.dialog.get_by_label("Day")
    await expect(day).to_have_accessible_description(re.compile("This has not happened yet"))
    await expect(day).to_have_value("2026-03-03")
    await expect(mair.dialog.get_by_role("combobox", name="Customer")).to_have_value(re.compile(name))
    await expect(mair.dialog.get_by_role("radio", name="Phone")).to_be_checked()
    await expect(mair.dialog.get_by_role("checkbox", name=kind)).to_be_checked()
    await expect(mair.dialog.get_by_label("What happened")).to_have_value(STORY)
    await mair.sent("Report an incident", {"Day": "2026-03-01"}, "Send the report")
    await expect(mair.card(f"Your report about {name}")).to_contain_text("Waiting for Huw Pritchard")


async def the_line_manager_acknowledges(team: Team) -> None:
    """It waits there, unread; the reporter hears what becomes of it without doing anything."""
    mair, huw, name = team.mair, team.huw, team.customer.name
    await expect(huw.card(f"Incident: {name}")).to_contain_text(STORY)
    await expect(huw.chat.get_by_text("New", exact=True).last).to_be_visible()
    await expect(huw.home).to_contain_text(f"waits to be acknowledged: {name}")
    await huw.press("Acknowledge", f"Incident: {name}")
    await expect(huw.card(f"Incident: {name}")).to_contain_text("Acknowledged by Huw Pritchard")
    await expect(mair.card(f"Your report about {name}")).to_contain_text("Acknowledged by Huw Pritchard")
    await expect(huw.home).not_to_contain_text("waits to be acknowledged")
