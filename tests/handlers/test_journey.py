"""From a report to a decided appeal, by what people type, press and fill in; on both databases."""

import pytest

from notices.card import Action, Card
from storage.store import Store
from tests.handlers.journey import Journey
from tests.handlers.office import Office, button, shown, text_of


@pytest.fixture(params=["en", ""], ids=["English", "bilingual"])
def journey(request: pytest.FixtureRequest, store: Store) -> Journey:
    return Journey(Office(store, language=str(request.param)))


@pytest.mark.section("7.3")
def test_from_a_report_to_an_appeal_that_somebody_without_a_part_decides(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.to_proposed()
    assert "No restriction in force" in journey.check()

    approval = office.card_for(people.approver, "Approval needed")
    office.shows(people.approver, button(approval, "Approve"))
    assert "No restriction in force" in journey.check(), "not before its letter is issued"
    assert button(approval, "Approve") not in [
        b.action for b in office.card_for(people.approver, "Proposal").buttons
    ]

    journey.translate_and_issue(people.proposer, "Decision letter")
    assert "No restriction in force" not in journey.check()

    appeal = office.opens(people.colleague, Action("appeal", journey.case_subject()))
    shown(office.sends(people.colleague, appeal, {"channel": "phone", "request": "It is unfair."}))
    offered = office.card_for(people.slt, "Appeal")
    assert not [c for c in office.inbox(people.approver) if button_to(c, "take-appeal")]
    office.shows(people.slt, button(offered, "Take this appeal"))
    late = office.shows(people.other_slt, button(offered, "Take this appeal"))
    assert late.title == "Somebody was first"

    decide = office.opens(people.slt, button(office.card_for(people.slt, "Appeal:"), "Decide the appeal"))
    shown(office.sends(people.slt, decide, {"outcome": "ended", "reasons": "It was too much."}))
    assert "No restriction in force" in journey.check(), "ending takes effect at once"


def button_to(card: Card, use_case: str) -> bool:
    return any(b.action.use_case == use_case for b in card.buttons)


@pytest.mark.section("7.1")
def test_the_proposer_may_not_approve(journey: Journey) -> None:
    journey.to_proposed()
    approve = button(journey.office.card_for(journey.people.approver, "Approval needed"), "Approve")
    refused = journey.office.shows(journey.people.proposer, approve)
    assert "§7" in text_of(refused)
    assert "No restriction in force" in journey.check()


@pytest.mark.section("6.3")
def test_a_proposal_before_the_warning_is_refused_with_the_next_step(journey: Journey) -> None:
    journey.report()
    journey.office.shows(journey.people.proposer, Action("formal", journey.case_subject()))
    refused = journey.office.shows(journey.people.proposer, Action("proposal", journey.case_subject()))
    assert "§6" in text_of(refused)
    assert [b.action.use_case for b in refused.buttons] == ["considerations"]
