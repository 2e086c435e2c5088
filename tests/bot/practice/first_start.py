"""`python -m tests.bot.practice.first_start FOLDER`: the first start of the workspace, saying how far it has come."""

import datetime as dt
import sys
from pathlib import Path

from bot.practice.start import practice_app

NOW = dt.datetime(2026, 11, 25, 14, 30, tzinfo=dt.UTC)  # a Wednesday afternoon
CUSTOMERS = 20


def start(folder: Path) -> None:
    """Make the landlord in the folder."""
    practice_app(
        folder,
        lambda: NOW,
        customers=CUSTOMERS,
        progress=lambda what, done, total: print(what, done, flush=True),  # noqa: T201
    )


if __name__ == "__main__":
    start(Path(sys.argv[1]))
