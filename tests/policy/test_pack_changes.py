"""What is different from one issue to the next (section 14)."""

from dataclasses import replace

import pytest

from policy.pack_changes import Changed, How, changes
from policy.pack_kinds import Label
from tests.packs import fifth
from tests.story import adra

pytestmark = pytest.mark.section("14")


def test_nothing_is_different_from_itself() -> None:
    assert not list(changes(adra(), adra()))


def test_each_difference_is_named() -> None:
    found = list(changes(adra(), fifth(without="time_slot")))
    assert Changed("title", How.CHANGED) in found
    assert Changed("review_of_decision", How.CHANGED) in found
    assert Changed("organisations", How.CHANGED) not in found
    assert Changed("restrictions", How.GONE, before=adra().restriction("time_slot").label) in found
    (renamed,) = [x for x in found if x.what == "restrictions" and x.how is How.RENAMED]
    assert [x.en for x in (renamed.before, renamed.after) if isinstance(x, Label)] == [
        "One way of contact only",
        "One channel",
    ]
    assert Changed("warning_lapses_months", How.CHANGED, "12", "1") in found
    assert Changed("appeal_nudge_working_days", How.CHANGED, "5, 10, 15, 18", "3, 6") in found
    assert Changed("extreme_director_approval", How.CHANGED, "yes", "no") in found
    assert Changed("missed_review", How.CHANGED, "flag", "lapse") in found
    assert Changed("office_hours_from", How.CHANGED, "09:00:00", "10:00:00") in found
    assert not [x for x in found if x.what in ("seven_day_limit_days", "channels")]


def test_what_is_new_and_what_only_works_otherwise() -> None:
    behaviour = adra().behaviours[0]
    after = replace(
        adra(),
        behaviours=(
            replace(behaviour, safety=True),
            *adra().behaviours[1:],
            replace(behaviour, key="new_one"),
        ),
    )
    assert list(changes(adra(), after)) == [
        Changed("behaviours", How.NEW, after=behaviour.label),
        Changed("behaviours", How.CHANGED, behaviour.label, behaviour.label),
    ]
