"""People and customers come from files: whole or not at all, and twice is the same as once."""

import datetime as dt

import pytest

from handlers.imports import BadFile, Imported, import_customers, import_people
from handlers.imports_read import read_customers, read_people
from policy.people import Role
from policy.record import recorded
from storage.store import Store

NOW = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC)
TODAY = NOW.date()
ORGANISATIONS = ("adra", "medra")
PEOPLE = """email,name,roles,line_manager,organisations,language
Mair@adra.test,Mair Jones,,huw@adra.test,adra,cy
huw@adra.test,Huw Owen,manager; slt,,adra;medra,
"""
CUSTOMERS = """reference,name,address,postcode,language,letter_format,date_of_birth
T-1,Siân Prŷs,"1 Stryd Fawr, Bangor",LL57 1AA,cy,large,1980-02-29
T-2,<!channel> O'Neill,2 Stryd Fawr,LL57 1AB,,,
"""


def _people(content: str) -> list[tuple[int, str]]:
    with pytest.raises(BadFile) as bad:
        read_people(content.encode(), organisations=ORGANISATIONS, managers={"gwen@adra.test": None})
    return list(bad.value.errors)


def _customers(content: str) -> list[tuple[int, str]]:
    with pytest.raises(BadFile) as bad:
        read_customers(content.encode(), organisations=ORGANISATIONS, today=TODAY)
    return list(bad.value.errors)


def _person(**changed: str) -> str:
    cells = {"email": "mair@adra.test", "name": "Mair", "roles": "", "line_manager": "", "organisations": ""}
    return PEOPLE.splitlines()[0] + "\n" + ",".join(({**cells, "language": ""} | changed).values()) + "\n"


def _customer(**changed: str) -> str:
    cells = {"reference": "T-1", "name": "Mair", "address": "1 Stryd Fawr", "postcode": "LL57 1AA"} | changed
    return ",".join(cells) + "\n" + ",".join(cells.values()) + "\n"


def test_people_come_with_roles_organisations_and_a_line_manager_further_down(store: Store) -> None:
    assert import_people(store, PEOPLE.encode(), organisations=ORGANISATIONS, at=NOW) == Imported(2, 0, 0)
    with store.read() as reader:
        mair, huw = (
            reader.find_person_by_email("MAIR@adra.test"),
            reader.find_person_by_email("huw@adra.test"),
        )
        record, *changed = reader.records()
    assert mair is not None
    assert huw is not None
    assert (mair.name, mair.language, mair.line_manager_id) == ("Mair Jones", "cy", huw.id)
    assert mair.organisations == {"adra"}
    assert huw.roles == {Role.MANAGER, Role.SLT}
    assert huw.organisations == {"adra", "medra"}
    assert huw.language == "en"
    assert record.what == "people-imported"
    assert [(x.what, x.subject_id) for x in changed] == [("roles-imported", huw.id)]
    assert record.section == "X"
    assert record.facts == {"added": 2, "updated": 0, "unchanged": 0}


def test_the_same_people_again_change_nothing_and_say_so(store: Store) -> None:
    import_people(store, PEOPLE.encode(), organisations=ORGANISATIONS, at=NOW)
    assert import_people(store, PEOPLE.encode(), organisations=ORGANISATIONS, at=NOW) == Imported(0, 0, 2)
    with store.read() as reader:
        assert [record.what for record in reader.records()] == [
            "people-imported",
            "roles-imported",
            "import-unchanged",
        ]


def test_a_person_of_an_earlier_file_is_updated_and_one_not_listed_stays(store: Store) -> None:
    import_people(store, PEOPLE.encode(), organisations=ORGANISATIONS, at=NOW)
    newer = _person(email="mair@adra.test", name="Mair Owen", line_manager="gwen@adra.test").replace(
        "mair@adra.test,", "gwen@adra.test,Gwen,director,,,\nmair@adra.test,"
    )
    assert import_people(store, newer.encode(), organisations=ORGANISATIONS, at=NOW) == Imported(1, 1, 0)
    with store.read() as reader:
        assert [person.name for person in reader.people()] == ["Gwen", "Huw Owen", "Mair Owen"]
        mair, gwen = reader.find_person_by_email("mair@adra.test"), reader.people(role=Role.DIRECTOR)[0]
    assert mair is not None
    assert mair.line_manager_id == gwen.id


def test_an_old_list_brings_nobody_back_who_left(store: Store) -> None:
    import_people(store, PEOPLE.encode(), organisations=ORGANISATIONS, at=NOW)
    with store.write() as unit:
        huw = unit.find_person_by_email("huw@adra.test")
        assert huw is not None
        huw.active = False
        unit.record(recorded("person-left", "8", None, NOW, subject_id=huw.id), notices=())
    older = PEOPLE.replace("manager; slt", "director").replace("Mair Jones", "Mair Owen")
    took = import_people(store, older.encode(), organisations=ORGANISATIONS, at=NOW)
    assert took == Imported(0, 1, 0, left=1)
    with store.read() as reader:
        huw = reader.find_person_by_email("huw@adra.test")
        assert huw is not None
        assert (huw.active, huw.roles) == (False, frozenset({Role.MANAGER, Role.SLT}))
        assert reader.records(what="people-imported")[-1].facts["left"] == 1
        assert len(reader.records(what="roles-imported")) == 1


def test_a_bad_file_of_people_is_refused_whole(store: Store) -> None:
    with pytest.raises(BadFile):
        import_people(store, (PEOPLE + "x,,,,,\n").encode(), organisations=ORGANISATIONS, at=NOW)
    with store.read() as reader:
        assert reader.people() == []
        assert reader.records() == []


@pytest.mark.parametrize(
    ("content", "line", "text"),
    [
        ("", 1, "the file is empty"),
        ("\n\n", 1, "the file is empty"),
        (PEOPLE.splitlines()[0], 1, "the file has no lines below the first"),
        ("email,name\na@b.test,A\n", 1, "the column 'language' is missing"),
        (PEOPLE.replace("language", "language,shoe size"), 1, "unknown column 'shoe size'"),
        (PEOPLE.replace("language", "language,name"), 1, "the column 'name' is there twice"),
        (PEOPLE + "a@b.test,A\n", 4, "2 values; the first line has 6 columns"),
        (PEOPLE + 'a@b.test,"A,,,,\n', 4, "this line cannot be read"),
        (PEOPLE + "huw@adra.test,Huw,,,,\n", 4, "email 'huw@adra.test' is on line 3 already"),
        (_person(email="mair"), 2, "email 'mair' does not look like an address"),
        (_person(email=""), 2, "email '' does not look like an address"),
        (_person(name=""), 2, "name is empty"),
        (_person(name="x" * 101), 2, "name is longer than 100 characters"),
        (_person(name="a\0b"), 2, "name has a control character in it"),
        (_person(roles="manager;king"), 2, "unknown role 'king'"),
        (_person(organisations="acme"), 2, "unknown organisation 'acme'"),
        (_person(language="fr"), 2, "unknown language 'fr'"),
        (_person(line_manager="nobody@adra.test"), 2, "line_manager 'nobody@adra.test' is in no line"),
        (_person(line_manager="MAIR@adra.test"), 2, "somebody cannot be their own line manager"),
        (PEOPLE.replace("slt,,", "slt,mair@adra.test,"), 2, "the line managers of 'mair@adra.test' go round"),
    ],
)
def test_a_mistake_in_people_is_told_with_its_line(content: str, line: int, text: str) -> None:
    errors = _people(content)
    assert [found for at, found in errors if at == line and found.startswith(text)], errors


def test_every_mistake_is_told_at_once() -> None:
    errors = _people(PEOPLE + "x,,king,,,\ny,Y,,,,de\n")
    assert [line for line, _ in errors] == [4, 4, 4, 5, 5]


def test_a_line_manager_known_from_before_need_not_be_in_the_file() -> None:
    (row,) = read_people(
        _person(line_manager="gwen@adra.test").encode(),
        organisations=ORGANISATIONS,
        managers={"gwen@adra.test": None},
    )
    assert row.line_manager == "gwen@adra.test"
    assert row.organisations == {"adra"}


def test_a_circle_through_people_known_from_before_is_found() -> None:
    with pytest.raises(BadFile, match="circle"):
        read_people(
            _person(line_manager="gwen@adra.test").encode(),
            organisations=ORGANISATIONS,
            managers={"gwen@adra.test": "huw@adra.test", "huw@adra.test": "mair@adra.test"},
        )


def test_customers_come_and_are_found(store: Store) -> None:
    done: list[tuple[int, int]] = []
    imported = import_customers(
        store,
        b"\xef\xbb\xbf" + CUSTOMERS.encode(),
        organisations=ORGANISATIONS,
        at=NOW,
        progress=lambda now, total: done.append((now, total)),
    )
    assert imported == Imported(2, 0, 0)
    assert done == [(2, 2)]
    with store.read() as reader:
        (sian,) = (hit.customer for hit in reader.find_customers("sian prys"))
        (neill,) = (hit.customer for hit in reader.find_customers("T-2"))
        (record,) = reader.records()
    assert (sian.name, sian.address, sian.language) == ("Siân Prŷs", "1 Stryd Fawr, Bangor", "cy")
    assert (sian.letter_format, sian.date_of_birth) == ("large", dt.date(1980, 2, 29))
    assert (neill.name, neill.organisation, neill.letter_format) == ("<!channel> O'Neill", "adra", "clear")
    assert record.facts == {"added": 2, "updated": 0, "unchanged": 0}


def test_the_same_customers_again_change_nothing_and_say_so(store: Store) -> None:
    for _ in range(2):
        imported = import_customers(store, CUSTOMERS.encode(), organisations=ORGANISATIONS, at=NOW)
    assert imported == Imported(0, 0, 2)
    with store.read() as reader:
        assert [record.what for record in reader.records()] == ["customers-imported", "import-unchanged"]


def test_a_customer_who_moved_is_found_at_the_new_address_alone(store: Store) -> None:
    import_customers(store, CUSTOMERS.encode(), organisations=ORGANISATIONS, at=NOW)
    moved = _customer(name="Siân Prŷs", address="Y Felin", postcode="LL49 9XY")
    assert import_customers(store, moved.encode(), organisations=ORGANISATIONS, at=NOW) == Imported(0, 1, 0)
    with store.read() as reader:
        (hit,) = reader.find_customers("LL49 9XY")
        assert hit.customer.reference == "T-1"
        assert hit.customer.letter_format == "large"  # the file has no such column: it stays as it was
        assert [found.customer.reference for found in reader.find_customers("Bangor") if found.exact] == []


def test_more_customers_than_one_batch_come_whole(store: Store) -> None:
    many = "reference,name,address,postcode\n" + "".join(
        f"T-{n},Mair Jones,{n} Stryd Fawr,LL57 1AA\n" for n in range(2100)
    )
    done: list[int] = []
    imported = import_customers(
        store,
        many.encode(),
        organisations=ORGANISATIONS,
        at=NOW,
        progress=lambda now, total: done.append(now),
    )
    assert imported == Imported(2100, 0, 0)
    assert done == [1000, 2000, 2100]


@pytest.mark.parametrize(
    ("content", "line", "text"),
    [
        (_customer(reference=""), 2, "reference is empty"),
        (_customer(postcode=" "), 2, "postcode is empty"),
        (_customer(email="x"), 2, "email 'x' does not look like an address"),
        (_customer(language="fr"), 2, "unknown language 'fr'"),
        (_customer(letter_format="braille"), 2, "unknown letter_format 'braille'"),
        (_customer(organisation="acme"), 2, "unknown organisation 'acme'"),
        (_customer(date_of_birth="2026-02-30"), 2, "date_of_birth '2026-02-30' is not a date"),
        (_customer(date_of_birth="31/01/1980"), 2, "date_of_birth '31/01/1980' is not a date"),
        (_customer(date_of_birth="2027-01-01"), 2, "date_of_birth '2027-01-01' is in the future"),
        (_customer(age="7"), 1, "unknown column 'age'"),
        ("reference,name\nT-1,Mair\n", 1, "the column 'address' is missing"),
        (CUSTOMERS + "t-1,A,B,C,,,\n", 4, "reference 't-1' is on line 2 already"),
        (
            CUSTOMERS.replace("1 Stryd Fawr,", "1 Stryd Fawr,\n\n") + "T-3,A,B,C,x,,\n",
            6,
            "unknown language 'x'",
        ),
    ],
)
def test_a_mistake_in_customers_is_told_with_its_line(content: str, line: int, text: str) -> None:
    errors = _customers(content)
    assert [found for at, found in errors if at == line and found.startswith(text)], errors


def test_a_file_that_is_not_utf_8_is_refused_with_the_line() -> None:
    with pytest.raises(BadFile) as bad:
        read_customers(CUSTOMERS.encode("latin-1", "replace"), organisations=ORGANISATIONS, today=TODAY)
    assert bad.value.errors == ((2, "this is not UTF-8 text; save the file as CSV UTF-8"),)
    assert str(bad.value) == "line 2: this is not UTF-8 text; save the file as CSV UTF-8"
