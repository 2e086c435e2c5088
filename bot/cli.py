"""The command line: `python -m bot …`."""

from pathlib import Path
from typing import Annotated

import typer
from aiohttp import web

from bot.practice.start import LOOPBACK, practice_app

app = typer.Typer(no_args_is_help=True, add_completion=False, help="The customer contact bot.")


@app.callback()
def main() -> None:
    """More commands join with the edges that need them."""


@app.command()
def practice(
    port: Annotated[int, typer.Option(help="On 127.0.0.1 alone.")] = 8080,
    folder: Annotated[Path, typer.Option(help="Where the practice database is kept.")] = Path("var"),
) -> None:
    """A made-up landlord in the browser, to try the bot and to learn it."""
    typer.echo("Preparing the made-up landlord…")
    made = practice_app(folder)
    typer.echo(f"Open http://{LOOPBACK}:{port}/ (Ctrl-C ends it; delete {folder}/practice.* to begin anew)")
    web.run_app(made, host=LOOPBACK, port=port, print=None)
