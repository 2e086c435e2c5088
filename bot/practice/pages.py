"""The parts of the workspace around forms and cards: people, clock, conversation, the page itself."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never
from uuid import UUID
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time
from markupsafe import Markup

from bot.practice import html
from bot.practice.chat import Entry, Private, Typed
from bot.practice.ports import Member, Message
from notices.card import Card

LOCALE = "en_GB"
HUES = 8
GROUPS = {  # in this order; who has several roles stands under the last of them
    "": "Staff",
    "manager": "Managers",
    "safety": "Safety group",
    "records": "Records",
    "admin": "Administrators",
    "slt": "Senior leadership team",
    "director": "Director",
}
SHOWN = 600  # characters of what was typed that are repeated; the rest is counted
COMMANDS = (
    ("/contact-check", "WHO", "May I ring, write, visit? What applies to a customer now"),
    ("/contact-report", "[WHO]", "Report what happened, in under two minutes"),
    ("/contact", "", "What waits on you, your cases, and everything else you can start"),
    ("/contact help", "", "All that can be typed, such as /contact case CC-2026-0001"),
)


@dataclass(frozen=True)
class State:
    """What a page shows, asked from the workspace in one go. Times are aware UTC."""

    me: Member
    people: Sequence[Member]
    timeline: Sequence[Entry]
    home: Card
    now: datetime
    due: tuple[datetime, str] | None
    timezone: ZoneInfo
    name: str


def parts(state: State) -> Mapping[str, Markup]:
    """Each part of the page that changes by itself, as HTML."""
    groups: dict[str, list[Member]] = {}
    for member in state.people:
        groups.setdefault(_group(member), []).append(member)
    order = list(GROUPS.values())
    grouped = sorted(
        groups.items(), key=lambda group: order.index(group[0]) if group[0] in order else len(order)
    )
    return {
        "people": html.macro("people.html", "people")(grouped, state.me, avatar),
        "clock": _clock(state),
        "home": html.card(state.home, "home", level=3),
        "messages": Markup("").join(_messages(state)),
    }


def page(state: State) -> str:
    """The whole page for one person."""
    return html.templates.get_template("page.html").render(
        state=state, me=state.me, parts=parts(state), avatar=avatar, commands=COMMANDS, groups=GROUPS
    )


def sorry(title: str, sentence: str) -> str:
    """A page that says that something was not found or not done."""
    return html.templates.get_template("sorry.html").render(title=title, sentence=sentence)


def avatar(member: Member, size: str = "") -> Markup:
    """Initials on a colour that stays the same for the same person."""
    words = [word for word in member.name.split() if word[0].isalnum()] or [member.name or "?"]
    initials = (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()
    return html.macro("people.html", "avatar")(initials, zlib.crc32(member.id.bytes) % HUES, size)


def later(now: datetime, step: str, timezone: ZoneInfo, due: tuple[datetime, str] | None) -> datetime | None:
    """Where a button of the clock moves it to (UTC): a day and a week keep the time of day; None for anything else."""
    local = now.astimezone(timezone)
    match step:
        case "hour":
            return now + timedelta(hours=1)
        case "day":
            return (local + timedelta(days=1)).astimezone(now.tzinfo)
        case "week":
            return (local + timedelta(weeks=1)).astimezone(now.tzinfo)
        case "due" if due is not None:
            return max(due[0], now + timedelta(seconds=1))  # what is due already still has to be stepped over
        case _:
            return None


def _group(member: Member) -> str:
    for role in reversed(GROUPS):
        if role in member.roles:
            return GROUPS[role]
    return member.roles[0].capitalize() if member.roles else GROUPS[""]


def _clock(state: State) -> Markup:
    local = state.now.astimezone(state.timezone)
    due = None
    if state.due is not None:
        when = state.due[0].astimezone(state.timezone)
        due = (format_datetime(when, "EEE d MMM y, HH:mm", locale=LOCALE), state.due[1])
    return html.macro("people.html", "clock")(
        local, format_date(local, "EEEE d MMMM y", locale=LOCALE), _time(local), due
    )


def _messages(state: State) -> list[Markup]:
    item = html.macro("message.html", "message")
    shown: list[Markup] = []
    day = None
    for entry in state.timeline:
        local = entry.at.astimezone(state.timezone)
        if local.date() != day:
            day = local.date()
            shown.append(
                html.macro("message.html", "day")(day, format_date(day, "EEEE d MMMM y", locale=LOCALE))
            )
        when = (local.isoformat(timespec="seconds"), _time(local))
        match entry:
            case Typed():
                left_out = max(0, len(entry.text) - SHOWN)
                text = entry.text[:SHOWN]
                shown.append(
                    html.macro("message.html", "typed")(entry.id, text, left_out, when, state.me, avatar)
                )
            case Private():
                shown.append(
                    item(entry.id, html.card(entry.card, entry.id), entry.revision, when, private=True)
                )
            case Message():
                at = line_id(entry.id)
                shown.append(item(at, html.card(entry.card, at), entry.revision, when, unread=entry.unread))
            case _:
                assert_never(entry)
    return shown


def line_id(message: UUID) -> str:
    """How the page names the line of a message."""
    return f"m-{message}"


def _time(local: datetime) -> str:
    return format_time(local, "HH:mm", locale=LOCALE)
