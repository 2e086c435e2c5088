"""What the Ombudsman wants by a day waits for the case's owner, and nobody forgets it (P7.6)."""

import datetime as dt
from itertools import islice

import pytest

from policy import ombudsman_request as rule
from policy.due import open_things
from policy.ombudsman import Referral, ReferredBy, conclude, refer
from policy.ombudsman_request import OmbudsmanRequest
from policy.openthing import OpenThing, escalated_to, waits_for
from policy.record import Record
from tests.factories import Stage, Story, a_case, utc
from tests.refusals import not_allowed, refused, stale

DAY = dt.timedelta(days=1)
FRIDAY = dt.date(2026, 4, 24)


def with_ombudsman(stage: Stage = Stage.IN_FORCE) -> Story:
    """A case that the customer took to the Ombudsman; it is Wednesday, 1 April."""
    story = a_case(stage)
    story.at = utc("2026-04-01 10:00")
    by = story.staff.colleague
    made = Referral(ReferredBy.CUSTOMER, dt.date(2026, 3, 30), by.id, story.at)
    refer(story.case, made, by, story.calendar)
    return story


def ask(story: Story, answer_by: dt.date = FRIDAY, asked_on: dt.date | None = None) -> Record:
    """The Ombudsman asks, as is recorded now."""
    made = OmbudsmanRequest(
        story.case.referrals[-1].id,
        asked_on or story.today,
        answer_by,
        story.keep("Please send the file."),
        story.staff.records.id,
        story.at,
    )
    return rule.ask(story.case, story.case.referrals[-1], made, story.staff.records, story.calendar)


def answer(story: Story, on: dt.date | None = None) -> Record:
    """Our answer, as is recorded now."""
    request = story.case.ombudsman_requests[-1]
    note, by = story.keep("The file went by post."), story.staff.records
    return rule.answer(story.case, request, on or story.today, note, by, story.at, story.calendar)


def waiting(story: Story) -> list[OpenThing]:
    return [x for x in open_things(story.case, story.pack, story.calendar) if x.kind == "ombudsman"]


def names(story: Story) -> list[str]:
    return [person.name for person in waits_for(waiting(story)[0], story.staff.everyone)]


@pytest.mark.section("7.6")
def test_what_is_asked_and_answered_is_logged_by_those_who_answer_for_the_case() -> None:
    story = with_ombudsman()
    referral, by = story.case.referrals[-1], story.staff.line_manager
    asked = OmbudsmanRequest(referral.id, story.today, FRIDAY, story.keep("The file?"), by.id, story.at)
    with not_allowed("not-your-ombudsman"):
        rule.ask(story.case, referral, asked, by, story.calendar)
    ask(story)
    (request,) = story.case.ombudsman_requests
    with not_allowed("not-your-ombudsman"):
        rule.answer(story.case, request, story.today, None, by, story.at, story.calendar)


@pytest.mark.section("7.6")
def test_what_is_asked_waits_with_its_day_until_it_is_answered() -> None:
    story = with_ombudsman()
    assert not waiting(story)
    record = ask(story)
    request = story.case.ombudsman_requests[-1]
    assert (record.what, record.section, record.subject_id) == ("ombudsman-asked", "7", request.id)
    assert record.passages == [str(request.text_passage)]
    (thing,) = waiting(story)
    assert (thing.subject_id, thing.by, thing.since, thing.section) == (request.id, FRIDAY, story.today, "7")
    assert thing.step == "see-ombudsman"
    done = answer(story)
    assert (done.what, done.subject_id, done.passages) == (
        "ombudsman-answered",
        request.id,
        [str(request.answer_passage)],
    )
    assert (request.answered_on, request.answered_by_id, request.answered_at) == (
        story.today,
        story.staff.records.id,
        story.at,
    )
    assert not waiting(story)
    with stale("ombudsman-answered"):
        answer(story)


@pytest.mark.section("7.6")
@pytest.mark.parametrize(
    ("asked", "answer_by", "code", "field"),
    [
        (dt.date(2026, 4, 2), FRIDAY, "taken-in-the-future", "asked_on"),
        (dt.date(2026, 3, 29), FRIDAY, "earlier-than-possible", "asked_on"),
        (dt.date(2026, 3, 31), dt.date(2026, 3, 30), "answer-by-before-asked", "answer_by"),
    ],
)
def test_days_that_cannot_be_are_said_at_their_field(
    asked: dt.date, answer_by: dt.date, code: str, field: str
) -> None:
    story = with_ombudsman()
    with refused(code, field=field):
        ask(story, answer_by, asked)
    assert not story.case.ombudsman_requests


@pytest.mark.section("7.6")
def test_an_answer_cannot_have_gone_tomorrow_or_before_the_question_but_late() -> None:
    story = with_ombudsman()
    ask(story, story.today)
    with refused("taken-in-the-future", field="answered_on"):
        answer(story, story.today + DAY)
    with refused("earlier-than-possible", field="answered_on"):
        answer(story, story.today - DAY)
    assert waiting(story)
    story.at += 30 * DAY
    answer(story)
    assert not waiting(story)


@pytest.mark.section("7.6")
def test_the_owner_is_reminded_before_and_on_the_day_then_every_working_day() -> None:
    story = with_ombudsman()
    ask(story)
    moments = [f"{at:%d %b}" for at in islice(waiting(story)[0].moments, 6)]
    assert moments == ["17 Apr", "22 Apr", "24 Apr", "27 Apr", "28 Apr", "29 Apr"]
    story.at = utc("2026-04-23 10:00")
    ask(story)
    moments = [f"{at:%d %b}" for at in islice(waiting(story)[1].moments, 3)]
    assert moments == ["24 Apr", "27 Apr", "28 Apr"], "nothing before it was logged"
    story.at = utc("2026-04-28 10:00")
    ask(story, asked_on=story.today - 10 * DAY)
    assert f"{next(waiting(story)[2].moments):%d %b}" == "29 Apr"


@pytest.mark.section("7.6")
def test_a_sundays_deadline_is_remembered_on_friday() -> None:
    story = with_ombudsman()
    ask(story, FRIDAY + 2 * DAY)
    thing = waiting(story)[0]
    assert [f"{at:%d %b}" for at in islice(thing.moments, 3)] == ["17 Apr", "24 Apr", "27 Apr"]
    assert thing.by == FRIDAY + 2 * DAY
    assert [thing.late(0, day) for day in (FRIDAY - DAY, FRIDAY)] == [False, True]


@pytest.mark.section("7.6")
def test_on_the_last_day_the_director_hears_of_it() -> None:
    story = with_ombudsman()
    ask(story)
    thing = waiting(story)[0]
    told = [
        [person.name for person in escalated_to(thing, 0, day, story.staff.everyone)]
        for day in (FRIDAY - DAY, FRIDAY)
    ]
    assert told == [[], ["Elin Vaughan"]]


@pytest.mark.section("7.6")
def test_it_waits_for_the_owner_of_what_was_decided_or_whoever_began_or_the_managers() -> None:
    story = with_ombudsman()
    story.proposal.owner_id = story.staff.approver.id
    ask(story)
    assert names(story) == ["Tom Ellis"]
    story = with_ombudsman(Stage.PROPOSED)
    story.proposal.owner_id = story.staff.approver.id
    ask(story)
    assert names(story) == ["Nia Roberts"], "nothing was decided yet"
    story = with_ombudsman(Stage.REPORTED)
    ask(story)
    assert names(story) == ["Nia Roberts", "Tom Ellis"]
    story = with_ombudsman()
    ask(story)
    story.staff.proposer.active = False
    assert names(story) == ["Elin Vaughan"]


@pytest.mark.section("7.6")
def test_an_outcome_settles_what_was_asked_before_it_and_not_what_is_asked_after() -> None:
    story = with_ombudsman()
    ask(story)
    by, made = story.staff.records, story.case.referrals[-1]
    other = Referral(ReferredBy.CUSTOMER, story.today, by.id, story.at)
    refer(story.case, other, by, story.calendar)
    conclude(story.case, other, story.today, story.keep("Closed."), by, story.at, story.calendar)
    assert len(waiting(story)) == 1, "another matter's outcome settles nothing"
    conclude(story.case, made, story.today, story.keep("Advice."), by, story.at, story.calendar)
    assert not waiting(story)
    story.at += DAY
    rule.ask(
        story.case,
        made,
        OmbudsmanRequest(made.id, story.today, FRIDAY, story.keep("Show it."), by.id, story.at),
        by,
        story.calendar,
    )
    assert len(waiting(story)) == 1
    assert rule.requests_of(story.case, other) == []
    assert rule.requests_of(story.case, made) == story.case.ombudsman_requests
    story.case.proposals.clear()
    assert story.case.open_on(dt.date(2030, 1, 1))
