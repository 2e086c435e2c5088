"""The bundle of a case, from a report to the Ombudsman: all of it, as it was, for those who may; on both databases."""

import datetime as dt
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from notices.card import Action, Card, Paragraph
from policy.arrangement import Arrangement
from policy.case import Case
from policy.contact import Contact
from policy.no_way import NoWay
from policy.people import Person
from policy.record import recorded
from storage.store import Store
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.story import adra

MARKUP = "<!channel> *x* [y](http://z) {phone}"


def bundle(journey: Journey, person: Person, page: str = "") -> Card:
    return journey.office.shows(person, Action("bundle", journey.case_subject(), value=page))


def read_on(journey: Journey, person: Person) -> list[Card]:
    """The whole bundle, page after page."""
    cards = [bundle(journey, person)]
    while onward := [x.action for x in cards[-1].buttons if x.label == "Read on"]:
        cards.append(journey.office.shows(person, onward[0]))
    return cards


def everything(journey: Journey, person: Person) -> str:
    return "\n".join(text_of(card) for card in read_on(journey, person))


def the_case(journey: Journey) -> Case:
    with journey.office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        return case


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(appealed, language="en")


def appealed(store: Store, language: str) -> Journey:
    """From a report to a decided appeal and the Ombudsman."""
    journey = Journey(Office(store, language=language))
    office, people = journey.office, journey.people
    journey.to_in_force()
    ask = office.opens(people.colleague, Action("appeal", journey.case_subject()))
    shown(office.sends(people.colleague, ask, {"channel": "phone", "request": f"Unfair. {MARKUP}"}))
    taken = office.shows(people.slt, button(office.card_for(people.slt, "Appeal"), "Take this appeal"))
    decide = office.opens(people.slt, button(taken, "Decide the appeal"))
    shown(office.sends(people.slt, decide, {"outcome": "stays", "reasons": "It was needed."}))
    went = asked(office.types(people.colleague, "/contact ombudsman cc 2026 1"))
    shown(office.sends(people.colleague, went, {"reference": "202600123", "note": "About the appeal."}))
    return journey


@pytest.mark.section("7.6")
def test_it_holds_the_whole_case_in_order(journey: Journey) -> None:
    text = everything(journey, journey.people.records)
    order = (
        "1. Everything in its order",
        "An incident was reported (Gwen Thomas, §8, policy issue 4)",
        "The written warning was issued (Nia Roberts, §6, policy issue 4)",
        "The proposal was approved (Tom Ellis, §7, policy issue 4)",
        "Appeal decided: the measures stay (Sioned Parry, §7, policy issue 4)",
        "The customer went to the Ombudsman (Alice Turner, §7, policy issue 4)",
        "2. What happened",
        "She shouted at me for ten minutes.",
        "3. Contacts, and when no way was open",
        "4. What was considered and arranged",
        *(f"Considered: {item.key}." for item in adra().considerations),
        "5. The safety group and injuries",
        "6. The letters as they were sent",
        "On 2 March you shouted at an officer.",
        "7. What was decided",
        "Contact only by letter",
        "Proposed by: Nia Roberts (Manager, Customers and Communities)",
        "Approved: Tom Ellis (Manager, Customers and Communities)",
        "You shouted again.",
        *(f"Weighed: {question.key}." for question in adra().proportionality),
        "8. Appeals, reviews, and what the customer said",
        "Decided by: Sioned Parry (Senior Leadership Team)",
        f"Unfair. {MARKUP}",
        "It was needed.",
        "9. Exceptions, complaints, and what was declined",
        "10. The Ombudsman",
        "202600123",
        "About the appeal.",
        "11. Gaps",
    )
    at = 0
    for each in order:
        assert each in text[at:], each
        at = text.index(each, at)


@pytest.mark.section("7.6")
def test_the_gaps_are_named_with_their_day(journey: Journey) -> None:
    journey.office.later(days=60)
    text = everything(journey, journey.people.records)
    gaps = text[text.rindex("11. Gaps") :]
    assert "2 March 2026: a report was not acknowledged in time (§8)" not in gaps, "it was dealt with"
    assert "9 March 2026: a report was not acknowledged in time (§8)" in gaps
    assert "a letter was drafted and is not issued: Outcome of the appeal (§7)" in gaps
    assert "9 March 2026: an appeal was not acknowledged in time (§7)" in gaps
    assert "still open" in gaps
    assert f"{gaps.count('§')} gaps found" in text


@pytest.mark.section("7.2")
def test_letters_are_the_words_that_were_sent_whatever_changed_since(store: Store) -> None:
    journey = appealed(store, "")
    sent = {}
    with store.read() as reader:
        for letter in the_case(journey).letters:
            for language, passage in letter.sent.items():
                sent[letter.kind, language] = reader.passages([UUID(passage)])[UUID(passage)]
    assert len(sent) == 4, "two letters in two languages"
    at = journey.office.at
    with store.write() as unit:
        unit.lock_customer(journey.customer.id).name = "Somebody Else"
        case = unit.cases.get(the_case(journey).id, for_update=True)
        old = "Words for Mair Griffiths that no form of ours says any more."
        kept, (first, *_) = str(unit.passage(old, case.id, at)), case.letters
        # Without facts: nothing could be written anew from them.
        case.letters.append(
            replace(first, id=uuid4(), drafted_at=at, issued_at=at, facts={}, free={}, sent={"cy": kept})
        )
        unit.record(recorded("customers-imported", "X", None, at), notices=())
    sent[first.kind, "before"] = old
    cards = read_on(journey, journey.people.records)
    said = [each.text for card in cards for each in card.body if isinstance(each, Paragraph)]
    for words in sent.values():
        assert "Mair Griffiths" in words
        assert "".join(words.split()) in "".join("".join(said).split())


@pytest.mark.section("7.6")
@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("records", True),
        ("director", True),
        ("approver", True),
        ("slt", True),
        ("colleague", False),
        ("reporter", False),
        ("line_manager", False),
        ("safety", False),
        ("admin", False),
    ],
)
def test_it_is_for_records_the_director_managers_and_who_decides_the_appeal(
    journey: Journey, name: str, may: bool
) -> None:
    person = getattr(journey.people, name)
    card = bundle(journey, person)
    assert card.title == ("Bundle: CC-2026-0001" if may else "Not open to you")
    typed = shown(journey.office.types(person, "/contact bundle cc 2026 1"))
    assert typed == card
    case = journey.office.shows(person, Action("case", journey.case_subject(), value="1"))
    labels = [x.label for x in case.buttons]
    if "More" in labels:
        case = journey.office.shows(person, button(case, "More"))
        labels += [x.label for x in case.buttons]
    assert ("Bundle of the case" in labels) is may
    if may:
        assert journey.office.shows(person, button(case, "Bundle of the case")) == card


@pytest.mark.section("7.6")
def test_an_slt_member_without_an_appeal_of_the_case_has_no_bundle(store: Store) -> None:
    journey = Journey(Office(store))
    journey.to_in_force()
    assert bundle(journey, journey.people.slt).title == "Not open to you"


@pytest.mark.section("13.6")
def test_each_page_that_is_read_is_recorded_with_its_texts_and_is_no_part_of_the_case(
    journey: Journey,
) -> None:
    records, case = journey.people.records, the_case(journey)
    everything(journey, records)
    with journey.office.store.read() as reader:
        read = reader.records(case.id, what="bundle-made")
    assert [x.facts["page"] for x in read] == list(range(len(read)))
    assert {x.actor_id for x in read} == {records.id}
    named = {passage for x in read for passage in x.passages}
    assert str(case.incidents[0].happened_passage) in named
    assert set(case.formals[0].considerations.values()) <= named
    assert str(case.incidents[0].support_passage) not in named
    assert "The bundle of the case was made" not in everything(journey, records)


@pytest.mark.section("13.5")
def test_an_erased_text_is_a_gap_and_not_hidden(journey: Journey) -> None:
    incident = the_case(journey).incidents[0]
    with journey.office.store.write() as unit:
        assert unit.remove_passage(incident.happened_passage)
        unit.record(recorded("people-imported", "X", None, journey.office.at), notices=())
    text = everything(journey, journey.people.director)
    assert "What happened:\nThis text was removed." in text
    assert "2 March 2026: a text was erased: An incident was reported (§13)" in text


@pytest.mark.section("7.6")
@pytest.mark.parametrize("page", ["x", "-1", "9" * 300, "²"])
def test_a_forged_page_is_one_that_there_is(journey: Journey, page: str) -> None:
    assert bundle(journey, journey.people.records, page).title == "Bundle: CC-2026-0001"


@pytest.mark.section("7.6")
def test_a_customers_name_with_markup_stays_a_name(store: Store) -> None:
    office = Office(store)
    office.customer.name = MARKUP
    office.keep(office.customer)
    journey = Journey(office)
    journey.report()
    assert f"Customer: {MARKUP}" in text_of(bundle(journey, journey.people.records))


@pytest.mark.section("7.6")
def test_what_was_logged_arranged_and_found_is_read_in_it_and_a_report_about_another_customer_is_not(
    journey: Journey,
) -> None:
    case, keep = the_case(journey), journey.office
    records = journey.people.records
    whole = everything(journey, records)
    assert "She shouted at me for ten minutes." in whole
    with keep.store.write() as unit:
        held = unit.cases.get(case.id, for_update=True)
        colleague = journey.people.colleague.id
        contact = Contact(keep.at, "phone", colleague, colleague, keep.at, 20)
        held.contacts.append(contact)
        day = dt.date(2026, 3, 6)
        held.arrangements.append(Arrangement("meeting", colleague, [], day, colleague, keep.at))
        held.no_ways.append(NoWay(keep.at, day, []))
        incident = held.incidents[0]
        incident.wrong_customer_at, incident.wrong_customer_by_id = keep.at, colleague
        unit.record(recorded("wrong-customer", "8", journey.people.colleague, keep.at), notices=())
    text = everything(journey, records)
    assert "1 contact, 20 minutes" in text
    assert "Arranged: " in text
    assert "every way of contact was closed to the customer (§8), and is to this day" in text
    assert "not done in time" in text
    assert "A report of 2 March 2026" in text
    assert whole.count("She shouted at me for ten minutes.") > text.count(
        "She shouted at me for ten minutes."
    )


@pytest.mark.section("8.1")
def test_what_is_about_another_customer_is_not_in_it(store: Store) -> None:
    journey = Journey(Office(store))
    office, people = journey.office, journey.people
    journey.report(happened="Owain Rees spat at me.")
    own = office.card_for(people.reporter, "Your report")
    more = office.opens(people.reporter, button(own, "Add to the report"))
    shown(office.sends(people.reporter, more, {"text": "It was at his door."}))
    assert "It was at his door." in everything(journey, people.records)
    acted = office.opens(
        people.line_manager, Action("informal", f"{the_case(journey).id}:{the_case(journey).incidents[0].id}")
    )
    did = {
        "kinds": ["rudeness"],
        "actions": ["ended_call"],
        "warned": "yes",
        "warned_how": "phone",
        "note": "I told Owain.",
    }
    shown(office.sends(people.line_manager, acted, did))
    assert "I told Owain." in everything(journey, people.records)
    wrong = office.opens(people.reporter, button(own, "Another customer"))
    shown(office.sends(people.reporter, wrong, {}))
    text = everything(journey, people.records)
    for said in ("Owain Rees spat", "It was at his door.", "I told Owain."):
        assert said not in text
    assert ", about another customer" in text
    assert "Taken from this case by: Gwen Thomas" in text
