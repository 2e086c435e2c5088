"""The case before the Ombudsman, from the decided appeal to the outcome, by what people press; on both databases."""

import pytest

from handlers.answer import Ask
from notices.card import Action, Card
from policy.case import Case
from policy.ombudsman import ReferredBy
from policy.people import Person
from tests.handlers.conftest import Played
from tests.handlers.journey import Journey, in_force
from tests.handlers.office import asked, button, shown, text_of

TYPED = "/contact ombudsman cc 2026 1"


@pytest.fixture
def journey(played: Played) -> Journey:
    return played(in_force)


def the_case(journey: Journey) -> Case:
    with journey.office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        return case


def went(journey: Journey, person: Person, **more: str) -> Card:
    """Somebody records that the customer went there."""
    ask = asked(journey.office.types(person, TYPED))
    given = {"made_by": "customer"} if "made_by" in {x.name for x in ask.form.inputs} else {}
    return shown(journey.office.sends(person, ask, {**given, **more}))


def see(journey: Journey, person: Person) -> Card:
    return journey.office.shows(person, Action("see-ombudsman", journey.case_subject()))


@pytest.mark.section("7.6")
@pytest.mark.parametrize("name", ["colleague", "reporter", "slt", "safety", "admin"])
def test_anyone_records_that_the_customer_went_and_learns_nothing_of_the_case(
    journey: Journey, name: str
) -> None:
    office, person = journey.office, getattr(journey.people, name)
    ask = asked(office.types(person, TYPED))
    assert [x.name for x in ask.form.inputs] == ["made_on", "reference", "note"]
    met = name == "reporter"  # who took a part in it knows whom it is about
    assert ask.form.about == ("Mair Griffiths" if met else "CC-2026-0001")
    forged = {"made_by": "landlord", "made_on": "2026-03-03"}
    card = shown(office.sends(person, ask, forged))
    assert card.title == "Recorded: the Ombudsman"
    assert all(each in text_of(card) for each in ("Beth Hughes", "Elin Vaughan", "Nia Roberts"))
    assert met or "Griffiths" not in repr((ask, card))
    (made,) = the_case(journey).referrals
    assert (made.made_by, f"{made.made_on}", made.logged_by_id) == (
        ReferredBy.CUSTOMER,
        "2026-03-03",
        person.id,
    )
    assert see(journey, person).title == "Not open to you"
    for told in (journey.people.proposer, journey.people.director, journey.people.records):
        assert "The customer went there: 3 March 2026" in text_of(office.card_for(told, "Ombudsman: Mair"))


@pytest.mark.section("13.6")
def test_what_was_begun_on_a_case_that_is_not_open_to_somebody_names_nobody(journey: Journey) -> None:
    office, colleague = journey.office, journey.people.colleague
    office.desk.close(colleague.id, asked(office.types(colleague, TYPED)).id, {"note": "She told me."})
    home = office.desk.home(colleague.id)
    assert button(home, "Go on: the Ombudsman")
    assert "Griffiths" not in text_of(home)


@pytest.mark.section("6.5")
def test_our_own_referral_begins_on_the_card_of_formal_action_and_needs_its_reason(journey: Journey) -> None:
    office, proposer = journey.office, journey.people.proposer
    formal = office.shows(proposer, Action("formal", journey.case_subject()))
    ask = office.opens(proposer, button(formal, "Refer to the Ombudsman"))
    again = office.sends(proposer, ask, {"note": ""})
    assert isinstance(again, Ask)
    assert set(again.errors) == {"note"}
    tomorrow = office.sends(proposer, ask, {"note": "It goes on.", "made_on": "2027-01-01"})
    assert isinstance(tomorrow, Ask)
    assert set(tomorrow.errors) == {"made_on"}
    card = shown(office.sends(proposer, ask, {"note": "It goes on.", "reference": "2026-77"}))
    assert "We referred it: 9 March 2026" in text_of(card)
    assert "What it is about: It goes on." in text_of(card)
    assert "Add the reference" not in [x.label for x in card.buttons]
    (made,) = the_case(journey).referrals
    assert made.made_by is ReferredBy.LANDLORD
    case = office.shows(proposer, Action("case", journey.case_subject()))
    more = office.shows(proposer, button(case, "More"))
    assert office.shows(proposer, button(more, "The Ombudsman")) == see(journey, proposer)


@pytest.mark.section("6.5")
def test_a_line_manager_prepares_and_does_not_refer(journey: Journey) -> None:
    office, person = journey.office, journey.people.line_manager
    formal = office.shows(person, Action("formal", journey.case_subject()))
    assert "Refer to the Ombudsman" not in [x.label for x in formal.buttons]
    ask = office.opens(person, Action("ombudsman", journey.case_subject(), value="landlord"))
    assert "made_by" not in {x.name for x in ask.form.inputs}


@pytest.mark.section("6.5")
def test_it_is_not_offered_as_a_restriction_and_refused_as_one(journey: Journey) -> None:
    office, proposer = journey.office, journey.people.proposer
    office.later(days=1)
    first = office.opens(proposer, Action("proposal", journey.case_subject()))
    offered = {o.value for x in first.form.inputs if x.name == "kinds" for o in x.options}  # type: ignore[union-attr]
    assert "ombudsman_referral" not in offered
    assert "one_medium" in offered


@pytest.mark.section("7.6")
def test_the_decided_appeal_leads_there(journey: Journey) -> None:
    office, people = journey.office, journey.people
    appeal = office.opens(people.colleague, Action("appeal", journey.case_subject()))
    shown(office.sends(people.colleague, appeal, {"channel": "phone", "request": "It is unfair."}))
    taken = office.shows(people.slt, button(office.card_for(people.slt, "Appeal"), "Take this appeal"))
    assert "To the Ombudsman" not in [x.label for x in taken.buttons]
    decide = office.opens(people.slt, button(taken, "Decide the appeal"))
    decided = shown(office.sends(people.slt, decide, {"outcome": "stays", "reasons": "It is fair."}))
    ask = office.opens(people.slt, button(decided, "To the Ombudsman"))
    card = shown(office.sends(people.slt, ask, {}))
    assert card.title == "Ombudsman: Mair Griffiths"


@pytest.mark.section("7.6")
def test_what_they_ask_waits_for_the_owner_until_it_is_answered_and_the_outcome_ends_it(
    journey: Journey,
) -> None:
    office, records, owner = journey.office, journey.people.records, journey.people.proposer
    went(journey, records)
    card = see(journey, records)
    ask = office.opens(records, button(card, "Add the reference"))
    card = shown(office.sends(records, ask, {"reference": "202600123"}))
    assert "The Ombudsman’s reference: 202600123" in text_of(card)
    ask = office.opens(records, button(card, "They ask for something"))
    given = {"text": "Send the file.", "answer_by": "2026-03-20"}
    for name in given:
        again = office.sends(records, ask, {**given, name: ""})
        assert isinstance(again, Ask)
        assert set(again.errors) == {name}
    shown(office.sends(records, ask, given))
    home = office.desk.home(owner.id)
    assert "The Ombudsman waits for an answer: Mair Griffiths, by 20 March 2026" in text_of(home)
    card = office.shows(owner, button(home, "CC-2026-0001"))
    assert "Not answered yet." in text_of(card)
    assert office.card_for(owner, "Ombudsman: ").tone == "warning"
    answer = office.opens(owner, button(card, "Answered: 20.03."))
    card = shown(office.sends(owner, answer, {"note": "The bundle, by post."}))
    assert "Answered on 9 March 2026: The bundle, by post." in text_of(card)
    assert "Not answered yet." not in text_of(card)
    assert office.desk.home(owner.id).title == "Nothing waits on you"
    outcome = office.opens(records, button(card, "Record the outcome"))
    card = shown(office.sends(records, outcome, {"text": "No maladministration."}))
    assert "Where it stands: Outcome of 9 March 2026" in text_of(card)
    assert "No maladministration." in text_of(office.card_for(journey.people.director, "Ombudsman: "))
    opened = office.shows(records, button(office.card_for(owner, "Ombudsman: "), "Open the case"))
    assert opened.title == "CC-2026-0001"
    late = office.types(records, "/contact ombudsman-outcome cc 2026 1")
    assert shown(late).title == "Somebody was first"


@pytest.mark.section("13.6")
@pytest.mark.parametrize(
    "word", ["see-ombudsman", "ombudsman-asked", "ombudsman-outcome", "ombudsman-answered"]
)
def test_who_may_not_read_the_case_goes_on_with_nothing(journey: Journey, word: str) -> None:
    office = journey.office
    went(journey, journey.people.colleague)
    assert (
        shown(office.types(journey.people.colleague, f"/contact {word} cc 2026 1")).title == "Not open to you"
    )
    subject = f"{journey.case_subject().split(':')[0]}:{the_case(journey).referrals[0].id}"
    for use_case in (word, "ombudsman-reference"):
        answer = office.desk.press(journey.people.colleague.id, Action(use_case, subject))
        assert shown(answer).title == "Not open to you"


@pytest.mark.section("7.6")
def test_where_nothing_is_with_the_ombudsman_it_is_said(journey: Journey) -> None:
    card = shown(journey.office.types(journey.people.records, "/contact see-ombudsman cc 2026 1"))
    assert "Nothing of this case is with the Ombudsman" in text_of(card)
    assert [x.action.use_case for x in card.buttons] == ["ombudsman"]
    went(journey, journey.people.records)
    card = shown(journey.office.types(journey.people.records, "/contact ombudsman-answered cc 2026 1"))
    assert "The Ombudsman waits for nothing" in text_of(card)


@pytest.mark.section("7.6")
def test_reading_it_is_recorded(journey: Journey) -> None:
    went(journey, journey.people.colleague)
    see(journey, journey.people.records)
    with journey.office.store.read() as reader:
        (read,) = reader.records(the_case(journey).id, what="ombudsman-read")
    assert read.actor_id == journey.people.records.id


@pytest.mark.section("7.6")
def test_markup_in_what_is_written_stays_as_it_is(journey: Journey) -> None:
    markup = "<!channel> *x* [y](http://z) {phone}"
    card = went(journey, journey.people.approver, reference=markup, note=markup)
    assert text_of(see(journey, journey.people.approver)).count(markup) == 2
    assert markup in text_of(card)
