"""The clock's buttons, the groups of people, and long lines."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot.practice import pages
from bot.practice.chat import Typed
from bot.practice.ports import Member
from notices.card import Card

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 28, 9, 30, tzinfo=UTC)  # the clocks go forward the night after


def state(*people: Member, text: str = "/contact") -> pages.State:
    line = Typed("t-1", NOW, text, 1)
    return pages.State(people[0], people, [line], Card("Home"), NOW, None, LONDON, "A landlord")


def member(name: str, *roles: str, unread: int = 0) -> Member:
    return Member(uuid4(), name, roles, "Job", unread)


def test_a_day_and_a_week_keep_the_time_of_day_when_the_clocks_change() -> None:
    assert pages.later(NOW, "day", LONDON, None) == datetime(2026, 3, 29, 8, 30, tzinfo=UTC)
    assert pages.later(NOW, "week", LONDON, None) == datetime(2026, 4, 4, 8, 30, tzinfo=UTC)
    assert pages.later(NOW, "hour", LONDON, None) == NOW + timedelta(hours=1)


def test_the_next_deadline_is_never_before_now() -> None:
    soon = NOW + timedelta(days=2)
    assert pages.later(NOW, "due", LONDON, (soon, "Review")) == soon
    overdue = pages.later(NOW, "due", LONDON, (NOW - timedelta(days=1), "Review"))
    assert overdue is not None
    assert overdue > NOW
    assert pages.later(NOW, "due", LONDON, None) is None
    assert pages.later(NOW, "yesterday", LONDON, None) is None


def test_people_stand_under_their_weightiest_role_once() -> None:
    shown = pages.parts(
        state(member("Ann Ellis"), member("Bob Frost", "manager", "director"), member("Cai", "safety"))
    )
    people = shown["people"]
    assert (
        people.index("Staff") < people.index("Ann Ellis") < people.index("Safety group") < people.index("Cai")
    )
    assert people.index("Director") < people.index("Bob Frost")
    assert people.count("Bob Frost") == 1
    assert "Managers" not in people


def test_unread_messages_are_counted_in_words_too() -> None:
    assert "3 unread" in pages.parts(state(member("Ann Ellis", unread=3)))["people"]


def test_initials_come_from_words_whatever_the_name() -> None:
    for name, initials in (
        ("Siân Llywelyn-Bowen", "SL"),
        ("Cai", "C"),
        ("🙂 مريم", "م"),
        ("🙂", "🙂"),
        ("<b>", "&lt;"),
    ):
        assert f">{initials}</span>" in pages.avatar(member(name))


def test_a_very_long_line_is_shortened_and_says_by_how_much() -> None:
    messages = pages.parts(state(member("Ann Ellis"), text="x" * 10_000))["messages"]
    assert f"… and {10_000 - pages.SHOWN} more characters" in messages
    assert "x" * (pages.SHOWN + 1) not in messages


def test_times_are_shown_in_the_organisations_time_zone() -> None:
    summer = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    me = member("Ann Ellis")
    shown = pages.parts(pages.State(me, [me], [], Card("Home"), summer, None, LONDON, "A landlord"))
    assert "Thursday 2 July 2026" in shown["clock"]
    assert "00:30" in shown["clock"]
