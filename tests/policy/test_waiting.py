"""Each open thing waits for somebody who can do it, and is escalated when it waits too long (P7, P8.1, P9.1)."""

import datetime as dt
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from policy.due import open_things
from policy.openthing import OpenThing, escalated_to, waits_for
from tests.factories import Stage, Story, a_case

TODAY = dt.date(2026, 3, 20)


def thing(story: Story, kind: str, subject: UUID) -> OpenThing:
    (found,) = [
        x
        for x in open_things(story.case, story.pack, story.calendar)
        if (x.kind, x.subject_id) == (kind, subject)
    ]
    return found


def waiting(story: Story, kind: str, subject: UUID) -> list[str]:
    return [person.name for person in waits_for(thing(story, kind, subject), story.staff.everyone)]


def escalated(story: Story, kind: str, subject: UUID, stage: int, today: dt.date = TODAY) -> list[str]:
    told = escalated_to(thing(story, kind, subject), stage, today, story.staff.everyone)
    return [person.name for person in told]


@pytest.mark.section("8.1", "3")
def test_a_report_waits_for_its_line_manager_and_then_for_the_director_too() -> None:
    story = a_case(Stage.REPORTED)
    incident = story.case.incidents[0].id
    assert waiting(story, "report", incident) == ["Huw Pritchard"]
    assert [escalated(story, "report", incident, stage) for stage in (0, 1)] == [[], ["Elin Vaughan"]]


@pytest.mark.section("8.1")
def test_a_report_never_waits_for_somebody_who_has_left() -> None:
    story = a_case(Stage.REPORTED)
    story.staff.line_manager.active = False
    assert waiting(story, "report", story.case.incidents[0].id) == ["Elin Vaughan"]


@pytest.mark.section("7.1")
def test_a_proposal_waits_for_independent_managers_alone() -> None:
    story = a_case(Stage.PROPOSED)
    assert waiting(story, "signoff", story.proposal.id) == ["Tom Ellis"]
    assert [escalated(story, "signoff", story.proposal.id, stage) for stage in (0, 1)] == [
        [],
        ["Elin Vaughan"],
    ]


@pytest.mark.section("7.2")
def test_a_letter_waits_for_its_owner_and_is_escalated_at_its_first_reminder() -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    assert waiting(story, "letter", story.warning.id) == ["Nia Roberts"]
    assert escalated(story, "letter", story.warning.id, 0) == ["Elin Vaughan"]
    story.warning.languages.append("cy")
    assert waiting(story, "translation", story.warning.id) == ["Nia Roberts"]
    assert escalated(story, "translation", story.warning.id, 0) == []


@pytest.mark.section("7.5")
def test_an_appeal_waits_for_all_who_may_decide_it_and_once_taken_for_its_reviewer() -> None:
    story = a_case(Stage.APPEALED)
    assert waiting(story, "appeal", story.appeal.id) == ["Sioned Parry", "Rhys Morgan"]
    story = a_case(Stage.APPEAL_TAKEN)
    assert waiting(story, "appeal", story.appeal.id) == ["Sioned Parry"]


@pytest.mark.section("7.5")
def test_an_appeal_whose_reviewer_can_no_longer_decide_waits_for_the_others_again() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    story.case.incidents[0].witness_ids.append(str(story.staff.slt.id))
    assert waiting(story, "appeal", story.appeal.id) == ["Rhys Morgan"]
    story.staff.other_slt.active = False
    assert waiting(story, "appeal", story.appeal.id) == ["Elin Vaughan"]


@pytest.mark.section("7.5")
def test_an_appeal_is_escalated_on_its_twentieth_working_day() -> None:
    story = a_case(Stage.APPEALED)
    days = (dt.date(2026, 4, 16), dt.date(2026, 4, 17))
    assert [escalated(story, "appeal", story.appeal.id, 9, day) for day in days] == [[], ["Elin Vaughan"]]


@pytest.mark.section("9.1", "3")
def test_a_review_waits_for_the_owner_and_for_the_director_too_once_it_is_overdue() -> None:
    story = a_case(Stage.IN_FORCE)
    review, proposal = story.proposal.review_on, story.proposal.id
    assert waiting(story, "review", proposal) == ["Nia Roberts"]
    assert escalated(story, "review", proposal, 3, review) == []
    assert escalated(story, "review", proposal, 4, review + dt.timedelta(days=1)) == ["Elin Vaughan"]


@pytest.mark.section("13")
def test_what_is_over_by_itself_waits_through_its_last_day() -> None:
    last = dt.date(2026, 3, 10)
    found = OpenThing("seven-day", uuid4(), "5", dt.date(2026, 3, 4), iter(()), lambda people: [], until=last)
    days = [last - dt.timedelta(days=1), last, last + dt.timedelta(days=1)]
    assert [found.over(day) for day in days] == [False, False, True]
    assert not replace(found, until=None).over(days[-1])
