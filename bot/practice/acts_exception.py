"""What people do when somebody is let through although their contact is restricted, and with what was held back."""

from bot.practice.play import Play
from bot.practice.tales import Tale


def let_through(play: Play, tale: Tale) -> None:
    """Somebody at a door or on the phone presses what the emergency is, and may say more afterwards."""
    told, case = tale.let_through, play.case(tale)
    play.types(told["by"], f"/contact-check {tale.reference}")
    play.presses(told["by"], "exception", case, value=told["reason"])
    if "happened" in told:
        made = play.case(tale).exceptions[-1]
        asked = play.presses(told["by"], "exception-details", case, made.id)
        play.fills(told["by"], asked, {"happened": told["happened"], "done": told["done"]})


def hold(play: Play, tale: Tale) -> None:
    """A message that came in another way than the open one is logged."""
    told, local = tale.held, play.calendar.local(play.at)
    message = {
        "customer": str(play.customers[tale.reference]),
        "day": local.date().isoformat(),
        "time": f"{local:%H:%M}",
        "channel": told["channel"],
        "text": told["text"],
    }
    play.fills(told["by"], play.presses(told["by"], "held", play.case(tale)), message)
