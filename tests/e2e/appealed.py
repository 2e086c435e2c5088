"""An appeal: offered to those without a part, taken by one, reminded of, late, and decided (section 7)."""

from playwright.async_api import Locator, expect

from tests.e2e.team import Team, issue, read, translate
from tests.e2e.workplace import Somebody

NUDGE = "An appeal waits for its decision"
REASONS = "The restriction was more than was needed."


async def an_appeal_is_logged(team: Team) -> None:
    """By anybody; and offered to exactly those of the SLT who may decide it."""
    mair, name = team.mair, team.customer.name
    await mair.press("Log an appeal", name)
    asked = {"How it came": "Phone", "What the customer asks": "She says it is unfair."}
    await mair.sent("Log an appeal", asked, "Log the appeal")
    logged = mair.card("Appeal logged:")  # she was there, and knows whom it is about
    await expect(logged).to_contain_text("It is offered to Rhys Morgan and Sioned Parry")
    for reviewer in (team.sioned, team.rhys):
        await expect(reviewer.button("Take this appeal", f"Appeal: {name}")).to_be_visible()
    for other in (team.tom, team.nia, team.huw, team.mair, team.elin):
        await expect(other.chat.get_by_role("button", name="Take this appeal")).to_have_count(0)


async def the_first_reviewer_has_it(team: Team) -> None:
    """The other one, who was about to take it, is told who was first."""
    sioned, rhys, name = team.sioned, team.rhys, team.customer.name
    await rhys.press("Take this appeal", f"Appeal: {name}")
    await sioned.press("Take this appeal", f"Appeal: {name}")
    await sioned.sure("Take it on")
    await expect(sioned.card(f"Appeal: {name}")).to_contain_text("With Sioned Parry")
    await rhys.sure("Take it on")
    await expect(rhys.card("Somebody was first")).to_contain_text("Sioned Parry was first.")
    await expect(rhys.card(f"Appeal: {name}")).to_contain_text("With Sioned Parry")
    await expect(rhys.button("Take this appeal", f"Appeal: {name}")).to_have_count(0)
    letter = "Appeal acknowledged"
    await read(sioned, letter, "English", "by 8 April 2026", "a member of our Senior Leadership Team")
    await read(sioned, letter, "Cymraeg", "8 Ebrill 2026")
    await issue(sioned, letter, "Post")


async def the_reviewer_is_reminded(team: Team) -> None:
    """After five working days and not before; once it is late, the Director is told."""
    sioned, elin = team.sioned, team.elin
    for _ in range(6):
        await sioned.later("+1 day")
    await expect(_nudges(sioned, team)).to_have_count(0)
    await sioned.later("+1 day")
    await expect(_nudges(sioned, team)).to_have_count(1)
    await expect(_nudges(sioned, team)).to_contain_text("16 March 2026")
    for _ in range(3):
        await sioned.later("+1 week")
    await sioned.later("+1 day")
    await expect(_nudges(sioned, team)).not_to_have_count(1)
    await expect(_nudges(elin, team)).to_have_count(0)
    await sioned.later("+1 day")
    await expect(_nudges(elin, team)).to_have_count(1)
    await expect(_nudges(elin, team)).to_contain_text("8 April 2026")
    await expect(_nudges(elin, team)).to_contain_text("This has waited too long")
    await expect(_nudges(team.rhys, team)).to_have_count(0)


async def the_appeal_is_decided(team: Team) -> None:
    """They end now: at once, and told in a letter that names the Ombudsman in both languages."""
    sioned, name, letter = team.sioned, team.customer.name, "Outcome of the appeal"
    await sioned.press("CC-2026-0001", NUDGE)
    await sioned.fill("Decide the appeal", {"Outcome": "They end sooner", "The reasons": REASONS})
    await sioned.send("Decide")
    await expect(sioned.dialog.get_by_role("alert")).to_contain_text("Give the new last day")
    await sioned.sent("Decide the appeal", {"Outcome": "They end now"}, "Decide")
    for person in (sioned, team.rhys, team.nia):
        decided = person.card(f"Appeal: {name}")
        await expect(decided).to_contain_text("Decided by Sioned Parry: the measures were ended")
    await expect(await team.check()).to_contain_text("No restriction in force")
    welsh = "Roedd y cyfyngiad yn fwy nag yr oedd ei angen."
    await translate(sioned, letter, {"The reasons, in Cymraeg": welsh})
    await read(sioned, letter, "English", REASONS, "Public Services Ombudsman for Wales", "0300 790 0203")
    await read(sioned, letter, "Cymraeg", welsh, "Ombwdsmon Gwasanaethau Cyhoeddus Cymru", "0300 790 0203")
    await issue(sioned, letter, "Post")
    await expect(await team.check()).to_contain_text("No restriction in force")


def _nudges(person: Somebody, team: Team) -> Locator:
    return person.chat.get_by_role("article").filter(has_text=f"{NUDGE}: {team.customer.name}")
