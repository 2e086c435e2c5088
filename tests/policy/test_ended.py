"""Ends: early and at once, by themselves, and where a review was missed (P7.2, P9.3)."""

import datetime as dt
from dataclasses import replace

import pytest

from policy import ended as rule
from policy.case import Nudge
from policy.check import what_applies
from policy.due import open_things
from policy.openthing import OpenThing, escalated_to, waits_for
from policy.pack import MissedReview, Pack
from policy.people import Person
from policy.record import Record
from policy.restriction import Restriction
from tests.factories import END, REVIEW, Stage, Story, a_case, adra, review_now, some_terms, utc
from tests.refusals import not_allowed, refused

CALLS = some_terms("contact_limits", {"contacts": 2, "per": "week", "minutes": 10}, end=dt.date(2026, 9, 30))
DAY = dt.timedelta(days=1)


def lapses() -> Pack:
    return replace(adra(), settings=replace(adra().settings, missed_review=MissedReview.LAPSE))


def things(story: Story, kind: str) -> list[OpenThing]:
    return [x for x in open_things(story.case, story.pack, story.calendar) if x.kind == kind]


def end(
    story: Story, *chosen: Restriction, by: Person | None = None, reason: str = "You were calm."
) -> Record:
    by = by or story.staff.proposer
    return rule.end(story.case, chosen, reason, by, story.at, story.pack, story.calendar)


@pytest.mark.section("7.2")
def test_one_of_several_restrictions_ends_at_once_and_the_others_stay() -> None:
    story = a_case(Stage.IN_FORCE, terms=(some_terms(), CALLS))
    story.at = utc("2026-04-01 10:00")
    medium, calls = story.case.restrictions
    record = end(story, medium)
    assert story.case.in_force(story.today, story.pack) == [calls]
    assert (record.what, record.facts["ended"]) == ("restrictions-ended", [str(medium.id)])
    assert rule.endable(story.case, story.today, story.pack) == [calls]


@pytest.mark.section("7.2")
def test_what_is_ended_needs_a_reason_and_something_that_still_applies() -> None:
    story = a_case(Stage.IN_FORCE)
    with refused("review-reason-missing", field="reason"):
        end(story, story.restriction, reason="  ")
    with refused("nothing-chosen-to-end", field="ends"):
        end(story)
    stranger = a_case(Stage.IN_FORCE).restriction
    with refused("nothing-to-end", field="ends"):
        end(story, stranger)
    end(story, story.restriction)
    with refused("nothing-to-end"):
        end(story, story.restriction)
    with refused("nothing-to-end"):
        end(a_case(Stage.APPROVED))
    over = a_case(Stage.IN_FORCE)
    over.at = utc("2026-09-16 10:00")
    with refused("nothing-to-end"):
        end(over, over.restriction)


@pytest.mark.section("7.2")
def test_the_owner_a_manager_or_the_director_ends_it_and_nobody_else() -> None:
    for by in ("proposer", "approver", "director"):
        story = a_case(Stage.IN_FORCE)
        end(story, story.restriction, by=getattr(story.staff, by))
    story = a_case(Stage.IN_FORCE)
    for by in ("reporter", "colleague", "line_manager", "slt", "records", "admin", "safety"):
        with not_allowed("needs-manager"):
            end(story, story.restriction, by=getattr(story.staff, by))
    story.proposal.owner_id = story.staff.line_manager.id
    story.staff.line_manager.active = False
    with not_allowed("left"):
        end(story, story.restriction, by=story.staff.line_manager)
    story.staff.line_manager.active = True
    end(story, story.restriction, by=story.staff.line_manager)


@pytest.mark.section("9.3")
def test_what_ends_by_itself_is_seen_by_the_clock_the_working_morning_after_the_last_end() -> None:
    story = a_case(Stage.IN_FORCE, terms=(some_terms(), CALLS))
    story.case.restrictions[1].end = dt.date(2026, 10, 24)  # a Saturday; the clocks change on the 25th
    (over,) = things(story, "end")
    assert list(over.moments) == [utc("2026-10-26 09:00")]
    assert (over.from_day, over.subject_id) == (dt.date(2026, 10, 25), story.proposal.id)
    assert waits_for(over, story.staff.everyone) == [story.staff.proposer]
    story.case.nudges.append(Nudge("end", story.proposal.id, 0, utc("2026-10-26 09:00")))
    assert things(story, "end") == things(story, "review") == []


@pytest.mark.section("9.3")
def test_the_clock_sees_no_end_of_what_somebody_ended_or_what_was_never_told() -> None:
    assert things(a_case(Stage.APPROVED), "end") == []
    story = a_case(Stage.IN_FORCE)
    end(story, story.restriction)
    assert things(story, "end") == things(story, "review") == []


@pytest.mark.section("9.3")
@pytest.mark.parametrize("landlord", ["flag", "lapse"])
def test_a_missed_review_is_flagged_or_where_the_landlord_says_so_ends_the_restriction(landlord: str) -> None:
    story = a_case(Stage.IN_FORCE, pack=lapses() if landlord == "lapse" else adra(), terms=(CALLS,))
    on_the_day = what_applies(story.customer, [story.case], REVIEW, story.pack, story.staff.present)
    assert [x.review_overdue_since for x in on_the_day.restrictions] == [None]
    after = what_applies(story.customer, [story.case], REVIEW + DAY, story.pack, story.staff.present)
    if landlord == "flag":
        assert [x.review_overdue_since for x in after.restrictions] == [REVIEW]
        assert things(story, "lapse") == []
    else:
        assert after.nothing
        story.at = utc("2026-09-15 08:30")
        with refused("nothing-to-review"):
            review_now(story)
        with refused("nothing-to-end"):
            end(story, story.restriction)


@pytest.mark.section("9.3")
def test_the_owner_and_the_director_hear_that_a_restriction_has_lapsed_and_nothing_revives_it() -> None:
    story = a_case(Stage.IN_FORCE, pack=lapses(), terms=(CALLS,))
    (lapse,) = things(story, "lapse")
    assert list(lapse.moments) == [utc("2026-09-15 08:00")]
    assert waits_for(lapse, story.staff.everyone) == [story.staff.proposer]
    told = escalated_to(lapse, 0, REVIEW + DAY, story.staff.everyone)
    assert [person.name for person in told] == ["Elin Vaughan"]
    (review,) = things(story, "review")
    assert review.until == REVIEW
    record = rule.lapse(story.case, story.proposal, utc("2026-09-15 08:00"))
    assert (record.what, record.actor_id) == ("restriction-lapsed", None)
    assert story.restriction.ended_on == REVIEW + DAY
    assert things(story, "lapse") == things(story, "end") == things(story, "review") == []
    assert not story.case.in_force(REVIEW + DAY, adra())


@pytest.mark.section("9.3")
def test_the_end_date_always_ends_and_is_no_lapse() -> None:
    story = a_case(Stage.IN_FORCE, pack=lapses())
    story.proposal.review_on = END
    assert things(story, "lapse") == []
    assert [x.from_day for x in things(story, "end")] == [END + DAY]
    assert story.case.in_force(END, story.pack)
    assert not story.case.in_force(END + DAY, story.pack)


@pytest.mark.section("9.3")
def test_what_was_reviewed_in_time_does_not_lapse() -> None:
    story = a_case(Stage.IN_FORCE, pack=lapses(), terms=(CALLS,))
    story.at = utc("2026-09-14 15:00")
    review_now(story)
    assert story.case.in_force(REVIEW + DAY, story.pack) == [story.restriction]
