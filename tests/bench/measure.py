"""Figures made of measurements, and the table that they are printed in. Pure: nothing here looks at a clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Line:
    """One line of the table.

    ``ratio`` is of two things that were measured in the same run, ``figures`` says both absolutely. ``promise``
    is the limit in words, empty where none was promised, and ``kept`` whether it was kept.
    """

    what: str
    ratio: float
    figures: str
    promise: str = ""
    kept: bool = True


def p95(times: Sequence[float]) -> float:
    """Of twenty times, nineteen are at most this long. There must be at least two."""
    return quantiles(times, n=20, method="inclusive")[-1]


def against(what: str, slow: Sequence[float], quick: Sequence[float], limit: float | None = None) -> Line:
    """One line for times of two things, in seconds: the medians' ratio, and at most how much was promised."""
    ratio = median(slow) / median(quick)
    figures = (
        f"p50 {ms(median(slow))} against {ms(median(quick))} ms, p95 {ms(p95(slow))} against {ms(p95(quick))}"
    )
    if limit is None:
        return Line(what, ratio, figures)
    return Line(what, ratio, figures, f"at most {limit:g}", ratio <= limit)


def ms(seconds: float) -> str:
    """Milliseconds, with a decimal where they are few."""
    thousandths = seconds * 1000
    return f"{thousandths:.0f}" if thousandths >= 100 else f"{thousandths:.1f}"


def table(sections: Iterable[tuple[str, Sequence[Line]]]) -> str:
    """All sections under one heading, every column as wide as it must be."""
    rows = [("", "ratio", "promised", "figures")]
    for title, lines in sections:
        rows.append((title, "", "", ""))
        for line in lines:
            promise = f"{line.promise}: {'kept' if line.kept else 'MISSED'}" if line.promise else ""
            rows.append((f"  {line.what}", f"{line.ratio:.2f}", promise, line.figures))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        f"{what:<{widths[0]}}  {ratio:>{widths[1]}}  {promise:<{widths[2]}}  {figures}".rstrip()
        for what, ratio, promise, figures in rows
    )
