"""A customer is found as people type: misspelt, without accents, a part, an address, a postcode, a reference."""

from collections.abc import Iterable

import pytest

from policy.customer import Customer
from policy.record import recorded
from storage.store import Store
from storage.words import words_for
from tests.storage.conftest import NOW

PEOPLE = (
    ("T-000101", "Siân Prŷs", "12 Stryd Fawr, Bangor", "LL57 1AA"),
    ("T-000102", "Mair Jones", "3 Ffordd y Môr, Caernarfon", "LL55 2BB"),
    ("T-000103", "Mair Jones-Davies", "7 Lôn Las, Bethesda", "LL57 3CC"),
    ("T-000104", "Seán O'Connor", "1 High Street, Bangor", "LL57 1AB"),
    ("T-000105", "Angharad Williams", "22 Maes y Dref, Llandudno", "LL30 2DD"),
    ("T-000106", "<!channel> Løvstad", "5 Bryn Coed, Conwy", "LL32 8EE"),
    ("T-000107", "Li Ng", "9 Stryd Fawr, Bangor", "LL57 1AA"),
    ("T-000108", "محمد علي", "4 Bryn Coed, Conwy", "LL32 8EE"),
)


def _keep(store: Store, customers: Iterable[Customer]) -> None:
    with store.write() as unit:
        unit.keep_customers(customers)
        unit.record(recorded("kept-for-a-test", "X", None, NOW), notices=())


@pytest.fixture
def known(store: Store) -> Store:
    _keep(store, (Customer(*cells, "adra") for cells in PEOPLE))
    return store


def _found(store: Store, typed: str) -> list[str]:
    with store.read() as reader:
        return [hit.customer.reference[-1] for hit in reader.find_customers(typed)]


def _exactly(store: Store, typed: str) -> list[str]:
    with store.read() as reader:
        return [hit.customer.reference[-1] for hit in reader.find_customers(typed) if hit.exact]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Siân Prŷs", "1"),
        ("sian prys", "1"),
        ("PRYS, Sian", "1"),
        ("Prys Bangor", "1"),
        ("Mair Jones", "2"),
        ("mair caernarfon", "2"),
        ("jones davies", "3"),
        ("Jones-Davies", "3"),
        ("oconnor", "4"),
        ("O’Connor", "4"),
        ("sean o connor", "4"),
        ("lovstad", "6"),
        ("<!channel>", "6"),
        ("li ng", "7"),
        ("محمد", "8"),
        ("22 maes y dref", "5"),
        ("LL30 2DD", "5"),
        ("ll302dd", "5"),
        ("williams ll30 2dd", "5"),
        ("T-000104", "4"),
        ("t000104", "4"),
        ("000104", "4"),
    ],
)
def test_what_is_typed_as_it_stands_is_found_exactly(known: Store, typed: str, first: str) -> None:
    assert _exactly(known, typed)[:1] == [first]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Angarad Williams", "5"),
        ("Angharad Wiliams", "5"),
        ("Angharad Willaims", "5"),
        ("Angharrad", "5"),
        ("angh will", "5"),
        ("Sean Oconor", "4"),
        ("Mair Joness", "2"),
        ("Landudno", "5"),
    ],
)
def test_a_slip_or_a_beginning_is_found_and_not_called_exact(known: Store, typed: str, first: str) -> None:
    assert _found(known, typed)[:1] == [first]
    assert _exactly(known, typed) == []


def test_the_beginning_of_a_reference_is_found_however_it_is_spaced(known: Store) -> None:
    for typed in ("T-0001", "t0001", "T 0001"):
        assert sorted(_found(known, typed)) == ["1", "2", "3", "4", "5", "6", "7", "8"]
        assert _exactly(known, typed) == []


def test_several_at_one_postcode_are_all_found(known: Store) -> None:
    assert sorted(_exactly(known, "LL57 1AA")) == ["1", "7"]


def test_the_nearer_name_comes_first(known: Store) -> None:
    assert _found(known, "Mair Jones") == ["2", "3"]


def test_whoever_has_most_of_the_words_is_offered_where_nobody_has_all(known: Store) -> None:
    assert _found(known, "Angharad Williams Aberystwyth") == ["5"]
    assert _exactly(known, "Angharad Williams Aberystwyth") == []


@pytest.mark.parametrize(
    "typed", ["", "   ", "!!!", "Zebedee", "x" * 10_000, "ŷ" * 10_000, "🏠", "‮", "' OR 1=1 --", "%", "_"]
)
def test_nobody_is_found_where_nobody_fits(known: Store, typed: str) -> None:
    assert _found(known, typed) == []


def test_ten_thousand_characters_are_answered_by_their_beginning(known: Store) -> None:
    assert _found(known, "Angharad Williams " + "Llandudno " * 1000) == ["5"]


def test_no_more_are_given_than_asked_for(store: Store) -> None:
    _keep(
        store, (Customer(f"T-{n}", "Mair Jones", f"{n} Stryd Fawr", "LL57 1AA", "adra") for n in range(100))
    )
    with store.read() as reader:
        assert len(reader.find_customers("jones")) == 12
        assert len(reader.find_customers("jones", limit=3)) == 3
        (hit,) = [hit for hit in reader.find_customers("mair jones 77") if hit.exact]
        assert hit.customer.reference == "T-77"


def test_a_customer_who_changed_the_name_is_found_by_the_new_one_alone(known: Store) -> None:
    with known.write() as unit:
        (angharad,) = (hit.customer for hit in unit.find_customers("Angharad Williams"))
        angharad.name = "Angharad Owen"
        unit.keep_customers([angharad])
        unit.record(recorded("changed", "X", None, NOW), notices=())
    assert _exactly(known, "Angharad Owen") == ["5"]
    assert _exactly(known, "Williams") == []


def test_indexing_again_changes_nothing(known: Store) -> None:
    _keep(known, [])
    with known.write() as unit:
        everybody = list(unit.customers_by_reference([cells[0] for cells in PEOPLE]).values())
        unit.keep_customers(everybody)
    assert _exactly(known, "LL57 1AA") == _exactly(known, "ll571aa")


def test_a_customer_is_known_by_words_halves_and_joined_forms() -> None:
    customer = Customer("T-000104", "Seán O'Connor", "1 High Street", "LL57 1AB", "adra")
    assert words_for(customer) == {
        *("sean", "o", "connor", "oconnor", "1", "high", "street"),
        *("ll571ab", "ll57", "1ab", "t000104", "000104"),
    }
