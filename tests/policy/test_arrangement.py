"""Measures are arranged with an owner and a day, waited for, and it is said how they went (P6.2, P7.3)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from uuid import UUID

import pytest

from policy import arrangement as rule
from policy.arrangement import Arrangement, ArrangementOutcome, WentSo
from policy.due import open_things
from policy.involvement import Part, parts_of
from policy.openthing import OpenThing, escalated_to, waits_for
from policy.people import Person
from policy.record import Record
from tests.factories import Stage, Story, a_case, utc
from tests.refusals import not_allowed, refused, stale

DAY = dt.date(2026, 3, 10)  # a Tuesday; the case has come to Tuesday 3 March
DONE, DECLINED, CANCELLED = ArrangementOutcome
MEASURES = ("meeting", "policy_copy", "strategy_meeting", "key_officer", "advocate", "staff_support")
PARTS = {
    "meeting": Part.MEETING_OFFICER,
    "strategy_meeting": Part.STRATEGY,
    "key_officer": Part.KEY_OFFICER,
}


def arrange(
    story: Story,
    measure: str = "meeting",
    *,
    by: Person | None = None,
    owner: Person | None = None,
    people: Sequence[Person] = (),
    by_day: dt.date = DAY,
    done_on: dt.date | None = None,
) -> Record:
    """Arranged, now; the colleague sees to it unless said otherwise."""
    by, owner = by or story.staff.proposer, owner or story.staff.colleague
    ids = [str(person.id) for person in people]
    made = Arrangement(measure, owner.id, ids, by_day, by.id, story.at, story.keep("In the office."))
    return rule.arrange(story.case, made, owner, done_on, by, story.calendar)


def close(story: Story, went: WentSo, by: Person | None = None) -> Record:
    """It is said how the last one went, now."""
    made, by = story.case.arrangements[-1], by or story.staff.colleague
    return rule.close(story.case, made, went, by, story.at, story.staff.everyone, story.calendar)


def went(story: Story, outcome: ArrangementOutcome = DONE, **changes: object) -> WentSo:
    people = [str(story.staff.witness.id)]
    complete = WentSo(outcome, story.today, people, story.keep("It went well."))
    return replace(complete, **changes)  # type: ignore[arg-type]  # replace checks the names


def waiting(story: Story) -> list[OpenThing]:
    return [x for x in open_things(story.case, story.pack, story.calendar) if x.kind == "arrangement"]


@pytest.mark.section("6.2")
def test_these_are_the_measures_of_the_pack() -> None:
    assert tuple(measure.key for measure in Story().pack.measures) == MEASURES


@pytest.mark.section("6.2")
@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_is_arranged_with_its_owner_and_its_day(measure: str) -> None:
    story = a_case(Stage.MEASURED)
    record = arrange(story, measure, people=[story.staff.witness])
    (made,) = story.case.arrangements
    assert (made.measure, made.owner_id, made.by_day) == (measure, story.staff.colleague.id, DAY)
    assert made.outcome is None
    assert (record.what, record.section, record.facts["measure"]) == ("measure-arranged", "6", measure)
    assert [story.kept[UUID(x)] for x in record.passages] == ["In the office."]


@pytest.mark.section("6.2")
def test_a_measure_is_arranged_before_formal_action_while_it_is_considered_and_after_it() -> None:
    for stage in (Stage.REPORTED, Stage.CONSIDERING, Stage.PROPOSED, Stage.IN_FORCE):
        story = a_case(stage)
        arrange(story, "key_officer", by_day=story.today)
        assert story.case.arrangements


@pytest.mark.section("6.2")
def test_only_those_who_prepare_formal_action_arrange() -> None:
    for name in ("proposer", "approver", "director", "line_manager"):
        story = a_case(Stage.MEASURED)
        arrange(story, by=getattr(story.staff, name))
    for name in ("colleague", "reporter", "slt", "safety", "records", "admin"):
        story = a_case(Stage.MEASURED)
        with not_allowed("needs-manager"):
            arrange(story, by=getattr(story.staff, name))
        assert not story.case.arrangements


@pytest.mark.section("6.2")
def test_an_owner_is_there_and_the_day_is_still_to_come() -> None:
    story = a_case(Stage.MEASURED)
    with refused("arranged-for-the-past", field="by_day"):
        arrange(story, by_day=story.today - dt.timedelta(days=1))
    story.staff.colleague.active = False
    with refused("arrangement-owner-left", field="owner"):
        arrange(story)
    assert not story.case.arrangements
    story.staff.colleague.active = True
    arrange(story, by_day=story.today)


@pytest.mark.section("6.2")
def test_what_was_done_before_is_recorded_as_it_was() -> None:
    story = a_case(Stage.MEASURED)
    story.staff.colleague.active = False
    earlier = dt.date(2026, 2, 20)
    with refused("done-in-the-future", field="done_on"):
        arrange(story, done_on=story.today + dt.timedelta(days=1))
    assert not story.case.arrangements
    record = arrange(story, people=[story.staff.witness], by_day=dt.date(2020, 1, 1), done_on=earlier)
    (made,) = story.case.arrangements
    assert (made.outcome, made.done_on, made.by_day) == (DONE, earlier, earlier)
    assert (made.closed_by_id, made.closed_at) == (story.staff.proposer.id, story.at)
    assert made.people_ids == [str(story.staff.witness.id)]
    assert record.facts["outcome"] == "done"
    assert not waiting(story)


@pytest.mark.section("6.2")
def test_a_strategy_meeting_was_one_of_somebody() -> None:
    story = a_case(Stage.MEASURED)
    with refused("nobody-met", field="person_1"):
        arrange(story, "strategy_meeting", done_on=story.today)
    arrange(story, "strategy_meeting")
    with refused("nobody-met", field="person_1"):
        close(story, went(story, people_ids=[]))
    close(story, went(story))


@pytest.mark.section("6.2")
def test_its_owner_or_whoever_prepares_formal_action_says_how_it_went_once() -> None:
    for name in ("colleague", "proposer", "approver", "director", "line_manager"):
        story = a_case(Stage.MEASURED)
        arrange(story, people=[story.staff.reporter])
        with not_allowed("not-your-arrangement"):
            close(story, went(story), story.staff.reporter)
        by = getattr(story.staff, name)
        record = close(story, went(story), by)
        made = story.case.arrangements[-1]
        assert (made.outcome, made.done_on, made.closed_by_id) == (DONE, story.today, by.id)
        assert made.people_ids == [str(story.staff.witness.id)]
        assert (record.what, len(record.passages)) == ("measure-done", 1)
        with stale("arrangement-closed", by.name):
            close(story, went(story), by)


@pytest.mark.section("6.2")
def test_an_owner_who_left_does_not_say_how_it_went() -> None:
    story = a_case(Stage.MEASURED)
    arrange(story)
    story.staff.colleague.active = False
    with not_allowed("not-your-arrangement"):
        close(story, went(story))


@pytest.mark.section("6.2")
def test_what_was_done_has_its_day_up_to_today() -> None:
    story = a_case(Stage.MEASURED)
    arrange(story)
    with refused("done-day-missing", field="done_on"):
        close(story, went(story, done_on=None))
    with refused("done-in-the-future", field="done_on"):
        close(story, went(story, done_on=story.today + dt.timedelta(days=1)))
    assert story.case.arrangements[-1].outcome is None
    close(story, went(story, done_on=dt.date(2026, 2, 1)))


@pytest.mark.section("6.2")
@pytest.mark.parametrize("measure", MEASURES)
def test_the_customer_may_decline_a_meeting_and_an_advocate_alone(measure: str) -> None:
    story = a_case(Stage.MEASURED)
    arrange(story, measure)
    if measure in ("meeting", "advocate"):
        record = close(story, went(story, DECLINED, note=None))
        assert (record.what, story.case.arrangements[-1].outcome) == ("measure-declined", DECLINED)
        assert story.case.arrangements[-1].done_on is None
    else:
        with refused("not-the-customers-to-decline", field="outcome"):
            close(story, went(story, DECLINED))


@pytest.mark.section("6.2")
def test_what_is_cancelled_has_its_reason() -> None:
    story = a_case(Stage.MEASURED)
    arrange(story)
    with refused("reason-missing", field="note"):
        close(story, went(story, CANCELLED, note=None))
    record = close(story, went(story, CANCELLED))
    assert (record.what, len(record.passages)) == ("measure-cancelled", 1)
    assert not waiting(story)


@pytest.mark.section("6.2")
def test_it_waits_for_its_owner_from_the_working_day_before_on() -> None:
    story = a_case(Stage.MEASURED)
    monday_after_easter = dt.date(2026, 4, 7)  # a Tuesday: Good Friday and Easter Monday are no working days
    arrange(story, by_day=monday_after_easter)
    (thing,) = waiting(story)
    assert (thing.by, thing.from_day, thing.step) == (
        monday_after_easter,
        dt.date(2026, 4, 2),
        "see-arrangement",
    )
    assert [f"{at:%Y-%m-%d %H:%M}" for at in islice(thing.moments, 4)] == [
        "2026-04-02 08:00",
        "2026-04-07 08:00",
        "2026-04-08 08:00",
        "2026-04-09 08:00",
    ]
    people = story.staff.everyone
    assert waits_for(thing, people) == [story.staff.colleague]
    told = [escalated_to(thing, 1, day, people) for day in (monday_after_easter, dt.date(2026, 4, 8))]
    assert told == [[], [story.staff.director]]


@pytest.mark.section("6.2")
def test_a_case_is_open_until_what_was_arranged_came_about() -> None:
    story, later = a_case(Stage.IN_FORCE), dt.date(2030, 1, 1)
    assert not story.case.open_on(later)
    arrange(story, by_day=story.today)
    assert story.case.open_on(later)
    close(story, went(story))
    assert not story.case.open_on(later)


@pytest.mark.section("6.2")
def test_no_reminder_is_of_before_it_was_arranged_and_a_day_off_is_put_off() -> None:
    story = a_case(Stage.MEASURED)
    arrange(story, by_day=story.today)
    arrange(story, by_day=dt.date(2026, 3, 8))  # a Sunday
    first, second = waiting(story)
    assert [f"{at:%m-%d}" for at in islice(first.moments, 2)] == ["03-04", "03-05"]
    assert [f"{at:%m-%d}" for at in islice(second.moments, 3)] == ["03-06", "03-09", "03-10"]


@pytest.mark.section("6.2")
def test_with_its_owner_gone_it_waits_for_whoever_arranged_it_and_then_for_the_managers() -> None:
    story = a_case(Stage.MEASURED)
    arrange(story)
    (thing,) = waiting(story)
    story.staff.colleague.active = False
    assert waits_for(thing, story.staff.everyone) == [story.staff.proposer]
    story.staff.proposer.active = False
    assert waits_for(thing, story.staff.everyone) == [story.staff.approver]
    story.staff.approver.active = False
    assert waits_for(thing, story.staff.everyone) == [story.staff.director]


@pytest.mark.section("7.3")
@pytest.mark.parametrize("measure", MEASURES)
def test_who_takes_part_and_who_sees_to_it_decide_no_appeal(measure: str) -> None:
    story = a_case(Stage.MEASURED)
    arrange(story, measure, by=story.staff.approver, people=[story.staff.slt, story.staff.safety])
    for person in (story.staff.colleague, story.staff.slt, story.staff.safety):
        assert parts_of(story.case, person.id) == ({PARTS[measure]} if measure in PARTS else set())
    arranger = parts_of(story.case, story.staff.approver.id)
    assert arranger == (set() if measure == "staff_support" else {Part.PREPARED})
    close(story, went(story, people_ids=[str(story.staff.slt.id)]))
    assert parts_of(story.case, story.staff.slt.id) == ({PARTS[measure]} if measure in PARTS else set())
    assert not parts_of(story.case, story.staff.safety.id)  # they were not there


@pytest.mark.section("7.3")
def test_what_never_came_about_was_no_part() -> None:
    for outcome in (DECLINED, CANCELLED):
        story = a_case(Stage.MEASURED)
        arrange(story, people=[story.staff.slt])
        close(story, went(story, outcome))
        assert not parts_of(story.case, story.staff.slt.id)
        assert not parts_of(story.case, story.staff.colleague.id)


@pytest.mark.section("13.6")
def test_it_concerns_its_owner_and_who_takes_part() -> None:
    story = a_case(Stage.MEASURED)
    arrange(story, people=[story.staff.slt])
    (made,) = story.case.arrangements
    seeing = {person.id for person in story.staff.everyone if rule.may_see(made, person)}
    assert seeing == {story.staff.colleague.id, story.staff.slt.id}
    story.staff.slt.active = False
    assert not rule.may_see(made, story.staff.slt)


@pytest.mark.section("6.2")
def test_the_key_officer_is_whoever_was_named_last() -> None:
    story = a_case(Stage.IN_FORCE)
    story.at = utc("2026-03-18 10:00")
    assert rule.key_officer(story.case) is None
    arrange(story, "key_officer", people=[story.staff.witness], by_day=story.today)
    arrange(story, "meeting", people=[story.staff.slt], done_on=story.today)
    assert rule.key_officer(story.case) is None
    arrange(story, "key_officer", people=[story.staff.slt], done_on=dt.date(2026, 3, 17))
    assert rule.key_officer(story.case) == story.staff.slt.id
    arrange(story, "key_officer", done_on=dt.date(2026, 3, 1))
    assert rule.key_officer(story.case) == story.staff.slt.id
    arrange(story, "key_officer", done_on=story.today)
    assert rule.key_officer(story.case) == story.staff.colleague.id


@pytest.mark.section("6.2")
def test_it_is_known_what_has_not_come_about_yet() -> None:
    story = a_case(Stage.MEASURED)
    assert not rule.unfinished(story.case, "meeting")
    arrange(story)
    assert (rule.unfinished(story.case, "meeting"), rule.unfinished(story.case, "advocate")) == (True, False)
    close(story, went(story))
    assert not rule.unfinished(story.case, "meeting")


@pytest.mark.section("7.3")
def test_it_is_known_for_which_measures_nobody_is_named() -> None:
    story = a_case(Stage.MEASURED)
    states = {
        "meeting": "done",
        "strategy_meeting": "offered",
        "key_officer": "not_suitable",
        "advocate": "done",
    }
    assert rule.unnamed(story.case, states) == ["meeting", "strategy_meeting"]
    arrange(story)
    assert rule.unnamed(story.case, states) == ["strategy_meeting"]
    close(story, went(story, CANCELLED))
    assert rule.unnamed(story.case, states) == ["meeting", "strategy_meeting"]
