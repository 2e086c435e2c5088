"""Whoever has several roles is held to the parts they played, whichever role they act in (P7.1, P7.3, P8)."""

import pytest

from policy.appeal import require_reviewer, reviewers
from policy.people import Person, Role
from policy.safety import deciders
from policy.signoff import deciders_of, require_decider
from tests.factories import Stage, Story, a_case
from tests.refusals import not_allowed, refused

BOTH = frozenset({Role.MANAGER, Role.SLT})


def sign_off(story: Story, person: Person) -> None:
    (proposal,) = story.case.proposals
    require_decider(story.case, proposal, person, story.staff.everyone, story.pack)


@pytest.mark.section("7.3")
def test_a_manager_of_the_slt_who_approved_does_not_decide_the_appeal() -> None:
    story = a_case(Stage.APPEALED)
    story.staff.approver.roles = BOTH
    with refused("took-part"):
        require_reviewer(story.case, story.staff.approver, story.staff.everyone)
    assert story.staff.approver not in reviewers(story.case, story.staff.everyone)


@pytest.mark.section("7.3")
def test_a_manager_of_the_slt_who_took_no_part_does() -> None:
    story = a_case(Stage.APPEALED)
    story.staff.colleague.roles = BOTH
    require_reviewer(story.case, story.staff.colleague, story.staff.everyone)


@pytest.mark.section("7.1")
@pytest.mark.parametrize("roles", [BOTH, frozenset({Role.MANAGER, Role.DIRECTOR}), frozenset(Role)])
def test_no_further_role_lets_the_proposer_or_a_witness_approve(roles: frozenset[Role]) -> None:
    story = a_case(Stage.PROPOSED)
    for person in (story.staff.proposer, story.staff.witness, story.staff.reporter):
        person.roles = roles
        with refused("not-independent"):
            sign_off(story, person)


@pytest.mark.section("7.1")
def test_a_member_of_the_safety_group_who_is_a_manager_approves_unless_they_played_a_part() -> None:
    story = a_case(Stage.PROPOSED)
    story.staff.safety.roles = frozenset({Role.SAFETY, Role.MANAGER})
    sign_off(story, story.staff.safety)
    story.staff.witness.roles = frozenset({Role.SAFETY, Role.MANAGER})
    (incident, *_) = story.case.incidents
    people = [story.staff.witness, story.staff.safety]
    assert deciders(story.case, incident, people) == [story.staff.safety]
    (proposal,) = story.case.proposals
    able = deciders_of(story.case, proposal, story.staff.everyone, story.pack)
    assert story.staff.witness not in able


@pytest.mark.section("7.1")
def test_admin_alone_approves_nothing_and_decides_no_appeal() -> None:
    story = a_case(Stage.PROPOSED)
    with not_allowed("needs-manager"):
        sign_off(story, story.staff.admin)
    with not_allowed("needs-slt"):
        require_reviewer(story.case, story.staff.admin, story.staff.everyone)


@pytest.mark.section("7.1")
def test_a_role_that_was_taken_away_approves_nothing() -> None:
    story = a_case(Stage.PROPOSED)
    story.staff.approver.roles = frozenset({Role.SLT})
    with not_allowed("needs-manager"):
        sign_off(story, story.staff.approver)
