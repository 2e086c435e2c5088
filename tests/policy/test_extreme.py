"""The extreme case: no warning only in immediate danger, with the Director, and looked at again soon (P8.3)."""

import datetime as dt
from dataclasses import replace
from typing import Unpack

import pytest

from policy import extreme, signoff
from policy.extreme import Authority, AuthorityStep
from policy.involvement import Part, parts_of
from policy.people import Person, Role
from policy.proposal import Verdict, require_ready
from policy.record import Record
from tests.factories import (
    END,
    START,
    Stage,
    Story,
    Told,
    a_case,
    a_request,
    adra,
    decide,
    propose,
    some_terms,
    utc,
)
from tests.refusals import not_allowed, refused

SOON = START + dt.timedelta(days=28)


def threatened(stage: Stage = Stage.MEASURED, **told: Unpack[Told]) -> Story:
    story = a_case(stage, **told)
    story.case.incidents[0].immediate_threat = True
    story.at = utc("2026-03-05 10:00")
    return story


def leave_out(story: Story, by: Person | None = None) -> Record:
    reason = story.keep("You said that you would come with a knife.")
    return extreme.leave_out_warning(
        story.case, story.formal, reason, "en", by or story.staff.proposer, story.at
    )


def asked(**told: Unpack[Told]) -> Story:
    """A proposal without a warning that waits for its two approvals."""
    story = threatened(Stage.MEASURED, **told)
    leave_out(story)
    propose(story, a_request(story, review_on=SOON))
    return story


def able(story: Story) -> list[str]:
    people = signoff.deciders_of(story.case, story.proposal, story.staff.everyone, story.pack)
    return [person.name for person in people]


@pytest.mark.section("8.3")
def test_in_immediate_danger_a_restriction_may_come_without_a_warning() -> None:
    story = threatened()
    with refused("warning-missing"):
        require_ready(story.case, story.formal, story.staff.proposer, story.at, story.pack, story.calendar)
    record = leave_out(story)
    assert (record.what, record.section) == ("warning-left-out", "8")
    require_ready(story.case, story.formal, story.staff.proposer, story.at, story.pack, story.calendar)


@pytest.mark.section("8.3")
def test_without_an_immediate_threat_the_warning_comes_first() -> None:
    story = a_case(Stage.MEASURED)
    with refused("no-immediate-threat", instead="warning"):
        leave_out(story)


@pytest.mark.section("8.3")
def test_the_considerations_are_answered_all_the_same() -> None:
    with refused("considerations-missing", instead="considerations"):
        leave_out(threatened(Stage.CONSIDERING))


@pytest.mark.section("8.3")
def test_only_whoever_prepares_formal_action_leaves_the_warning_out() -> None:
    story = threatened()
    for person in (story.staff.colleague, story.staff.slt, story.staff.admin, story.staff.safety):
        with not_allowed("needs-manager"):
            leave_out(story, person)


@pytest.mark.section("8.3")
def test_nothing_changes_about_the_warning_while_a_proposal_waits() -> None:
    with refused("proposal-open", instead="signoff"):
        leave_out(asked())


@pytest.mark.section("8.3")
def test_the_first_review_is_within_28_days() -> None:
    story = threatened()
    leave_out(story)
    with refused("extreme-review-too-late", field="review_on"):
        propose(story, a_request(story, review_on=SOON + dt.timedelta(days=1)))
    propose(story, a_request(story, review_on=SOON))


@pytest.mark.section("8.3")
@pytest.mark.parametrize("director_first", [False, True])
def test_a_manager_and_the_director_approve_in_either_order(director_first: bool) -> None:
    story = asked()
    pair = [story.staff.approver, story.staff.director]
    first, second = reversed(pair) if director_first else pair
    assert able(story) == ["Tom Ellis", "Elin Vaughan"]
    assert decide(story, by=first).what == "restriction-approved-by-one"
    assert story.case.open_proposal is story.proposal
    assert able(story) == [second.name]
    with refused("other-approval-missing"):
        decide(story, by=first)
    assert decide(story, by=second).what == "restriction-approved"
    assert story.proposal.verdict is Verdict.APPROVED
    for person in pair:
        assert Part.DECIDER in parts_of(story.case, person.id), "neither decides the appeal"


@pytest.mark.section("8.3")
def test_two_managers_are_not_a_manager_and_the_director() -> None:
    story = asked()
    story.staff.colleague.roles = frozenset({Role.MANAGER})
    decide(story, by=story.staff.approver)
    assert able(story) == ["Elin Vaughan"]
    with refused("other-approval-missing"):
        decide(story, by=story.staff.colleague)


@pytest.mark.section("8.3")
def test_one_person_with_both_roles_gives_one_approval() -> None:
    story = asked()
    story.staff.director.roles = frozenset({Role.MANAGER, Role.DIRECTOR})
    assert decide(story, by=story.staff.director).what == "restriction-approved-by-one"
    assert able(story) == ["Tom Ellis"]
    with refused("other-approval-missing"):
        decide(story, by=story.staff.director)


@pytest.mark.section("8.3")
def test_one_of_the_two_is_enough_to_refuse() -> None:
    story = asked()
    decide(story, by=story.staff.approver)
    decide(story, Verdict.REFUSED, by=story.staff.director, reason="A warning is enough.")
    assert story.proposal.verdict is Verdict.REFUSED


@pytest.mark.section("8.3")
def test_with_no_independent_manager_left_the_director_alone_approves() -> None:
    story = asked()
    story.case.incidents[0].witness_ids.append(str(story.staff.approver.id))
    assert able(story) == ["Elin Vaughan"]
    assert decide(story, by=story.staff.director).what == "restriction-approved"


@pytest.mark.section("8.3")
def test_for_a_director_who_was_there_a_member_of_the_slt_stands_in() -> None:
    story = asked()
    story.case.incidents[0].witness_ids.append(str(story.staff.director.id))
    assert able(story) == ["Tom Ellis", "Sioned Parry", "Rhys Morgan"]
    decide(story, by=story.staff.approver)
    assert decide(story, by=story.staff.slt).what == "restriction-approved"


@pytest.mark.section("8.3")
def test_where_the_landlord_says_so_a_manager_alone_approves() -> None:
    settings = replace(adra().settings, extreme_director_approval=False)
    story = asked(pack=replace(adra(), settings=settings))
    assert able(story) == ["Tom Ellis"]
    assert decide(story).what == "restriction-approved"


@pytest.mark.section("8.3")
def test_every_other_proposal_is_decided_by_one_manager() -> None:
    story = a_case(Stage.PROPOSED)
    story.case.incidents[0].immediate_threat = True
    assert able(story) == ["Tom Ellis"]


@pytest.mark.section("8.3")
def test_police_and_legal_action_are_recorded_whenever_they_happened() -> None:
    story = a_case(Stage.REPORTED)
    for authority, day in ((Authority.POLICE, story.today), (Authority.LEGAL, dt.date(2025, 12, 1))):
        step = AuthorityStep(authority, day, story.staff.approver.id, story.at, "NWP-17")
        record = extreme.note_authority(story.case, step, story.staff.approver, story.calendar)
        assert (record.what, record.section) == (f"{authority.value}-action", "8")
    assert len(story.case.authority_steps) == 2
    tomorrow = AuthorityStep(
        Authority.POLICE, story.today + dt.timedelta(days=1), story.staff.approver.id, story.at
    )
    with refused("taken-in-the-future", field="taken_on"):
        extreme.note_authority(story.case, tomorrow, story.staff.approver, story.calendar)


@pytest.mark.section("8.3")
def test_the_end_is_limited_as_ever() -> None:
    story = threatened()
    leave_out(story)
    terms = some_terms(end=END + dt.timedelta(days=400))
    with refused("restriction-too-long", field="end"):
        propose(story, a_request(story, terms=(terms,), review_on=SOON))


@pytest.mark.section("8.3")
def test_police_steps_are_recorded_by_managers_the_director_records_and_the_safety_group() -> None:
    story = a_case(Stage.APPEALED)
    staff, step = story.staff, AuthorityStep(Authority.POLICE, story.today, story.staff.slt.id, story.at)
    able = {name for name, person in vars(staff).items() if extreme.may_note_authority(story.case, person)}
    assert able == {"proposer", "approver", "director", "safety", "records"}
    for person in (staff.slt, staff.line_manager):
        with not_allowed("not-your-police-step"):
            extreme.note_authority(story.case, step, person, story.calendar)
    story.case.organisation, staff.approver.active = "medra", False
    for person in (staff.safety, staff.records, staff.approver):
        assert not extreme.may_note_authority(story.case, person)
