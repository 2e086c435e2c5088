"""A form does its thing once; a draft can be taken up anywhere."""

import datetime as dt
import threading
from uuid import uuid4

import pytest
from sqlalchemy import text

from policy.people import Person
from policy.refusal import Stale
from storage.store import Store
from tests.databases import Database
from tests.storage.conftest import NOW, keep

LATER = NOW + dt.timedelta(hours=1)


def test_sending_a_form_twice_gives_the_first_result_again(store: Store, mair: Person) -> None:
    with store.write() as unit:
        id = unit.forms.open(mair.id, "report", "subject", "first", NOW)
    with store.write() as unit:
        form = unit.forms.claim(id, mair.id)
        assert form is not None
        assert (form.use_case, form.subject, form.step) == ("report", "subject", "first")
        assert (form.opened_at, form.result) == (NOW, None)
        unit.forms.finish(id, {"show": "Reported"}, LATER)
    with store.write() as unit:
        unit.forms.finish(id, {"show": "Something else"}, LATER)
        form = unit.forms.claim(id, mair.id)
        assert form is not None
        assert form.result == {"show": "Reported"}


def test_a_form_of_somebody_else_or_of_nobody_is_not_given(store: Store, mair: Person, huw: Person) -> None:
    with store.write() as unit:
        id = unit.forms.open(mair.id, "report", "", "", NOW)
        assert unit.forms.claim(id, huw.id) is None
        assert unit.forms.claim(uuid4(), mair.id) is None


def test_of_two_presses_at_once_the_second_waits_and_sees_the_result(database: Database) -> None:
    stores = [Store(database.engine(wait=30)) for _ in range(2)]
    mair = Person("mair@adra.test", "Mair Jones")
    keep(stores[0], mair)
    with stores[0].write() as unit:
        id = unit.forms.open(mair.id, "report", "", "", NOW)
    did: list[int] = []
    seen: list[object] = []

    def press(number: int) -> None:
        with stores[number].write() as unit:
            form = unit.forms.claim(id, mair.id)
            assert form is not None
            if form.result is None:
                did.append(number)
                unit.forms.finish(id, {"by": number}, NOW)
            else:
                seen.append(form.result)

    threads = [threading.Thread(target=press, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(did) == 1
    assert seen == [{"by": did[0]}]


def test_a_result_of_a_newer_release_is_not_misread(store: Store, mair: Person) -> None:
    with store.write() as unit:
        id = unit.forms.open(mair.id, "report", "", "", NOW)
        unit.forms.finish(id, {}, NOW)
        unit.session.execute(text("UPDATE form_instance SET result_schema = 99"))
        with pytest.raises(ValueError, match="schema 99"):
            unit.forms.claim(id, mair.id)


def test_a_draft_is_taken_up_with_everything_typed_and_is_unreadable_at_rest(
    store: Store, mair: Person, huw: Person
) -> None:
    typed = {"happened": "Gwaeddodd ŵr", "kinds": ["threat", "abuse"]}
    with store.write() as unit:
        assert unit.forms.save_draft(mair.id, "report", "", "first", typed, NOW) == 1
        assert unit.forms.save_draft(mair.id, "report", "", "second", typed, LATER, version=1) == 2
    with store.read() as reader:
        draft = reader.forms.draft(mair.id, "report", "")
        assert draft is not None
        assert (draft.step, draft.answers, draft.version, draft.updated_at) == ("second", typed, 2, LATER)
        assert reader.forms.draft(huw.id, "report", "") is None
        assert reader.forms.draft(mair.id, "report", "other") is None
        stored = reader.session.scalars(text("SELECT answers FROM draft")).one()
    assert "Gwaeddodd" not in stored


def test_a_draft_saved_on_two_devices_is_not_overwritten_unseen(store: Store, mair: Person) -> None:
    with store.write() as unit:
        unit.forms.save_draft(mair.id, "report", "", "", {"happened": "phone"}, NOW, version=0)
    with pytest.raises(Stale), store.write() as unit:
        unit.forms.save_draft(mair.id, "report", "", "", {"happened": "desk"}, NOW, version=0)
    with store.read() as reader:
        draft = reader.forms.draft(mair.id, "report", "")
    assert draft is not None
    assert draft.answers == {"happened": "phone"}


def test_drafts_are_listed_latest_first_and_gone_once_dropped(store: Store, mair: Person) -> None:
    with store.write() as unit:
        unit.forms.save_draft(mair.id, "report", "", "", {}, NOW)
        unit.forms.save_draft(mair.id, "formal", "case", "", {}, LATER)
        assert [draft.use_case for draft in unit.forms.drafts(mair.id)] == ["formal", "report"]
        unit.forms.drop_draft(mair.id, "formal", "case")
        assert [draft.use_case for draft in unit.forms.drafts(mair.id)] == ["report"]
