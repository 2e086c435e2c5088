"""Links show and nothing is inherited (X1b); letters go to an attorney or appointee while that lasts (P12)."""

import pytest

from handlers.letter_common import common_facts
from handlers.turn import Look
from notices.card import Action, Card
from policy.customer import Customer
from policy.people import Person
from policy.record import recorded
from storage.store import Store
from tests.databases import Database
from tests.handlers.journey import WHAT, Journey
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.handlers.test_safety import ENTRY
from tests.story import CALENDAR, a_customer, adra


@pytest.fixture
def journey(database: Database) -> Journey:
    """Two who live together and share nothing that we hold."""
    journey = Journey(Office(Store(database.engine())))
    journey.office.keep(
        a_customer(reference="T-2000", name="Owain Griffiths", email="", phone="01632 960888")
    )
    return journey


def partner(journey: Journey) -> Customer:
    with journey.office.store.read() as reader:
        return reader.customers_by_reference(["T-2000"])["T-2000"]


def page(journey: Journey, person: Person, reference: str = "T-1042") -> Card:
    return shown(journey.office.types(person, f"/contact customer {reference}"))


def link(journey: Journey, **said: str) -> Card:
    form = journey.office.opens(
        journey.people.records, button(page(journey, journey.people.records), "Link somebody")
    )
    return shown(journey.office.sends(journey.people.records, form, said))


def check(journey: Journey, who: str) -> Card:
    return shown(journey.office.types(journey.people.colleague, f"/contact-check {who}"))


def without_links(card: Card) -> str:
    lines = text_of(card).splitlines()
    return "\n".join(line for line in lines if not line.startswith(("Linked", "Lives in")))


@pytest.mark.section("X1b")
def test_of_somebody_linked_nothing_counts_in_check_register_open_way_or_grounds(journey: Journey) -> None:
    office, people = journey.office, journey.people
    before = text_of(check(journey, "T-2000"))
    link(journey, kind="household", other=str(partner(journey).id))
    assert without_links(check(journey, "T-2000")) == before
    shows = check(journey, "T-2000")
    assert "Lives in the same household: Mair Griffiths, since 2 March 2026." in text_of(shows)
    there = button(check(journey, "T-1042"), "Check Owain Griffiths")
    assert office.shows(people.colleague, there).title == "Owain Griffiths"
    journey.report(hurt="yes")
    group = office.opens(people.safety, Action("decide-safety", _incident(journey)))
    shown(office.sends(people.safety, group, ENTRY))
    assert "From the staff safety register." in text_of(check(journey, "T-1042"))
    assert "safety register" not in text_of(check(journey, "T-2000"))
    journey.from_report_to_proposed()
    journey.approve()
    journey.translate_and_issue(people.proposer, "Decision letter")
    office.later(days=8)
    assert "No restriction in force" not in text_of(check(journey, "T-1042"))
    after = check(journey, "T-2000")
    assert "No restriction in force" in text_of(after)
    assert after.tone == "good"
    assert "Do not visit alone" not in text_of(after)

    shown(office.sends(people.reporter, asked(office.types(people.reporter, "/contact-report T-2000")), WHAT))
    with office.store.read() as reader:
        (theirs,) = reader.cases.of_customer(partner(journey).id)
        (hers,) = reader.cases.of_customer(journey.customer.id)
        assert (len(theirs.incidents), theirs.formals, theirs.decided) == (1, [], [])
        assert len(hers.incidents) == 2, "a report about one is none about the other"
    refused = shown(office.desk.press(people.proposer.id, Action("proposal", f"{theirs.id}:{theirs.id}")))
    assert refused.title == "Not yet"


def _incident(journey: Journey) -> str:
    with journey.office.store.read() as reader:
        (case,) = reader.cases.of_customer(journey.customer.id)
        return f"{case.id}:{case.incidents[0].id}"


@pytest.mark.section("12")
def test_a_letter_goes_to_the_appointee_in_both_languages_and_to_the_customer_again_when_that_ended(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    with office.store.write() as unit:
        unit.lock_customer(journey.customer.id).language = ""
        unit.record(recorded("customers-imported", "X", None, office.at), notices=())
    appointee = {"kind": "appointee", "name": "Ann Jones", "address": "9 Lôn Las\nBangor", "addressee": "yes"}
    form = office.opens(people.records, Action("link", str(journey.customer.id)))
    lacking = asked(office.sends(people.records, form, appointee))
    assert "by what right" in lacking.errors["authority"]
    done = shown(
        office.sends(people.records, form, {**appointee, "authority": "order", "authority_on": "2026-02-01"})
    )
    assert "addressed to Ann Jones" in text_of(done)
    assert "Appointee: Ann Jones, since 2 March 2026. Letters go to them." in text_of(
        check(journey, "T-1042")
    )

    journey.report()
    drafted = journey.prepare()
    journey.translate_and_issue(people.proposer, "Written warning")
    for language, expected in (("en", "For: Mair Griffiths"), ("cy", "Ar ran: Mair Griffiths")):
        said = _read(journey, drafted, language)
        for words in ("Ann Jones", "9 Lôn Las", expected):
            assert words in said

    end = office.opens(people.records, button(page(journey, people.records), "End a link"))
    shown(office.sends(people.records, end, {"until": "2026-03-02"}))
    again = shown(office.desk.press(people.records.id, Action("end-link", str(journey.customer.id))))
    assert "Nobody is linked with this customer" in text_of(again)
    office.later(days=1)
    assert "Ann Jones" not in text_of(check(journey, "T-1042"))
    assert _addressed(journey) == "Mair Griffiths"
    assert "Ann Jones" in _read(journey, drafted, "en"), "what was sent is frozen"
    with office.store.read() as reader:
        log = [record for record in reader.records(customer_id=journey.customer.id) if "link" in record.what]
        assert [record.what for record in log] == ["customer-linked", "link-ended"]
        assert not any("Ann" in str(record.facts) for record in log)


def _read(journey: Journey, card: Card, language: str) -> str:
    (letter, *_) = [b.action for b in card.buttons if b.action.use_case in ("letter", "translation", "issue")]
    return text_of(
        journey.office.shows(journey.people.proposer, Action("letter", letter.subject, value=language))
    )


def _addressed(journey: Journey) -> str:
    """To whom a letter of today would go."""
    office = journey.office
    with office.store.read() as reader:
        look = Look(reader, journey.people.proposer, office.at, adra(), CALENDAR)
        (case,) = reader.cases.of_customer(journey.customer.id)
        facts = common_facts(look, case, reader.customer(journey.customer.id), case.letters[0], look.today)
        assert "represented" not in facts
        return str(dict(facts["customer"])["name"])  # type: ignore[call-overload]  # a group of facts
