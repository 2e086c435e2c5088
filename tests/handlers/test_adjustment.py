"""Reasonable adjustments as people log and decide them, on both databases (sections 6 and 12)."""

import pytest

from handlers.answer import Ask
from policy.case import Case
from policy.record import recorded
from storage.store import Store
from tests.handlers.journey import Journey
from tests.handlers.office import Office, Raw, asked, button, shown, text_of

ASKED = {"kind": "large", "text": "I cannot read small print."}


@pytest.mark.section("12")
def test_it_holds_the_approval_up_and_an_agreed_format_is_the_customers(store: Store) -> None:
    journey = Journey(Office(store))
    journey.to_proposed()
    office, people = journey.office, journey.people
    ask = asked(office.types(people.line_manager, "/contact adjustment cc 2026 1"))
    assert "Waits for its decision" in text_of(shown(office.sends(people.line_manager, ask, ASKED)))
    assert "I cannot read small print." in text_of(office.card_for(people.proposer, "Adjustment"))
    refusal = journey.approve()
    ask = office.opens(people.approver, button(refusal, "Decide the adjustment"))
    done = shown(office.sends(people.approver, ask, {"outcome": "agreed"}))
    assert "Agreed (Tom Ellis)" in text_of(done)
    with store.read() as reader:
        assert reader.customer(office.customer.id).letter_format == "large"
    assert "Nothing is in force before the decision letter is issued." in text_of(journey.approve())


@pytest.mark.section("12")
def test_one_asked_for_in_another_case_of_the_customer_holds_it_up_and_is_named(store: Store) -> None:
    journey = Journey(Office(store))
    journey.to_proposed()
    office, people = journey.office, journey.people
    case = Case("CC-2026-0002", "medra", office.customer.id, office.at, office.at)
    with store.write() as unit:
        unit.add(case)
        unit.record(recorded("customer-linked", "8", None, office.at, case_id=case.id), notices=())
    ask = asked(office.types(people.approver, "/contact adjustment cc 2026 2"))
    shown(office.sends(people.approver, ask, ASKED))
    refusal = text_of(journey.approve())
    assert "asked for in CC-2026-0002 is not decided yet" in refusal
    assert "/contact decide-adjustment CC-2026-0002" in refusal
    ask = asked(office.types(people.approver, "/contact decide-adjustment CC-2026-0002"))
    shown(office.sends(people.approver, ask, {"outcome": "met_for_now"}))
    assert "Nothing is in force before the decision letter is issued." in text_of(journey.approve())


@pytest.mark.section("12")
@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"received_on": ""}, "received_on"),
        ({"kind": "other", "text": ""}, "text"),
        ({"received_on": "2027-01-01"}, "received_on"),
    ],
)
def test_what_is_wrong_is_shown_at_its_field(store: Store, raw: Raw, field: str) -> None:
    journey = Journey(Office(store))
    journey.report()
    office, people = journey.office, journey.people
    ask = asked(office.types(people.line_manager, "/contact adjustment cc 2026 1"))
    again = office.sends(people.line_manager, ask, {**ASKED, **raw})
    assert isinstance(again, Ask)
    assert set(again.errors) == {field}
