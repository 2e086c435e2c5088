"""What an appeal may change: nothing, the end, or all of it at once; never stricter (P7.2, P7.4)."""

import datetime as dt
from dataclasses import replace

import pytest

from policy.appeal import AppealOutcome
from policy.involvement import Part, parts_of
from policy.loosening import Change
from policy.pack import MissedReview
from policy.restriction import Restriction
from tests.factories import (
    END,
    START,
    Stage,
    Story,
    a_case,
    adra,
    decide_appeal,
    log_appeal,
    some_terms,
    take_appeal,
    utc,
)
from tests.refusals import refused
from tests.story import Staff

CALLS = some_terms("contact_limits", {"contacts": 2, "per": "week", "minutes": 10})
JULY = dt.date(2026, 7, 1)


@pytest.mark.section("7.4")
def test_when_everything_stays_nothing_changes() -> None:
    story = a_case(Stage.APPEAL_DECIDED)
    assert (story.restriction.end, story.restriction.ended_on) == (END, None)
    assert story.restriction.in_force(END)


@pytest.mark.section("7.4")
def test_ending_takes_effect_at_once() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    assert story.restriction.in_force(story.today)
    decide_appeal(story, AppealOutcome.ENDED)
    assert not story.restriction.in_force(story.today)
    assert story.restriction.last_day == story.today - dt.timedelta(days=1)


@pytest.mark.section("7.4")
def test_shortening_sets_a_sooner_last_day() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    decide_appeal(story, AppealOutcome.SHORTENED, dt.date(2026, 4, 30))
    assert story.restriction.last_day == dt.date(2026, 4, 30)


@pytest.mark.section("7.4")
def test_the_new_last_day_is_given_and_is_not_in_the_past() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    for new_end in (None, story.today - dt.timedelta(days=1)):
        with refused("new-end-missing", field="new_end"):
            decide_appeal(story, AppealOutcome.SHORTENED, new_end)
    decide_appeal(story, AppealOutcome.SHORTENED, story.today)
    assert story.restriction.in_force(story.today)


@pytest.mark.section("7.4")
def test_an_appeal_never_makes_it_stricter() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    for new_end in (END, END + dt.timedelta(days=1)):
        with refused("new-end-not-sooner", field="new_end"):
            decide_appeal(story, AppealOutcome.SHORTENED, new_end)
    assert story.restriction.end == END


@pytest.mark.section("7.4")
def test_of_two_restrictions_the_shorter_one_is_not_made_longer() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    short = Restriction(story.proposal.id, "witness", {}, ["rent"], START, dt.date(2026, 4, 1), START)
    story.case.restrictions.append(short)
    decide_appeal(story, AppealOutcome.SHORTENED, dt.date(2026, 5, 1))
    assert [r.last_day for r in story.case.restrictions] == [dt.date(2026, 5, 1), dt.date(2026, 4, 1)]


@pytest.mark.section("7.4")
def test_what_would_have_started_after_the_new_end_never_starts() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    later = Restriction(story.proposal.id, "witness", {}, ["rent"], dt.date(2026, 6, 1), END, START)
    story.case.restrictions.append(later)
    decide_appeal(story, AppealOutcome.SHORTENED, dt.date(2026, 5, 1))
    assert not any(later.in_force(dt.date(2026, 6, day)) for day in range(1, 31))
    assert later.end >= later.start


@pytest.mark.section("7.4")
def test_restrictions_of_other_decisions_are_not_touched() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    other = Restriction(story.case.id, "witness", {}, ["rent"], START, END, START)
    story.case.restrictions.append(other)
    decide_appeal(story, AppealOutcome.ENDED)
    assert other.in_force(END)


def two() -> Story:
    """By letter only for two services, and two calls a week."""
    return a_case(Stage.APPEAL_TAKEN, terms=(replace(some_terms(), services=("repairs", "rent")), CALLS))


def as_it_is(restriction: Restriction, **changes: object) -> Change:
    same = Change(restriction.id, restriction.last_day, tuple(restriction.services), restriction.particulars)
    return replace(same, **changes)  # type: ignore[arg-type]  # replace checks the names


def change(story: Story, *changes: Change, not_stricter: bool = False) -> object:
    outcome = AppealOutcome.CHANGED
    record = decide_appeal(story, outcome, changes=changes, not_stricter=not_stricter)
    return record.facts["changed"]


@pytest.mark.section("7.4")
def test_a_different_course_may_be_another_for_each_restriction_and_is_so_at_once() -> None:
    story = two()
    medium, calls = story.case.restrictions
    changed = change(story, as_it_is(medium, end=JULY, services=("rent",)), as_it_is(calls, end=None))
    assert changed == [str(medium.id), str(calls.id)]
    assert (medium.last_day, medium.services) == (JULY, ["rent"])
    assert story.case.in_force(story.today, story.pack) == [medium]
    assert story.appeal.outcome is AppealOutcome.CHANGED
    story = two()
    medium, calls = story.case.restrictions
    looser = as_it_is(calls, particulars={**calls.particulars, "contacts": 4})
    assert change(story, as_it_is(medium), looser, not_stricter=True) == [str(calls.id)]
    assert (medium.last_day, calls.particulars["contacts"]) == (END, 4), "the first one stays"


@pytest.mark.section("7.4")
def test_none_of_it_gets_stricter_and_then_nothing_changes_at_all() -> None:
    for stricter, code, field in (
        ({"end": END + dt.timedelta(days=1)}, "extending-is-a-proposal", "end"),
        ({"services": ("repairs", "rent", "parking")}, "more-services-is-a-proposal", "services"),
        ({"services": ()}, "services-missing", "services"),
        ({"end": dt.date(2026, 3, 1)}, "amended-end-past", "end"),
        ({"particulars": {"medium": "phone"}}, "closing-is-a-proposal", "services"),
        ({"particulars": {}}, "particular-missing", "medium"),
    ):
        story = two()
        medium, calls = story.case.restrictions
        with refused(code, field=f"{medium.id}_{field}", section="7"):
            change(story, as_it_is(calls, end=JULY), as_it_is(medium, **stricter), not_stricter=True)
        assert (calls.last_day, story.appeal.outcome) == (END, None)


@pytest.mark.section("7.4")
def test_what_nobody_can_compute_is_confirmed_and_something_changes_but_not_all_of_it_ends() -> None:
    story = two()
    medium, calls = story.case.restrictions
    with refused("not-stricter-unconfirmed", field="not_stricter", section="7"):
        change(story, as_it_is(calls, particulars={**calls.particulars, "contacts": 4}))
    with refused("nothing-changed", field="ends", section="7"):
        change(story, as_it_is(medium), as_it_is(calls))
    with refused("all-of-it-ends", field="ends", section="7"):
        change(story, as_it_is(medium, end=None), as_it_is(calls, end=None))


@pytest.mark.section("7.4")
def test_a_restriction_of_another_decision_is_not_changed() -> None:
    story = two()
    other = Restriction(story.case.id, "witness", {}, ["rent"], START, END, START)
    story.case.restrictions.append(other)
    with refused("nothing-changed"):
        change(story, as_it_is(other, end=JULY))
    assert other.in_force(END)


@pytest.mark.section("7.4")
def test_where_nothing_is_left_there_is_no_different_course() -> None:
    story = two()
    for restriction in story.case.restrictions:
        restriction.ended_on = story.today
    with refused("nothing-to-change", field="outcome"):
        change(story)
    lapses = replace(adra(), settings=replace(adra().settings, missed_review=MissedReview.LAPSE))
    story = a_case(Stage.IN_FORCE, pack=lapses)
    story.at = utc("2026-09-15 10:00")
    log_appeal(story)
    take_appeal(story)
    with refused("nothing-to-change", field="outcome"):
        change(story, as_it_is(story.restriction, end=None))
    decide_appeal(story)


@pytest.mark.section("7.4")
def test_the_record_says_what_was_changed() -> None:
    story = two()
    medium, calls = story.case.restrictions
    calls.end = JULY
    outcome = AppealOutcome.SHORTENED
    assert decide_appeal(story, outcome, JULY).facts["changed"] == [str(medium.id)]
    assert story.records[-1].facts.get("changed") is None, "nothing was, when it was taken on"
    story = two()
    assert decide_appeal(story).facts["changed"] == []


@pytest.mark.section("7.3")
def test_whoever_an_outcome_names_no_longer_was_a_contact_all_the_same() -> None:
    staff = Staff()
    who = {"contact": str(staff.colleague.id), "deputy": str(staff.witness.id), "medium": "phone"}
    terms = (some_terms("single_point_of_contact", who),)
    story = a_case(Stage.APPEAL_TAKEN, staff=staff, terms=terms)
    (restriction,) = story.case.restrictions
    staff.records.active = False
    left = as_it_is(restriction, particulars={**who, "contact": str(staff.records.id)})
    with refused("contact-left", field=f"{restriction.id}_contact"):
        change(story, left, not_stricter=True)
    named = as_it_is(restriction, particulars={**who, "contact": str(staff.admin.id)})
    staff.witness.active = False
    change(story, named, not_stricter=True)
    assert restriction.particulars["contact"] == str(staff.admin.id)
    for person in (staff.colleague, staff.admin):
        assert Part.CONTACT in parts_of(story.case, person.id)
