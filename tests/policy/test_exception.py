"""Emergencies always get through, and every exception is recorded with who, when, why and from what (P8.5, P13)."""

import datetime as dt
from itertools import islice
from uuid import UUID

import pytest

from policy import exception as rule
from policy.due import open_things
from policy.exception import ContactException
from policy.involvement import Part, parts_of
from policy.openthing import escalated_to, waits_for
from policy.people import Person
from policy.record import Record
from tests.factories import Stage, Story, a_case, utc
from tests.refusals import not_allowed, refused, stale

EMERGENCIES = ("emergency_repair", "health_or_safety", "safeguarding")
OTHERS = ("appeal_or_complaint", "new_matter", "other")


def let_through(
    story: Story, reason: str = "emergency_repair", by: Person | None = None, why: str = ""
) -> Record:
    """Somebody is let through, now."""
    by = by or story.staff.colleague
    made = ContactException(
        reason,
        [str(r.id) for r in story.case.decided if r.in_force(story.today)],
        by.id,
        story.at,
        story.keep(why) if why else None,
    )
    return rule.let_through(story.case, made, story.customer.id, by, story.pack)


def refuse(story: Story, by: Person, *, ruled_out: bool = True, why: str = "It can be written.") -> Record:
    """A manager says no, now."""
    in_force = [str(r.id) for r in story.case.decided if r.in_force(story.today)]
    made = ContactException("", in_force, by.id, story.at, story.keep(why) if why else None)
    return rule.refuse(story.case, made, ruled_out, by)


def restricted() -> Story:
    story = a_case(Stage.IN_FORCE)
    story.at = utc("2026-03-18 10:00")
    return story


@pytest.mark.section("8.5")
@pytest.mark.parametrize("reason", EMERGENCIES)
def test_an_emergency_is_let_through_by_anyone_of_the_staff_at_any_stage(reason: str) -> None:
    for stage in (Stage.OPENED, Stage.PROPOSED, Stage.APPROVED, Stage.IN_FORCE):
        for by in Story().staff.everyone:
            story = a_case(stage)
            record = let_through(story, reason, by)
            assert (record.what, record.section, record.facts["reason"]) == (
                "exception-recorded",
                "8",
                reason,
            )
            assert (record.actor_id, record.customer_id) == (by.id, story.customer.id)
            assert [x.reason for x in story.case.exceptions] == [reason]


@pytest.mark.section("13.2")
def test_an_exception_says_from_what_it_was_one() -> None:
    story = restricted()
    record = let_through(story)
    assert record.facts["restrictions"] == [str(story.restriction.id)]
    assert story.case.exceptions[0].restriction_ids == [str(story.restriction.id)]


@pytest.mark.section("8.5")
def test_where_nothing_ever_applied_the_log_alone_keeps_it() -> None:
    story = Story()
    made = ContactException("safeguarding", [], story.staff.reporter.id, story.at)
    record = rule.let_through(None, made, story.customer.id, story.staff.reporter, story.pack)
    assert (record.case_id, record.customer_id, record.subject_id) == (None, story.customer.id, made.id)


@pytest.mark.section("13.2")
@pytest.mark.parametrize("reason", OTHERS)
def test_any_other_exception_gives_its_reason(reason: str) -> None:
    story = restricted()
    with refused("reason-missing", field="why"):
        let_through(story, reason)
    assert not story.case.exceptions
    record = let_through(story, reason, why="The roof was never part of it.")
    assert record.section == "13"
    assert [story.kept[UUID(x)] for x in record.passages] == ["The roof was never part of it."]
    assert not story.case.exceptions[0].waits


@pytest.mark.section("8.5")
def test_a_second_press_within_a_minute_is_the_first_one_again() -> None:
    story = restricted()
    let_through(story)
    (first,) = story.case.exceptions
    colleague, again = story.staff.colleague, story.at + dt.timedelta(seconds=59)
    assert rule.pressed_before(story.case, "emergency_repair", colleague, again) is first
    assert rule.pressed_before(story.case, "safeguarding", colleague, again) is None
    assert rule.pressed_before(story.case, "emergency_repair", story.staff.witness, again) is None
    later = story.at + dt.timedelta(minutes=1)
    assert rule.pressed_before(story.case, "emergency_repair", colleague, later) is None


@pytest.mark.section("8.5")
def test_the_details_of_an_emergency_wait_for_whoever_recorded_it_and_then_for_the_director_too() -> None:
    story = restricted()
    story.at = utc("2026-04-02 15:00")  # the Thursday before Easter
    let_through(story)
    (thing,) = [x for x in open_things(story.case, story.pack, story.calendar) if x.kind == "exception"]
    assert (thing.by, thing.step) == (dt.date(2026, 4, 8), "exception-details")
    assert [f"{at:%Y-%m-%d %H:%M}" for at in islice(thing.moments, 2)] == [
        "2026-04-08 08:00",
        "2026-04-09 08:00",
    ]
    people = story.staff.everyone
    assert waits_for(thing, people) == [story.staff.colleague]
    told = [escalated_to(thing, stage, dt.date(2026, 4, 9), people) for stage in (0, 1)]
    assert told == [[], [story.staff.director]]
    assert story.case.open_on(dt.date(2030, 1, 1))


@pytest.mark.section("8.5")
def test_details_are_given_once_by_whoever_recorded_it_a_manager_or_the_director() -> None:
    for name in ("colleague", "approver", "director"):
        story = restricted()
        let_through(story)
        (made,) = story.case.exceptions
        happened, done = story.keep("Water through the ceiling."), story.keep("The plumber went at once.")
        with not_allowed("not-your-exception"):
            rule.add_details(story.case, made, happened, done, story.staff.witness, story.at)
        by = getattr(story.staff, name)
        record = rule.add_details(story.case, made, happened, done, by, story.at)
        assert record.passages == [str(happened), str(done)]
        assert not made.waits
        with stale("exception-detailed"):
            rule.add_details(story.case, made, happened, done, by, story.at)


@pytest.mark.section("8.5")
def test_nothing_to_add_ends_the_wait_once_and_details_may_still_follow() -> None:
    story = restricted()
    let_through(story)
    (made,) = story.case.exceptions
    with not_allowed("not-your-exception"):
        rule.nothing_to_add(story.case, made, story.staff.witness, story.at)
    assert (
        rule.nothing_to_add(story.case, made, story.staff.colleague, story.at).what == "exception-no-details"
    )
    assert not made.waits
    with stale("exception-detailed"):
        rule.nothing_to_add(story.case, made, story.staff.colleague, story.at)
    text = story.keep("It was the boiler.")
    rule.add_details(story.case, made, text, text, story.staff.colleague, story.at)


@pytest.mark.section("13.2", "8.5")
@pytest.mark.parametrize("name", ["proposer", "approver", "director"])
def test_an_exception_is_refused_by_a_manager_or_the_director_with_the_reason(name: str) -> None:
    story = restricted()
    by = getattr(story.staff, name)
    with refused("reason-missing", field="why"):
        refuse(story, by, why="")
    record = refuse(story, by)
    assert (record.what, record.section, len(record.passages)) == ("exception-refused", "13", 1)
    (made,) = story.case.exceptions
    assert made.refused
    assert not made.waits
    with stale("exception-detailed"):
        rule.add_details(story.case, made, made.id, made.id, by, story.at)


@pytest.mark.section("13.2")
@pytest.mark.parametrize("name", ["colleague", "line_manager", "slt", "safety", "records", "admin"])
def test_nobody_else_refuses_an_exception(name: str) -> None:
    story = restricted()
    with not_allowed("needs-manager"):
        refuse(story, getattr(story.staff, name))


@pytest.mark.section("8.5")
def test_what_always_gets_through_is_not_refused_nor_is_anything_where_nothing_is_in_force() -> None:
    story = restricted()
    with refused("always-let-through", field="ruled_out", instead="emergency"):
        refuse(story, story.staff.approver, ruled_out=False)
    with refused("nothing-in-force"):
        refuse(a_case(Stage.APPROVED), story.staff.approver)
    assert not story.case.exceptions


@pytest.mark.section("7.3")
def test_who_refused_an_exception_took_a_part_and_who_let_somebody_through_did_not() -> None:
    story = restricted()
    refuse(story, story.staff.director)
    let_through(story, by=story.staff.slt)
    assert parts_of(story.case, story.staff.director.id) == {Part.DECLINED}
    assert not parts_of(story.case, story.staff.slt.id)


@pytest.mark.section("8.5")
def test_the_owner_of_what_is_in_force_hears_of_it() -> None:
    story = restricted()
    let_through(story)
    assert rule.owners(story.case, story.case.exceptions[0].restriction_ids) == {story.staff.proposer.id}
    assert rule.owners(story.case, []) == set()


@pytest.mark.section("8.5")
def test_exceptions_to_the_same_restriction_are_counted_over_30_days() -> None:
    story = restricted()
    for moment in ("2026-03-16 10:00", "2026-04-15 10:00", "2026-04-15 11:00", "2026-04-15 12:00"):
        story.at = utc(moment)
        let_through(story)
    refuse(story, story.staff.approver)
    story.case.exceptions[2].restriction_ids = ["another"]
    assert [rule.lately(story.case, x) for x in story.case.exceptions[:4]] == [1, 1, 1, 2]
