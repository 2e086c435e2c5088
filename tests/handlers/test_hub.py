"""The home: what waits on a person first, then what they began, their cases and their reports; on both databases."""

import datetime as dt

import pytest

from handlers.registry import USE_CASES
from notices.card import Card
from notices.hub import BEGUN, _shares
from policy.access import works_on
from policy.due import open_things
from policy.openthing import waits_for
from policy.people import Person
from policy.record import recorded
from storage.store import Reader, Store
from tests.handlers.conftest import Played
from tests.handlers.journey import WHAT, Journey, begun
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.story import CALENDAR, a_customer, adra


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(begun)


def home(office: Office, person: Person) -> Card:
    return office.desk.home(person.id)


def facts(card: Card) -> dict[str, str]:
    return {fact.label: fact.value for fact in card.facts}


def by_the_rules(reader: Reader, person: Person, today: dt.date) -> int:
    """How many things wait on a person, over every case there is."""
    people = reader.people()
    return sum(
        person.id in {x.id for x in waits_for(thing, people)}
        for case in reader.cases.newest()
        for thing in open_things(case, adra(), CALENDAR)
        if thing.from_day is None or thing.from_day <= today
    )


def agrees_with_the_rules(office: Office) -> int:
    """Everybody's home against the rules over all cases; gives how much waits on somebody."""
    total = 0
    for person in office.staff.everyone:
        with office.store.read() as reader:
            if not reader.person(person.id).active:
                continue
            waits = by_the_rules(reader, person, CALENDAR.day(office.at))
            theirs = [
                case.id
                for case in reader.cases.newest()
                if works_on(person, case) and case.open_on(CALENDAR.day(office.at))
            ]
        card = home(office, person)
        title = {0: "Nothing waits on you", 1: "1 thing waits on you"}.get(
            waits, f"{waits} things wait on you"
        )
        assert card.title == title, person.name
        opened = {b.action.subject.partition(":")[0] for b in card.buttons}
        assert {str(id) for id in theirs} <= opened, person.name
        total += waits
    return total


def leaves(office: Office, person: Person) -> None:
    with office.store.write() as unit:
        unit.person(person.id).active = False
        unit.record(recorded("people-imported", "X", None, office.at), notices=())


def test_at_every_stage_the_home_shows_what_waits_and_whose_case_it_is(journey: Journey) -> None:
    office, people = journey.office, journey.people
    assert agrees_with_the_rules(office) == 0
    journey.report()
    assert agrees_with_the_rules(office) == 1
    journey.prepare()
    assert agrees_with_the_rules(office) == 1, "the warning"
    journey.translate_and_issue(people.proposer, "Written warning")
    assert agrees_with_the_rules(office) == 0
    office.later(days=7)
    journey.report()
    journey.propose()
    assert agrees_with_the_rules(office) == 2, "the second report and the proposal"
    office.shows(people.approver, button(office.card_for(people.approver, "Approval needed"), "Approve"))
    assert agrees_with_the_rules(office) == 2
    journey.translate_and_issue(people.proposer, "Decision letter")
    assert agrees_with_the_rules(office) == 1
    ask = asked(office.types(people.colleague, "/contact appeal cc 2026 1"))
    shown(office.sends(people.colleague, ask, {"channel": "phone", "request": "It is unfair."}))
    assert agrees_with_the_rules(office) == 5, "either of the SLT: to acknowledge and to decide"
    office.shows(people.slt, button(office.card_for(people.slt, "Appeal"), "Take this appeal"))
    assert agrees_with_the_rules(office) == 4, "its acknowledgement, the letter of that, and its decision"
    office.later(days=150)
    assert agrees_with_the_rules(office) == 5, "the review is a month away"
    for person in (people.line_manager, people.proposer, people.slt):
        leaves(office, person)
    assert agrees_with_the_rules(office) == 5, "nothing waits for nobody"
    assert home(office, people.director).title == "3 things wait on you", (
        "the appeal waits on the other of the SLT"
    )


@pytest.mark.section("8.1")
def test_a_report_is_read_before_it_is_acknowledged(journey: Journey) -> None:
    journey.report()
    card = home(journey.office, journey.people.line_manager)
    assert facts(card)["CC-2026-0001"] == (
        "An incident report waits to be acknowledged: Mair Griffiths, by 3 March 2026"
    )
    read = journey.office.shows(journey.people.line_manager, button(card, "CC-2026-0001"))
    assert "She shouted at me for ten minutes." in text_of(read)
    done = journey.office.shows(journey.people.line_manager, button(read, "Acknowledge"))
    assert "Acknowledged by Huw Pritchard" in text_of(done)


@pytest.mark.section("9.1")
def test_what_has_ended_is_no_review_that_waits(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.to_in_force()
    office.later(days=160)
    assert "A review is due" in facts(home(office, people.proposer))["CC-2026-0001"]
    ask = asked(office.types(people.colleague, "/contact appeal cc 2026 1"))
    shown(office.sends(people.colleague, ask, {"channel": "phone", "request": "It is unfair."}))
    appeal = office.card_for(people.slt, "Appeal:")
    office.shows(people.slt, button(appeal, "Take this appeal"))
    decide = office.opens(people.slt, button(office.card_for(people.slt, "Appeal:"), "Decide the appeal"))
    shown(office.sends(people.slt, decide, {"outcome": "ended", "reasons": "It was too much."}))
    assert "A review is due" not in text_of(home(office, people.proposer))


@pytest.mark.section("7.5")
def test_an_appeal_is_read_before_it_is_taken_on_and_says_until_when(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.to_proposed()
    office.shows(people.approver, button(office.card_for(people.approver, "Approval needed"), "Approve"))
    journey.translate_and_issue(people.proposer, "Decision letter")
    ask = asked(office.types(people.colleague, "/contact appeal cc 2026 1"))
    shown(office.sends(people.colleague, ask, {"channel": "phone", "request": "It is unfair."}))
    card = home(office, people.slt)
    assert [fact.value.partition(", ")[2] for fact in card.facts[:2]] == [
        "by 16 March 2026",
        "by 8 April 2026",
    ]
    for way in card.buttons[:2]:
        seen = office.shows(people.slt, way.action)
        assert button(seen, "Take this appeal")
    office.later(days=60)
    assert text_of(home(office, people.slt)).count("overdue since 8 April 2026") == 1


@pytest.mark.section("13.6")
def test_my_cases_are_those_i_have_a_part_in_and_not_all_that_i_may_read(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.report()
    report = office.card_for(people.line_manager, "Incident")
    office.shows(people.line_manager, button(report, "Acknowledge"))
    office.shows(people.proposer, button(report, "Consider formal action"))
    mine = "Your case CC-2026-0001"
    for person in (people.line_manager, people.proposer):
        card = home(office, person)
        assert facts(card)[mine] == "Mair Griffiths: formal action is being considered"
        assert office.shows(person, button(card, "CC-2026-0001")).title == "CC-2026-0001"
    for person in (people.approver, people.director, people.records, people.colleague, people.safety):
        assert not home(office, person).facts, person.name


@pytest.mark.section("8.2")
def test_the_safety_group_has_what_was_referred_to_it_among_its_cases(journey: Journey) -> None:
    office, member = journey.office, journey.people.safety
    ask = asked(office.types(journey.people.reporter, "/contact-report T-1042"))
    shown(office.sends(journey.people.reporter, ask, {**WHAT, "kinds": ["threats"]}))
    assert facts(home(office, member)) == {
        "CC-2026-0001": "A report waits for the safety group’s decision: Mair Griffiths, by 9 March 2026"
    }
    ask = asked(office.types(member, "/contact decide-safety cc 2026 1"))
    entry = {"on_register": "yes", "measures": ["phone_first"], "told": "no", "untold": "It could anger her."}
    shown(office.sends(member, ask, {**entry, "reason": "She threatened an officer."}))
    assert facts(home(office, member)) == {"Your case CC-2026-0001": "Mair Griffiths: on the safety register"}


@pytest.mark.section("X1", "13.6")
def test_a_reporter_sees_what_became_of_the_report_and_reads_it_but_not_the_case(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.report()
    card = home(office, people.reporter)
    assert facts(card) == {"You reported CC-2026-0001": "Mair Griffiths: Waiting for Huw Pritchard"}
    assert "She shouted at me" in text_of(office.shows(people.reporter, button(card, "Read CC-2026-0001")))
    assert not [b for b in card.buttons if b.action.use_case == "case"]
    ask = office.opens(
        people.line_manager, button(office.card_for(people.line_manager, "Incident"), "No further action")
    )
    shown(office.sends(people.line_manager, ask, {"reason": "She has apologised."}))
    assert not home(office, people.reporter).facts, "over and done with"


def test_what_was_begun_and_left_is_gone_on_with_where_it_was_left(journey: Journey) -> None:
    office, people = journey.office, journey.people
    ask = asked(office.types(people.colleague, "/contact-report Somebody | <b>else</b>"))
    office.desk.close(people.colleague.id, ask.id, {"happened": "Half a sentence", "unidentified": "A | B"})
    card = home(office, people.colleague)
    assert facts(card)["You began"] == "Report an incident: A | B (saved on 2 March 2026 at 09:00)"
    again = office.opens(people.colleague, button(card, "Go on: the report"))
    assert next(f.value for f in again.form.inputs if f.name == "happened") == "Half a sentence"
    chosen = {"customer": str(office.customer.id), "happened": "Half a sentence"}
    office.desk.close(people.colleague.id, again.id, chosen)
    assert "Report an incident: Mair Griffiths" in facts(home(office, people.colleague))["You began"]
    shown(office.sends(people.colleague, again, {**WHAT, "customer": str(office.customer.id)}))
    assert "You began" not in facts(home(office, people.colleague))


def test_what_was_begun_is_not_offered_when_somebody_else_has_done_it(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.report()
    report = office.card_for(people.line_manager, "Incident")
    reason = office.opens(people.line_manager, button(report, "Informal action"))
    office.desk.close(people.line_manager.id, reason.id, {"note": "A talk."})
    assert (
        "Informal action: CC-2026-0001, Mair Griffiths"
        in facts(home(office, people.line_manager))["You began"]
    )
    formal = office.shows(people.proposer, button(report, "Consider formal action"))
    assert "You began" not in facts(home(office, people.line_manager))
    considered = office.opens(people.proposer, button(formal, "Considerations"))
    shown(office.sends(people.proposer, considered, {"informal": "It was tried."}))
    go_on = button(home(office, people.proposer), "Go on: considerations")
    texts = {item.key: f"Considered: {item.key}." for item in adra().considerations}
    asked(office.sends(people.proposer, office.opens(people.proposer, go_on), texts))
    assert "You began" not in facts(home(office, people.proposer))


def test_a_proposal_is_gone_on_with_at_its_step_and_not_while_it_waits(journey: Journey) -> None:
    office, people = journey.office, journey.people
    journey.report()
    journey.prepare()
    journey.translate_and_issue(people.proposer, "Written warning")
    office.later(days=7)
    journey.report()
    first = asked(office.types(people.proposer, "/contact proposal cc 2026 1"))
    asked(office.sends(people.proposer, first, {"kinds": ["one_medium"], "services": ["rent"]}))
    card = home(office, people.proposer)
    assert office.opens(people.proposer, button(card, "Go on: the proposal")).form.step == "kinds"
    journey.propose()
    assert "You began" not in facts(home(office, people.proposer))
    ask = office.opens(
        people.approver, button(office.card_for(people.approver, "Approval needed"), "Return for changes")
    )
    shown(office.sends(people.approver, ask, {"reason": "Shorter, please."}))
    assert button(home(office, people.proposer), "Go on: the proposal")


def test_every_form_has_a_name_by_which_it_is_gone_on_with() -> None:
    assert set(BEGUN) == {each.name for each in USE_CASES if each.form}


def test_a_home_full_of_everything_stays_within_a_card_and_shows_some_of_each(store: Store) -> None:
    office = Office(store)
    customers = [a_customer(reference=f"T-{n}", name=f"Customer {n}") for n in range(14)]
    office.keep(*customers)
    manager, officer = office.staff.line_manager, office.staff.reporter
    for number, customer in enumerate(customers):
        ask = asked(office.types(officer, f"/contact-report {customer.reference}"))
        shown(office.sends(officer, ask, WHAT))
        office.later(minutes=1)
        if number % 3 == 0:
            card = office.card_for(manager, f"Incident: {customer.name}")
            office.shows(manager, button(card, "Consider formal action"))
    ask = asked(office.types(manager, "/contact-report"))
    office.desk.close(manager.id, ask.id, {"happened": "Half a sentence"})
    card = home(office, manager)
    assert card.title == "9 things wait on you"
    labels = [fact.label.rstrip("0123456789") for fact in card.facts]
    assert (labels.count("CC-2026-"), labels.count("You began"), labels.count("Your case CC-2026-")) == (
        4,
        1,
        2,
    )
    assert "And 5 more things wait on you." in text_of(card)
    assert facts(card)["CC-2026-0002"], "what waits longest is shown"
    assert len(home(office, officer).facts) == 3


def test_a_manager_who_was_a_witness_has_a_part_and_another_manager_has_none(store: Store) -> None:
    office = Office(store)
    people = office.staff
    ask = asked(office.types(people.reporter, "/contact-report T-1042"))
    shown(office.sends(people.reporter, ask, {**WHAT, "witness": str(people.approver.id)}))
    assert "Your case CC-2026-0001" in facts(home(office, people.approver))
    assert not home(office, people.proposer).facts
    assert not home(office, people.slt).facts


def test_whoever_may_start_much_has_a_home_that_stays_within_a_card() -> None:
    for room in range(13):
        given = _shares(room, (9, 4), (2, 1), (5, 2), (3, 1))
        assert sum(given) == room
    assert _shares(4, (9, 4), (2, 1), (5, 2), (3, 1)) == [1, 1, 1, 1]
    assert _shares(12, (1, 4), (0, 1), (5, 2), (3, 1)) == [1, 0, 5, 3]
