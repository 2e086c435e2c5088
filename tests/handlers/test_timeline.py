"""The timeline of a case, as far as each person needs to know; on both databases (section 13)."""

import time
from collections.abc import Iterator
from uuid import UUID

import pytest

from handlers.answer import Show
from notices.card import Action, Card, Excerpt
from policy.people import Person
from policy.record import recorded
from storage.store import Store
from tests.databases import Database
from tests.handlers.journey import Journey
from tests.handlers.office import Office, button, shown, text_of
from tests.story import adra
from tests.watched import Watched


def read_on(journey: Journey, person: Person, typed: str = "/contact timeline cc 2026 1") -> list[Card]:
    """The whole timeline, oldest first, page after page."""
    first = shown(journey.office.types(person, typed))
    cards = [journey.office.shows(person, button(first, "Oldest first"))]
    while onward := [x.action for x in cards[-1].buttons if x.label == "Read on"]:
        cards.append(journey.office.shows(person, onward[0]))
    return cards


def told(cards: list[Card]) -> str:
    return "\n".join(text_of(card) for card in cards)


def texts(cards: list[Card]) -> set[UUID]:
    return {each.passage for card in cards for each in card.body if isinstance(each, Excerpt)}


@pytest.fixture
def watched(database: Database) -> Iterator[Watched]:
    store = Watched(database.engine())
    yield store
    assert store.wrong == []


def appealed(store: Store) -> Journey:
    """From a report in which somebody was hurt to an appeal that was taken on."""
    journey = Journey(Office(store))
    office, people = journey.office, journey.people
    journey.report(hurt="yes", support="Somebody to talk to.")
    journey.from_report_to_proposed()
    journey.approve()
    journey.translate_and_issue(people.proposer, "Decision letter")
    ask = office.opens(people.colleague, Action("appeal", journey.case_subject()))
    shown(office.sends(people.colleague, ask, {"channel": "phone", "request": "This is unfair."}))
    shown(office.desk.press(people.slt.id, button(office.card_for(people.slt, "Appeal"), "Take this appeal")))
    return journey


@pytest.mark.section("13")
def test_everybody_reads_what_they_need_to_know_and_hears_how_much_more_there_is(watched: Watched) -> None:
    journey = appealed(watched)
    people = journey.people
    whole = told(read_on(journey, people.director))
    order = (
        "Sent to the safety group, with an interim control (§8)",
        "By the clock",
        "An incident was reported (§8)",
        "By Gwen Thomas",
        "Formal consideration was started (§6)",
        "By Nia Roberts (Manager, Customers and Communities)",
        "The considerations were answered (§6)",
        "The written warning was issued (§6)",
        "Letter: Written warning",
        "The proposal was approved (§7)",
        "By Tom Ellis",
        "An appeal was logged (§7)",
        "A reviewer took the appeal on (§7)",
        "What is to come",
        "An appeal waits for its decision: Sioned Parry (§7), by ",
    )
    at = 0
    for each in order:
        assert each in whole[at:], (each, whole)
        at = whole.index(each, at)
    assert "Restrictions end: Nia Roberts (§9), from " in whole
    assert "have ended" not in whole
    assert "§ is a section of the Managing Customer Contact Policy, issue 4." in whole
    assert "(good practice)" in whole, "X rules are none of the policy's"
    assert "not shown" not in whole
    assert "who looked" in whole
    manager = told(read_on(journey, people.approver))
    assert "who looked" not in manager
    assert "looks, for Records" in manager
    line = read_on(journey, people.line_manager)
    assert "The proposal was approved" in told(line)
    assert "text is not open to you" in told(line) or "texts are not open to you" in told(line)
    assert "The considerations were answered" not in told(line)
    assert "An appeal was logged" not in told(line)
    assert "entries are not shown to you" in told(line)
    group = told(read_on(journey, people.safety))
    assert "Sent to the safety group" in group
    assert "The considerations were answered" not in group
    reviewer = told(read_on(journey, people.slt))
    assert "The considerations were answered" in reviewer
    assert "reportable" not in reviewer
    own = read_on(journey, people.reporter)
    assert journey.customer.name not in told(own)
    assert "Stage:" not in told(own)
    assert "What became of it\n" in told(own)
    assert told(own).count("restricted until") == 1  # however many of the reports are theirs
    assert "Restrictions were proposed" not in told(own)
    for person in (people.admin, people.colleague, people.witness):
        answer = journey.office.types(person, "/contact timeline cc 2026 1")
        assert isinstance(answer, Show)
        assert "Timeline" not in answer.card.title
    seen = {(subject, each.what) for subject, each in watched.seen}
    assert {("report", "incident-reported"), ("formal", "warning-issued"), ("appeal", "appeal-taken")} <= seen


@pytest.mark.section("13")
def test_what_was_shown_is_recorded_and_no_text_is_opened_another_way(store: Store) -> None:
    journey = Journey(Office(store))
    journey.to_proposed()
    office, people = journey.office, journey.people
    cards = read_on(journey, people.approver)
    shown_texts = texts(cards)
    with store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        log = reader.records(case.id)
    looks = [record for record in log if record.what == "timeline-read"]
    assert shown_texts <= {UUID(passage) for record in looks for passage in record.passages}
    assert {str(record.facts["order"]) for record in looks} == {"new", "old"}
    considered = next(iter(case.formals[0].considerations.values()))
    full = Action("read", f"{case.id}:{considered}")
    assert "Considered:" in text_of(office.shows(people.approver, full))
    refused = office.desk.press(people.line_manager.id, full)
    assert isinstance(refused, Show)
    assert "Considered:" not in text_of(refused.card)
    card = text_of(office.shows(people.line_manager, Action("case", journey.case_subject())))
    assert "Stage: Restrictions proposed" in card
    assert "The considerations were answered" not in card
    assert "entries are not shown to you." in card
    assert "not shown to you" not in text_of(
        office.shows(people.approver, Action("case", journey.case_subject()))
    )
    letter = Action("letter", f"{case.id}:{case.letters[0].id}")
    assert "On 2 March you shouted" not in str(office.desk.press(people.line_manager.id, letter))
    for forged in ("old-999", "x-1", "old-", "-1", "new-0"):
        office.shows(people.approver, Action("timeline", journey.case_subject(), value=forged))


@pytest.mark.section("13")
def test_four_hundred_entries_are_read_quickly_and_none_is_lost(store: Store) -> None:
    journey = Journey(Office(store))
    journey.report()
    office, people = journey.office, journey.people
    with store.write() as unit:
        (case,) = unit.cases.of_customer(journey.customer.id)
        for n in range(400):
            what = ("contact-logged", "nudged", "report-added-to", "case-read")[n % 4]
            kept = [unit.passage(f"Note {n}.", case.id, office.at)] if n % 4 == 0 else []
            record = recorded(what, "13", people.colleague, office.at, case_id=case.id, passages=kept)
            record.pack = adra().sha256
            unit.record(record, notices=())
    begun = time.perf_counter()
    cards = read_on(journey, people.director)
    assert (time.perf_counter() - begun) / len(cards) < 1
    text = told(cards)
    assert text.count("A contact was logged (§13)") == 100
    assert text.count("Something was added to a report (§13)") == 100
    assert len(texts(cards)) == 101
