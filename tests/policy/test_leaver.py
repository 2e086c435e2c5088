"""Somebody leaves: what waits for them by name goes to somebody who is named (P8)."""

from dataclasses import replace
from uuid import uuid4

import pytest

from policy.due import open_things
from policy.leaver import come_back, give_back_appeals, hand_over, has_open_work, last_with, leave
from policy.openthing import waits_for
from policy.people import Person, Role
from policy.record import Record
from tests.factories import Stage, Story, a_case, an_action
from tests.refusals import not_allowed, refused, stale
from tests.standing import stand
from tests.story import Staff, a_person, utc

pytestmark = pytest.mark.section("8")
AT = utc("2026-03-20 09:00")


def open_for(story: Story, person: Person) -> bool:
    return has_open_work(story.case, person, story.calendar.day(story.at), story.pack, story.calendar)


def owner(story: Story) -> Person:
    (proposal,) = story.case.proposals
    return next(x for x in story.staff.everyone if x.id == proposal.owner_id)


def goes(story: Story, person: Person, to: Person) -> Record:
    """Somebody leaves and another takes over in the case; the Director gets what that one may not look after."""
    leave(person, to, 1, story.staff.admin, story.at)
    stand(story.staff.everyone)
    day = story.calendar.day(story.at)
    return hand_over(story.case, person, to, story.staff.director, day, story.staff.admin, story.at)


def test_admin_says_so_of_somebody_else_once() -> None:
    staff = Staff()
    with not_allowed("needs-admin"):
        leave(staff.colleague, None, 0, staff.director, AT)
    with not_allowed("not-oneself"):
        leave(staff.admin, None, 0, staff.admin, AT)
    record = leave(staff.colleague, None, 0, staff.admin, AT)
    assert not staff.colleague.active
    assert (record.what, record.facts) == ("person-left", {"successor": None, "cases": 0})
    with stale("left-already"):
        leave(staff.colleague, None, 0, staff.admin, AT)


def test_somebody_comes_back_without_a_role_and_only_when_admin_says_so() -> None:
    staff = Staff()
    with stale("back-already"):
        come_back(staff.slt, staff.admin, AT)
    leave(staff.slt, staff.colleague, 1, staff.admin, AT)
    with not_allowed("needs-admin"):
        come_back(staff.slt, staff.director, AT)
    with not_allowed("left"):
        come_back(staff.slt, a_person("Gone", Role.ADMIN, active=False), AT)
    record = come_back(staff.slt, staff.admin, AT)
    assert staff.slt.active
    assert staff.slt.successor_id is None
    assert staff.slt.roles == frozenset()
    assert (record.what, record.subject_id, record.facts) == (
        "person-back",
        staff.slt.id,
        {"roles_before": ["slt"]},
    )


def test_a_successor_works_for_one_of_the_same_organisations() -> None:
    staff = Staff()
    staff.colleague.organisations = frozenset({"medra"})
    with refused("of-another-organisation", field="successor"):
        leave(staff.line_manager, staff.colleague, 2, staff.admin, AT)
    assert staff.line_manager.active


def test_admin_takes_nothing_over_for_themselves() -> None:
    staff = Staff()
    with refused("gives-to-oneself", field="successor"):
        leave(staff.line_manager, staff.admin, 2, staff.admin, AT)
    assert staff.line_manager.active


def test_the_roles_that_nobody_else_has_are_known() -> None:
    staff = Staff()
    assert last_with(staff.director, staff.everyone) == [Role.DIRECTOR]
    assert last_with(staff.slt, staff.everyone) == []
    staff.other_slt.active = False
    assert last_with(staff.slt, staff.everyone) == [Role.SLT]
    staff.slt.active = False
    assert last_with(staff.director, staff.everyone) == [Role.DIRECTOR]


def test_where_something_is_open_a_successor_is_named_who_is_somebody_else_and_there() -> None:
    staff = Staff()
    with refused("successor-missing", field="successor"):
        leave(staff.line_manager, None, 2, staff.admin, AT)
    with refused("own-successor", field="successor"):
        leave(staff.line_manager, staff.line_manager, 2, staff.admin, AT)
    staff.witness.active = False
    with refused("successor-left", field="successor"):
        leave(staff.line_manager, staff.witness, 2, staff.admin, AT)
    record = leave(staff.line_manager, staff.colleague, 2, staff.admin, AT)
    assert staff.line_manager.successor_id == staff.colleague.id
    assert record.facts == {"successor": str(staff.colleague.id), "cases": 2}


def test_open_work_is_what_waits_by_name_and_not_what_waits_for_a_role() -> None:
    story = a_case(Stage.PROPOSED)
    assert not open_for(story, story.staff.approver)
    assert open_for(story, owner(story))
    reported = a_case(Stage.REPORTED)
    assert open_for(reported, reported.staff.line_manager)
    assert not open_for(reported, reported.staff.reporter)
    in_force = a_case(Stage.IN_FORCE)
    assert open_for(in_force, owner(in_force))


def test_a_report_goes_to_the_successor_and_their_own_to_somebody_else() -> None:
    story = a_case(Stage.REPORTED)
    staff, (incident,) = story.staff, story.case.incidents
    action = an_action(story)
    story.case.informal_actions.append(action)
    record = goes(story, staff.line_manager, staff.colleague)
    assert (incident.recipient_id, action.recipient_id) == (staff.colleague.id, staff.colleague.id)
    assert (record.what, record.case_id) == ("handed-over", story.case.id)
    assert record.facts == {"left": str(staff.line_manager.id), "successor": str(staff.colleague.id)}
    waits = {
        person.name
        for thing in open_things(story.case, story.pack, story.calendar)
        for person in waits_for(thing, staff.everyone)
    }
    assert waits == {staff.colleague.name}

    story = a_case(Stage.REPORTED)
    staff, (incident,) = story.staff, story.case.incidents
    action = an_action(story)
    story.case.informal_actions.append(action)
    goes(story, staff.line_manager, staff.reporter)
    assert (incident.recipient_id, action.recipient_id) == (staff.director.id, staff.director.id)


def test_what_is_done_stays_with_whoever_had_it() -> None:
    story = a_case(Stage.CONSIDERING)
    staff, (incident,) = story.staff, story.case.incidents
    action = an_action(story)
    action.seen_at = story.at
    story.case.informal_actions.append(action)
    goes(story, staff.line_manager, staff.colleague)
    assert (incident.recipient_id, action.recipient_id) == (staff.line_manager.id, staff.line_manager.id)


def test_restrictions_get_the_successor_as_owner_and_the_earlier_one_is_kept() -> None:
    story = a_case(Stage.IN_FORCE)
    (proposal,), before = story.case.proposals, owner(story)
    story.case.proposals.append(old := replace(proposal, id=uuid4()))
    goes(story, before, story.staff.colleague)
    assert (proposal.owner_id, proposal.owned_before) == (story.staff.colleague.id, [str(before.id)])
    assert old.owner_id == before.id  # nothing of it runs


@pytest.mark.section("7.3")
def test_an_appeal_that_a_leaver_took_on_is_offered_again_to_those_who_may_decide() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    staff, (appeal,) = story.staff, story.case.appeals
    reviewer = next(x for x in staff.everyone if x.id == appeal.reviewer_id)
    other = next(x for x in (staff.slt, staff.other_slt) if x is not reviewer)
    assert give_back_appeals(story.case, other, staff.everyone, staff.admin, story.at) == []
    reviewer.active = False
    ((given, record),) = give_back_appeals(story.case, reviewer, staff.everyone, staff.admin, story.at)
    assert given is appeal
    assert (appeal.reviewer_id, appeal.taken_at, appeal.offered_to) == (None, None, [str(other.id)])
    assert record.what == "appeal-given-back"
    story = a_case(Stage.APPEAL_DECIDED)
    for person in story.staff.everyone:
        assert give_back_appeals(story.case, person, story.staff.everyone, person, story.at) == []


@pytest.mark.section("7.3")
def test_whoever_decides_the_appeal_does_not_become_owner_of_what_is_appealed_against() -> None:
    story = a_case(Stage.APPEAL_TAKEN)
    (appeal,), (proposal,) = story.case.appeals, story.case.proposals
    reviewer = next(x for x in story.staff.everyone if x.id == appeal.reviewer_id)
    goes(story, owner(story), reviewer)
    assert proposal.owner_id == story.staff.director.id
