"""Informal action: one warning first, recorded as it was, and what it leads to (section 5)."""

import datetime as dt

import pytest

from policy import informal
from policy.access import may_read, may_read_passage
from policy.contact import log
from policy.due import open_things
from policy.informal import act_informally, gone_on, unchanged, warned_before
from policy.openthing import waits_for
from policy.report import report
from tests.factories import Stage, Story, a_case, a_contact, an_action, an_incident, utc
from tests.refusals import not_allowed, stale


@pytest.fixture
def story() -> Story:
    """Nothing is recorded yet; it is Monday, 2 March 2026, 09:00."""
    return a_case(Stage.OPENED)


def happens(story: Story, at: str, *kinds: str, warned: bool | None = None) -> None:
    incident = an_incident(story, at, *kinds)
    incident.warned = warned
    report(story.case, incident, story.staff.reporter)


@pytest.mark.section("5.1")
def test_informal_action_after_a_warning_is_recorded_and_not_flagged(story: Story) -> None:
    action = an_action(story, warned="2026-03-02 08:50")
    record = act_informally(story.case, action, story.staff.reporter)
    assert story.case.informal_actions == [action]
    assert (record.what, record.section, record.facts["warned"]) == ("informal-action", "5", True)
    assert not action.flagged
    assert list(open_things(story.case, story.pack, story.calendar)) == []


@pytest.mark.section("5.1")
def test_informal_action_without_a_warning_is_not_refused_but_waits_for_the_line_manager(
    story: Story,
) -> None:
    action = an_action(story)
    record = act_informally(story.case, action, story.staff.reporter)
    assert action.flagged
    assert record.facts["warned"] is False
    assert str(action.not_warned_passage) in record.passages
    (thing,) = open_things(story.case, story.pack, story.calendar)
    assert (thing.kind, thing.subject_id, thing.step) == ("informal", action.id, "informal-action")
    assert [p.name for p in waits_for(thing, story.staff.everyone)] == ["Huw Pritchard"]
    assert (thing.by, thing.late(0, story.today), thing.late(1, story.today)) == (
        dt.date(2026, 3, 3),
        False,
        True,
    )
    assert story.case.open_on(story.today)


@pytest.mark.section("5.1")
@pytest.mark.parametrize("by_report", [True, False])
def test_once_warned_no_further_warning_is_needed(story: Story, by_report: bool) -> None:
    if by_report:
        happens(story, "2026-02-20 10:00", warned=True)
    else:
        act_informally(story.case, an_action(story, warned="2026-02-20 10:00"), story.staff.reporter)
    action = an_action(story)
    act_informally(story.case, action, story.staff.reporter)
    assert not action.flagged


@pytest.mark.section("5.1")
def test_a_warning_that_came_later_does_not_count_for_what_was_done_before(story: Story) -> None:
    happens(story, "2026-03-01 10:00", warned=True)
    happens(story, "2026-02-01 10:00", warned=False)
    action = an_action(story, taken="2026-02-28 10:00")
    act_informally(story.case, action, story.staff.reporter)
    assert action.flagged
    assert warned_before(story.case, utc("2026-03-01 09:59")) is None
    assert warned_before(story.case, utc("2026-03-01 10:00")) is not None


@pytest.mark.section("5.1")
def test_the_line_manager_looks_once_and_nobody_else(story: Story) -> None:
    action = an_action(story)
    act_informally(story.case, action, story.staff.reporter)
    with not_allowed("not-your-report"):
        informal.see(story.case, action, story.staff.colleague, story.at)
    record = informal.see(story.case, action, story.staff.line_manager, story.at)
    assert (record.what, action.seen_by_id) == ("informal-seen", story.staff.line_manager.id)
    assert list(open_things(story.case, story.pack, story.calendar)) == []
    assert not story.case.open_on(story.today)
    with stale("informal-seen"):
        informal.see(story.case, action, story.staff.proposer, story.at)


@pytest.mark.section("13.6")
def test_the_line_manager_may_read_the_case_and_whoever_acted_their_own_words(story: Story) -> None:
    action = an_action(story)
    act_informally(story.case, action, story.staff.reporter)
    assert may_read(story.staff.line_manager, story.case)
    assert not may_read(story.staff.reporter, story.case)
    assert action.not_warned_passage is not None
    assert may_read_passage(story.staff.reporter, story.case, action.not_warned_passage)
    assert not may_read_passage(story.staff.colleague, story.case, action.not_warned_passage)


@pytest.mark.section("5.2")
@pytest.mark.parametrize(
    ("at", "kind", "goes_on"),
    [
        ("2026-03-01 10:01", "rudeness", True),
        ("2026-03-01 10:00", "rudeness", False),
        ("2026-02-28 10:00", "rudeness", False),
        ("2026-03-01 10:01", "scattergun", False),
    ],
)
def test_it_goes_on_when_the_same_kind_happens_after_the_warning(
    story: Story, at: str, kind: str, goes_on: bool
) -> None:
    act_informally(
        story.case, an_action(story, "2026-03-01 10:30", warned="2026-03-01 10:00"), story.staff.reporter
    )
    happens(story, at, kind)
    assert bool(gone_on(story.case)) is goes_on


@pytest.mark.section("5.2")
@pytest.mark.parametrize(
    ("at", "kinds", "goes_on"),
    [
        ("2026-03-01 10:01", ["rudeness"], True),
        ("2026-03-01 10:00", ["rudeness"], False),
        ("2026-03-01 10:01", ["scattergun"], False),
        ("2026-03-01 10:01", [], False),
    ],
)
def test_a_logged_contact_of_the_same_kind_after_the_warning_is_going_on_too(
    story: Story, at: str, kinds: list[str], goes_on: bool
) -> None:
    act_informally(
        story.case, an_action(story, "2026-03-01 10:00", warned="2026-03-01 10:00"), story.staff.reporter
    )
    contact = a_contact(story, at, kinds=kinds)
    log(story.case, contact, story.staff.colleague, story.calendar)
    assert [done.id for done in gone_on(story.case)] == ([contact.id] if goes_on else [])
    assert bool(unchanged(story.case, story.calendar)) is goes_on


@pytest.mark.section("5.2")
def test_only_a_contact_that_seemed_wrong_is_conduct(story: Story) -> None:
    log(story.case, a_contact(story), story.staff.colleague, story.calendar)
    assert list(informal.conduct(story.case)) == []


@pytest.mark.section("5.2")
def test_the_report_that_the_action_answers_is_not_a_repetition(story: Story) -> None:
    happens(story, "2026-03-01 10:10")
    answered = story.case.incidents[0].id
    action = an_action(story, "2026-03-01 10:15", warned="2026-03-01 10:00", incident_id=answered)
    act_informally(story.case, action, story.staff.reporter)
    assert gone_on(story.case) == []
    happens(story, "2026-03-01 15:00")
    assert [done.id for done in gone_on(story.case)] == [story.case.incidents[1].id]


@pytest.mark.section("5.3")
@pytest.mark.parametrize(
    ("at", "kind", "offered"),
    [
        ("2026-03-01 10:20", "rudeness", False),
        ("2026-03-01 10:31", "rudeness", True),
        ("2026-03-01 10:31", "scattergun", False),
    ],
)
def test_formal_action_is_next_when_it_happens_again_after_informal_action(
    story: Story, at: str, kind: str, offered: bool
) -> None:
    act_informally(
        story.case, an_action(story, "2026-03-01 10:30", warned="2026-03-01 10:00"), story.staff.reporter
    )
    happens(story, at, kind)
    assert bool(unchanged(story.case, story.calendar)) is offered
