"""A case begun, warned, restricted and appealed under issue 4, and finished under issue 5; on both databases."""

import datetime as dt
from dataclasses import replace

import pytest

from handlers.desk import Desk
from handlers.letter_facts import letter_facts
from handlers.nudge import tick
from handlers.turn import Look
from notices.arrangement import arrangements_card
from notices.card import Action, Card
from notices.kinds import both
from notices.words import words
from policy.arrangement import Arrangement
from policy.letter import Letter, LetterKind
from policy.pack import Pack
from policy.record import Record
from storage.store import Store
from tests.factories import Stage, a_case
from tests.handlers.journey import Journey
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.packs import fifth, two_issues
from tests.story import CALENDAR, adra, utc

pytestmark = pytest.mark.section("14")
ACTED = {
    "actions": ["ended_call"],
    "kinds": ["rudeness"],
    "warned": "yes",
    "warned_how": "phone",
    "told_how": "word",
    "note": "She rang twice in an hour.",
}
CHANGE = "2026-03-16"  # midnight is 00:00 UTC, before the clocks change


class Changing(Journey):
    """The journey in an office where the policy changes, and a kind of restriction goes."""

    def __init__(self, store: Store) -> None:
        super().__init__(Office(store, language=""))
        self.pack: Pack = two_issues(CHANGE, without="one_medium").dated[0].pack
        self.office.desk = Desk(store, self.pack, CALENDAR, lambda: self.office.at)

    def records(self) -> list[Record]:
        with self.office.store.read() as reader:
            (case,) = reader.cases.of_customer(self.customer.id)
            return list(reader.records(case.id))

    def letters(self, beginning: str) -> dict[str, str]:
        """Each language of a letter, as its owner reads it."""
        card = self.office.card_for(self.people.proposer, beginning)
        return {
            b.label: text_of(self.office.shows(self.people.proposer, b.action))
            for b in card.buttons
            if b.label.startswith("Read: ")
        }

    def case_card(self) -> Card:
        return self.office.shows(self.people.proposer, Action("case", self.case_subject()))


def test_nothing_decided_changes_and_the_next_decision_is_under_the_new_issue(store: Store) -> None:
    journey = Changing(store)
    office, people = journey.office, journey.people
    journey.to_in_force()  # by 9 March
    office.later(hours=1)
    ask = office.opens(people.colleague, Action("appeal", journey.case_subject()))
    shown(office.sends(people.colleague, ask, {"channel": "phone", "request": "It is unfair."}))
    office.shows(people.slt, button(office.card_for(people.slt, "Appeal"), "Take this appeal"))
    before, checked, letters = journey.records(), journey.check(), journey.letters("Decision letter")
    assert {record.pack for record in before} == {adra().sha256}
    assert "Contact only by letter" in checked
    appeal = text_of(office.shows(people.slt, Action("see-appeal", journey.case_subject())))

    office.at = utc("2026-03-15 23:59")
    journey.check()
    office.at = utc("2026-03-16 00:00")
    assert journey.check() == checked.replace("As of: 9 March", "As of: 16 March"), (
        "a kind that is gone reads as it was"
    )
    office.at = utc("2026-03-16 11:00")
    assert journey.letters("Decision letter") == letters, "what was sent is sent"
    assert text_of(office.shows(people.slt, Action("see-appeal", journey.case_subject()))) == appeal
    while tick(store, office.at, office.at, journey.pack, CALENDAR):
        pass

    # What is decided now is under issue 5.
    decide = office.opens(people.slt, button(office.card_for(people.slt, "Appeal:"), "Decide the appeal"))
    shown(office.sends(people.slt, decide, {"outcome": "stays", "reasons": "It is fair."}))
    (decided,) = [record for record in journey.records() if record.what == "appeal-stays"]
    assert decided.pack == fifth("one_medium", CHANGE).sha256
    told = text_of(journey.case_card())
    assert "policy issue 4 and policy issue 5" in told
    assert "§7, policy issue 5" in told
    assert "§6, policy issue 4" in told
    timeline = text_of(office.shows(people.proposer, Action("timeline", journey.case_subject())))
    assert "Under policy issue 4" in timeline
    assert "Working with Customers Policy, issue 5." in timeline

    # The pack of each thing follows from its date, and is the one that its record names.
    for record in journey.records():
        assert journey.pack.at(record.at).sha256 == record.pack, record.what
        assert journey.pack.on(CALENDAR.day(record.at)).sha256 == record.pack

    # What is begun now has the words of issue 5.
    ask = asked(office.types(people.reporter, f"/contact-report {journey.customer.reference}"))
    assert "Discourtesy" in str(ask.form)


def test_a_letter_names_the_issue_of_its_decision_and_a_warning_that_of_its_day(store: Store) -> None:
    journey = Changing(store)
    office = journey.office
    office.at = utc("2026-03-12 09:00")
    journey.report()
    journey.prepare()
    office.at = utc(f"{CHANGE} 11:00")
    journey.translate_and_issue(journey.people.proposer, "Written warning")
    for language, named in (("English", "Working with Customers Policy, issue 5"), ("Cymraeg", "rhifyn 5")):
        assert named in journey.letters("Written warning")[f"Read: {language}"]


def test_what_was_arranged_and_done_before_keeps_its_words_though_the_new_issue_has_them_no_more(
    store: Store,
) -> None:
    issues = two_issues(CHANGE)
    four, five = (dated.pack for dated in issues.dated)
    fewer = replace(
        five,
        measures=tuple(x for x in five.measures if x.key != "meeting"),
        behaviours=tuple(x for x in five.behaviours if x.key != "rudeness"),
    )
    story, day = a_case(Stage.REPORTED, pack=four), dt.date(2026, 3, 10)
    story.case.arrangements.append(
        Arrangement("meeting", story.staff.colleague.id, [], day, story.staff.colleague.id, story.at)
    )
    names = {person.id: person.name for person in story.staff.everyone}
    card = arrangements_card(story.case, story.case.arrangements, "Jo", True, names, fewer, words("en"))
    assert "Meeting with a senior officer" in text_of(card)

    journey = Changing(store)
    office, people = journey.office, journey.people
    office.at = utc("2026-03-12 09:00")
    ask = asked(office.types(people.reporter, f"/contact informal {journey.customer.reference}"))
    shown(office.sends(people.reporter, ask, ACTED))
    with store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        look = Look(reader, people.approver, utc(f"{CHANGE} 11:00"), fewer, CALENDAR)
        letter = Letter(
            LetterKind.INFORMAL_ACTION,
            case.informal_actions[0].id,
            people.approver.id,
            office.at,
            [],
            "en",
            {},
            {},
        )
        facts = letter_facts(look, case, letter, look.today)
    assert facts["incidents"] == [
        {"date": "2026-03-12", "behaviours": [both(four.behaviour("rudeness"))]},
    ]
