"""The one clock of the benchmarks."""

from collections.abc import Callable
from time import perf_counter
from typing import ParamSpec

P = ParamSpec("P")


def seconds(act: Callable[P, object], *given: P.args, **named: P.kwargs) -> float:
    """How long it takes, in real time."""
    start = perf_counter()
    act(*given, **named)
    return perf_counter() - start
