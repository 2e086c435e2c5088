"""The home has room for everybody, however much they may start, began and have waiting."""

import pytest

from notices.card import MAX_BUTTONS, Action
from notices.hub import Begun, Hub, Waiting, hub_card
from notices.words import words
from tests.story import CALENDAR, adra, utc


@pytest.mark.parametrize("may_start", [3, 8, 12])
def test_whoever_may_start_much_still_has_a_home(may_start: int) -> None:
    at, case = utc("2026-03-02 09:00"), Action("case")
    hub = Hub(
        waiting=[Waiting(f"CC-2026-000{n}", "A report waits", case) for n in range(8)],
        count=8,
        begun=2 * [Begun("report", "", "", at, Action("report"))],
        mine=(),
        reported=(),
        starts=[(f"start-{n}", f"Start {n}", True) for n in range(may_start)],
    )
    card = hub_card(hub, CALENDAR.day(at), CALENDAR.zone, {}, adra(), words("en"))
    assert len(card.buttons) == MAX_BUTTONS
    assert card.title == "8 things wait on you"
