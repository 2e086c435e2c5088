"""Formal action is considered, and the customer is warned in writing, in both languages (section 6)."""

from playwright.async_api import Locator, expect

from tests.e2e.team import Team, issue, read, translate

CONSIDERATIONS = (
    "Informal action",
    "Circumstances and health",
    "Adjustments and other agencies",
    "Dignity and support",
    "Our communication",
    "Investigation under way",
    "Timescales and delays",
    "Our own actions",
    "New information",
)
MEASURES = (
    "Meeting with a senior officer",
    "Copy of the policy, and warning",
    "Strategy meeting",
    "Key officer",
    "Independent advocate",
    "Support for staff",
)


async def formal_action_is_considered(team: Team) -> None:
    """Too early for a proposal; the considerations, left and taken up again; the measures."""
    nia = team.nia
    reference = (await nia.check(team.customer)).get_by_role("button", name="CC-")
    case = await reference.inner_text()
    await reference.click()
    await nia.press("Consider formal action", case)
    formal = nia.card(f"Formal action: {team.customer.name}")
    await _is_refused(formal, "§6: The nine considerations must be answered first", "Considerations")

    answers = {question: f"Considered: {question.lower()}." for question in CONSIDERATIONS}
    await formal.get_by_role("button", name="Considerations").click()
    first = dict(list(answers.items())[:4])
    await nia.sent("Considerations", first, "Save and continue")
    await expect(formal).to_contain_text("4 of 9")
    await formal.get_by_role("button", name="Considerations").click()
    for question, answer in first.items():
        await expect(nia.dialog.get_by_label(question)).to_have_value(answer)
    await nia.sent("Considerations", answers, "Save and continue")

    states = dict.fromkeys(MEASURES, "Offered") | {"Key officer": "Not suitable, because…"}
    await nia.fill("Measures", states)
    await nia.send("Save and continue")
    await expect(nia.dialog.get_by_role("alert")).to_contain_text("Say why “Key officer” is not suitable.")
    await nia.sent("Measures", {"Key officer: note": "She has one already."}, "Save and continue")
    await _is_refused(formal, "§6: A written warning must be issued first.", "Written warning")


async def the_customer_is_warned(team: Team) -> None:
    """The letter is drafted, translated, read in both languages, and issued."""
    nia, name, letter = team.nia, team.customer.name, "Written warning"
    formal = nia.chat.get_by_role("article", name=f"Formal action: {name}")
    await formal.get_by_role("button", name="Written warning").click()
    words = {
        "What happened, as the customer": "On 1 March you shouted at one of our officers.",
        "What we ask the customer": "Please speak calmly with our staff.",
        "Restrictions that may follow": ["One way of contact only", "Set time for calls"],
    }
    await nia.sent("Written warning", words, "Draft the letter")
    await _is_refused(formal, "§6: The written warning is drafted but not issued", "See the letter")
    await expect(formal).to_have_count(1)

    await read(nia, letter, "English", "A formal warning about your contact with us", "shouted at one of our")
    texts = {
        "What happened, in Cymraeg": "Ar 1 Mawrth gwnaethoch weiddi ar un o’n swyddogion.",
        "What we ask of the customer, in Cymraeg": "Siaradwch yn dawel gyda’n staff.",
    }
    await translate(nia, letter, texts)
    await read(nia, letter, "Cymraeg", "Rhybudd ffurfiol am eich cyswllt â ni", *texts.values())
    await issue(nia, letter, "By hand")
    await expect(nia.card(letter)).to_contain_text("Issued 2 March 2026")
    await read(nia, letter, "Cymraeg", "Rhybudd ffurfiol am eich cyswllt â ni", *texts.values())
    again = await team.open_formal()
    await _is_refused(again, "§6: The behaviour has not been repeated", "Report an incident")


async def _is_refused(formal: Locator, why: str, next_step: str) -> None:
    await expect(formal).to_contain_text(why)
    await expect(formal.get_by_role("button", name=next_step, exact=True)).to_be_visible()
    await expect(formal.get_by_role("button", name="Propose restrictions")).to_have_count(0)
