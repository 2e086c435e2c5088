"""The house on the last morning of the story: fallbacks, somebody who is away, a change of roles that waits."""

import datetime as dt

from bot.practice.play import Play
from policy.calendar import Calendar

ADMIN = "Carys Lloyd"
FALLBACKS = {"adra": "Nia Roberts", "medra": "Tom Ellis"}
AWAY, STANDS_IN = "Eurwyn Gittins", "Dylan Price"
DAYS_AWAY = 4  # working days after today
ACTING = "Huw Pritchard"  # is to be a manager; the Director has still to confirm it
REASON = "Two of our managers are on courses in the new year, and Huw is to act as a third from January."
AFTER_OPENING = dt.timedelta(minutes=5)  # before the first step of any tale


def morning(calendar: Calendar, ends: dt.datetime) -> dt.datetime:
    """When it is done, for a story that ends at this moment (aware UTC)."""
    return calendar.opening(calendar.day(ends)) + AFTER_OPENING


def order(play: Play) -> None:
    """Admin names the fallbacks and asks for the change; whoever is away said so on the way out. Raises `Derailed`."""
    named = {organisation: str(play.people[name]) for organisation, name in FALLBACKS.items()}
    play.done(play.fills(ADMIN, play.types(ADMIN, "/contact fallbacks"), named))
    today = play.calendar.day(play.at)
    days = {"first_day": today, "last_day": play.calendar.add_working(today, DAYS_AWAY)}
    away = {"delegate": str(play.people[STANDS_IN]), **{key: day.isoformat() for key, day in days.items()}}
    play.done(play.fills(AWAY, play.opens(AWAY, "note-absence", str(play.people[AWAY])), away))
    asked = play.opens(ADMIN, "ask-roles", str(play.people[ACTING]))
    play.done(play.fills(ADMIN, asked, {"roles": ["manager"], "reason": REASON}))
