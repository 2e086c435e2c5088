"""A restriction is asked for only when all that must come before has been done (P6, P8.4)."""

import datetime as dt
from dataclasses import replace

import pytest

from policy.proposal import Verdict
from tests.factories import (
    Stage,
    a_case,
    a_customer,
    a_request,
    an_incident,
    decide,
    propose,
    some_terms,
    utc,
)
from tests.refusals import not_allowed, refused


@pytest.mark.section("6")
@pytest.mark.parametrize(
    ("stage", "code", "instead"),
    [
        (Stage.CONSIDERING, "considerations-missing", "considerations"),
        (Stage.CONSIDERED, "measures-missing", "measures"),
        (Stage.MEASURED, "warning-missing", "warning"),
        (Stage.WARNING_DRAFTED, "warning-not-issued", "issue"),
        (Stage.WARNED, "not-repeated", "report"),
        (Stage.PROPOSED, "proposal-open", "signoff"),
    ],
)
def test_the_next_step_is_named_while_something_is_missing(stage: Stage, code: str, instead: str) -> None:
    story = a_case(stage)
    before = len(story.case.proposals)
    with refused(code, instead=instead):
        propose(story)
    assert len(story.case.proposals) == before


@pytest.mark.section("6")
def test_a_complete_proposal_waits_for_its_decision_and_restricts_nothing_yet() -> None:
    story = a_case(Stage.PROPOSED)
    assert story.case.open_proposal is story.proposal
    assert story.restriction.kind == "one_medium"
    assert not story.restriction.in_force(story.restriction.start)
    assert not story.case.decided
    assert story.kept[story.proposal.reason_passage] == "You shouted at our staff again."


@pytest.mark.section("6.3")
def test_a_lapsed_warning_does_not_carry_a_proposal() -> None:
    story = a_case(Stage.REPEATED)
    story.at = utc("2027-03-06 09:00")
    with refused("warning-lapsed", instead="warning"):
        propose(story)


@pytest.mark.section("7.1")
def test_only_who_prepares_formal_action_proposes_it() -> None:
    story = a_case(Stage.REPEATED)
    for name in ("colleague", "reporter", "slt", "admin"):
        with not_allowed("needs-manager"):
            propose(story, by=getattr(story.staff, name))
    propose(story, by=story.staff.line_manager)
    assert story.proposal.proposer_id == story.staff.line_manager.id


@pytest.mark.section("6")
@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"terms": ()}, "nothing-asked-for", "kinds"),
        ({"considerations_confirmed": False}, "considerations-not-confirmed", "confirmed"),
        ({"reason": " "}, "reason-for-customer-missing", "reason"),
        ({"implications": "\n"}, "implications-missing", "implications"),
    ],
)
def test_a_proposal_is_complete(changes: dict[str, object], code: str, field: str) -> None:
    story = a_case(Stage.REPEATED)
    with refused(code, field=field):
        propose(story, a_request(story, **changes))
    assert not story.case.restrictions


@pytest.mark.section("6.4")
def test_proportionality_is_reasoned_question_by_question() -> None:
    story = a_case(Stage.REPEATED)
    for question in story.pack.proportionality:
        request = a_request(story)
        weighed = {**request.proportionality, question.key: "  "}
        with refused("proportionality-missing", field=question.key):
            propose(story, replace(request, proportionality=weighed))


@pytest.mark.section("6.5")
def test_an_address_that_a_household_shares_is_restricted_only_where_that_is_confirmed() -> None:
    story = a_case(Stage.REPEATED)
    with refused("shared-address-unconfirmed", field="shared"):
        propose(story, a_request(story, shared=True))
    assert not story.case.proposals
    record = propose(story, a_request(story, shared=True, shared_confirmed=True))
    assert (record.facts["shared_confirmed"], story.proposal.shared_confirmed) == (True, True)
    alone = a_case(Stage.REPEATED)
    propose(alone, a_request(alone, shared_confirmed=True))
    assert alone.proposal.shared_confirmed is None


@pytest.mark.section("6.6")
def test_the_terms_of_every_restriction_are_checked() -> None:
    story = a_case(Stage.REPEATED)
    good, bad = some_terms(), some_terms(end=dt.date(2027, 3, 16))
    with refused("restriction-too-long"):
        propose(story, a_request(story, terms=(good, bad)))


@pytest.mark.section("8.4")
def test_what_is_asked_for_together_leaves_a_way_open() -> None:
    story = a_case(Stage.REPEATED)
    both = (some_terms(particulars={"medium": "phone"}), some_terms(particulars={"medium": "letter"}))
    with refused("no-way-left-open"):
        propose(story, a_request(story, terms=both))
    assert not story.case.proposals


@pytest.mark.section("8.4")
def test_what_was_approved_before_in_the_same_case_is_counted_at_the_proposal() -> None:
    story = a_case(Stage.IN_FORCE)
    phone_only = some_terms(particulars={"medium": "phone"})
    with refused("no-way-left-open"):
        propose(story, a_request(story, terms=(phone_only,)))
    assert len(story.case.proposals) == 1


@pytest.mark.section("8.4")
def test_a_way_that_this_customer_does_not_have_is_no_way() -> None:
    story = a_case(Stage.REPEATED, customer=a_customer(phone=""))
    with refused("no-way-left-open"):
        propose(story, a_request(story, terms=(some_terms(particulars={"medium": "phone"}),)))


@pytest.mark.section("7.1")
def test_after_a_return_it_can_be_proposed_again_and_what_was_returned_counts_for_nothing() -> None:
    story = a_case(Stage.PROPOSED)
    decide(story, Verdict.RETURNED, reason="Set the dates again.")
    propose(story, a_request(story, terms=(some_terms(particulars={"medium": "phone"}),)))
    assert [p.verdict for p in story.case.proposals] == [Verdict.RETURNED, None]


@pytest.mark.section("6.3")
def test_the_repetition_may_have_been_reported_by_somebody_else_in_the_same_case() -> None:
    story = a_case(Stage.WARNED)
    story.at = utc("2026-03-10 12:00")
    again = an_incident(story, "2026-03-10 11:00")
    again.reporter_id = story.staff.colleague.id
    story.case.incidents.append(again)
    propose(story)
    assert story.case.open_proposal is not None
