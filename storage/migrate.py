"""Bringing a database to this release's tables.

A migration must leave the tables usable by the release before it, which goes on serving until it is replaced: add
first, remove a release later. After a change of a `storage.schema…`, write one with
`make migration m="what it does"` and read what came out.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.autogenerate.api import AutogenContext
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from cryptography.fernet import Fernet, MultiFernet
from sqlalchemy import CheckConstraint, Connection, Engine, MetaData, inspect, text
from sqlalchemy.types import TypeDecorator

from storage import triggers
from storage.engine import WRITES, make_engine, refusing, turn
from storage.schema_case import PARTS

_LOCK = 0x436F6E74  # any number, the same in every release: who migrates holds it


def _render(kind: str, item: object, context: AutogenContext) -> str | Literal[False]:
    # A migration must mean the same for ever, so it names the plain type and not ours.
    if kind == "type" and isinstance(item, TypeDecorator):
        plain = item.impl_instance
        if isinstance(plain, TypeDecorator):
            return _render(kind, plain, context)
        return "sa.JSON()" if plain.__visit_name__ == "JSON" else f"sa.{plain!r}"
    return False


OPTIONS: dict[str, Any] = {"render_item": _render, "compare_type": True}


def described() -> MetaData:
    """The tables as the code describes them, those of a case included."""
    (_, _, table, _), *_ = PARTS
    return table.metadata


def upgrade(engine: Engine) -> None:
    """Bring the database to this release. Several processes may call it at once: one does it. Raises `Unavailable`."""
    with _migrating(engine) as connection:
        triggers.remove(connection)
        command.upgrade(_config(connection), "head")
        triggers.install(connection)


def at_head(engine: Engine) -> bool:
    """Whether the database has this release's tables. Raises `Unavailable`."""
    with refusing(), engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_heads()
    return set(current) == set(ScriptDirectory.from_config(_config(None)).get_heads())


def differences(engine: Engine) -> list[str]:
    """How the database differs from what the code describes; empty when it does not."""
    with refusing(), engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = [str(difference) for difference in compare_metadata(context, described())]
        missing = triggers.wanted(connection) - triggers.installed(connection)
        checks = list(_lacking_checks(connection))
    return found + checks + [f"the trigger {name} is missing" for name in sorted(missing)]


def _lacking_checks(connection: Connection) -> Iterator[str]:
    """Checks are not compared by Alembic, so a migration that forgets one would not be noticed."""
    inspector = inspect(connection)
    for table in described().sorted_tables:
        if not inspector.has_table(table.name):
            continue
        known = {check["name"] for check in inspector.get_check_constraints(table.name)}
        wanted = {str(c.name) for c in table.constraints if isinstance(c, CheckConstraint)}
        yield from (f"the check {name} is missing" for name in sorted(wanted - known))


def draft(message: str) -> None:
    """Write the migration from the newest one to the tables as described; it needs reading before it is kept."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(
            f"sqlite:///{folder}/draft.sqlite", cipher=MultiFernet([Fernet(Fernet.generate_key())])
        )
        try:
            with _migrating(engine) as connection:
                config = _config(connection)
                command.upgrade(config, "head")
                number = len(list(ScriptDirectory.from_config(config).walk_revisions())) + 1
                script = command.revision(config, message, autogenerate=True, rev_id=f"{number:04d}")
                _tidy(script)
        finally:
            engine.dispose()


def _tidy(script: Script | list[Script | None] | None) -> None:
    if not isinstance(script, Script):
        raise RuntimeError("no migration was written")
    path = Path(script.path)
    path.write_text("".join(line for line in path.open() if not line.lstrip().startswith("# ### ")))


@contextmanager
def _migrating(engine: Engine) -> Iterator[Connection]:
    sqlite = engine.dialect.name == "sqlite"
    with refusing(), turn(engine), engine.execution_options(**{WRITES: True}).connect() as connection:
        if sqlite:
            # Rebuilding a table deletes it, and what refers to it would stop that. Outside a transaction only.
            _pragma(connection, "foreign_keys = OFF")
        try:
            with connection.begin():
                if not sqlite:
                    # Whoever else migrates may need longer than anybody waits for a row.
                    connection.execute(text("SET LOCAL lock_timeout = '10min'"))
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield connection
                if sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first()):
                    raise RuntimeError(f"the migration broke a reference in {broken[0]}")
        finally:
            if sqlite:
                _pragma(connection, "foreign_keys = ON")


def _pragma(connection: Connection, pragma: str) -> None:
    driver = connection.connection.driver_connection
    if driver is None:
        raise RuntimeError("the connection is closed")
    driver.execute(f"PRAGMA {pragma}").close()


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
