"""What people do who had a customer on the phone or in their mailbox again and again: they log it."""

from bot.practice.play import Play
from bot.practice.tales import Tale
from policy.calendar import DAY


def log_contacts(play: Play, tale: Tale) -> None:
    """Everybody logs the contacts that they had, each with its day."""
    local = play.calendar.local(play.at)
    for told in tale.contacts:
        for before in told["days_before"]:
            contact = {
                "customer": str(play.customers[tale.reference]),
                "channel": told["channel"],
                "day": (local.date() - before * DAY).isoformat(),
                "time": "09:10",
                "minutes": str(told["minutes"]),
                "kinds": told["kinds"],
            }
            asked = play.types(told["by"], f"/contact log-contact {tale.reference}")
            play.fills(told["by"], asked, contact)
