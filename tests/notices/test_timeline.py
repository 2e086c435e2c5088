"""Every kind of entry has its class: nothing is in the log of which nobody said who may read it (section 13)."""

from notices.record import LOOKING, RECORDS
from notices.waiting import WAITING
from policy.timeline import MATTERS, WAITING_MATTERS, Matter


def test_every_kind_of_entry_has_its_class() -> None:
    assert set(RECORDS) == set(MATTERS)


def test_who_looked_is_a_class_of_its_own() -> None:
    assert {what for what, matter in MATTERS.items() if matter is Matter.LOOKED} == LOOKING


def test_everything_that_waits_is_about_a_matter() -> None:
    assert set(WAITING) == set(WAITING_MATTERS)
