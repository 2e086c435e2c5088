"""What the tests share: databases. Every test that takes ``database`` (or ``store``) runs on both."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import Store
from tests.databases import NAMES, Database, Engines, PostgreSQL, migrate, postgresql_server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    with postgresql_server() as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "migrated.sqlite"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def engines() -> Engines:
    return {}


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("database") / "test.sqlite"


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, engines: Engines) -> Iterator[Database]:
    """A migrated database; the test runs once on SQLite and once on PostgreSQL."""
    kind = str(request.param)
    request.node.user_properties.append(("database", kind))
    if kind == "sqlite":
        path: Path = request.getfixturevalue("sqlite_file")
        for more in ("-wal", "-shm"):  # of a process that was killed
            path.with_name(path.name + more).unlink(missing_ok=True)
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        made = Database(kind, f"sqlite:///{path}", engines)
        yield made
        made.close()
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    with server.database() as url:
        made = Database(kind, url, engines)
        yield made
        made.close()


@pytest.fixture
def store(database: Database) -> Store:
    """A store on a migrated database."""
    return Store(database.engine())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    ran: Counter[str] = Counter()
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            ran.update(str(kind) for name, kind in report.user_properties if name == "database")
    if ran:
        terminalreporter.write_line(
            "ran on " + ", on ".join(f"{name}: {ran[kind]}" for kind, name in NAMES.items())
        )
