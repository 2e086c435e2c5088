"""The command line: `python -m bot …`."""

import asyncio
import errno
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from aiohttp import web
from rich.progress import Progress

from bot.clock import real_now
from bot.pack import applying, load_packs, read_packs
from bot.settings import Settings, WrongSettings, load_settings, require_platform
from handlers.imports import BadFile, Imported, import_customers, import_people
from policy.pack import PackError
from policy.refusal import Unavailable
from storage.engine import make_engine
from storage.migrate import at_head, upgrade
from storage.store import Store
from storage.types import WrongKey

WRONG, FAILED = 2, 1  # exit codes: what was given is wrong; it could not be done now

app = typer.Typer(no_args_is_help=True, add_completion=False, help="The customer contact bot.")
File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)]


@app.command()
def practice(
    port: Annotated[int, typer.Option(help="On 127.0.0.1 alone.")] = 8080,
    folder: Annotated[Path, typer.Option(help="Where the practice database is kept.")] = Path("var"),
) -> None:
    """A made-up landlord in the browser, to try the bot and to learn it."""
    from bot.practice.start import LOOPBACK, practice_app  # only here: a service needs none of it

    typer.echo("Preparing the made-up landlord…")
    made = practice_app(folder, progress=_progress)
    typer.echo(f"Open http://{LOOPBACK}:{port}/ (Ctrl-C ends it; delete {folder}/practice.* to begin anew)")
    _listen(made, LOOPBACK, port, f"Try another one: make run PORT={port + 1}")


@app.command()
def serve() -> None:
    """Serve every chat platform that is set up."""
    from bot.logs import configure_logs
    from bot.service import make_service

    with _told() as settings, _store(settings) as store:
        require_platform(settings)
        _ready(store)
        configure_logs(settings.log_level)
        service = make_service(settings, store)
        for line in service.applying():
            typer.echo(f"Policy pack: {line}")
        typer.echo(f"Serving on {settings.host}:{settings.port}")
        _listen(service.app, settings.host, settings.port, "Set PORT to another one.")


@app.command()
def migrate() -> None:
    """Bring the database to this release's tables, and load the policy pack. Safe to run again, and by several
    processes at once."""
    with _told() as settings, _store(settings) as store:
        offered = read_packs(settings.policy_packs)
        upgrade(store.engine)
        typer.echo("The database has this release's tables.")
        zone = ZoneInfo(settings.timezone)
        issues = load_packs(store, offered, real_now(), zone)
        for line in applying(issues, real_now().astimezone(zone).date()):
            typer.echo(f"Policy pack: {line}")


@app.command("import-people")
def people(file: File) -> None:
    """Take over people.csv: adds and updates; a bad file is refused whole."""
    _imported(file, import_people)


@app.command("import-customers")
def customers(file: File) -> None:
    """Take over customers.csv: adds and updates; a bad file is refused whole."""
    _imported(file, import_customers)


@app.command()
def tick() -> None:
    """Remind and deliver once, as a running service does by itself."""
    from bot.service import make_service

    with _told() as settings, _store(settings) as store:
        require_platform(settings)
        service = make_service(settings, _ready(store))

        async def once() -> tuple[int, int]:
            return await service.remind(), await service.deliver()

        reminded, delivered = asyncio.run(once())
        typer.echo(f"{reminded} reminders given, {delivered} messages delivered.")


@app.command()
def doctor() -> None:
    """Look at everything that the service needs, and say what to do where something is wrong."""
    from bot.doctor import examine

    with _told() as settings, _store(settings) as store:
        findings = asyncio.run(
            examine(settings, store, real_now().astimezone(ZoneInfo(settings.timezone)).date())
        )
    for finding in findings:
        typer.echo(f"{'ok   ' if finding.good else 'WRONG'} {finding.what}")
    if not all(finding.good for finding in findings):
        raise typer.Exit(FAILED)


def _imported(file: Path, take: Callable[..., Imported]) -> None:
    with _told() as settings, _store(settings) as store:
        _ready(store)
        zone = ZoneInfo(settings.timezone)
        pack = load_packs(store, read_packs(settings.policy_packs), real_now(), zone).at(real_now())
        organisations = [organisation.key for organisation in pack.organisations]
        with Progress(transient=True, disable=not sys.stdout.isatty()) as shown:
            bar = shown.add_task(file.name, total=None)
            done = take(
                store,
                file.read_bytes(),
                organisations=organisations,
                at=real_now(),
                pack=pack.sha256,
                progress=lambda done, total: shown.update(bar, completed=done, total=total),
            )
        typer.echo(f"{done.added} added, {done.updated} updated, {done.unchanged} unchanged.")
        if done.left:
            typer.echo(
                f"{done.left} have left, and stay so: Admin says in the bot that somebody is there again."
            )


def _listen(app: web.Application, host: str, port: int, otherwise: str) -> None:
    try:
        web.run_app(app, host=host, port=port, print=None, access_log=None)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        typer.echo(f"Port {port} is taken. {otherwise}", err=True)
        raise typer.Exit(FAILED) from None


@contextmanager
def _store(settings: Settings) -> Iterator[Store]:
    if (file := settings.sqlite_file) is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    store = Store(make_engine(settings.database_url, cipher=settings.cipher))
    try:
        yield store
    finally:
        store.engine.dispose()


def _ready(store: Store) -> Store:
    """The store, if it is migrated and these keys open it: what is written with others could never be read again."""
    if not at_head(store.engine):
        raise WrongSettings(["DATABASE_URL: the database is not migrated; run python -m bot migrate"])
    with store.read() as reader:
        reader.newest_passage()
    return store


@contextmanager
def _told() -> Iterator[Settings]:
    """The settings for a command; what is wrong is said line by line, and the command ends."""
    try:
        yield load_settings()
    except (WrongSettings, BadFile, PackError) as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(WRONG) from None
    except WrongKey:
        typer.echo("ENCRYPTION_KEYS: none of them opens what is stored; add the key that wrote it", err=True)
        raise typer.Exit(WRONG) from None
    except Unavailable:
        typer.echo(
            "DATABASE_URL: the database cannot be reached, or is locked or full. Nothing was changed.",
            err=True,
        )
        raise typer.Exit(FAILED) from None


def _progress(what: str, done: int, total: int) -> None:
    """One line that counts up; where nobody watches (a log, a pipe) only its end."""
    if sys.stdout.isatty() or done == total:
        typer.echo(f"\r  {what}: {done} of {total}", nl=done == total)
