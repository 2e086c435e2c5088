"""Somebody who is not in the list is entered, and a case gets its customer later, on both databases."""

import pytest

from handlers.imports import BadFile, import_customers
from notices.card import Card
from policy.customer import Customer
from policy.record import recorded
from storage.store import Store
from tests.databases import Database
from tests.handlers.journey import WHAT, Journey
from tests.handlers.office import Office, asked, button, shown, text_of
from tests.story import a_customer

NEW = {"name": "Owain Rees", "address": "4 Lôn Las", "postcode": "ll99 1aa", "phone": "+44 1632 960111"}


@pytest.fixture
def journey(database: Database) -> Journey:
    return Journey(Office(Store(database.engine())))


def imports(journey: Journey, line: str) -> None:
    content = f"reference,name,address,postcode,phone,date_of_birth\n{line}\n".encode()
    import_customers(journey.office.store, content, organisations=["adra"], at=journey.office.at)


def check(journey: Journey, who: str) -> Card:
    return shown(journey.office.types(journey.people.colleague, f"/contact-check {who}"))


@pytest.mark.section("8")
def test_whoever_is_not_in_the_list_is_entered_found_at_once_and_suggested_when_the_list_brings_them(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    office.keep(
        a_customer(reference="N-2026-0001", name="Somebody Else", email="", phone="")
    )  # the landlord's own
    nobody = check(journey, "Owain Rees")
    form = office.opens(people.colleague, button(nobody, "New customer"))
    assert form.form.inputs[0].value == "Owain Rees"
    wrong = asked(office.sends(people.colleague, form, {**NEW, "address": "", "email": "nowhere"}))
    assert "email address" in wrong.errors["email"]
    wrong = asked(office.sends(people.colleague, form, {**NEW, "address": ""}))
    assert "no fixed address" in wrong.errors["address"]
    done = shown(office.sends(people.colleague, form, NEW))
    assert "Reference: N-2026-0002" in text_of(done)
    found = check(journey, "owain lon las")
    assert found.title == "Owain Rees"
    assert check(journey, "N-2026-0002").title == "Owain Rees"

    again = asked(office.types(people.reporter, "/contact new-customer Owain Reese"))
    twice = asked(
        office.sends(people.reporter, again, {**NEW, "name": "Owain Reese", "address": "", "homeless": "yes"})
    )
    assert "Owain Rees, 4 Lôn Las (N-2026-0002)" in twice.errors["none_of_these"]
    answers = {**NEW, "name": "Owain Reese", "address": "", "homeless": "yes", "none_of_these": "yes"}
    other = shown(office.sends(people.reporter, again, answers))
    assert "Address: LL99 1AA" in text_of(other)

    with pytest.raises(BadFile, match="line 2: reference 'N-2026-0002'"):
        imports(journey, "N-2026-0002,Ann Other,1 High Street,LL99 2BB,,")
    imports(journey, "T-3000,Owain Rees,4 Lon Las,LL99 1AA,01632 960111,")
    page = shown(office.types(people.records, "/contact customer N-2026-0002"))
    assert "Owain Rees (T-3000), 4 Lon Las, LL99 1AA. In common: phone and postcode." in text_of(page)
    with office.store.read() as reader:
        assert len(reader.records(what="customer-entered")) == 2


@pytest.mark.section("8")
def test_a_case_whose_customer_nobody_knew_gets_one_and_counts_on_their_checks_from_then_on(
    journey: Journey,
) -> None:
    office, people = journey.office, journey.people
    form = asked(office.types(people.reporter, "/contact-report"))
    who = {"customer": "", "unidentified": "A tall man with a dog", "hurt": "yes"}
    own = shown(office.sends(people.reporter, form, {**WHAT, **who}))
    assert "Do not visit alone." not in journey.check()
    ask = office.opens(people.reporter, button(own, "Say who it was"))
    neither = asked(office.sends(people.reporter, ask, {"customer": ""}))
    assert "give the name of somebody new" in neither.errors["customer"]
    both = asked(office.sends(people.reporter, ask, {"customer": str(journey.customer.id), "name": "Ann"}))
    assert set(both.errors) == {"name"}
    done = shown(office.sends(people.reporter, ask, {"customer": str(journey.customer.id), "name": ""}))
    assert done.title == "Who it was: Mair Griffiths"
    assert [b.label for b in done.buttons] == ["Check"], "a reporter may not read the case"
    assert "Do not visit alone." in journey.check()
    assert office.card_for(people.line_manager, "Incident: Mair Griffiths")
    assert office.card_for(people.reporter, "Your report about Mair Griffiths")
    late = shown(office.desk.press(people.line_manager.id, button(own, "Say who it was")))
    assert late.title == "Somebody was first"

    second = asked(office.types(people.reporter, "/contact-report"))
    shown(office.sends(people.reporter, second, {**WHAT, **who}))
    card = office.card_for(people.line_manager, "Incident: somebody not identified")
    case = office.shows(people.line_manager, button(card, "Open the case"))
    form = office.opens(people.line_manager, button(case, "Say who it was"))
    shown(office.sends(people.line_manager, form, {"name": "Dai Puw", "homeless": "yes", "customer": ""}))
    assert "Do not visit alone." in text_of(check(journey, "Dai Puw"))


@pytest.mark.section("8")
def test_who_may_be_the_same_is_found_by_what_they_share_and_by_nothing_less(journey: Journey) -> None:
    """The same email or phone; the same postcode or date of birth with a name that is near."""
    rows = (
        ("T-1", "Siân Price", "LL99 1AA", "", ""),  # near name and the postcode
        ("T-2", "Bob Tudor", "LL99 1AA", "", ""),  # a neighbour
        ("T-3", "Bob Tudor", "LL99 7ZZ", "SIAN@home.test", ""),  # the email
        ("T-4", "Bob Tudor", "LL99 7ZZ", "", "0044 1632 960222"),  # the phone, written otherwise
        ("T-5", "Sian Prys", "LL99 8ZZ", "", ""),  # the name alone
    )
    kept = [
        Customer(r, name, "1 Stryd", code, "adra", email.casefold(), phone)
        for r, name, code, email, phone in rows
    ]
    asking = Customer("", "Sian Prys", "", "LL991AA", "adra", "sian@home.test", "01632 960222")
    with journey.office.store.write() as unit:
        unit.keep_customers(kept)
        unit.record(recorded("customers-imported", "X", None, journey.office.at), notices=())
    with journey.office.store.read() as reader:
        found = {x.customer.reference: x.shares for x in reader.alike(asking, limit=9)}
        assert found == {"T-1": ("postcode",), "T-3": ("email",), "T-4": ("phone",)}
        assert [x.customer.reference for x in reader.alike(asking, but=[kept[0].id, kept[2].id])] == ["T-4"]
        assert reader.alike(kept[1]) == []
