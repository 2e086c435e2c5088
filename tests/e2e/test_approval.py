"""One proposal, one decision: however often and by however many it is pressed (section 7)."""

import asyncio

import pytest
from playwright.async_api import expect

from tests.bot.practice.browsing import IN_A_BROWSER
from tests.e2e.prepared import proposed
from tests.e2e.workplace import Known, Somebody, Workplace

pytestmark = IN_A_BROWSER


async def _decisions(person: Somebody, customer: Known) -> int:
    """How often the log of the case says that it was approved."""
    await person.press("Open the case", f"Proposal decided: {customer.name}")
    case = person.card("CC-2026-")
    await expect(case).to_contain_text("Restrictions were proposed")
    return (await case.inner_text()).count("The proposal was approved")


@pytest.mark.section("7.1")
async def test_a_double_click_on_approve_decides_once(workplace: Workplace) -> None:
    customer = proposed(workplace)
    async with workplace.as_person("Tom Ellis") as tom:
        await tom.button("Approve", f"Approval needed: {customer.name}").dblclick()
        await tom.question.get_by_role("button", name="Approve").dblclick()
        await expect(tom.card(f"Proposal decided: {customer.name}")).to_contain_text("Approved by Tom Ellis")
        await expect(tom.chat.get_by_role("article", name="Somebody was first")).to_have_count(0)
        assert await _decisions(tom, customer) == 1


@pytest.mark.section("7.1")
async def test_of_two_managers_who_approve_at_the_same_moment_one_decides_and_the_other_is_told_who(
    workplace: Workplace,
) -> None:
    customer = proposed(workplace)
    async with workplace.as_person("Nia Roberts") as nia, workplace.as_person("Tom Ellis") as tom:
        for manager in (nia, tom):
            await manager.press("Approve", f"Approval needed: {customer.name}")
        await asyncio.gather(nia.sure("Approve"), tom.sure("Approve"))
        decided = tom.card(f"Proposal decided: {customer.name}")
        await expect(decided).to_contain_text("Approved by")
        first, second = (tom, nia) if "by Tom Ellis" in await decided.inner_text() else (nia, tom)
        name = "Tom Ellis" if first is tom else "Nia Roberts"
        await expect(second.card("Somebody was first")).to_contain_text(f"{name} was first.")
        await expect(first.chat.get_by_role("article", name="Somebody was first")).to_have_count(0)
        for manager in (nia, tom):
            card = manager.card(f"Proposal decided: {customer.name}")
            await expect(card).to_contain_text(f"Approved by {name}")
        assert await _decisions(first, customer) == 1
