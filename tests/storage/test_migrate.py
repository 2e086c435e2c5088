"""Migrations lead to the tables that the code describes, on both databases, and keep the triggers."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage import triggers
from storage.engine import make_engine
from storage.migrate import at_head, described, differences, upgrade
from tests.databases import CIPHER, Database


def test_a_migrated_database_is_what_the_code_describes(database: Database) -> None:
    engine = database.engine()
    assert at_head(engine)
    assert differences(engine) == []


def test_a_missing_trigger_is_a_difference(database: Database) -> None:
    engine = database.engine()
    on = "" if database.kind == "sqlite" else " ON passage"
    with engine.begin() as connection:
        connection.execute(text(f"DROP TRIGGER passage_unchanged_update{on}"))
    assert differences(engine) == ["the trigger passage_unchanged_update is missing"]
    with engine.begin() as connection:
        triggers.install(connection)
    assert differences(engine) == []


def test_a_missing_column_is_a_difference(database: Database) -> None:
    engine = database.engine()
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE pack DROP COLUMN issue"))
    (difference,) = differences(engine)
    assert "issue" in difference


def test_a_missing_check_is_a_difference(database: Database) -> None:
    engine = database.engine()
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE interim_control RENAME TO with_its_check"))
        connection.execute(text("CREATE TABLE interim_control AS SELECT * FROM with_its_check"))
    assert "the check ck_interim_control_ends is missing" in differences(engine)


def test_migrating_again_changes_nothing(database: Database) -> None:
    engine = database.engine()
    upgrade(engine)
    assert at_head(engine)
    assert differences(engine) == []


def test_a_new_file_is_not_at_head_until_it_is_migrated(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/new.sqlite", cipher=CIPHER)
    assert not at_head(engine)
    upgrade(engine)
    assert at_head(engine)
    engine.dispose()


def test_two_processes_that_migrate_at_once_both_end_at_head(database: Database) -> None:
    with database.engine().begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
        for table in _tables(database):
            connection.execute(
                text(f'DROP TABLE "{table}"' + ("" if database.kind == "sqlite" else " CASCADE"))
            )
    engines = [database.engine(wait=20) for _ in range(3)]
    failures: list[BaseException] = []

    def migrate(number: int) -> None:
        try:
            upgrade(engines[number])
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=migrate, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert all(at_head(engine) for engine in engines)
    assert differences(engines[0]) == []


def _tables(database: Database) -> list[str]:
    return [table.name for table in reversed(described().sorted_tables)]


@pytest.mark.section("13.5")
def test_the_database_itself_refuses_to_change_the_record(database: Database) -> None:
    engine = database.engine()
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO record (id, what, section, at, actor_roles, passages, facts, pack) VALUES "
                "('7f0f8d9e00000000000000000000000a', 'w', 'X', '2026-11-24 09:00:00', '', '[]', '{}', '')"
            )
        )
    statements = ["UPDATE record SET what = 'x'", "DELETE FROM record"]
    if database.kind == "postgresql":
        statements.append("TRUNCATE record")
    for statement in statements:
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(text(statement))
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT what FROM record")) == "w"


@pytest.mark.section("13.5")
def test_a_passage_may_be_removed_and_never_rewritten(database: Database) -> None:
    engine = database.engine()
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO passage (id, text, created_at) VALUES "
                "('7f0f8d9e00000000000000000000000a', 'x', '2026-11-24 09:00:00')"
            )
        )
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("UPDATE passage SET text = 'y'"))
    with engine.begin() as connection:
        assert connection.execute(text("DELETE FROM passage")).rowcount == 1
