"""Every part of a pack that can be different has its words (section 14)."""

from dataclasses import fields

import pytest

from notices.policy_changes import PARTS, change_lines
from notices.words import words
from policy.pack_changes import LISTS, WHOLE, changes
from policy.pack_settings import Settings
from tests.packs import fifth
from tests.story import adra

pytestmark = pytest.mark.section("14")


def test_each_part_has_its_words() -> None:
    assert set(PARTS) == {*LISTS, *WHOLE, *(setting.name for setting in fields(Settings))}


def test_differences_are_read_in_words() -> None:
    said = list(change_lines(changes(adra(), fifth("time_slot")), words("en")))
    for line in (
        "The title of the policy: changed",
        "Restrictions: no longer: Set time for calls",
        "Restrictions: One channel (before: One way of contact only)",
        "A warning lapses, in months: 1 (before: 12)",
        "The Director approves a restriction without a warning, too: no (before: yes)",
    ):
        assert line in said
