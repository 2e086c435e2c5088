"""Whatever is asked for: a set of restrictions is taken exactly if on each of its days some way stays open (P8.4)."""

import datetime as dt
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.openway import open_ways, require_open_way
from policy.refusal import Refused
from policy.restriction import Restriction
from tests.factories import a_customer, adra

TODAY = dt.date(2026, 3, 11)
HERE = frozenset({UUID(int=7)})
DAYS = [TODAY + dt.timedelta(days=day) for day in range(-6, 13)]
PARTICULARS: list[tuple[str, str, str]] = [
    *(("one_medium", "medium", way.key) for way in adra().ways),
    *(("other", "closed_way", way.key) for way in adra().ways),
    ("email_quarantined_or_blocked", "mode", "block"),
    ("witness", "where", "both"),
]


@st.composite
def restrictions(draw: st.DrawFn) -> Restriction:
    kind, name, value = draw(st.sampled_from(PARTICULARS))
    start, end = sorted((draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))))
    ended = draw(st.none() | st.sampled_from(DAYS))
    return Restriction(UUID(int=1), kind, {name: value}, ["rent"], start, end, start, ended)


@pytest.mark.section("8.4")
@given(st.lists(restrictions(), max_size=5), st.sampled_from(["", "01632 960555"]))
def test_a_set_is_taken_exactly_if_from_today_on_each_day_leaves_a_way_open(
    together: list[Restriction], phone: str
) -> None:
    customer = a_customer(phone=phone)
    always = all(
        open_ways(customer, [r for r in together if r.in_force(day)], adra(), HERE)
        for day in DAYS
        if day >= TODAY
    )
    try:
        require_open_way(customer, together, TODAY, adra(), HERE)
    except Refused:
        assert not always
    else:
        assert always
