"""Which person an account is: bound once by the work email, then by the account alone."""

import datetime as dt

import pytest

from handlers.people import Directory
from policy.people import Role
from policy.record import Record, recorded
from storage.store import Store
from tests.handlers.office import Office
from tests.story import a_person, adra

ACCOUNT = ("slack", "T1", "U1")


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)


def directory(office: Office) -> Directory:
    return Directory(office.store, adra(), lambda: office.at, lambda: office.at)


def test_an_account_is_bound_to_the_person_with_its_email_and_that_is_recorded(office: Office) -> None:
    people = directory(office)
    assert people.known(*ACCOUNT) is None
    assert people.bind(*ACCOUNT, "Nia.Roberts@Adra.test") == office.staff.proposer.id
    assert people.known(*ACCOUNT) == office.staff.proposer.id
    with office.store.read() as reader:
        (record,) = reader.records(what="account-bound")
        assert (record.subject_id, record.facts) == (office.staff.proposer.id, {"platform": "slack"})
        assert record.pack == adra().sha256


def test_an_account_stays_with_its_person_whatever_email_it_shows_later(office: Office) -> None:
    people = directory(office)
    people.bind(*ACCOUNT, office.staff.proposer.email)
    assert people.bind(*ACCOUNT, office.staff.slt.email) == office.staff.proposer.id
    with office.store.read() as reader:
        assert len(reader.records(what="account-bound")) == 1


def test_nobody_is_bound_to_an_unknown_email_or_to_somebody_who_left(office: Office) -> None:
    gone = a_person("Gone Away", Role.MANAGER, active=False)
    with office.store.write() as unit:
        unit.add(gone)
        unit.record(_kept(office), notices=())
    people = directory(office)
    assert people.bind(*ACCOUNT, "nobody@adra.test") is None
    assert people.bind(*ACCOUNT, gone.email) is None
    assert people.known(*ACCOUNT) is None


def test_being_there_is_noted_now_and_then(office: Office) -> None:
    people = directory(office)
    people.bind(*ACCOUNT, office.staff.proposer.email)
    bound = office.at
    office.later(minutes=9)
    people.known(*ACCOUNT)
    assert _seen(office) == bound
    office.later(minutes=1)
    people.known(*ACCOUNT)
    assert _seen(office) == office.at


def test_the_language_of_the_chat_is_one_that_is_complete(office: Office) -> None:
    assert directory(office).language(office.staff.proposer.id) == "en"


def _seen(office: Office) -> dt.datetime:
    with office.store.read() as reader:
        (account,) = reader.accounts.of(office.staff.proposer.id)
        return account.seen_at


def _kept(office: Office) -> Record:
    return recorded("people-imported", "X", None, office.at)
