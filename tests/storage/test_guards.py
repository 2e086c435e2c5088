"""What the database itself refuses of a case, by plain SQL past all our code, and that it says so in words."""

# ruff: noqa: S608 — plain SQL past all our code is what is proved here, and all of it is written here

from collections.abc import Sequence

import pytest
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import IntegrityError

from policy.record import recorded
from storage import triggers
from storage.guards import GUARDS
from storage.migrate import differences
from storage.store import Store
from tests.databases import Database
from tests.factories import Stage, Story, a_case, review_now
from tests.handlers.office import employ, register

NEW = "7f0f8d9e00000000000000000000000a"
TOLD = "not in force before its letter is issued"
APPROVED = "nothing is in force that nobody approved"
SENT = "a letter that was issued stays as it was sent"
ONCE = "a proposal is decided once"
PACK = "a policy pack stays as it was loaded"
APPEND = ("append-only", "what is recorded is never changed")


def _who(name: str) -> str:
    return f"(SELECT id FROM person WHERE name = '{name}')"


def _copied(connection: Connection, table: str, where: str, **other: str) -> str:
    """A statement that adds a copy of a row with a new id, and these columns otherwise."""
    names = [column["name"] for column in inspect(connection).get_columns(table)]
    values = [{"id": f"'{NEW}'", **other}.get(name, f'"{name}"') for name in names]
    columns = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({columns}) SELECT {', '.join(values)} FROM {table} WHERE {where} LIMIT 1"


def _refused(connection: Connection) -> Sequence[tuple[str | tuple[str, ...], tuple[str, ...]]]:
    """What says no, and the statements of which the last one must be refused."""
    untold = "effective_from IS NULL AND proposal_id IN (SELECT id FROM proposal WHERE verdict = 'approved')"
    formal = "proposal_id IS NOT NULL"
    unfounded = {"proposal_id": "NULL", "seven_day_id": "NULL"}
    asked = f"""INSERT INTO seven_day (id, case_id, asked_by_id, asked_at, written_in, told_how)
        SELECT '{NEW}', id, {_who("Alice Turner")}, opened_at, 'en', '' FROM "case" LIMIT 1"""
    confirmed = f"UPDATE seven_day SET verdict = 'approved', decided_by_id = {_who('Tom Ellis')}"
    appealed = _copied(connection, "appeal", "outcome IS NOT NULL", outcome="NULL", reviewer_id="NULL")
    again = appealed.replace(NEW, NEW.replace("a", "b"))
    loaded = "INSERT INTO pack (sha256, issue, text, loaded_at) VALUES ('0', '4', '', '2026-03-01 09:00:00')"
    return (
        # A restriction without an end, or with one before its start.
        ("end", ('UPDATE restriction SET "end" = NULL',)),
        ("end", (_copied(connection, "restriction", formal, end="NULL"),)),
        ("ck_restriction_ends", (f"UPDATE restriction SET \"end\" = '2026-01-01' WHERE {untold}",)),
        ("ck_restriction_ends", (_copied(connection, "restriction", untold, end="'2026-01-01'"),)),
        # In force without its letter, or without anybody's approval.
        (TOLD, (f"UPDATE restriction SET effective_from = start WHERE {untold}",)),
        (TOLD, (_copied(connection, "restriction", untold, effective_from="start"),)),
        (APPROVED, (_copied(connection, "restriction", untold, **unfounded, effective_from="start"),)),
        (
            APPROVED,
            (
                _copied(connection, "restriction", untold, **unfounded),
                f"UPDATE restriction SET effective_from = start WHERE id = '{NEW}'",
            ),
        ),
        # Stricter than it was decided.
        ("never made longer", ("UPDATE restriction SET \"end\" = '2030-01-01'",)),
        (
            "was ended does not come back",
            ("UPDATE restriction SET ended_on = '2026-05-01'", "UPDATE restriction SET ended_on = NULL"),
        ),
        # A formal decision without a review date, decided twice, or by the wrong one.
        ("review_on", ("UPDATE proposal SET review_on = NULL",)),
        ("review_on", (_copied(connection, "proposal", "verdict IS NULL", review_on="NULL"),)),
        (ONCE, ("UPDATE proposal SET verdict = 'refused' WHERE verdict = 'approved'",)),
        (ONCE, ("UPDATE proposal SET verdict = NULL WHERE verdict = 'approved'",)),
        (ONCE, (f"UPDATE proposal SET decided_by_id = {_who('Rhys Morgan')} WHERE verdict = 'approved'",)),
        (
            "whoever reported does not decide",
            (
                f"UPDATE proposal SET verdict = 'approved', decided_by_id = {_who('Gwen Thomas')} WHERE verdict IS NULL",
            ),
        ),
        (
            "ck_proposal_decided_by_another",
            ("UPDATE proposal SET verdict = 'approved', decided_by_id = proposer_id WHERE verdict IS NULL",),
        ),
        (
            "ck_proposal_two_approve",
            (
                f"UPDATE proposal SET manager_id = {_who('Tom Ellis')}, director_id = {_who('Tom Ellis')}"
                " WHERE verdict IS NULL",
            ),
        ),
        (
            "a restriction of up to 7 days is decided once",
            (asked, confirmed, "UPDATE seven_day SET verdict = 'refused'"),
        ),
        # A letter issued twice, or rewritten after it was issued.
        (SENT, ("UPDATE letter SET issued_at = '2026-06-01 09:00:00' WHERE issued_at IS NOT NULL",)),
        (SENT, ("UPDATE letter SET issued_at = NULL WHERE issued_at IS NOT NULL",)),
        (SENT, ('UPDATE letter SET sent = \'{"en": "other words"}\' WHERE issued_at IS NOT NULL',)),
        (SENT, ("UPDATE letter SET facts = '{}' WHERE issued_at IS NOT NULL",)),
        # Two open appeals, two outcomes of one, and one decided by whoever proposed or approved.
        (("uq_appeal_open", "appeal.proposal_id"), (appealed, again)),
        ("an appeal is decided once", ("UPDATE appeal SET outcome = 'ended'",)),
        ("an appeal is decided once", ("UPDATE appeal SET outcome = NULL",)),
        *(
            (
                "nobody decides an appeal against what they proposed or approved",
                (
                    appealed,
                    f"UPDATE appeal SET outcome = 'stays', reviewer_id = {_who(name)} WHERE id = '{NEW}'",
                ),
            )
            for name in ("Nia Roberts", "Tom Ellis")
        ),
        ("ck_appeal_decided_by_somebody", (appealed, "UPDATE appeal SET outcome = 'stays'")),
        # A review done twice.
        ("a review is done once", ("UPDATE review SET outcome = 'ended'",)),
        # What was decided under which issue of the policy.
        *(
            ((PACK, *APPEND), (loaded, statement))
            for statement in ("UPDATE pack SET text = 'other'", "DELETE FROM pack", _again(connection))
        ),
        # What is recorded.
        (APPEND, ("UPDATE record SET what = 'nothing'",)),
        (APPEND, ("DELETE FROM record",)),
        (("never rewritten", *APPEND), ("UPDATE passage SET text = 'other words'",)),
        *((("never rewritten", *APPEND), (statement,)) for statement in _replacing(connection)),
    )


def _again(connection: Connection) -> str:
    """What empties a table, or writes over it, past what watches single rows."""
    replace = "INSERT OR REPLACE INTO pack SELECT sha256, issue, 'other', loaded_at, applies_from FROM pack"
    return replace if connection.dialect.name == "sqlite" else "TRUNCATE pack"


def _replacing(connection: Connection) -> Sequence[str]:
    """What only SQLite has: a way in that takes away what is there."""
    if connection.dialect.name != "sqlite":
        return ()
    return [f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}" for table in ("record", "passage")]


def _keep_three_cases(store: Store) -> None:
    """One to the end of its appeal and its review, one approved, one proposed."""
    whole = a_case(Stage.APPEAL_DECIDED)
    review_now(whole)
    others = [
        a_case(stage, staff=whole.staff, customer=whole.customer)
        for stage in (Stage.APPROVED, Stage.PROPOSED)
    ]
    employ(store, whole.staff, whole.at)
    register(store, [whole.customer], whole.at)
    for number, story in enumerate((whole, *others)):
        story.case.reference = f"CC-2026-000{number}"
        _keep(store, story)


def _keep(store: Store, story: Story) -> None:
    """The decisions, then what refers to them."""
    appeals, reviews = story.case.appeals, story.case.reviews
    story.case.appeals, story.case.reviews = [], []
    with store.write() as unit:
        unit.add(story.case)
        unit.passage("what happened", story.case.id, story.at)
        for record in story.records:
            unit.record(record, notices=())
    with store.write() as unit:
        case = unit.cases.get(story.case.id)
        case.appeals.extend(appeals)
        case.reviews.extend(reviews)
        unit.record(recorded("kept-for-a-test", "X", None, story.at), notices=())


def _tried(connection: Connection, statement: str) -> str:
    """What the database says to it."""
    try:
        connection.execute(text(statement))
    except IntegrityError as refused:
        return str(refused.orig)
    return "not refused"


@pytest.mark.section("7")
def test_the_database_itself_refuses_the_worst_and_says_what(database: Database) -> None:
    _keep_three_cases(Store(database.engine()))
    engine = database.engine()
    with engine.connect() as connection:
        attempts = list(_refused(connection))
    said = []
    for words, statements in attempts:
        with engine.connect() as connection:
            for statement in statements[:-1]:
                assert connection.execute(text(statement)).rowcount
            message = _tried(connection, statements[-1])
            connection.rollback()
        expected = (words,) if isinstance(words, str) else words
        assert any(each in message for each in expected), (statements[-1], message)
        said.append(message)
    silent = [guard.name for guard in GUARDS if not any(guard.message in message for message in said)]
    assert silent == []


def test_the_doctor_misses_each_guard_that_is_gone(database: Database) -> None:
    engine = database.engine()
    with engine.begin() as connection:
        for guard in GUARDS:
            on = "" if database.kind == "sqlite" else f" ON {guard.table}"
            connection.execute(text(f"DROP TRIGGER {guard.name}{on}"))
    assert differences(engine) == [
        f"the trigger {name} is missing" for name in sorted(guard.name for guard in GUARDS)
    ]
    with engine.begin() as connection:
        triggers.install(connection)
    assert differences(engine) == []
