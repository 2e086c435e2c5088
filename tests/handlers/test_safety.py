"""The safety group by chat: read, decided, looked at again, told by letter; and what a check says then (P8.2, P9.3)."""

import datetime as dt

import pytest

from handlers.answer import Ask
from handlers.letter_facts import letter_facts
from handlers.nudge import tick
from handlers.turn import Look
from notices.card import Action, Card
from notices.letter import missing
from policy.letter import LetterKind
from policy.people import Person
from storage.store import Store
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.story import CALENDAR, adra

ENTRY = {
    "on_register": "yes",
    "measures": ["do_not_visit_alone", "phone_first"],
    "review_on": "2026-09-01",
    "reason": "He followed her to her car.",
    "told": "yes",
    "letter_reason": "You followed an officer.",
    "written_in": "en",
}


def begin(store: Store) -> Journey:
    journey = Journey(Office(store))
    journey.report(kinds=["threats"])
    return journey


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(begin)


def group(journey: Journey) -> Card:
    return journey.office.card_for(journey.people.safety, "For the safety group")


def decide(journey: Journey, **answers: str | list[str]) -> Card:
    member = journey.people.safety
    ask = journey.office.opens(member, button(group(journey), "Decide"))
    return shown(journey.office.sends(member, ask, {**ENTRY, **answers}))


def review(journey: Journey, **answers: str | list[str]) -> Card:
    member = journey.people.safety
    ask = journey.office.opens(member, button(group(journey), "Review the entry"))
    return shown(journey.office.sends(member, ask, {"reason": "It has been quiet.", **answers}))


def inbox(journey: Journey, person: Person) -> str:
    return "\n".join(text_of(card) for card in journey.office.inbox(person))


@pytest.mark.section("8.2")
def test_a_referral_waits_on_the_group_and_is_read_as_it_was_referred(journey: Journey) -> None:
    office, member = journey.office, journey.people.safety
    home = office.desk.home(member.id)
    assert "A report waits for the safety group’s decision: Mair Griffiths, by 9 March 2026" in text_of(home)
    read = office.shows(member, button(home, "CC-2026-0001"))
    assert "She shouted at me for ten minutes." in text_of(read)
    assert "Do not visit alone, until 9 March 2026" in text_of(read)
    assert {b.label for b in read.buttons} >= {"Decide", "Extend interim control", "Open the case"}
    with office.store.read() as reader:
        assert reader.records(what="referral-read")
    watched = office.shows(journey.people.director, button(home, "CC-2026-0001"))
    assert not {b.label for b in watched.buttons} & {"Decide", "Extend interim control"}
    for name in ("reporter", "colleague", "slt", "admin"):
        refused = office.shows(getattr(journey.people, name), button(home, "CC-2026-0001"))
        assert refused.title == "Not open to you"


@pytest.mark.section("8.2")
def test_an_entry_shows_on_every_check_and_never_its_reason(journey: Journey) -> None:
    done = decide(journey)
    assert "On the register" in text_of(done)
    assert "Do not visit alone and Phone before visiting" in text_of(done)
    journey.office.later(days=1)
    check = journey.check()
    for said in ("Do not visit alone.", "Phone before you visit.", "From the staff safety register."):
        assert said in check
    for unsaid in ("No restriction in force", "followed", "Interim control"):
        assert unsaid not in check
    assert "Visit: Not alone" in check
    journey.office.later(days=190)
    assert "Review overdue since 1 September 2026." in journey.check()


@pytest.mark.section("8.2")
def test_an_entry_without_visits_says_where_to_meet(journey: Journey) -> None:
    decide(journey, measures=["no_home_visits"])
    check = journey.check()
    assert "Visit: No; in an emergency, not alone" in check
    assert "No home visits: meet at the office." in check


@pytest.mark.section("8.2")
def test_without_an_entry_nothing_shows_the_next_day_and_nobody_is_written_to(journey: Journey) -> None:
    done = decide(journey, on_register="no", told="", letter_reason="")
    assert "Not on the register" in text_of(done)
    journey.office.later(days=1)
    assert "No restriction in force" in journey.check()
    with journey.office.store.read() as reader:
        assert not reader.cases.by_reference("CC-2026-0001").letters


@pytest.mark.section("8.2")
@pytest.mark.parametrize(
    ("missing_one", "field"),
    [
        ({"on_register": ""}, "on_register"),
        ({"measures": ""}, "measures"),
        ({"review_on": ""}, "review_on"),
        ({"review_on": "2027-03-03"}, "review_on"),
        ({"reason": ""}, "reason"),
        ({"told": ""}, "told"),
        ({"letter_reason": ""}, "letter_reason"),
        ({"told": "no"}, "untold"),
    ],
)
def test_what_is_missing_is_said_at_its_field_with_the_answers_kept(
    journey: Journey, missing_one: dict[str, str], field: str
) -> None:
    member = journey.people.safety
    ask = journey.office.opens(member, button(group(journey), "Decide"))
    again = journey.office.sends(member, ask, {**ENTRY, **missing_one})
    assert isinstance(again, Ask)
    assert set(again.errors) == {field}
    with journey.office.store.read() as reader:
        assert not reader.cases.by_reference("CC-2026-0001").safety_decisions


@pytest.mark.section("8.2")
@pytest.mark.parametrize("name", ["colleague", "reporter", "line_manager", "approver", "director", "slt"])
def test_nobody_but_the_group_decides_or_extends(journey: Journey, name: str) -> None:
    person = getattr(journey.people, name)
    for label in ("Decide", "Extend interim control"):
        card = journey.office.shows(person, button(group(journey), label))
        assert card.title == "Not open to you"


@pytest.mark.section("8.2")
def test_what_was_decided_reaches_the_line_manager_and_the_reporter_without_details(journey: Journey) -> None:
    decide(journey)
    people = journey.people
    assert "Considered by the safety group" in inbox(journey, people.line_manager)
    assert "The safety group has considered it, too." in inbox(journey, people.reporter)
    assert "followed" not in inbox(journey, people.reporter)
    pressed = journey.office.shows(
        people.safety, Action("decide-safety", f"{journey.case_subject().split(':')[0]}:{incident(journey)}")
    )
    assert "The safety group decided this already. (Owen Davies was first.)" in text_of(pressed)


def incident(journey: Journey) -> str:
    with journey.office.store.read() as reader:
        return str(reader.cases.by_reference("CC-2026-0001").incidents[-1].id)


@pytest.mark.section("8.2")
def test_the_letter_says_what_staff_do_and_names_the_review_and_not_the_appeal(journey: Journey) -> None:
    decide(journey)
    office, member = journey.office, journey.people.safety
    letter = office.shows(member, button(office.card_for(member, "Safety register"), "Read: English"))
    text = text_of(letter)
    assert "You followed an officer." in text
    assert "Phone before visiting" in text
    assert "We will look again by 1 September 2026" in text
    assert "Review of Decision process (CCp04)" in text
    assert "He followed her" not in text
    journey.translate_and_issue(member, "Safety register")
    removed = review(journey, outcome="removed", letter_reason="It has been quiet.", written_in="en")
    assert "Removed from the register" in text_of(removed)
    with office.store.read() as reader:
        case = reader.cases.by_reference("CC-2026-0001")
        assert [x.kind for x in case.letters] == [LetterKind.SAFETY_REGISTER, LetterKind.SAFETY_REMOVED]
        look = Look(reader, reader.person(member.id), office.at, adra(), CALENDAR)
        facts = letter_facts(look, case, case.letters[-1], dt.date(2026, 3, 2))
    assert missing("safety_removed", facts, ("en",)) == ()
    journey.translate_and_issue(member, "Off safety register")


@pytest.mark.section("8.2", "9.3")
def test_a_customer_who_was_not_told_is_told_at_the_review_and_then_of_each_change(journey: Journey) -> None:
    office, member = journey.office, journey.people.safety
    decide(journey, told="no", untold="It could anger him.", letter_reason="")
    office.later(days=170)
    ask = office.opens(member, button(group(journey), "Review the entry"))
    kept = {"outcome": "kept", "review_on": "2027-01-04", "reason": "He knows now.", "told": "yes"}
    lacking = asked(office.sends(member, ask, kept))
    assert set(lacking.errors) == {"letter_reason"}
    shown(office.sends(member, ask, {**kept, "letter_reason": "You followed an officer."}))
    letter = office.shows(member, button(office.card_for(member, "Safety register"), "Read: English"))
    assert "On 2 March 2026 we decided to make an entry about you" in text_of(letter)
    assert "We will look again by 4 January 2027" in text_of(letter)
    waiting = office.opens(member, button(group(journey), "Review the entry"))
    assert not {"told", "letter_reason"} & {field.name for field in waiting.form.inputs}
    journey.translate_and_issue(member, "Safety register")
    for reason, measure in (("Calmer.", "phone_first"), ("Calm.", "way_out_clear")):
        office.later(days=1)
        review(
            journey,
            outcome="changed",
            measures=[measure],
            review_on="2027-01-04",
            letter_reason=reason,
            written_in="en",
        )
    with office.store.read() as reader:
        letters = reader.cases.by_reference("CC-2026-0001").letters
        changes = [x.waits for x in letters if x.kind is LetterKind.SAFETY_CHANGED]
        assert sorted(changes) == [False, True], "of two changes the last one is told"
    cards = [card for card in office.inbox(member) if card.title.startswith("Register changed")]
    assert len(cards) == 2
    (waits,) = [card for card in cards if "Mark as issued" in {x.label for x in card.buttons}]
    letter = office.shows(member, button(waits, "Read: English"))
    for said in ("Calm.", "we looked again at the entry about you", "Keep the way out clear"):
        assert said in text_of(letter)


@pytest.mark.section("9.3")
def test_a_review_keeps_changes_or_removes_and_a_second_one_hears_that_it_was_done(journey: Journey) -> None:
    office, member = journey.office, journey.people.safety
    decide(journey, told="no", untold="It could anger him.", letter_reason="")
    first = button(group(journey), "Review the entry")
    office.later(days=170)
    home = text_of(office.desk.home(member.id))
    assert "An entry in the safety register is to be looked at again: Mair Griffiths, by 1 September" in home
    ask = office.opens(member, first)
    assert {"told", "letter_reason"} <= {field.name for field in ask.form.inputs}
    unchanged = office.sends(member, ask, {"outcome": "changed", "reason": "Too much."})
    assert isinstance(unchanged, Ask)
    assert set(unchanged.errors) == {"measures"}
    changed = shown(
        office.sends(member, ask, {"outcome": "changed", "reason": "Too much.", "measures": ["phone_first"]})
    )
    assert "Measures: Phone before visiting" in text_of(changed)
    assert "This was reviewed already." in text_of(office.shows(member, first))
    assert "Do not visit alone." not in journey.check()
    office.later(minutes=1)
    kept = review(journey, outcome="kept", review_on="2027-01-04")
    assert "Review: 4 January 2027" in text_of(kept)
    office.later(minutes=1)
    review(journey, outcome="removed")
    assert "No restriction in force" in journey.check()
    with office.store.read() as reader:
        assert not reader.cases.by_reference("CC-2026-0001").letters


@pytest.mark.section("8.2")
def test_the_interim_control_goes_on_with_a_reason_and_not_beyond_its_limit(journey: Journey) -> None:
    office, member = journey.office, journey.people.safety
    ask = office.opens(member, button(group(journey), "Extend interim control"))
    beyond = office.sends(member, ask, {"until": "2026-03-17", "reason": "It meets on Friday."})
    assert isinstance(beyond, Ask)
    assert set(beyond.errors) == {"until"}
    done = shown(office.sends(member, ask, {"until": "2026-03-13", "reason": "It meets on Friday."}))
    assert "Do not visit alone, until 13 March 2026" in text_of(done)
    assert "It meets on Friday." in text_of(group(journey))
    check = journey.check()
    assert "Interim control until 13 March 2026" in check
    assert check.count("Do not visit alone.") == 1
    assert "by 13 March 2026" in text_of(office.desk.home(member.id))


@pytest.mark.section("8.2")
def test_a_line_manager_sends_a_report_there_that_did_not_go_by_itself(store: Store) -> None:
    journey = Journey(Office(store))
    office, manager = journey.office, journey.people.line_manager
    journey.report()
    assert not office.inbox(journey.people.safety)
    ask = office.opens(manager, button(office.card_for(manager, "Incident"), "Send to safety group"))
    again = office.sends(manager, ask, {"reason": ""})
    assert isinstance(again, Ask)
    shown(office.sends(manager, ask, {"reason": "He knows where she lives."}))
    said = text_of(group(journey))
    assert "Sent by: Huw Pritchard" in said
    assert "Why it was sent: He knows where she lives." in said
    assert "Do not visit alone." in journey.check()
    incident_card = office.card_for(manager, "Incident")
    assert "Send to safety group" not in {b.label for b in incident_card.buttons}
    refused = office.types(manager, "/contact refer-safety cc 2026 1")
    assert "with the safety group already" in text_of(shown(refused))


@pytest.mark.section("8.2")
def test_a_member_who_was_told_of_a_report_sends_it_there_and_reads_it_only_then(store: Store) -> None:
    journey = Journey(Office(store))
    office, member = journey.office, journey.people.safety
    journey.report()
    subject = f"{journey.case_subject().split(':')[0]}:{incident(journey)}"
    assert office.shows(member, Action("see-safety", subject)).title == "Not open to you"
    ask = office.opens(member, Action("refer-safety", subject))
    assert ask.form.about == "CC-2026-0001"
    sent = shown(office.sends(member, ask, {"reason": "The reporter told us."}))
    assert "She shouted at me for ten minutes." in text_of(sent)
    assert office.shows(journey.people.colleague, Action("refer-safety", subject)).title == "Not open to you"


@pytest.mark.section("8.2")
def test_the_list_of_the_group_shows_what_is_open_and_the_register_to_it_and_the_director(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    assert "Safety group" in {b.label for b in office.desk.home(people.safety.id).buttons}
    assert "Safety group" not in {b.label for b in office.desk.home(people.approver.id).buttons}
    listed = shown(office.types(people.director, "/contact safety"))
    assert "1. CC-2026-0001: A report waits for the safety group’s decision" in text_of(listed)
    assert office.shows(people.safety, listed.buttons[0].action).title.startswith("For the safety group")
    decide(journey)
    listed = shown(office.types(people.safety, "/contact safety"))
    assert "looked at again: Mair Griffiths, by 1 September 2026" in text_of(listed)
    assert office.shows(people.director, listed.buttons[0].action).title.startswith("For the safety group")
    review(journey, outcome="removed")
    assert "nobody is on the register" in text_of(shown(office.types(people.safety, "/contact safety")))
    assert shown(office.types(people.approver, "/contact safety")).title == "Not open to you"


@pytest.mark.section("8.2")
def test_a_list_that_is_too_long_says_how_much_more_there_is(journey: Journey) -> None:
    for _ in range(11):
        journey.report(kinds=["threats"])
    listed = shown(journey.office.types(journey.people.safety, "/contact safety"))
    assert len(listed.buttons) == 10
    assert "And 2 more." in text_of(listed)


@pytest.mark.section("8.2")
@pytest.mark.parametrize("word", ["see-safety", "decide-safety", "extend-interim", "review-register"])
def test_each_word_works_with_a_reference_and_is_refused_where_there_is_nothing(
    journey: Journey, word: str
) -> None:
    office, member = journey.office, journey.people.safety
    if word == "review-register":
        refused = shown(office.types(member, f"/contact {word} cc 2026 1"))
        assert "has led to an entry in the safety register" in text_of(refused)
        decide(journey)
    answer = office.types(member, f"/contact {word} cc 2026 1")
    assert isinstance(answer, Ask) or answer.card.title.startswith("For the safety group")


@pytest.mark.section("8.2")
def test_an_undecided_referral_is_nudged_and_then_the_director_hears(journey: Journey) -> None:
    office, title = journey.office, "A report waits for the safety group’s decision"
    office.later(days=7)  # the last day of the interim control
    while tick(office.store, office.at, office.at, adra(), CALENDAR):
        pass
    assert title in inbox(journey, journey.people.safety)
    assert title not in inbox(journey, journey.people.director)
    office.later(days=1)
    while tick(office.store, office.at, office.at, adra(), CALENDAR):
        pass
    assert title in inbox(journey, journey.people.director)


def test_what_was_begun_for_the_group_is_offered_until_it_is_done(journey: Journey) -> None:
    office, member = journey.office, journey.people.safety
    ask = office.opens(member, button(group(journey), "Decide"))
    office.desk.close(member.id, ask.id, {"reason": "Half a sentence"})
    go_on = button(office.desk.home(member.id), "Go on: the decision")
    shown(office.sends(member, asked(office.desk.press(member.id, go_on)), ENTRY))
    assert "You began" not in text_of(office.desk.home(member.id))
    ask = office.opens(member, button(group(journey), "Review the entry"))
    office.desk.close(member.id, ask.id, {"reason": "Half a sentence"})
    assert button(office.desk.home(member.id), "Go on: the register")


@pytest.mark.section("8.2")
def test_with_the_only_member_harmed_the_director_decides(store: Store) -> None:
    journey = Journey(Office(store))
    office, people = journey.office, journey.people
    journey.report(kinds=["threats"], witness=str(people.safety.id))
    assert "Decide" not in {b.label for b in group(journey).buttons}
    read = office.shows(
        people.director, Action("see-safety", f"{journey.case_subject().split(':')[0]}:{incident(journey)}")
    )
    ask = office.opens(people.director, button(read, "Decide"))
    shown(office.sends(people.director, ask, ENTRY))
    assert "Decided by: Elin Vaughan" in text_of(group(journey))


@pytest.mark.section("8.1")
def test_a_report_about_another_customer_leaves_the_group_and_its_letter_is_not_sent(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    decide(journey)
    letter = office.card_for(people.safety, "Safety register")
    wrong = office.opens(
        people.reporter, button(office.card_for(people.reporter, "Your report"), "Another customer")
    )
    shown(office.sends(people.reporter, wrong, {}))
    assert "It is about another customer" in text_of(group(journey))
    assert "Review the entry" not in [each.label for each in group(journey).buttons]
    after = office.card_for(people.safety, letter.title)
    assert "Mark as issued" not in [each.label for each in after.buttons]
    said = shown(office.desk.press(people.safety.id, button(letter, "Mark as issued")))
    assert "it is never sent" in text_of(said)
