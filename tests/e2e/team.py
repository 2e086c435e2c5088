"""Everybody who takes part in the journey, each with a browser of their own."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import Locator, expect

from tests.e2e.workplace import Known, Somebody, Workplace


@dataclass(frozen=True)
class Team:
    """Mair reports to Huw; Nia proposes, Tom approves; Sioned and Rhys may decide the appeal; Elin is the Director."""

    customer: Known
    mair: Somebody
    huw: Somebody
    nia: Somebody
    tom: Somebody
    sioned: Somebody
    rhys: Somebody
    elin: Somebody

    async def open_formal(self) -> Locator:
        """Nia looks where the formal action stands now, by way of the case; gives its card."""
        case = (await self.nia.check(self.customer)).get_by_role("button", name="CC-")
        reference = await case.inner_text()
        await case.click()
        await self.nia.press("Formal action", reference)
        return self.nia.card(f"Formal action: {self.customer.name}")

    async def check(self) -> Locator:
        """Mair looks the customer up; gives the answer."""
        return await self.mair.check(self.customer)


@asynccontextmanager
async def team(workplace: Workplace, customer: Known) -> AsyncIterator[Team]:
    """All of them, at their desks."""
    names = ("Mair Jones", "Huw Pritchard", "Nia Roberts", "Tom Ellis", "Sioned Parry", "Rhys Morgan")
    async with AsyncExitStack() as desks:
        pages = [await desks.enter_async_context(workplace.as_person(x)) for x in (*names, "Elin Vaughan")]
        yield Team(customer, *pages)


async def translate(owner: Somebody, letter: str, texts: dict[str, str]) -> None:
    """Put what was written into Welsh; until then the Welsh letter cannot be read."""
    await expect(owner.card(letter)).to_contain_text("Waits for its translation: Cymraeg")
    await expect(owner.button("Mark as issued", letter)).to_have_count(0)
    await owner.press("Translate: Cymraeg", letter)
    await owner.sent("Translate the letter", texts, "Save the translation")
    await expect(owner.card(letter)).to_contain_text("Ready to be issued")


async def read(owner: Somebody, letter: str, language: str, *says: str) -> None:
    """Read the letter in one language, as the customer will."""
    await owner.press(f"Read: {language}", letter)
    for text in says:
        await expect(owner.card(f"{letter} ({language})")).to_contain_text(text)


async def issue(owner: Somebody, letter: str, how: str) -> None:
    """Mark it as issued just now."""
    await owner.press("Mark as issued", letter)
    await owner.sent("Mark as issued", {"How did it go out?": how}, "Mark as issued")
    cards = owner.chat.get_by_role("article", name=letter, exact=True)
    await expect(cards.first).to_contain_text(f"({how})")
    await expect(cards.last).to_contain_text(f"({how})")
