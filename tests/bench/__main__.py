"""`make bench`: ratios of things measured in one run, with the figures beside them. Fails where a promise was missed."""

import multiprocessing
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, closing

from tests.bench import desk, practice
from tests.bench.landlord import Landlord, fill, open_office
from tests.bench.measure import Line, table
from tests.databases import NAMES, Database, migrate, postgresql_server

FEW, MANY = 1_000, 100_000
ROUNDS = 60  # of one text of each kind


def main() -> int:
    """How many promises were missed."""
    print("The practice workspace: starting it again and again…")  # noqa: T201
    sections = [("Practice workspace", [*practice.starts()])]
    with ExitStack() as stack:
        databases = _databases(stack)
        print(f"Taking {MANY:,} and {FEW:,} customers into both databases: the longest part…")  # noqa: T201
        with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
            for filled in [pool.submit(fill, database, size) for (_, size), database in databases.items()]:
                filled.result()
        for kind, name in NAMES.items():
            print(f"The desk on {name}…")  # noqa: T201
            few, many = (open_office(databases[kind, size], size, ROUNDS) for size in (FEW, MANY))
            sections.append((f"{name}, {MANY:,} customers against {FEW:,}", [*_desk(few, many)]))
    print(table(sections))  # noqa: T201
    return sum(not line.kept for _, lines in sections for line in lines)


def _desk(few: Landlord, many: Landlord) -> Iterator[Line]:
    few.require_right_answers()
    many.require_right_answers()
    yield from desk.checks(few, many)
    yield desk.checks_at_once(many)
    yield desk.reports(many)


def _databases(stack: ExitStack) -> dict[tuple[str, int], Database]:
    """Empty ones by kind and how many customers they are for, those first that take longest to fill."""
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    server = stack.enter_context(postgresql_server())
    made = {}
    for size in (MANY, FEW):
        urls = {
            "postgresql": stack.enter_context(server.database()),
            "sqlite": f"sqlite:///{folder}/{size}.sqlite",
        }
        migrate(urls["sqlite"])
        for kind, url in urls.items():
            made[kind, size] = stack.enter_context(closing(Database(kind, url)))
    return made


if __name__ == "__main__":
    sys.exit(main() > 0)
