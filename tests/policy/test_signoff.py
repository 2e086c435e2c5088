"""One person asks, an independent manager decides (P7.1)."""

import datetime as dt

import pytest

from policy import extreme, signoff
from policy.people import Person, Presence
from policy.proposal import Verdict
from policy.restriction import Restriction
from tests.factories import START, Staff, Stage, Story, a_case, a_request, decide, propose, some_terms, utc
from tests.refusals import not_allowed, refused, stale


def names(story: Story) -> list[str]:
    return [person.name for person in signoff.deciders(story.case, story.staff.everyone)]


def took_a_part(story: Story, part: str, person: Person) -> None:
    incident = story.case.incidents[-1]
    match part:
        case "reporter":
            incident.reporter_id = person.id
        case "witness":
            incident.witness_ids = [str(person.id)]
        case "harmed":
            incident.harmed_ids = [str(person.id)]
        case "proposer":
            story.proposal.proposer_id = person.id


@pytest.mark.section("7.1")
def test_an_independent_manager_decides() -> None:
    story = a_case(Stage.PROPOSED)
    assert names(story) == ["Tom Ellis"]
    record = decide(story)
    assert (record.what, record.actor_id) == ("restriction-approved", story.staff.approver.id)
    assert (story.proposal.verdict, story.proposal.decided_at) == (Verdict.APPROVED, story.at)


@pytest.mark.section("7.1")
def test_the_proposer_does_not_decide_their_own_proposal() -> None:
    story = a_case(Stage.PROPOSED)
    with refused("not-independent"):
        decide(story, by=story.staff.proposer)
    assert story.proposal.verdict is None


@pytest.mark.section("7.1")
@pytest.mark.parametrize("part", ["proposer", "reporter", "witness", "harmed"])
def test_whoever_proposed_reported_saw_or_suffered_it_does_not_decide(part: str) -> None:
    story = a_case(Stage.PROPOSED)
    took_a_part(story, part, story.staff.approver)
    assert "Tom Ellis" not in names(story)
    with refused("not-independent"):
        decide(story, by=story.staff.approver)


@pytest.mark.section("7.1")
def test_nobody_but_a_manager_or_the_director_decides() -> None:
    story = a_case(Stage.PROPOSED)
    for name in ("colleague", "line_manager", "slt", "safety", "records", "admin"):
        with not_allowed("needs-manager"):
            decide(story, by=getattr(story.staff, name))
    story.staff.approver.active = False
    with not_allowed("needs-manager"):
        decide(story, by=story.staff.approver)


@pytest.mark.section("7.1")
def test_the_director_decides_only_when_no_independent_manager_is_left() -> None:
    story = a_case(Stage.PROPOSED)
    with refused("a-manager-decides"):
        decide(story, by=story.staff.director)
    took_a_part(story, "witness", story.staff.approver)
    assert names(story) == ["Elin Vaughan"]
    decide(story, by=story.staff.director)
    assert story.proposal.decided_by_id == story.staff.director.id


@pytest.mark.section("7.1")
def test_a_manager_who_has_left_does_not_keep_the_director_from_deciding() -> None:
    story = a_case(Stage.PROPOSED)
    story.staff.approver.active = False
    decide(story, by=story.staff.director)
    assert story.proposal.verdict is Verdict.APPROVED


@pytest.mark.section("7.1")
def test_a_director_who_took_part_does_not_decide_either() -> None:
    story = a_case(Stage.PROPOSED)
    story.staff.approver.active = False
    took_a_part(story, "harmed", story.staff.director)
    assert names(story) == []
    with refused("not-independent"):
        decide(story, by=story.staff.director)


@pytest.mark.section("7.1")
def test_of_two_deciding_together_the_second_is_told_who_decided() -> None:
    for verdict in Verdict:
        story = a_case(Stage.PROPOSED)
        decide(story, verdict, reason="Because.")
        with stale(verdict.value, by="Tom Ellis"):
            decide(story, Verdict.APPROVED, by=story.staff.director)
        assert story.proposal.verdict is verdict


@pytest.mark.section("13.1", "7.1")
@pytest.mark.parametrize("verdict", [Verdict.RETURNED, Verdict.REFUSED])
def test_returning_and_refusing_have_a_reason(verdict: Verdict) -> None:
    story = a_case(Stage.PROPOSED)
    with refused("reason-missing", field="reason"):
        decide(story, verdict)
    decide(story, verdict, reason="The dates do not fit.")
    assert story.proposal.verdict is verdict
    assert story.proposal.verdict_passage in story.kept
    assert not story.case.decided


@pytest.mark.section("7.1")
def test_a_restriction_that_is_over_meanwhile_is_returned_not_approved() -> None:
    story = a_case(Stage.PROPOSED)
    story.at = utc("2026-09-15 10:00")
    decide(story)
    story = a_case(Stage.PROPOSED)
    story.at = utc("2026-09-16 10:00")
    with refused("already-over"):
        decide(story)
    decide(story, Verdict.RETURNED, reason="It is over.")


@pytest.mark.section("8.4")
def test_a_restriction_of_another_case_may_have_closed_the_other_ways_since() -> None:
    story = a_case(Stage.PROPOSED)
    other = Restriction(
        story.case.id, "one_medium", {"medium": "phone"}, ["rent"], dt.date(2026, 9, 1), dt.date(2026, 12, 1)
    )
    with refused("no-way-left-open"):
        decide(story, elsewhere=[other])
    assert story.proposal.verdict is None
    other.end = other.start = dt.date(2026, 9, 16)
    decide(story, elsewhere=[other])


@pytest.mark.section("8.4")
def test_a_way_that_the_customer_lost_since_the_proposal_no_longer_counts() -> None:
    story = a_case(Stage.PROPOSED)
    story.customer.address = ""
    with refused("no-way-left-open"):
        decide(story)
    decide(story, Verdict.REFUSED, reason="No way would be left.")


@pytest.mark.section("8.4")
def test_a_contact_person_who_is_away_without_a_deputy_is_no_way_of_contact() -> None:
    staff = Staff()
    who = {"contact": str(staff.colleague.id), "deputy": str(staff.records.id), "medium": "phone"}
    story = a_case(Stage.PROPOSED, staff=staff, terms=(some_terms("single_point_of_contact", who),))
    staff.colleague.presence = staff.records.presence = Presence(away=True)
    with refused("no-way-left-open"):
        decide(story)
    staff.admin.presence = Presence(stands_for=frozenset({staff.colleague.id}))
    decide(story)


@pytest.mark.section("8.4")
def test_one_whose_deputy_is_there_is_a_way_of_contact() -> None:
    staff = Staff()
    who = {"contact": str(staff.colleague.id), "deputy": str(staff.records.id), "medium": "phone"}
    story = a_case(Stage.PROPOSED, staff=staff, terms=(some_terms("single_point_of_contact", who),))
    staff.colleague.presence = Presence(away=True)
    decide(story)


@pytest.mark.section("7.2")
def test_an_approved_restriction_is_not_in_force_before_its_letter_is_issued() -> None:
    story = a_case(Stage.APPROVED)
    assert story.case.decided == [story.restriction]
    assert story.restriction.effective_from is None
    assert not story.restriction.in_force(story.restriction.start)


NO_COMPLAINT = some_terms(
    "no_further_complaint", {"matter": "The fence", "stage2_date": "2026-03-01", "decider": "Tom Ellis"}
)


@pytest.mark.section("6.5")
def test_no_further_complaint_is_approved_only_by_somebody_whom_it_is_not_about() -> None:
    story = a_case(Stage.PROPOSED, terms=(some_terms(), NO_COMPLAINT))
    for said in (None, False):
        with refused("complained-about", field="unconcerned"):
            decide(story, unconcerned=said)
    assert story.proposal.verdict is None
    record = decide(story, unconcerned=True)
    assert (record.what, record.facts["unconcerned"]) == ("restriction-approved", True)


@pytest.mark.section("6.5")
def test_nothing_else_asks_whom_a_complaint_is_about() -> None:
    record = decide(a_case(Stage.PROPOSED))
    assert "unconcerned" not in record.facts
    story = a_case(Stage.PROPOSED, terms=(NO_COMPLAINT,))
    assert decide(story, Verdict.RETURNED, reason="Say which matter.").what == "restriction-returned"


@pytest.mark.section("6.5", "8.3")
def test_each_of_two_approvals_says_that_the_complaint_is_not_about_them() -> None:
    story = a_case(Stage.MEASURED, terms=(NO_COMPLAINT,))
    story.case.incidents[0].immediate_threat = True
    reason, by = story.keep("You said that you would come with a knife."), story.staff.proposer
    extreme.leave_out_warning(story.case, story.formal, reason, "en", by, story.at)
    propose(story, a_request(story, review_on=START + dt.timedelta(days=28)))
    for person in (story.staff.approver, story.staff.director):
        with refused("complained-about", field="unconcerned"):
            decide(story, by=person)
        assert decide(story, by=person, unconcerned=True).facts["unconcerned"] is True
    assert story.proposal.verdict is Verdict.APPROVED
