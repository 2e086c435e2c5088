"""Reaching the database, and transactions on it: the one place where a driver's error becomes a refusal."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

import structlog
from cryptography.fernet import MultiFernet
from sqlalchemy import Connection, Engine, create_engine, event, exc, make_url
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from policy.refusal import Stale, Unavailable
from storage.types import use_cipher

WRITES = "writes"
_TRY_LATER = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_PROTOCOL,
}
_TAKEN = {sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY}

_log = structlog.get_logger(__name__)
# SQLite has one writer at a time. Threads that queue here start at once when it is their turn; in SQLite's own
# queue they would sleep in growing steps, up to a second.
_turns: "WeakKeyDictionary[Engine, Turn]" = WeakKeyDictionary()


class Turn:
    """Whose turn it is to write, within this process."""

    def __init__(self, wait: float) -> None:
        self._lock = threading.Lock()
        self._wait = wait
        self._writer: int | None = None

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for the turn and keep it. Raises `Unavailable` when it does not come in time."""
        if self._writer == threading.get_ident():
            raise RuntimeError("a transaction that writes was opened inside another")
        if not self._lock.acquire(timeout=self._wait):
            raise Unavailable
        try:
            self._writer = threading.get_ident()
            yield
        finally:
            self._writer = None
            self._lock.release()


def make_engine(url: str, *, cipher: MultiFernet, wait: float = 5.0) -> Engine:
    """An engine for ``sqlite:///file`` or ``postgresql://…``. ``wait`` is how many seconds to wait for a lock.

    Errors never carry the parameters of a statement: they are names and addresses.
    """
    address = make_url(url)
    if address.drivername in ("postgresql", "postgres"):
        address = address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() == "sqlite":
        engine = create_engine(
            address,
            hide_parameters=True,
            pool_size=20,  # more than there are threads: one beyond these is opened anew for each transaction
            pool_timeout=wait,
            connect_args={"timeout": wait, "isolation_level": None},
        )
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        _turns[engine] = Turn(wait)
    elif address.drivername == "postgresql+psycopg":
        milliseconds = int(wait * 1000)
        engine = create_engine(
            address,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=10,
            pool_timeout=wait,
            connect_args={"connect_timeout": 5, "options": f"-c lock_timeout={milliseconds}"},
        )
    else:
        raise ValueError(
            f"DATABASE_URL must begin with sqlite:/// or postgresql://, not {address.drivername}"
        )
    use_cipher(engine.dialect, cipher)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # 8 MB for each connection, in KiB: an import of many customers goes through large indexes.
    for pragma in ("journal_mode = WAL", "foreign_keys = ON", "cache_size = -8192"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    # A reader that turned into a writer half way would fail at once if somebody else had written meanwhile.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def turn(engine: Engine) -> Iterator[None]:
    """Hold this process's turn to write; on PostgreSQL everybody may."""
    if engine not in _turns:
        yield
        return
    with _turns[engine].taken():
        yield


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A transaction that sees one moment and cannot write. Raises `Unavailable`."""
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with refusing(), Session(engine, autoflush=False, expire_on_commit=False) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A transaction that is kept whole when the block ends well, and not at all otherwise.

    Raises `Unavailable` where the database cannot do it now, `Stale` where somebody was first.
    """
    with (
        refusing(),
        turn(engine),
        Session(engine.execution_options(**{WRITES: True}), expire_on_commit=False) as session,
        session.begin(),
    ):
        yield session


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what a driver raises when the database cannot do it, or somebody was first, into our own refusals."""
    try:
        yield
    except StaleDataError as error:
        raise Stale from error
    except exc.TimeoutError as error:
        raise Unavailable from error
    except exc.DBAPIError as error:
        code, refusal = _meaning(error)
        if refusal is None:
            raise
        _log.warning("database", refused=type(refusal).__name__, code=code)
        raise refusal from error


def _meaning(error: exc.DBAPIError) -> tuple[str, Unavailable | Stale | None]:
    """The driver's code for the log, and the refusal; None for what only a mistake of ours can cause."""
    cause = error.orig
    match cause:
        case sqlite3.Error(sqlite_errorcode=int() as number, sqlite_errorname=str() as name):
            if number & 0xFF in _TRY_LATER:
                return name, Unavailable()
            return name, Stale() if number in _TAKEN else None
    # PostgreSQL's errors are known by their codes: who is on SQLite need not wait for the import of its driver.
    if cause is None or not hasattr(cause, "sqlstate"):
        return type(error).__name__, None
    match cause.sqlstate:
        case "23505":
            return "23505", Stale()
        case "P0001":  # a trigger of the database's owner; our own raise 23000
            return "P0001", Unavailable()
        case code:
            later = isinstance(error, exc.OperationalError | exc.InternalError | exc.InterfaceError)
            return code or type(cause).__name__, Unavailable() if later else None
