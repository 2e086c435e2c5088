"""What a card holds is within its limits, checked where it is built."""

import pytest

from notices.card import MAX_BARS, Bars


def test_the_largest_bar_is_the_longest_and_the_smallest_can_be_seen() -> None:
    bars = Bars("T", (("a", 200), ("b", 100), ("c", 1), ("d", 0)), "contacts")
    assert bars.lengths(100) == [100, 50, 1, 0]
    assert bars.lengths(10) == [10, 5, 1, 0]


def test_where_nothing_is_counted_no_bar_is_drawn() -> None:
    bars = Bars("T", (("2 Mar", 0), ("16 Mar", 0)), "contacts")
    assert bars.lines() == ["2 Mar  0", "16 Mar 0"]


def test_a_line_fits_a_phone() -> None:
    bars = Bars("T", (("x" * 16, 1000), ("y", 1)), "minutes")
    assert max(len(line) for line in bars.lines()) <= 36


@pytest.mark.parametrize(
    ("bars", "wrong"),
    [
        ((), "0 bars"),
        ((("a", 1),) * (MAX_BARS + 1), "27 bars"),
        ((("x" * 17, 1),), "longer than 16"),
        ((("a", -1),), "a bar of -1"),
    ],
)
def test_bars_past_their_limits_raise(bars: tuple[tuple[str, int], ...], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        Bars("T", bars, "contacts")


def test_as_many_bars_as_half_a_year_has_weeks() -> None:
    assert len(Bars("T", (("a", 1),) * MAX_BARS, "contacts").lines()) == MAX_BARS
