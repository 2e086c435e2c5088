"""Informal action as people record it, from wherever they are, on both databases (section 5)."""

import pytest

from handlers.answer import Ask
from notices.card import Action, Card
from policy.case import Case
from policy.incident import Outcome
from policy.people import Person
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey, begun
from tests.handlers.office import Office, Raw, asked, button, shown, text_of

WARNED = {
    "actions": ["ended_call"],
    "kinds": ["rudeness"],
    "warned": "yes",
    "warned_how": "phone",
    "told_how": "word",
    "note": "She rang twice in an hour.",
}
NOT_WARNED = {**WARNED, "warned": "no", "warned_how": "", "not_warned": "She hung up before I could."}


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(begun)


def case_of(office: Office) -> Case:
    with office.store.read() as reader:
        (case,) = reader.cases.of_customer(office.customer.id)
        return case


def acts(office: Office, person: Person, raw: Raw = WARNED) -> Card:
    ask = asked(office.types(person, f"/contact informal {office.customer.reference}"))
    return shown(office.sends(person, ask, raw))


@pytest.mark.section("5.1")
def test_anyone_records_it_in_one_form_and_the_line_manager_hears_of_it(journey: Journey) -> None:
    office, people = journey.office, journey.people
    card = acts(office, people.reporter)
    assert "Warned: 2 March 2026" in text_of(card)
    told = office.card_for(people.line_manager, "Informal action: Mair Griffiths")
    said = text_of(told)
    for part in ("Ended the call", "Gwen Thomas", "By word, 2 March 2026", "She rang twice in an hour."):
        assert part in said
    assert "Seen" not in [b.label for b in told.buttons]
    (action,) = case_of(office).informal_actions
    assert (action.taken_by_id, action.flagged) == (people.reporter.id, False)


@pytest.mark.section("5.1")
def test_without_a_warning_it_is_recorded_and_the_line_manager_is_asked_to_look(journey: Journey) -> None:
    office, people = journey.office, journey.people
    acts(office, people.reporter, NOT_WARNED)
    told = office.card_for(people.line_manager, "Informal action")
    assert "No warning came first. Huw Pritchard is to look at it." in text_of(told)
    assert "She hung up before I could." in text_of(told)
    home = office.desk.home(people.line_manager.id)
    assert "Informal action without a warning waits to be seen" in text_of(home)
    read = next(b.action for b in home.buttons if b.style == "primary")
    seen = office.shows(people.line_manager, button(office.shows(people.line_manager, read), "Seen"))
    assert "Seen by Huw Pritchard." in text_of(seen)
    assert office.shows(people.colleague, read).title == "Not open to you"
    assert "Seen by" in text_of(office.card_for(people.line_manager, "Informal action"))
    assert "waits to be seen" not in text_of(office.desk.home(people.line_manager.id))


@pytest.mark.section("5.1")
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"actions": []}, "actions"),
        ({"kinds": []}, "kinds"),
        ({"warned": ""}, "warned"),
        ({"warned_how": ""}, "warned_how"),
        ({"warned": "no"}, "not_warned"),
        ({"actions": ["other"]}, "other_action"),
        ({"day": "2026-03-03"}, "day"),
        ({"warned_day": "2026-03-02", "warned_time": "09:30"}, "warned_day"),
        ({"warned_time": "09:30"}, "warned_time"),
        ({"told_on": "2026-03-03"}, "told_on"),
        ({"other_action": "x" * 201}, "other_action"),
        ({"note": "x" * 2001}, "note"),
        ({"kinds": ["other_unacceptable"], "note": ""}, "note"),
    ],
)
def test_what_is_missing_or_cannot_be_is_shown_at_its_field(journey: Journey, wrong: Raw, field: str) -> None:
    office, reporter = journey.office, journey.people.reporter
    ask = asked(office.types(reporter, f"/contact informal {office.customer.reference}"))
    same = office.sends(reporter, ask, {**WARNED, **wrong})
    assert isinstance(same, Ask)
    assert set(same.errors) == {field}


@pytest.mark.section("5.1")
def test_once_warned_the_form_and_the_check_say_so_and_ask_for_no_reason(journey: Journey) -> None:
    office, people = journey.office, journey.people
    acts(office, people.reporter)
    office.later(days=1)
    check = shown(office.types(people.colleague, f"/contact-check {office.customer.reference}"))
    assert "Informal action on" not in text_of(check), (
        "who may not open the case reads control measures alone"
    )
    again = office.opens(people.colleague, button(check, "Informal action"))
    assert any("No further warning is needed" in getattr(f, "text", "") for f in again.form.fields)
    card = shown(
        office.sends(people.colleague, again, {"actions": ["archived_emails"], "kinds": ["rudeness"]})
    )
    assert "Warned: Earlier, on 2 March 2026" in text_of(card)
    for_manager = text_of(shown(office.types(people.proposer, f"/contact-check {office.customer.reference}")))
    assert "Informal action on 3 March 2026: Filed the emails without answering." in for_manager


@pytest.mark.section("8.1")
def test_as_the_outcome_of_a_report_it_is_the_same_form_with_the_report_filled_in(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.report()
    report = office.card_for(people.line_manager, "Incident")
    form = office.opens(people.line_manager, button(report, "Informal action"))
    assert next(f.value for f in form.form.inputs if f.name == "kinds") == ("rudeness",)
    filled = {**WARNED, "kinds": ["rudeness"], "taken_by": str(people.reporter.id)}
    shown(office.sends(people.line_manager, form, filled))
    case = case_of(office)
    (incident,), (action,) = case.incidents, case.informal_actions
    assert (incident.outcome, action.incident_id) == (Outcome.INFORMAL, incident.id)
    assert action.taken_by_id == people.reporter.id
    assert "Informal action (Huw Pritchard)" in text_of(office.card_for(people.reporter, "Your report"))


@pytest.mark.section("8.1")
def test_a_reporter_records_what_they_did_and_the_report_stays_with_the_line_manager(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    journey.report()
    own = office.card_for(people.reporter, "Your report")
    form = office.opens(people.reporter, button(own, "Informal action"))
    shown(office.sends(people.reporter, form, WARNED))
    (incident,) = case_of(office).incidents
    assert incident.outcome is None


@pytest.mark.section("5.1")
def test_from_the_home_the_customer_is_chosen_and_a_draft_is_gone_on_with(journey: Journey) -> None:
    office, people = journey.office, journey.people
    form = office.opens(people.colleague, button(office.desk.home(people.colleague.id), "Informal action"))
    same = asked(office.sends(people.colleague, form, WARNED))
    assert set(same.errors) == {"customer"}
    office.desk.close(people.colleague.id, form.id, {**WARNED, "customer": str(office.customer.id)})
    home = office.desk.home(people.colleague.id)
    again = office.opens(people.colleague, button(home, "Go on: informal action"))
    shown(office.sends(people.colleague, again, {}))
    assert len(case_of(office).informal_actions) == 1


@pytest.mark.section("13.6")
def test_a_case_that_is_typed_opens_the_form_only_for_those_who_may_read_it(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.report()
    asked(office.types(people.line_manager, "/contact informal cc 2026 1"))
    assert shown(office.types(people.colleague, "/contact informal cc 2026 1")).title == "Not open to you"
    whole = asked(office.types(people.colleague, "/contact informal"))
    assert "customer" in {f.name for f in whole.form.inputs}


@pytest.mark.section("5.3")
def test_formal_consideration_begins_with_everything_that_is_on_record(journey: Journey) -> None:
    office, people = journey.office, journey.people
    acts(office, people.reporter)
    office.later(days=1)
    journey.report()
    report = office.card_for(people.line_manager, "Incident")
    assert "formal action is to be considered" in text_of(report)
    formal = office.shows(people.line_manager, button(report, "Consider formal action"))
    form = office.opens(people.line_manager, button(formal, "Considerations"))
    value = next(f.value for f in form.form.inputs if f.name == "informal")
    assert value == (
        "Warned on 2 March 2026.\n2 March 2026: Ended the call.\n"
        "It happened 1 more time after the warning: 3 March 2026."
    )
    assert next(f.value for f in form.form.inputs if f.name == "circumstances") == ""


@pytest.mark.section("5.3")
def test_a_report_without_anything_informal_begins_with_empty_answers(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.report()
    office.shows(people.line_manager, Action("formal", journey.case_subject()))
    form = office.opens(people.line_manager, Action("considerations", journey.case_subject()))
    assert {f.value for f in form.form.inputs} == {""}


@pytest.mark.section("5.1")
def test_the_line_manager_writes_to_the_customer_once(journey: Journey) -> None:
    office, people = journey.office, journey.people
    taken = acts(
        office,
        people.reporter,
        {**WARNED, "actions": ["ended_call", "other"], "other_action": "Took the dog out."},
    )
    assert "Write to the customer" not in [each.label for each in taken.buttons], (
        "who may not read the letter"
    )
    write = button(office.card_for(people.line_manager, "Informal action"), "Write to the customer")
    card = office.shows(people.line_manager, write)
    assert "See the letter" in [each.label for each in card.buttons]
    read = text_of(office.shows(people.line_manager, button(card, "See the letter")))
    for part in (
        "2 March 2026: ",
        "Ended the call",
        "Took the dog out.",
        "Your contact with us is not limited.",
    ):
        assert part in read
    assert "The letter was written already." in text_of(office.shows(people.approver, write))
    assert "This report went to somebody else." in text_of(office.shows(people.colleague, write))
    journey.translate_and_issue(people.line_manager, "Letter: informal")
    with office.store.read() as reader:
        assert reader.records()[-1].what == "informal-action-issued"


@pytest.mark.section("5.1")
def test_where_something_is_limited_the_letter_does_not_say_that_nothing_is(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.to_in_force()
    office.later(days=7)
    acts(office, people.reporter)
    write = button(office.card_for(people.line_manager, "Informal action"), "Write to the customer")
    card = office.shows(people.line_manager, write)
    assert "is not limited" not in text_of(office.shows(people.line_manager, button(card, "See the letter")))
