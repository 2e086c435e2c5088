"""The behaviour is repeated; restrictions are proposed, approved by somebody else, and told in writing (sections 6, 7)."""

import re

from playwright.async_api import expect

from tests.e2e.team import Team, issue, read, translate
from tests.e2e.warned import CONSIDERATIONS

REASON = "You shouted at us again after our letter."
MEANING = "Please write to us. We will answer by letter."


async def restrictions_are_proposed(team: Team) -> None:
    """A week later, in three steps, with two mistakes in the days."""
    nia, name = team.nia, team.customer.name
    await nia.later("+1 week")
    await team.mair.report(team.customer, "She shouted and swore at me again.")
    await team.huw.press("Acknowledge", f"Incident: {name}")
    formal = await team.open_formal()
    await expect(formal).to_contain_text("All that must come first is done.")
    await formal.get_by_role("button", name="Propose restrictions").click()
    first = {
        "Restrictions": "One way of contact only",
        "Services they cover": ["Repairs that are not emergencies", "Rent and service charges"],
        "Last day": "2026-03-08",
        "Review on": "2026-05-26",
    }
    await nia.fill("Proposal: 1 of 3", first)
    for field, says, put_right in (
        ("Last day", "The end is before the start.", {"Last day": "2026-05-25"}),
        ("Review on", "The review must not be later than the end.", {"Last day": "2026-06-02"}),
    ):
        await nia.send("Save and continue")
        await expect(nia.dialog.get_by_label(field)).to_have_accessible_description(re.compile(says))
        await nia.fill("Proposal: 1 of 3", put_right)
    await nia.send("Save and continue")
    await nia.sent("Proposal: 2 of 3", {"The way that stays open": "Letter"}, "Save and continue")
    reasons = {
        "I read the considerations again": "Yes",
        "Nature": "Shouting and insults.",
        "Frequency": "Twice in ten days.",
        "Personal circumstances": "None that she told us of.",
        "Colleagues' sensitivities": "Two colleagues no longer take her calls.",
        "The reason": REASON,
        "What it means": MEANING,
    }
    await nia.fill("Proposal: 3 of 3", reasons)
    await expect(nia.dialog).to_contain_text(f"Considered: {CONSIDERATIONS[0].lower()}.")
    await nia.send("Ask for approval")
    await expect(nia.card(f"Approval needed: {name}")).to_contain_text("Waiting")


async def the_proposer_may_not_approve(team: Team) -> None:
    """Neither from her own card, nor from the proposal that an outdated card leads to."""
    nia, name = team.nia, team.customer.name
    approval = f"Approval needed: {name}"
    await expect(nia.button("Approve", approval)).to_have_count(0)
    await nia.press("Propose restrictions", f"Formal action: {name}")
    await expect(nia.card("Not yet")).to_contain_text("§7: A proposal is waiting for its decision already.")
    await nia.press("See the proposal", "Not yet")
    await expect(nia.chat.get_by_role("article", name=approval)).to_have_count(2)
    await expect(nia.button("Approve", approval)).to_have_count(0)


async def another_manager_approves(team: Team) -> None:
    """Having read what was considered. Everybody's card says so, and nothing is in force yet."""
    nia, tom, name = team.nia, team.tom, team.customer.name
    await tom.press("Read considerations", f"Approval needed: {name}")
    for question in CONSIDERATIONS:
        await expect(tom.card(f"Considered: {name}")).to_contain_text(f"Considered: {question.lower()}.")
    await tom.press("Approve", f"Approval needed: {name}")
    await tom.sure("Approve")
    for person in (tom, nia):
        await expect(person.card(f"Proposal decided: {name}")).to_contain_text("Approved by Tom Ellis")
    await expect(await team.check()).to_contain_text("No restriction in force")


async def the_decision_is_told(team: Team) -> None:
    """Only its letter, in both languages, puts the decision in force."""
    nia, letter = team.nia, "Decision letter"
    texts = {
        "The reason, in Cymraeg": "Gwnaethoch weiddi arnom eto ar ôl ein llythyr.",
        "What it means for the customer, in Cymraeg": "Ysgrifennwch atom. Byddwn yn ateb drwy lythyr.",
    }
    await translate(nia, letter, texts)
    await read(nia, letter, "English", REASON, MEANING, "Please contact us only by letter.", "2 June 2026")
    await read(
        nia,
        letter,
        "Cymraeg",
        *texts.values(),
        "Cysylltwch â ni drwy lythyr yn unig.",
        "sut y gallwch apelio",
    )
    await issue(nia, letter, "Email")
    answer = await team.check()
    await expect(answer).to_contain_text("Contact only by letter")
    await expect(answer).to_contain_text("Until 2 June 2026")
    await expect(answer.get_by_role("definition").filter(has_text="Letter")).to_have_text("Letter")
