"""What people wait for at the desk: a check, many checks at once, and a report."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from statistics import median
from time import perf_counter
from typing import ParamSpec

from tests.bench.landlord import Landlord
from tests.bench.measure import Line, against
from tests.handlers.office import asked, shown

TWICE = 2.0  # how much longer a check may take with a hundred times as many customers
AT_ONCE = 8
TURNS = 5
WHAT = {"channel": "phone", "kinds": ["rudeness"], "happened": "She shouted at me for ten minutes."}

P = ParamSpec("P")


def checks(few: Landlord, many: Landlord) -> Iterator[Line]:
    """A check among many customers against one among few, for all kinds of text together and for each.

    The two are timed in turns, so that whatever else the machine does hits both.
    """
    among_few: dict[str, list[float]] = defaultdict(list)
    among_many: dict[str, list[float]] = defaultdict(list)
    for one, other in zip(few.typed, many.typed, strict=True):
        for kind in other:
            among_few[kind].append(seconds(few.check, one[kind]))
            among_many[kind].append(seconds(many.check, other[kind]))
    together = [*chain(*among_many.values())], [*chain(*among_few.values())]
    yield against("check, all of these together", *together, limit=TWICE)
    for kind in among_many:
        yield against(f"check, {kind}", among_many[kind], among_few[kind])


def checks_at_once(landlord: Landlord) -> Line:
    """Checks a second, from eight threads and from one."""
    texts = [text for one_of_each in landlord.typed for text in one_of_each.values()]
    one, eight = [], []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for start in range(TURNS):
            some = texts[start::TURNS]
            one.append(len(some) / seconds(lambda some: [*map(landlord.check, some)], some))
            eight.append(len(some) / seconds(lambda some: [*pool.map(landlord.check, some)], some))
    figures = f"{median(eight):.0f} against {median(one):.0f} a second"
    return Line(f"checks from {AT_ONCE} threads against one", median(eight) / median(one), figures)


def reports(landlord: Landlord) -> Line:
    """Reporting an incident, from the command to the answer that the form gets, against a check."""
    checked, reported = [], []
    for texts in landlord.typed:
        reference = texts["exact reference"]
        checked.append(seconds(landlord.check, reference))
        reported.append(seconds(_report, landlord, reference))
    return against("incident report against a check", reported, checked)


def _report(landlord: Landlord, reference: str) -> None:
    office, reporter = landlord.office, landlord.office.staff.reporter
    ask = asked(office.types(reporter, f"/contact-report {reference}"))
    card = shown(office.sends(reporter, ask, WHAT))
    assert card.title.startswith("Your report about"), card.title


def seconds(act: Callable[P, object], *given: P.args, **named: P.kwargs) -> float:
    """How long it takes, in real time."""
    start = perf_counter()
    act(*given, **named)
    return perf_counter() - start
