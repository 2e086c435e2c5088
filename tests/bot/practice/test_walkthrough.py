"""docs/walkthrough.md shows what `make screenshots` takes, no more and no less."""

import re

from bot.practice.tales import book
from handlers.commands import ASKING, BY_NAME, STARTED, TYPED
from tests.bot.practice.landlord import ROOT
from tests.bot.practice.walkthrough import SCENES

TEXT = (ROOT / "docs" / "walkthrough.md").read_text(encoding="utf-8")


def test_each_picture_is_taken_kept_and_shown() -> None:
    shown = re.findall(r'src="pictures/walkthrough/([^"]+)\.png"', TEXT)
    assert sorted(shown) == sorted(scene.picture for scene in SCENES)
    for name in shown:
        assert (ROOT / "docs" / "pictures" / "walkthrough" / f"{name}.png").exists(), name


def test_what_stands_under_a_picture_can_be_typed_and_the_case_is_there() -> None:
    words = {word.replace("-", "") for word in re.findall(r"`/contact ([a-z-]+)", TEXT)}
    assert words <= TYPED.keys() | STARTED.keys() | ASKING.keys() | BY_NAME.keys()
    names = {tale.customer["name"] for tale in book().tales}
    told = {name for name in names if name in TEXT}
    stages = {scene.stage for scene in SCENES if "{" in scene.typed}
    assert told == {tale.customer["name"] for tale in book().tales if tale.stage in stages}
