"""What people do about a restriction of up to 7 days, step by step."""

from bot.practice.acts import particulars
from bot.practice.play import Play
from bot.practice.tales import Tale
from policy.calendar import DAY


def ask(play: Play, tale: Tale) -> None:
    """The reporter asks for a restriction of up to 7 days."""
    case, by = play.case(tale), tale.reporter
    kinds = [str(asked["kind"]) for asked in tale.restrictions]
    today = play.calendar.day(play.at)
    what = {
        "kinds": kinds,
        "services": list(tale.services),
        "start": today.isoformat(),
        "end": (today + 6 * DAY).isoformat(),
    }
    given = play.fills(by, play.presses(by, "seven-day", case), what)
    play.fills(by, given, {**particulars(play, tale.restrictions), "reason": tale.said("reason", "en")})


def confirm(play: Play, tale: Tale) -> None:
    """A manager reads it and confirms it in one press."""
    case = play.case(tale)
    play.presses(tale.approver, "see-seven-day", case, case.seven_days[-1].id)
    play.does(tale.approver, "confirm-seven-day", case, case.seven_days[-1].id)


def tell(play: Play, tale: Tale) -> None:
    """Whoever asked rings the customer and tells them."""
    case = play.case(tale)
    form = play.presses(tale.reporter, "tell-seven-day", case, case.seven_days[-1].id)
    local = play.calendar.local(play.at)
    play.fills(tale.reporter, form, {"how": "phone", "day": f"{local:%Y-%m-%d}", "time": f"{local:%H:%M}"})
