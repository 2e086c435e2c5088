"""The pure parts of the benchmarks; nothing is timed here."""

import pytest
from rapidfuzz.distance import OSA

from bot.practice.sample import customers_csv
from tests.bench.measure import Line, against, p95, table
from tests.bench.typed import KINDS, misspelt, typed


@pytest.mark.parametrize(("slow", "kept"), [(0.020, True), (0.0201, False)])
def test_a_promise_is_kept_up_to_its_limit(slow: float, kept: bool) -> None:
    line = against("check", [slow] * 3, [0.010] * 3, limit=2.0)
    assert (line.kept, line.promise) == (kept, "at most 2")
    assert line.ratio == pytest.approx(slow / 0.010)


def test_a_line_says_both_absolutely() -> None:
    line = against("check", [0.1, 0.2, 0.3], [0.001, 0.002, 0.003])
    assert line.figures.startswith("p50 200 against 2.0 ms")
    assert (line.promise, line.kept) == ("", True)


def test_one_time_in_twenty_may_be_longer() -> None:
    assert p95([1.0] * 19 + [9.0]) < 2.0
    assert p95([1.0] * 18 + [9.0] * 2) > 8.0


def test_the_table_says_which_promise_was_missed() -> None:
    kept, missed = Line("quick", 1.5, "3 s", "at most 2"), Line("slow", 2.5, "5 s", "at most 2", kept=False)
    lines = table([("Practice", [kept, missed])]).splitlines()
    assert [("MISSED" in line, "kept" in line) for line in lines[1:]] == [
        (False, False),
        (False, True),
        (True, False),
    ]


@pytest.mark.parametrize("name", ["Siân Llewelyn", "Non Rees", "Iwan Kaur", "O'Connor"])
def test_a_misspelt_name_is_one_slip_away(name: str) -> None:
    assert OSA.distance(name, misspelt(name)) == 1


def test_what_is_typed_has_every_kind_of_text_and_is_the_same_every_time() -> None:
    customers = customers_csv(50)
    texts = typed(customers, 20)
    assert [each.keys() for each in texts] == [KINDS.keys()] * 20
    assert texts == typed(customers, 20)
