"""A restriction of up to 7 days, from the second report to its end, on both databases (section 5)."""

import datetime as dt

import pytest

from handlers.answer import Ask
from handlers.letter_facts import letter_facts
from handlers.turn import Look
from notices.card import Action, Card
from notices.kinds import both
from policy.case import Case
from policy.letter import LetterKind
from storage.store import Store
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey
from tests.handlers.office import Office, Raw, asked, button, shown, text_of
from tests.handlers.test_informal import acts
from tests.story import CALENDAR, a_customer, adra

WHAT = {"kinds": ["one_medium"], "services": ["rent"]}
HOW = {"one_medium_medium": "letter", "reason": "She rang again and shouted."}


def begin(store: Store) -> Journey:
    """Warned on Monday, reported again on Tuesday; it is Wednesday, 4 March 2026."""
    journey = Journey(Office(store, at="2026-03-02 10:00"))
    acts(journey.office, journey.people.reporter)
    journey.office.later(days=1)
    journey.report()
    journey.office.later(days=1)
    return journey


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(begin)


def case_of(office: Office) -> Case:
    with office.store.read() as reader:
        (case,) = reader.cases.of_customer(office.customer.id)
        return case


def first_step(journey: Journey) -> Ask:
    own = journey.office.card_for(journey.people.reporter, "Your report")
    return journey.office.opens(journey.people.reporter, button(own, "Restrict up to 7 days"))


def ask(journey: Journey) -> Card:
    office, reporter = journey.office, journey.people.reporter
    second = asked(office.sends(reporter, first_step(journey), WHAT))
    return shown(office.sends(reporter, second, HOW))


def confirm(journey: Journey) -> Card:
    office, approver = journey.office, journey.people.approver
    return office.shows(approver, button(office.card_for(approver, "Confirmation needed"), "Confirm"))


@pytest.mark.section("5.2")
def test_asked_for_confirmed_in_one_press_told_and_over_by_itself(journey: Journey) -> None:
    office, people = journey.office, journey.people
    mine = ask(journey)
    assert "Waiting for a manager" in text_of(mine)
    assert "Confirm" not in [b.label for b in mine.buttons]
    assert "No restriction in force" in journey.check()
    assert "She rang again and shouted." in text_of(office.card_for(people.approver, "Confirmation needed"))
    confirm(journey)
    assert "No restriction in force" in journey.check()
    told = office.card_for(people.reporter, "Up to 7 days")
    assert "not in force until the customer is told" in text_of(told)
    form = office.opens(people.reporter, button(told, "Customer was told"))
    done = shown(office.sends(people.reporter, form, {"how": "phone"}))
    assert "in force from 4 March 2026 to 10 March 2026" in text_of(done)
    check = journey.check()
    assert "Until 10 March 2026. Covers: " in check
    assert "Restricted for up to 7 days: it ends by itself." in check
    assert "(CCp04)" in check
    office.later(days=7)
    assert "No restriction in force" in journey.check()


@pytest.mark.section("5.2")
def test_it_offers_no_appeal(journey: Journey) -> None:
    office, people = journey.office, journey.people
    ask(journey)
    confirm(journey)
    told = office.opens(people.approver, Action("tell-seven-day", journey.case_subject()))
    shown(office.sends(people.approver, told, {"how": "phone"}))
    card = shown(office.types(people.proposer, f"/contact-check {office.customer.reference}"))
    assert "Log an appeal" not in [b.label for b in card.buttons]
    assert "There is no approved formal decision" in text_of(
        shown(office.types(people.proposer, "/contact appeal cc 2026 1"))
    )


@pytest.mark.section("5.2")
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kinds": []}, "kinds"),
        ({"services": []}, "services"),
        ({"start": ""}, "start"),
        ({"end": ""}, "end"),
        ({"start": "2026-03-03"}, "start"),
        ({"end": "2026-03-03"}, "end"),
        ({"end": "2026-03-11"}, "end"),
    ],
)
def test_what_is_wrong_in_the_first_step_is_shown_at_its_field(
    journey: Journey, wrong: Raw, field: str
) -> None:
    same = journey.office.sends(journey.people.reporter, first_step(journey), {**WHAT, **wrong})
    assert isinstance(same, Ask)
    assert (same.form.step, set(same.errors)) == ("what", {field})


@pytest.mark.section("5.2")
def test_eight_days_lead_to_formal_consideration(journey: Journey) -> None:
    office, people = journey.office, journey.people
    form = office.opens(people.line_manager, Action("seven-day", journey.case_subject()))
    same = asked(office.sends(people.line_manager, form, {**WHAT, "end": "2026-03-11"}))
    assert "Anything longer is formal action" in same.errors["end"]
    assert same.instead is not None
    formal = office.shows(people.line_manager, button(same.instead, "Consider formal action"))
    assert formal.title.startswith("Formal action")


@pytest.mark.section("5.2")
@pytest.mark.parametrize(
    ("missing", "field"), [("one_medium_medium", "one_medium_medium"), ("reason", "reason")]
)
def test_what_is_missing_in_the_second_step_is_shown_at_its_field(
    journey: Journey, missing: str, field: str
) -> None:
    office, reporter = journey.office, journey.people.reporter
    second = asked(office.sends(reporter, first_step(journey), WHAT))
    same = asked(office.sends(reporter, second, {**HOW, missing: ""}))
    assert set(same.errors) == {field}


@pytest.mark.section("8.4")
def test_what_would_close_the_last_way_has_its_way_back_to_the_first_step(journey: Journey) -> None:
    office, reporter = journey.office, journey.people.reporter
    every = {**WHAT, "kinds": ["one_medium", "email_quarantined_or_blocked"]}
    second = asked(office.sends(reporter, first_step(journey), every))
    blocked = {
        "email_quarantined_or_blocked_address": "m@home.test",
        "email_quarantined_or_blocked_mode": "block",
    }
    answers = {**HOW, **blocked, "one_medium_medium": "email"}
    same = asked(office.sends(reporter, second, answers))
    assert "no way of contact would be left open" in same.problem
    assert same.instead is not None
    assert office.opens(reporter, button(same.instead, "Restrict up to 7 days")).form.step == "what"


@pytest.mark.section("7.1")
def test_only_an_independent_manager_is_offered_to_confirm_it(journey: Journey) -> None:
    office, people = journey.office, journey.people
    ask(journey)
    press = button(office.card_for(people.approver, "Confirmation needed"), "Confirm")
    assert "You reported an incident" not in text_of(office.shows(people.reporter, press))
    assert office.shows(people.reporter, press).title == "Not open to you"
    assert office.shows(people.colleague, Action("see-seven-day", press.subject)).title == "Not open to you"
    office.shows(people.proposer, press)
    second = text_of(office.shows(people.approver, press))
    assert "Nia Roberts was first" in second


@pytest.mark.section("5.2")
def test_a_refusal_has_its_reason_and_is_told_to_the_asker(journey: Journey) -> None:
    office, people = journey.office, journey.people
    ask(journey)
    card = office.card_for(people.approver, "Confirmation needed")
    form = office.opens(people.approver, button(card, "Refuse"))
    assert set(asked(office.sends(people.approver, form, {})).errors) == {"reason"}
    shown(office.sends(people.approver, form, {"reason": "Ring her first."}))
    told = text_of(office.card_for(people.reporter, "Up to 7 days"))
    assert "Refused by Tom Ellis" in told
    assert "Ring her first." in told


@pytest.mark.section("5.2")
@pytest.mark.parametrize(
    ("wrong", "field"), [({"how": ""}, "how"), ({"day": ""}, "day"), ({"time": "23:00"}, "day")]
)
def test_what_is_wrong_about_the_telling_is_shown_at_its_field(
    journey: Journey, wrong: Raw, field: str
) -> None:
    office, people = journey.office, journey.people
    ask(journey)
    confirm(journey)
    form = office.opens(people.approver, Action("tell-seven-day", journey.case_subject()))
    same = asked(office.sends(people.approver, form, {"how": "phone", **wrong}))
    assert set(same.errors) == {field}


@pytest.mark.section("5.2")
def test_the_letter_is_drafted_once_when_it_is_asked_for_with_its_facts(journey: Journey) -> None:
    office, people = journey.office, journey.people
    ask(journey)
    card = confirm(journey)
    drafted = office.shows(people.approver, button(card, "Write the letter"))
    assert "Write the letter" not in [b.label for b in drafted.buttons]
    again = office.shows(
        people.approver, Action("seven-day-letter", button(card, "Write the letter").subject)
    )
    assert "written already" in text_of(again)
    (letter,) = case_of(office).letters
    assert letter.kind is LetterKind.INFORMAL
    assert office.card_for(people.approver, "Letter: up to 7 days")


@pytest.mark.section("5.2")
def test_the_letter_says_what_went_on_and_what_is_limited_from_the_day_it_goes_out(journey: Journey) -> None:
    office, people = journey.office, journey.people
    ask(journey)
    card = confirm(journey)
    office.shows(people.approver, button(card, "Write the letter"))
    with office.store.read() as reader:
        case = case_of(office)
        look = Look(reader, people.approver, office.at, adra(), CALENDAR)
        facts = letter_facts(look, case, case.letters[0], dt.date(2026, 3, 6))
    assert facts["incidents"] == [
        {"date": "2026-03-03", "behaviours": [both(adra().behaviour("rudeness"))]},
    ]
    restrictions = facts["restrictions"]
    assert isinstance(restrictions, list)
    assert [(r["start"], r["end"]) for r in restrictions] == [("2026-03-06", "2026-03-10")]
    assert (facts["end"], facts["warned_on"]) == ("2026-03-10", "2026-03-02")
    ways = facts["open_ways"]
    assert isinstance(ways, list)
    assert [way["en"].partition(":")[0] for way in ways] == ["Letter"]


@pytest.mark.section("5.2")
def test_unconfirmed_it_is_reminded_of_and_escalated_and_never_after_its_end(journey: Journey) -> None:
    office = journey.office
    ask(journey)
    with office.store.read() as reader:
        at = reader.due.next_after(office.at)
    assert at is not None
    assert at <= office.at + dt.timedelta(days=1)
    assert "A restriction of up to 7 days waits for a manager" in text_of(
        office.desk.home(journey.people.approver.id)
    )
    whole = Action("timeline", f"{case_of(office).id}:{case_of(office).id}")
    assert "waits for a manager" in text_of(office.shows(journey.people.approver, whole))
    office.later(days=8)
    assert "waits for a manager" not in text_of(office.desk.home(journey.people.approver.id))
    assert "waits for a manager" not in text_of(office.shows(journey.people.approver, whole))


@pytest.mark.section("X1")
def test_a_reporter_hears_that_contact_is_restricted(store: Store) -> None:
    journey = Journey(Office(store, at="2026-03-02 10:00"))
    journey.to_in_force()
    cards = [c for c in journey.office.inbox(journey.people.reporter) if c.title.startswith("Your report")]
    assert any("Contact is restricted until" in text_of(card) for card in cards)


@pytest.mark.section("6.5")
def test_an_address_that_another_customer_has_too_is_warned_of_and_confirmed(journey: Journey) -> None:
    office, people = journey.office, journey.people
    office.keep(a_customer(reference="T-1043", name="Ifan Griffiths"))
    key = "email_quarantined_or_blocked"
    second = asked(office.sends(people.reporter, first_step(journey), {**WHAT, "kinds": [key]}))
    assert "shared" not in {field.name for field in second.form.inputs}
    given = {f"{key}_mode": "block", "reason": "She wrote again.", f"{key}_address": office.customer.email}
    for answer in ("", "no"):
        again = office.sends(people.reporter, second, {**given, "shared": answer})
        assert isinstance(again, Ask)
        assert set(again.errors) == {"shared"}
        assert "a household may share it" in str(again.form.fields)
    shown(office.sends(people.reporter, second, {**given, "shared": "yes"}))
    assert "a household may share it" in text_of(office.card_for(people.approver, "Confirmation needed"))
    assert case_of(office).seven_days[0].shared_confirmed is True


@pytest.mark.section("6.5")
def test_another_address_needs_no_confirmation(journey: Journey) -> None:
    office, people = journey.office, journey.people
    office.keep(a_customer(reference="T-1043", name="Ifan Griffiths"))
    key = "email_quarantined_or_blocked"
    second = asked(office.sends(people.reporter, first_step(journey), {**WHAT, "kinds": [key]}))
    given = {f"{key}_mode": "block", "reason": "She wrote again.", f"{key}_address": office.customer.email}
    assert isinstance(office.sends(people.reporter, second, given), Ask)
    shown(office.sends(people.reporter, second, {**given, f"{key}_address": "other@home.test"}))
    assert case_of(office).seven_days[0].shared_confirmed is None


@pytest.mark.section("6.5")
def test_whoever_confirms_that_there_are_no_further_complaints_says_that_it_is_not_about_them(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    key = "no_further_complaint"
    second = asked(office.sends(people.reporter, first_step(journey), {**WHAT, "kinds": [key]}))
    told = {"matter": "The fence", "stage2_date": "2026-03-01", "decider": "Tom Ellis"}
    given = {f"{key}_{name}": value for name, value in told.items()}
    shown(office.sends(people.reporter, second, {**given, "reason": "She wrote again."}))
    confirming = office.opens(
        people.approver, button(office.card_for(people.approver, "Confirmation needed"), "Confirm")
    )
    again = office.sends(people.approver, confirming, {"unconcerned": "no"})
    assert isinstance(again, Ask)
    assert set(again.errors) == {"unconcerned"}
    shown(office.sends(people.approver, confirming, {"unconcerned": "yes"}))
    assert case_of(office).seven_days[0].decided_by_id == people.approver.id
