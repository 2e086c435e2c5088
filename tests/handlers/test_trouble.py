"""A database that is full or locked: clear words, nothing half written, and what was typed can be sent again."""

import pytest

from policy.refusal import Unavailable
from storage.store import Store
from tests.databases import Database
from tests.handlers.office import Office, asked, shown, text_of
from tests.trouble import full, locked

WHAT = {"channel": "phone", "kinds": ["rudeness"], "happened": "Tŷ, dŵr, tân. " * 200}
LATER = "It cannot be done at the moment. Nothing was changed"


@pytest.fixture
def office(database: Database) -> Office:
    return Office(Store(database.engine(wait=0.2)))


def counted(office: Office) -> tuple[int, int, int]:
    with office.store.read() as reader:
        return (
            len(reader.cases.newest()),
            len(reader.records(what="incident-reported")),
            reader.outbox.waiting(),
        )


@pytest.mark.section("8.1")
def test_a_report_that_finds_no_room_is_kept_whole_when_there_is_room_again(
    database: Database, office: Office
) -> None:
    form = asked(office.types(office.staff.reporter, "/contact-report T-1042"))
    with full(database, office.store), pytest.raises(Unavailable):
        office.sends(office.staff.reporter, form, WHAT)
    assert counted(office) == (0, 0, 0)
    shown(office.sends(office.staff.reporter, form, WHAT))
    assert counted(office) == (1, 1, 2)


@pytest.mark.section("13.6")
def test_what_cannot_be_recorded_is_not_shown(database: Database, office: Office) -> None:
    with locked(database):
        answer = text_of(shown(office.types(office.staff.colleague, "/contact-check T-1042")))
        assert LATER in answer
        assert "No restriction in force" not in answer
        assert LATER in text_of(shown(office.types(office.staff.reporter, "/contact-report T-1042")))
    assert "No restriction" in text_of(shown(office.types(office.staff.colleague, "/contact-check T-1042")))
    with office.store.read() as reader:
        assert len(reader.records(what="looked-up")) == 1
