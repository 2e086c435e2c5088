"""The working-day calendar, with the bank holidays of England and Wales."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

import holidays

from policy.calendar import Calendar


def make_calendar(timezone: str, years: Iterable[int]) -> Calendar:
    """For these years. Raises `zoneinfo.ZoneInfoNotFoundError` for an unknown time zone."""
    return Calendar(ZoneInfo(timezone), holidays.country_holidays("GB", subdiv="ENG", years=years))
