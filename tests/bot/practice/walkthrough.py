"""The pictures of docs/walkthrough.md: the sample cases at each stage of the policy, as the people concerned see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, FloatRect, Locator, Page

from bot.practice.tales import book
from tests.bot.practice.browsing import being, say
from tests.bot.practice.landlord import Landlord, landlord_in

# A whole card fits in one picture, however long: only a dialog is as high as the screen lets it be.
DESK, POCKET = (1100, 4400), (390, 4400)
FORM, SMALL_FORM = (1100, 1300), (390, 1100)
MOST = 1400  # pixels of a picture; of a letter, its beginning


@dataclass(frozen=True)
class Scene:
    """``who`` types ``typed`` (``{case}`` and ``{name}`` are those of the tale) and presses the buttons one after the
    other; the last card, or the form that came, is the picture."""

    picture: str
    who: str
    stage: str
    typed: str
    presses: tuple[str, ...] = ()
    form: bool = False
    phone: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """Of the window, in pixels."""
        if self.form:
            return SMALL_FORM if self.phone else FORM
        return POCKET if self.phone else DESK


SCENES = (
    Scene("02-check", "Mair Jones", "in_force", "/contact-check {name}", phone=True),
    Scene("04-report", "Mair Jones", "reported", "/contact-report {name}", form=True, phone=True),
    Scene("08-incident", "Huw Pritchard", "reported", "/contact incident {case}"),
    Scene("05-informal", "Alice Turner", "informal", "/contact informal {name}", form=True),
    Scene("05-seven-day", "Tom Ellis", "seven_day_asked", "/contact see-seven-day {case}"),
    Scene("06-considerations", "Nia Roberts", "considering", "/contact considerations {case}", form=True),
    Scene("06-formal", "Nia Roberts", "repeated", "/contact formal {case}"),
    Scene("06-not-applied", "Tom Ellis", "not_applied", "/contact case {case}"),
    Scene("06-correction", "Nia Roberts", "corrected", "/contact see-correction {case}"),
    Scene("06-warning", "Tom Ellis", "translation", "/contact letter {case}", ("Read: English",)),
    Scene("06-translation", "Tom Ellis", "translation", "/contact translation {case}", form=True),
    Scene("06-proposal", "Nia Roberts", "repeated", "/contact proposal {case}", form=True),
    Scene("07-signoff", "Tom Ellis", "proposed", "/contact signoff {case}"),
    Scene("07-letter", "Nia Roberts", "approved", "/contact letter {case}"),
    Scene("08-no-warning", "Tom Ellis", "extreme", "/contact case {case}"),
    Scene("08-emergency", "Mair Jones", "in_force", "/contact emergency {case}", phone=True),
    Scene("08-held", "Dylan Price", "in_force", "/contact held-messages", ("1. CC-",)),
    Scene("08-safety-queue", "Owen Davies", "threat", "/contact safety"),
    Scene("08-safety", "Owen Davies", "threat", "/contact decide-safety {case}", form=True),
    Scene("08-injury", "Owen Davies", "hurt", "/contact see-injury {case}"),
    Scene("05-contacts", "Tom Ellis", "translation", "/contact contacts {case}"),
    Scene("06-measures", "Nia Roberts", "corrected", "/contact arrangements {case}"),
    Scene("07-appeal", "Sioned Parry", "appealed", "/contact see-appeal {case}"),
    Scene("07-suspended", "Rhys Morgan", "appeal_taken", "/contact see-appeal {case}"),
    Scene("07-ombudsman", "Nia Roberts", "ombudsman", "/contact see-ombudsman {case}"),
    Scene("07-bundle", "Nia Roberts", "ombudsman", "/contact bundle {case}"),
    Scene("07-decide", "Rhys Morgan", "appeal_taken", "/contact decide-appeal {case}", form=True),
    Scene("09-review", "Tom Ellis", "review_soon", "/contact see-review {case}"),
    Scene("09-overdue", "Mair Jones", "review_overdue", "/contact-check {name}"),
    Scene("09-ended", "Nia Roberts", "over", "/contact case {case}"),
    Scene("03-medra", "Ifan Rees", "stood_in", "/contact timeline {case}"),
    Scene("04-on-behalf", "Dylan Price", "stood_in", "/contact link-reporter {case}", form=True),
    Scene("07-roles", "Elin Vaughan", "reported", "/contact", ("Roles",)),
    Scene("08-away", "Eurwyn Gittins", "reported", "/contact away", phone=True),
    Scene("08-standing-in", "Dylan Price", "reported", "/contact", phone=True),
    Scene("08-fallbacks", "Carys Lloyd", "reported", "/contact fallbacks", form=True),
    Scene("10-complaint", "Elin Vaughan", "in_force_welsh", "/contact see-complaint {case}"),
    Scene("11-review-of-decision", "Tom Ellis", "reviewed", "/contact see-complaint {case}"),
    Scene("12-new-customer", "Mair Jones", "reported", "/contact new-customer Ann Thomas", form=True),
    Scene("12-twice", "Beth Hughes", "hurt", "/contact customer {name}"),
    Scene("12-merge", "Beth Hughes", "hurt", "/contact customer {name}", ("Same as",), form=True),
    Scene("12-appointee", "Beth Hughes", "reported", "/contact customer Tudur Llanddona"),
    Scene("13-timeline", "Nia Roberts", "in_force", "/contact timeline {case}"),
    Scene("14-policy", "Elin Vaughan", "reported", "/contact policy"),
    Scene("13-not-registered", "Nia Roberts", "reviewed", "/contact exceptions {case}"),
    Scene("13-waiting", "Nia Roberts", "in_force", "/contact"),
    Scene("03-overview", "Elin Vaughan", "in_force", "/contact overview"),
    Scene("03-owners", "Elin Vaughan", "in_force", "/contact overview", ("By owner",), phone=True),
)


async def walk(
    browser: Browser, server: TestServer, folder: Path, pictures: Path, only: Sequence[str] = ()
) -> None:
    """Take each picture, or ``only`` those. The landlord's folder tells the references of the cases."""
    landlord = landlord_in(folder)
    for scene in [scene for scene in SCENES if not only or scene.picture in only]:
        async with being(browser, server, landlord.people[scene.who], scene.size) as page:
            await page.get_by_role("button", name="Chat").click()
            await _cards(page).first.wait_for()
            await _play(page, landlord, scene)
            shown = page.get_by_role("dialog") if scene.form else _cards(page).last
            await shown.wait_for()
            await page.wait_for_timeout(300)  # what moves has come to rest
            await shown.evaluate("element => element.scrollIntoView({block: 'start', behavior: 'instant'})")
            box = await shown.bounding_box()
            assert box is not None
            clip = FloatRect(x=box["x"], y=box["y"], width=box["width"], height=min(box["height"], MOST))
            await page.screenshot(path=pictures / f"{scene.picture}.png", clip=clip)
    landlord.store.engine.dispose()


async def _play(page: Page, landlord: Landlord, scene: Scene) -> None:
    name = next(tale.customer["name"] for tale in book().tales if tale.stage == scene.stage)
    typed = scene.typed.format(case=landlord.case(scene.stage).reference, name=name)
    before = await _cards(page).count()
    await say(page, typed)
    for label in scene.presses:
        await _cards(page).nth(before).wait_for()
        before = await _cards(page).count()
        await _cards(page).last.get_by_role("button", name=label).click()
    if not scene.form:
        await _cards(page).nth(before).wait_for()


def _cards(page: Page) -> Locator:
    return page.get_by_role("log").get_by_role("article")
