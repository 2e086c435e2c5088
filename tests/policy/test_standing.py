"""What waits for somebody who is away waits for whoever stands in, with no role handed over (P8)."""

import datetime as dt

import pytest

from policy import report
from policy.access import may_read
from policy.due import due, open_things
from policy.letter import require_letter_worker
from policy.openthing import OpenThing, in_place_of, waits_for, waits_until
from policy.people import HERE, Presence, Role, answering
from policy.review_due import open_reviews
from tests.factories import Stage, Story, a_case, an_action
from tests.refusals import not_allowed
from tests.standing import away, stand
from tests.story import CALENDAR, Staff, a_person

pytestmark = pytest.mark.section("8")


def the(story: Story, kind: str) -> OpenThing:
    return next(x for x in open_things(story.case, story.pack, story.calendar) if x.kind == kind)


def waits(story: Story, kind: str = "report") -> set[str]:
    return {person.name for person in waits_for(the(story, kind), story.staff.everyone)}


def test_a_delegate_stands_in_on_each_day_of_the_absence_and_on_no_other() -> None:
    staff = Staff()
    for day, is_away in ((1, False), (2, True), (6, True), (7, False)):
        stand(staff.everyone, away(staff.line_manager, staff.colleague), day=dt.date(2026, 3, day))
        assert staff.line_manager.away is is_away, day
        assert staff.colleague.acts_for(staff.line_manager.id) is is_away, day
        assert staff.line_manager.acts_for(staff.line_manager.id)
        assert not staff.witness.acts_for(staff.line_manager.id)
    assert staff.colleague.acts_for(None) is False


def test_it_is_known_until_when_somebody_is_away_and_when_that_changes_next() -> None:
    staff = Staff()
    later = away(staff.line_manager, None, 12, 13)
    stand(staff.everyone, later, away(staff.line_manager))
    until, changes_on = dt.date(2026, 3, 6), dt.date(2026, 3, 7)
    assert staff.line_manager.presence == Presence(True, until, changes_on=changes_on)
    stand(staff.everyone, away(staff.line_manager), later, day=dt.date(2026, 3, 9))
    assert staff.line_manager.presence == Presence(changes_on=dt.date(2026, 3, 12))
    assert staff.colleague.presence is HERE


def test_who_named_nobody_is_stood_in_for_by_the_fallbacks_of_their_organisations() -> None:
    staff = Staff()
    fallbacks = {"adra": staff.approver, "medra": staff.proposer}
    stand(staff.everyone, away(staff.line_manager), fallbacks=fallbacks)
    assert staff.approver.acts_for(staff.line_manager.id)
    assert not staff.proposer.acts_for(staff.line_manager.id)
    stand(staff.everyone, away(staff.line_manager, staff.colleague), fallbacks=fallbacks)
    assert not staff.approver.acts_for(staff.line_manager.id)


def test_a_delegate_who_is_away_too_hands_on_what_was_handed_to_them() -> None:
    staff = Staff()
    chain = away(staff.line_manager, staff.colleague), away(staff.colleague, staff.witness)
    stand(staff.everyone, *chain)
    assert staff.witness.presence.stands_for == {staff.line_manager.id, staff.colleague.id}
    assert staff.colleague.acts_for(staff.line_manager.id)  # so that it is theirs again when they are back
    round_and_round = away(staff.line_manager, staff.colleague), away(staff.colleague, staff.line_manager)
    stand(staff.everyone, *round_and_round)
    assert staff.line_manager.presence.stands_for == {staff.colleague.id}


def test_whoever_took_over_from_a_leaver_stands_in_for_them_for_good_and_a_leaver_for_nobody() -> None:
    staff = Staff()
    staff.line_manager.active, staff.line_manager.successor_id = False, staff.colleague.id
    stand(staff.everyone, day=dt.date(2027, 1, 1))
    assert staff.colleague.acts_for(staff.line_manager.id)
    staff.colleague.active, staff.colleague.successor_id = False, staff.witness.id
    stand(staff.everyone)
    assert staff.witness.presence.stands_for == {staff.line_manager.id, staff.colleague.id}
    assert not staff.colleague.presence.stands_for
    staff.line_manager.active = True  # and is back
    stand(staff.everyone)
    assert staff.witness.presence.stands_for == {staff.colleague.id}


def test_what_waits_for_somebody_by_name_waits_for_their_delegate_until_they_are_back() -> None:
    story = a_case(Stage.REPORTED)
    staff = story.staff
    assert waits(story) == {staff.line_manager.name}
    stand(staff.everyone, away(staff.line_manager, staff.colleague))
    assert waits(story) == {staff.colleague.name}
    assert in_place_of(the(story, "report"), staff.colleague) == [staff.line_manager.id]
    assert in_place_of(the(story, "report"), staff.line_manager) == []
    stand(staff.everyone, away(staff.line_manager, staff.colleague), away(staff.witness, staff.colleague))
    assert in_place_of(the(story, "report"), staff.colleague) == [staff.line_manager.id]
    assert may_read(staff.colleague, story.case)
    record = report.acknowledge(story.case, story.case.incidents[0], staff.colleague, story.at)
    assert record.actor_id == staff.colleague.id
    stand(staff.everyone)
    assert not may_read(staff.colleague, story.case)
    assert waits(story, "outcome") == {staff.line_manager.name}


def test_nobody_is_handed_their_own_report_nor_what_they_did_themselves() -> None:
    story = a_case(Stage.REPORTED)
    staff, incident = story.staff, story.case.incidents[0]
    stand(staff.everyone, away(staff.line_manager, staff.reporter))
    assert staff.reporter.acts_for(staff.line_manager.id)
    assert waits(story) == {staff.line_manager.name, staff.director.name}
    with not_allowed("not-your-report"):
        report.acknowledge(story.case, incident, staff.reporter, story.at)
    assert not may_read(staff.reporter, story.case)
    incident.recipient_id = staff.reporter.id  # nobody else was there
    assert incident.is_with(staff.reporter)
    action = an_action(story)
    assert not action.is_with(staff.reporter)
    assert action.is_with(staff.line_manager)
    action.taken_by_id = staff.witness.id
    assert action.is_with(staff.reporter)


def test_where_nobody_stands_in_the_director_is_there_too() -> None:
    story = a_case(Stage.REPORTED)
    stand(story.staff.everyone, away(story.staff.line_manager))
    assert waits(story) == {story.staff.line_manager.name, story.staff.director.name}


@pytest.mark.section("7.1")
def test_whoever_holds_a_role_and_is_away_is_left_out_while_another_is_there() -> None:
    story = a_case(Stage.PROPOSED)
    staff = story.staff
    other = a_person("Mari Rees", Role.MANAGER)
    thing = the(story, "signoff")
    people = [*staff.everyone, other]

    def for_whom() -> set[str]:
        return {person.name for person in waits_for(thing, people)}

    assert for_whom() == {staff.approver.name, other.name}
    stand(people, away(staff.approver, staff.colleague))
    assert for_whom() == {other.name}  # and not the delegate, who is no manager
    stand(people, away(staff.approver, first=5), away(other, first=4))
    assert waits_until(thing, people) == dt.date(2026, 3, 4)
    stand(people, away(staff.approver), away(other))
    assert for_whom() == {staff.approver.name, other.name, staff.director.name}


@pytest.mark.section("7.2")
def test_a_letter_of_somebody_who_is_away_waits_for_their_delegate_who_may_issue_it() -> None:
    story = a_case(Stage.WARNING_DRAFTED)
    staff, letter = story.staff, story.case.letters[-1]
    owner = next(x for x in staff.everyone if x.id == letter.owner_id)
    with not_allowed("needs-manager"):
        require_letter_worker(story.case, letter, staff.colleague)
    stand(staff.everyone, away(owner, staff.colleague))
    assert waits(story, "letter") == {staff.colleague.name}
    require_letter_worker(story.case, letter, staff.colleague)
    assert may_read(staff.colleague, story.case)


@pytest.mark.section("9.1")
def test_a_review_whose_owner_is_away_waits_for_a_delegate_who_may_and_else_for_the_managers() -> None:
    story = a_case(Stage.IN_FORCE)
    staff = story.staff
    (thing,) = open_reviews(story.case, story.pack, story.calendar)
    (proposal,) = story.case.proposals

    def for_whom() -> set[str]:
        return {person.name for person in waits_for(thing, staff.everyone)}

    owner = next(x for x in staff.everyone if x.id == proposal.owner_id)
    managers = {staff.proposer, staff.approver}
    assert for_whom() == {owner.name}
    stand(staff.everyone, away(owner, staff.colleague))
    assert for_whom() == {x.name for x in managers - {owner}}
    other = (managers - {owner}).pop()
    stand(staff.everyone, away(owner, other))
    assert for_whom() == {other.name}


def test_the_rows_say_until_when_it_is_known_for_whom_something_waits() -> None:
    story = a_case(Stage.REPORTED)
    staff = story.staff

    def row() -> tuple[frozenset[str] | None, dt.date | None]:
        (found,) = due(story.case, staff.everyone, story.pack, CALENDAR)
        return found.people, found.people_until

    assert row() == (frozenset({str(staff.line_manager.id)}), None)
    stand(staff.everyone, away(staff.line_manager, staff.colleague, 4, 5), away(staff.witness, None, 3, 3))
    assert row() == (frozenset({str(staff.line_manager.id)}), dt.date(2026, 3, 4))
    stand(staff.everyone, away(staff.line_manager, staff.colleague, 2, 5))
    assert row() == (frozenset({str(staff.colleague.id)}), dt.date(2026, 3, 6))


@pytest.mark.section("8.4")
def test_a_customer_reaches_whoever_is_there_and_whoever_has_somebody_standing_in() -> None:
    staff = Staff()
    assert staff.colleague.id in answering(staff.everyone)
    stand(staff.everyone, away(staff.colleague), away(staff.witness, staff.reporter))
    assert staff.colleague.id not in answering(staff.everyone)
    assert {staff.witness.id, staff.reporter.id} <= answering(staff.everyone)
    stand(staff.everyone, away(staff.colleague, staff.witness), away(staff.witness))
    assert staff.colleague.id not in answering(staff.everyone)
    stand(staff.everyone, away(staff.witness, staff.reporter))
    staff.witness.active = False
    assert staff.witness.id not in answering(staff.everyone)
