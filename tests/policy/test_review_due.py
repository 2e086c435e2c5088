"""A review never lapses silently: who is reminded, until when it is shown, who is asked to comment (P9.1, P9.3)."""

import datetime as dt
from itertools import islice

import pytest

from policy import comment as comments
from policy import owner, review_due
from policy.case import Nudge
from policy.comment import Comment
from policy.due import due, falls_due, open_things
from policy.involvement import Part, parts_of
from policy.openthing import OpenThing, waits_for
from policy.people import Person, Role
from policy.record import Record
from policy.review import comments_since, reviewers
from tests.factories import REVIEW, Stage, Story, a_case, a_person, review_now, utc
from tests.refusals import not_allowed, refused, stale


def thing(story: Story) -> OpenThing:
    (found,) = [x for x in open_things(story.case, story.pack, story.calendar) if x.kind == "review"]
    return found


def names(story: Story, *more: Person) -> list[str]:
    return [person.name for person in waits_for(thing(story), [*story.staff.everyone, *more])]


def invite(story: Story, by: Person | None = None) -> Record:
    return review_due.invite(story.case, story.proposal, by, story.at, story.pack, story.calendar)


def comment(story: Story, received_on: dt.date, by: Person | None = None) -> Record:
    by = by or story.staff.colleague
    said = Comment(story.proposal.id, received_on, "phone", story.keep("I have been calm."), by.id, story.at)
    return comments.comment(story.case, story.proposal, said, by, story.at, story.calendar)


@pytest.mark.section("9.1")
def test_a_review_of_which_no_reminder_comes_any_more_still_waits_until_the_last_end() -> None:
    story = a_case(Stage.IN_FORCE)
    story.restriction.end = dt.date(2026, 9, 18)  # a Friday; the last reminder was on the 14th
    story.case.nudges.append(Nudge("review", story.proposal.id, 3, utc("2026-09-14 08:00")))
    rows = {x.kind: x for x in due(story.case, story.staff.everyone, story.pack, story.calendar)}
    assert rows["review"].at == utc("2026-09-21 08:00")
    assert rows["review"].people == frozenset({str(story.staff.proposer.id)})
    assert thing(story).until == dt.date(2026, 9, 18)
    falls = falls_due(
        story.case, "review", story.proposal.id, utc("2026-09-21 09:00"), story.pack, story.calendar
    )
    assert falls is None, "it is over: nobody is reminded of it"


@pytest.mark.section("9.1")
def test_after_a_review_the_reminders_are_those_of_the_next_one_and_begin_anew() -> None:
    story = a_case(Stage.IN_FORCE)
    story.restriction.end = dt.date(2026, 12, 31)
    first = thing(story)
    story.case.nudges.append(Nudge("review", first.subject_id, 2, story.at))
    story.at = utc("2026-09-10 10:00")
    review_now(story, next_review_on=dt.date(2026, 9, 30))
    second = thing(story)
    assert (second.subject_id, second.step) == (story.case.reviews[0].id, "see-review")
    assert (second.by, second.since) == (dt.date(2026, 9, 30), dt.date(2026, 9, 10))
    assert [f"{at:%m-%d}" for at in islice(second.moments, 3)] == ["09-16", "09-23", "09-30"]
    assert second.late_on == dt.date(2026, 10, 1)
    (row,) = [
        x
        for x in due(story.case, story.staff.everyone, story.pack, story.calendar)
        if (x.kind, x.subject_id) == ("review", second.subject_id)
    ]
    assert row.stage == 0


@pytest.mark.section("9.1")
def test_an_owner_who_may_not_review_is_told_together_with_the_managers_who_may() -> None:
    story = a_case(Stage.IN_FORCE)
    assert names(story) == ["Nia Roberts"]
    story.proposal.owner_id = story.staff.line_manager.id
    assert names(story) == ["Huw Pritchard", "Nia Roberts", "Tom Ellis"]
    story.staff.line_manager.active = False
    assert names(story) == ["Elin Vaughan"]


@pytest.mark.section("9.1")
def test_somebody_who_left_reviews_nothing() -> None:
    story = a_case(Stage.IN_FORCE)
    left = a_person("Eleri Wyn", Role.MANAGER, active=False)
    assert left not in reviewers(story.case, [*story.staff.everyone, left])


@pytest.mark.section("9.1")
@pytest.mark.parametrize(
    ("today", "comment_by"),
    [
        ("2026-08-17 09:00", dt.date(2026, 9, 1)),  # ten working days over the August bank holiday
        ("2026-09-07 09:00", dt.date(2026, 9, 13)),  # the day before the review is sooner
        ("2026-09-13 09:00", dt.date(2026, 9, 25)),  # no time is left before it
        ("2026-09-15 09:00", dt.date(2026, 9, 29)),  # overdue already
    ],
)
def test_the_customer_has_ten_working_days_to_comment_or_until_the_day_before(
    today: str, comment_by: dt.date
) -> None:
    story = a_case(Stage.IN_FORCE)
    story.at = utc(today)
    record = invite(story)
    (opened,) = story.case.reviews
    assert (opened.comment_by, opened.due_on, opened.outcome) == (comment_by, REVIEW, None)
    assert (record.what, record.actor_id, record.subject_id) == ("review-invited", None, opened.id)
    with stale("invited"):
        invite(story)


@pytest.mark.section("9.1")
def test_the_owner_a_manager_or_the_director_invites_sooner_and_nobody_else() -> None:
    for by in ("proposer", "approver", "director"):
        story = a_case(Stage.IN_FORCE)
        invite(story, getattr(story.staff, by))
    story = a_case(Stage.IN_FORCE)
    story.proposal.owner_id = story.staff.line_manager.id
    invite(story, story.staff.line_manager)
    story = a_case(Stage.IN_FORCE)
    with not_allowed("needs-manager"):
        invite(story, story.staff.colleague)
    with refused("nothing-to-review"):
        invite(a_case(Stage.APPROVED))


@pytest.mark.section("9.1")
def test_what_the_customer_said_is_logged_by_anyone_and_seen_in_the_review() -> None:
    story = a_case(Stage.IN_FORCE)
    story.at = utc("2026-09-01 10:00")
    invite(story)
    with refused("comment-in-the-future", field="received_on"):
        comment(story, dt.date(2026, 9, 2))
    record = comment(story, dt.date(2026, 8, 28))
    (said,) = comments_since(story.case, story.proposal)
    assert (record.what, record.passages) == ("comment-logged", [str(said.text_passage)])
    story.at = utc("2026-09-14 10:00")
    review_now(story)
    (done,) = story.case.reviews
    assert done.comments_seen == [str(said.id)]
    assert comments_since(story.case, story.proposal) == []
    assert parts_of(story.case, story.staff.colleague.id) == frozenset()
    story.staff.colleague.active = False
    with not_allowed("left"):
        comment(story, dt.date(2026, 9, 1))


@pytest.mark.section("9.1")
def test_a_manager_takes_over_and_whoever_looked_after_it_before_stays_barred_from_the_appeal() -> None:
    story = a_case(Stage.IN_FORCE)
    story.proposal.owner_id = story.staff.slt.id
    for by in ("colleague", "reporter", "slt", "records", "admin"):
        with not_allowed("needs-manager"):
            owner.take_over(story.case, story.proposal, getattr(story.staff, by), story.at)
    record = owner.take_over(story.case, story.proposal, story.staff.approver, story.at)
    assert (record.what, record.subject_id) == ("taken-over", story.proposal.id)
    assert names(story) == ["Tom Ellis"]
    assert Part.OWNER in parts_of(story.case, story.staff.slt.id)
    with stale("yours-already"):
        owner.take_over(story.case, story.proposal, story.staff.approver, story.at)
