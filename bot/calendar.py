"""The working-day calendar, with the bank holidays of England and Wales."""

from zoneinfo import ZoneInfo

import holidays

from policy.calendar import Calendar
from policy.pack_settings import Settings


def make_calendar(timezone: str, settings: Settings) -> Calendar:
    """In a time zone, with the office hours of a pack. Raises `zoneinfo.ZoneInfoNotFoundError` for an unknown zone."""
    return Calendar(
        ZoneInfo(timezone),
        holidays.country_holidays("GB", subdiv="ENG"),  # adds each year when it is first asked for
        settings.office_hours_from,
        settings.office_hours_to,
    )
