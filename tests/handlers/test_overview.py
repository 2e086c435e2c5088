"""The Director sees what is open and overdue, by stage and by owner, and comes from there to each case (section 3)."""

import pytest
from sqlalchemy import text

from notices.card import Action, Card
from notices.overview import View
from policy.people import Person
from storage.store import Store
from tests.handlers.journey import Journey
from tests.handlers.office import Office, button, shown, text_of

pytestmark = pytest.mark.section("3")


@pytest.fixture
def journey(store: Store) -> Journey:
    journey = Journey(Office(store))
    journey.report(kinds=["rudeness"])
    return journey


def overview(journey: Journey, person: Person | None = None) -> Card:
    return shown(journey.office.types(person or journey.people.director, "/contact overview"))


def facts(card: Card) -> dict[str, str]:
    return {fact.label: fact.value for fact in card.facts}


def test_from_the_counts_to_the_cases_by_stage_and_by_owner(journey: Journey) -> None:
    office, director = journey.office, journey.people.director
    card = overview(journey)
    assert card.title == "1 open, 0 overdue"
    assert facts(card) == {"Reports to acknowledge": "1 open, 0 overdue, the oldest since 2 March 2026"}

    office.later(days=4)
    listed = office.shows(director, button(overview(journey), "Reports to acknowledge"))
    assert facts(listed) == {
        "CC-2026-0001": (
            "An incident report waits to be acknowledged: Mair Griffiths; since 2 March 2026; by 3 March 2026;"
            " 3 working days late; waits for Huw Pritchard"
        )
    }
    assert office.shows(director, button(listed, "CC-2026-0001")).title.startswith("CC-2026-0001")

    owners = office.shows(director, button(overview(journey), "By owner"))
    assert facts(owners) == {"Huw Pritchard": "1 open, 1 overdue, the oldest since 2 March 2026"}
    theirs = office.shows(director, button(owners, "Huw Pritchard"))
    assert theirs.facts == listed.facts
    assert office.shows(director, button(theirs, "All owners")) == owners

    other = office.shows(director, button(overview(journey), "Only Adra"))
    assert other.title == "Adra: 1 open, 1 overdue"
    other = office.shows(director, button(other, "Only Medra"))
    assert other.title == "Medra: Nothing is open"


def test_it_is_for_those_who_may_read_every_case_and_each_look_is_recorded(journey: Journey) -> None:
    people = journey.people
    for person in (people.director, people.records, people.proposer):
        assert overview(journey, person).title == "1 open, 0 overdue"
    for person in (people.admin, people.reporter, people.slt):
        assert "1 open" not in text_of(overview(journey, person))
    journey.office.shows(people.director, Action("overview", value=View("stage", "report").encode()))
    with journey.office.store.read() as reader:
        looks = [record for record in reader.records() if record.what == "overview-read"]
        cases = [str(case.id) for case in reader.cases.newest()]
    assert [record.section for record in looks] == ["3"] * 4
    assert looks[-1].facts["cases"] == cases


def test_a_made_up_button_leads_nowhere(journey: Journey) -> None:
    for value in ("stage.none..0", "owner.x..0", "stages..other.0"):
        card = journey.office.shows(journey.people.director, Action("overview", value=value))
        assert "Reports" not in text_of(card)


@pytest.mark.parametrize("value", ["stage.report..7", "stages...7", "owners...7"])
def test_a_page_that_is_empty_by_now_gives_the_last_one_that_is_not(journey: Journey, value: str) -> None:
    office, director = journey.office, journey.people.director
    first = Action("overview", value=f"{value[:-1]}0")
    assert office.shows(director, Action("overview", value=value)) == office.shows(director, first)
    assert facts(office.shows(director, first))
    with office.store.read() as reader:
        pages = {record.facts["page"] for record in reader.records() if record.what == "overview-read"}
    assert pages == {0}, "the record says what was shown"


def test_what_has_no_clock_is_counted_from_the_cases(store: Store) -> None:
    journey = Journey(Office(store))
    journey.to_in_force()
    card = overview(journey)
    assert "In force" in facts(card)
    listed = journey.office.shows(journey.people.director, button(card, "In force"))
    assert list(facts(listed)) == ["CC-2026-0001"]


def test_where_it_is_not_known_for_whom_something_waits_the_cases_are_asked(journey: Journey) -> None:
    before = overview(journey)
    with journey.office.store.write() as unit:
        unit.due.forget_people()
        unit.session.execute(text("UPDATE due SET since = NULL"))
    assert overview(journey) == before
