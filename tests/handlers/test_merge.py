"""One customer who stands in the list twice: suggested, merged, and taken apart again, on both databases."""

import datetime as dt

import pytest

from handlers.answer import Ask
from handlers.imports import import_customers
from notices.card import Action, Card
from policy.customer import Customer
from policy.people import Person
from policy.record import recorded
from storage.store import Store
from tests.databases import Database
from tests.factories import Stage, Story, a_case, some_terms
from tests.handlers.journey import WHAT, Journey
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.handlers.test_at_once import at_once, desk, titles
from tests.story import a_customer, utc

CLOSED = "No way of contact is open to this customer."
MERGE = {"stays": "other", "basis": "told"}


@pytest.fixture
def journey(database: Database) -> Journey:
    """Two rows of one person: the names differ, the date of birth is the same."""
    journey = Journey(Office(Store(database.engine())))
    born = dt.date(1960, 5, 1)
    twin = a_customer(
        reference="T-2000",
        name="Mair Griffith",
        address="3 Stryd Ffug, Bangor",
        phone="01632 960777",
        email="",
    )
    twin.date_of_birth = born
    journey.office.keep(twin)
    with journey.office.store.write() as unit:
        unit.lock_customer(journey.customer.id).date_of_birth = born
        unit.keep_customers([unit.customer(journey.customer.id)])
        unit.record(recorded("customers-imported", "X", None, journey.office.at), notices=())
    return journey


def twin(journey: Journey) -> Customer:
    with journey.office.store.read() as reader:
        return reader.customers_by_reference(["T-2000"])["T-2000"]


def page(journey: Journey, person: Person, reference: str = "T-1042") -> Card:
    return shown(journey.office.types(person, f"/contact customer {reference}"))


def merge(journey: Journey, **more: str) -> Card:
    """Records merge, from the page of the one that stays no longer."""
    office, records = journey.office, journey.people.records
    form = office.opens(records, button(page(journey, records), "Same as T-2000?"))
    return shown(office.sends(records, form, {**MERGE, **more}))


def check(journey: Journey, who: str) -> str:
    return text_of(shown(journey.office.types(journey.people.colleague, f"/contact-check {who}")))


def in_force(journey: Journey, customer: Customer, medium: str, reference: str) -> Story:
    """A decision in force: contact by one way only."""
    terms = (some_terms(particulars={"medium": medium}),)
    story = a_case(Stage.IN_FORCE, staff=journey.people, customer=customer, terms=terms)
    story.case.reference = reference
    with journey.office.store.write() as unit:
        unit.add(story.case)
        unit.record(recorded("decision-issued", "7", None, story.at, case_id=story.case.id), notices=())
    return story


@pytest.mark.section("13")
def test_two_rows_are_suggested_merged_and_taken_apart_and_each_is_as_it_was(journey: Journey) -> None:
    office, people = journey.office, journey.people
    in_force(journey, journey.customer, "letter", "CC-2026-0007")
    office.at = utc("2026-03-20 09:00")
    before = check(journey, "T-1042")
    said = text_of(page(journey, people.records))
    assert "Mair Griffith (T-2000)" in said
    assert "In common: date of birth and postcode." in said
    assert not [x for x in page(journey, people.line_manager).buttons if x.action.use_case == "merge"]

    card = merge(journey)
    assert (card.title, card.tone) == ("One customer: Mair Griffith", "good")
    for who in ("T-2000", "T-1042", "Mair Griffith"):
        said = check(journey, who)
        assert said.startswith("Mair Griffith\n")
        assert "Contact by one medium only" in said or "letter" in said.casefold()
        assert "CC-2026-0007" not in said, "a colleague may not open the case"
    assert "Also in the list as Mair Griffiths (T-1042)" in check(journey, "T-1042")
    assert "Also in the list as: Mair Griffiths (T-1042)" in check(journey, "T-2000")
    assert len(office.desk.options(people.colleague.id, "customer", "mair griffiths")) == 1
    known = page(journey, people.records, "T-2000")
    assert "Phone: 01632 960777, 01632 960555" in text_of(known)
    assert "Perhaps the same" not in text_of(known)

    office.later(
        minutes=5
    )  # what goes on is not begun anew, and what is recorded stays where it was recorded
    form = asked(office.types(people.reporter, "/contact-report T-2000"))
    shown(office.sends(people.reporter, form, WHAT))
    with office.store.read() as reader:
        (case,) = reader.cases.of_customer(twin(journey).id)
        assert (case.customer_id, len(case.incidents)) == (journey.customer.id, 3)

    content = b"reference,name,address,postcode\nT-1042,Mair Griffiths,5 Stryd Newydd,LL99 9ZZ\n"
    import_customers(office.store, content, organisations=["adra"], at=office.at)
    assert check(journey, "T-1042").startswith("Mair Griffith\n"), "the list does not take them apart"

    apart = shown(office.desk.press(people.records.id, button(known, "Not T-1042")))
    assert "two customers again" in text_of(apart)
    assert "Recorded under T-1042 while they were one, and stays there: CC-2026-0007" in text_of(apart)
    assert "No restriction in force" in check(journey, "T-2000")
    after = check(journey, "T-1042")
    assert after.replace("5 Stryd Newydd", "3 Stryd Ffug\nBangor") == before
    again = shown(office.desk.press(people.records.id, button(known, "Not T-1042")))
    assert again.title == "Somebody was first"
    with office.store.read() as reader:
        log = [
            x.what for x in reader.records(customer_id=twin(journey).id) if x.what.startswith("customers-")
        ]
    assert log == ["customers-merged", "customers-unmerged"]


@pytest.mark.section("8.4")
def test_two_that_close_the_last_way_together_are_merged_all_the_same_and_it_is_noted(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    theirs = in_force(journey, journey.customer, "letter", "CC-2026-0007").case
    in_force(journey, twin(journey), "phone", "CC-2026-0008")
    office.at = utc("2026-03-20 09:00")
    card = merge(journey)
    assert card.tone == "danger"
    assert CLOSED in text_of(card)
    assert CLOSED in check(journey, "T-1042")
    assert "No way of contact is open" in text_of(shown(office.types(people.director, "/contact")))
    # A contact that is logged from a case of either row stays in that case.
    form = office.opens(people.approver, Action("log-contact", f"{theirs.id}:{theirs.id}"))
    shown(office.sends(people.approver, form, {"channel": "phone", "kinds": [], "note": ""}))
    with office.store.read() as reader:
        assert len(reader.cases.get(theirs.id).contacts) == 1
    known = page(journey, people.records, "T-2000")
    shown(office.desk.press(people.records.id, button(known, "Not T-1042")))
    assert "The customer can use: Letter" in check(journey, "T-1042")
    with office.store.read() as reader:
        noted = [x.what for x in reader.records() if "way-" in x.what]
    assert noted == ["no-way-open"] * 2 + ["way-open-again"] * 2


@pytest.mark.section("12")
def test_a_letter_that_is_not_sent_goes_by_the_language_of_the_customer_and_a_report_about_either_is_moved_off(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    journey.report(hurt="yes")
    journey.prepare()
    form = office.opens(people.records, Action("letters-to", str(journey.customer.id)))
    done = shown(office.sends(people.records, form, {"language": "cy", "format": "large"}))
    assert "1 letter that was not issued follows" in text_of(done)
    card = office.card_for(people.proposer, "Written warning")
    assert [x.action.value for x in card.buttons if x.action.use_case == "translation"] == ["cy"]
    content = b"reference,name,address,postcode,language\nT-1042,Mair Griffiths,3 Stryd Ffug,LL99 9ZZ,en\n"
    import_customers(office.store, content, organisations=["adra"], at=office.at)
    assert "Language: Welsh" in text_of(page(journey, people.line_manager))

    merge(journey, stays="this")
    assert "Do not visit alone." in check(journey, "T-2000")
    own = office.card_for(people.reporter, "Your report about Mair")
    wrong = office.opens(people.reporter, button(own, "Another customer"))
    same = asked(office.sends(people.reporter, wrong, {"customer": str(twin(journey).id)}))
    assert "the customer in whose case it is" in same.errors["customer"]
    shown(office.sends(people.reporter, wrong, {"customer": ""}))
    assert "Do not visit alone." not in check(journey, "T-2000")
    assert "Do not visit alone." not in check(journey, "T-1042")


@pytest.mark.section("13")
def test_two_who_merge_the_same_two_at_once_are_not_both_first(journey: Journey, database: Database) -> None:
    office, people = journey.office, journey.people
    one, two = journey.customer, twin(journey)
    forms: list[tuple[Person, Ask]] = []
    for person, this, other in ((people.records, one, two), (people.proposer, two, one)):
        forms.append((person, office.opens(person, Action("merge", str(this.id), value=str(other.id)))))
    desks = [desk(journey, database) for _ in forms]
    answers = at_once(
        *(
            lambda d=d, person=person, form=form: d.submit(
                person.id,
                form.id,
                {"other": str(form.form.inputs[0].value), "stays": "this", "basis": "list"},
            )
            for d, (person, form) in zip(desks, forms, strict=True)
        )
    )
    assert len(answers) == 2
    assert [title.partition(":")[0] for title in titles(answers)] == ["One customer", "Somebody was first"]
    with office.store.read() as reader:
        assert len(reader.records(what="customers-merged")) == 1


@pytest.mark.section("8.4")
def test_two_approvals_at_once_for_two_rows_of_one_customer_do_not_close_the_last_way(
    journey: Journey, database: Database
) -> None:
    office, people = journey.office, journey.people
    merge(journey)
    presses: list[Action] = []
    for customer, medium, reference in (
        (journey.customer, "letter", "CC-2026-0007"),
        (twin(journey), "phone", "CC-2026-0008"),
    ):
        terms = (some_terms(particulars={"medium": medium}),)
        story = a_case(Stage.PROPOSED, staff=people, customer=customer, terms=terms)
        story.case.reference = reference
        with office.store.write() as unit:
            unit.add(story.case)
            unit.record(recorded("restriction-proposed", "6", None, story.at), notices=())
        presses.append(Action("approve", f"{story.case.id}:{story.proposal.id}"))
        office.at = story.at
    one, two = desk(journey, database), desk(journey, database)
    answers = at_once(
        lambda: one.press(people.approver.id, presses[0]), lambda: two.press(people.approver.id, presses[1])
    )
    assert sum("no way of contact" in text_of(shown(answer)) for answer in answers) == 1
