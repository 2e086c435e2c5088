"""No way of contact is open any more: a fact, kept and waiting for somebody, until one is open again (P8.4)."""

import datetime as dt
from dataclasses import replace

import pytest

from policy.due import falls_due, open_things
from policy.letter import LetterKind
from policy.no_way import note_ways, without_a_way
from policy.openthing import OpenThing, waits_for
from policy.pack import MissedReview
from policy.people import Person
from policy.record import Record
from policy.restriction import Restriction
from tests.factories import END, REVIEW, START, Stage, Story, a_case, adra, some_terms, utc
from tests.refusals import refused
from tests.seven_days import ask, decide, gone_on, tell
from tests.story import Staff


def contacts(staff: Staff) -> tuple[Person, Person]:
    return staff.colleague, staff.witness


@pytest.fixture
def story() -> Story:
    """One point of contact by phone, with a deputy; it is the first day."""
    staff = Staff()
    contact, deputy = contacts(staff)
    who = {"contact": str(contact.id), "deputy": str(deputy.id), "medium": "phone"}
    story = a_case(Stage.IN_FORCE, staff=staff, terms=(some_terms("single_point_of_contact", who),))
    story.at = utc("2026-03-16 10:00")
    return story


def note(story: Story, *elsewhere: Restriction) -> Record | None:
    return note_ways(
        story.case, story.customer, elsewhere, story.staff.present, story.at, story.pack, story.calendar
    )


def waiting(story: Story) -> list[OpenThing]:
    return [x for x in open_things(story.case, story.pack, story.calendar) if x.kind == "no-way"]


def all_leave(story: Story) -> None:
    for person in contacts(story.staff):
        person.active = False


@pytest.mark.section("8.4")
def test_while_somebody_is_there_nothing_is_kept(story: Story) -> None:
    contacts(story.staff)[0].active = False
    assert note(story) is None
    assert (story.case.no_ways, waiting(story)) == ([], [])


@pytest.mark.section("8.4")
def test_the_last_contact_who_leaves_closes_the_last_way_and_that_waits_for_owner_and_director(
    story: Story,
) -> None:
    all_leave(story)
    record = note(story)
    assert record is not None
    assert (record.what, record.section, record.actor_id) == ("no-way-open", "8", None)
    assert record.facts["restrictions"] == [str(story.restriction.id)]
    (thing,) = waiting(story)
    staff = story.staff
    assert set(waits_for(thing, staff.everyone)) == {staff.proposer, staff.director}
    assert thing.by == story.today
    falls = falls_due(story.case, "no-way", thing.subject_id, story.at, story.pack, story.calendar)
    assert falls is not None, "they hear of it at once"
    assert note(story) is None, "it is kept once"


@pytest.mark.section("8.4")
def test_it_is_over_when_somebody_is_there_again_and_can_come_again(story: Story) -> None:
    all_leave(story)
    note(story)
    contacts(story.staff)[1].active = True
    record = note(story)
    assert record is not None
    assert record.what == "way-open-again"
    assert (story.case.no_ways[0].over_at, waiting(story)) == (story.at, [])
    all_leave(story)
    note(story)
    assert len(story.case.no_ways) == 2
    assert without_a_way(story.case) is story.case.no_ways[1]


@pytest.mark.section("8.4")
def test_it_is_over_with_the_restriction(story: Story) -> None:
    all_leave(story)
    note(story)
    story.at = story.calendar.opening(END + dt.timedelta(days=1))
    record = note(story)
    assert record is not None
    assert record.what == "way-open-again"


@pytest.mark.section("8.4")
def test_what_the_customer_cannot_use_closes_the_last_way_too(story: Story) -> None:
    story.customer.cannot_use = ["phone"]
    assert note(story) is not None
    assert waiting(story)


@pytest.mark.section("8.4")
def test_what_is_still_to_come_is_found_before_it_comes() -> None:
    story = a_case(Stage.IN_FORCE)
    story.customer.cannot_use = ["letter"]
    note(story)
    assert story.case.no_ways[0].from_day == START > story.today


@pytest.mark.section("8.4")
def test_cases_count_together_and_what_the_customer_was_not_told_of_does_not(story: Story) -> None:
    end, start = story.restriction.end, story.restriction.start
    other = Restriction(None, "one_medium", {"medium": "letter"}, ["rent"], start, end)
    assert note(story, other) is None
    story.restriction.effective_from = None
    nothing = Restriction(None, "one_medium", {"medium": "social_media"}, ["rent"], start, end)
    nothing.effective_from = other.effective_from = start
    assert note(story, nothing) is None, "nothing of this case applies"
    story.restriction.effective_from = start
    assert note(story, other) is not None


@pytest.mark.section("8.4")
def test_of_one_of_up_to_7_days_it_waits_for_who_asked_and_who_confirmed() -> None:
    story = gone_on()
    ask(story)
    decide(story)
    tell(story)
    story.customer.cannot_use = ["letter"]
    note(story)
    (thing,) = waiting(story)
    staff = story.staff
    assert set(waits_for(thing, staff.everyone)) == {staff.colleague, staff.approver, staff.director}


@pytest.mark.section("8.4")
def test_a_letter_that_puts_in_force_what_nobody_answers_is_not_issued() -> None:
    staff = Staff()
    contact, deputy = contacts(staff)
    who = {"contact": str(contact.id), "deputy": str(deputy.id), "medium": "phone"}
    story = a_case(Stage.APPROVED, staff=staff, terms=(some_terms("single_point_of_contact", who),))
    contact.active = deputy.active = False
    draft = story.a_letter(LetterKind.DECISION, story.proposal.id, staff.proposer)
    story.case.letters.append(draft)
    with refused("no-way-left-open"):
        story.issue(draft, staff.proposer)


@pytest.mark.section("9.3")
def test_what_lapsed_closes_nothing_any_more(story: Story) -> None:
    all_leave(story)
    note(story)
    settings = replace(adra().settings, missed_review=MissedReview.LAPSE)
    story.pack = replace(adra(), settings=settings)
    story.at = story.calendar.opening(REVIEW + dt.timedelta(days=1))
    record = note(story)
    assert record is not None
    assert record.what == "way-open-again"
