"""A case belongs to one organisation, and so do the roles that look after it; Medra has the parent's managers, SLT and
Director (sections 2 and 7)."""

import pytest

from policy import injury, safety
from policy.access import may_bundle, may_read, may_read_passage
from policy.due import open_things
from policy.openthing import waits_for
from policy.organisation import holds, require_role_for, serving
from policy.people import Person, Role
from policy.referral import require_referrer
from policy.report import recipient
from tests.factories import Stage, Story, a_case, a_person
from tests.refusals import not_allowed, refused
from tests.safety import a_referral

pytestmark = pytest.mark.section("2")
OTHER = "medra"


def of(organisation: str, *roles: Role) -> Person:
    person = a_person(f"{organisation} {' '.join(roles)}", *roles)
    person.organisations = frozenset({organisation})
    return person


def in_medra(story: Story) -> Story:
    """The same case, of the other organisation: all of its staff are Adra's."""
    story.case.organisation = OTHER
    return story


def waiting(story: Story, kind: str, *more: Person) -> set[str]:
    (thing,) = [x for x in open_things(story.case, story.pack, story.calendar) if x.kind == kind]
    return {person.name for person in waits_for(thing, [*story.staff.everyone, *more])}


def test_managers_the_slt_and_the_director_serve_both_organisations() -> None:
    for role in Role:
        both = role in (Role.MANAGER, Role.SLT, Role.DIRECTOR)
        assert holds(of("adra", role), OTHER, *Role) is both
        assert holds(of(OTHER, role), OTHER, role)
        assert not holds(of(OTHER, role), OTHER, *set(Role) - {role})
    assert not holds(of(OTHER), OTHER, *Role)
    of_both = of(OTHER, Role.RECORDS)
    of_both.organisations |= {"adra"}
    assert all(holds(of_both, organisation, Role.RECORDS) for organisation in ("adra", OTHER))


def test_a_manager_who_is_of_the_safety_group_too_is_that_in_their_own_organisation() -> None:
    person = of("adra", Role.MANAGER, Role.SAFETY)
    assert holds(person, "adra", Role.SAFETY)
    assert not holds(person, OTHER, Role.SAFETY)


def test_what_goes_to_a_role_goes_to_its_organisation_and_never_to_nobody() -> None:
    director, ours, theirs = of("adra", Role.DIRECTOR), of("adra", Role.RECORDS), of(OTHER, Role.RECORDS)
    assert serving([director, ours, theirs], OTHER, Role.RECORDS) == [theirs]
    assert serving([director, ours], OTHER, Role.RECORDS) == [director]
    theirs.active = False
    assert serving([director, ours, theirs], OTHER, Role.RECORDS) == [director]
    director.active = False
    assert serving([director, ours, theirs], OTHER, Role.RECORDS) == []


def test_a_role_is_required_for_the_organisation_of_the_case() -> None:
    require_role_for(of(OTHER, Role.SAFETY), OTHER, Role.SAFETY)
    with not_allowed("other-organisation"):
        require_role_for(of("adra", Role.SAFETY), OTHER, Role.SAFETY)
    with not_allowed("needs-safety"):
        require_role_for(of(OTHER), OTHER, Role.SAFETY)


@pytest.mark.section("13")
def test_records_and_the_safety_group_read_no_case_of_the_other_organisation() -> None:
    story = in_medra(a_referral())
    staff, case = story.staff, story.case
    readers = {name for name, person in vars(staff).items() if may_read(person, case)}
    assert readers == {"line_manager", "proposer", "approver", "director"}
    assert not may_bundle(staff.records, case)
    assert may_bundle(of(OTHER, Role.RECORDS), case)
    assert may_read(of(OTHER, Role.SAFETY), case)
    story = in_medra(a_case(Stage.APPEAL_TAKEN))
    assert may_bundle(story.staff.slt, story.case)


@pytest.mark.section("13")
def test_records_of_a_case_that_they_were_made_part_of_read_it_and_make_no_bundle_of_it() -> None:
    story = in_medra(a_case(Stage.PROPOSED))
    story.proposal.owner_id = story.staff.records.id
    assert may_read(story.staff.records, story.case)
    assert not may_bundle(story.staff.records, story.case)


@pytest.mark.section("8.1")
def test_what_is_personal_knows_no_organisation() -> None:
    story = in_medra(a_case(Stage.REPORTED))
    staff, incident = story.staff, story.case.incidents[0]
    staff.reporter.organisations = frozenset({OTHER})
    assert recipient(staff.reporter, staff.everyone) is staff.line_manager
    assert may_read(staff.line_manager, story.case), "a report goes to one's line manager, also across"
    assert may_read_passage(staff.reporter, story.case, incident.happened_passage)


@pytest.mark.section("8.2")
def test_a_report_waits_for_the_safety_group_of_its_own_organisation_and_without_one_for_the_director() -> (
    None
):
    story = in_medra(a_referral())
    staff, case, incident = story.staff, story.case, story.case.incidents[0]
    theirs = of(OTHER, Role.SAFETY)
    assert waiting(story, "safety", theirs) == {theirs.name}
    assert waiting(story, "safety") == {staff.director.name}
    everyone = [*staff.everyone, theirs]
    safety.require_decider(case, incident, theirs, everyone)
    with not_allowed("other-organisation"):
        safety.require_decider(case, incident, staff.safety, everyone)
    incident.witness_ids.append(str(theirs.id))
    with refused("part-in-what-happened"):
        safety.require_decider(case, incident, theirs, everyone)
    safety.require_decider(case, incident, staff.director, everyone)


@pytest.mark.section("8.2")
def test_the_safety_group_of_the_other_organisation_refers_nothing_and_answers_for_no_injury() -> None:
    story = in_medra(a_case(Stage.REPORTED))
    staff, incident = story.staff, story.case.incidents[0]
    incident.hurt = True
    theirs = of(OTHER, Role.SAFETY)
    require_referrer(story.case, incident, theirs)
    injury.require_answerer(story.case, incident, theirs)
    with not_allowed("not-your-report"):
        require_referrer(story.case, incident, staff.safety)
    with not_allowed("not-your-report"):
        injury.require_answerer(story.case, incident, staff.safety)
    assert waiting(story, "injury", theirs) == {staff.line_manager.name, theirs.name}
