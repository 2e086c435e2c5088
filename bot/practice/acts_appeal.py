"""What people do with an appeal, step by step."""

from bot.practice.play import Play
from bot.practice.tales import Tale


def log_appeal(play: Play, tale: Tale) -> None:
    """Somebody takes the customer's appeal."""
    play.types(tale.logged_by, f"/contact-check {tale.reference}")
    case = play.case(tale)
    appeal = {
        "received_on": play.calendar.day(play.at).isoformat(),
        "channel": tale.appeal_channel,
        "made_by": tale.appeal_made_by,
        "request": tale.appeal,
    }
    play.fills(tale.logged_by, play.types(tale.logged_by, f"/contact appeal {case.reference}"), appeal)


def take_appeal(play: Play, tale: Tale) -> None:
    """A reviewer reads it and takes it on."""
    case = play.case(tale)
    play.presses(tale.reviewer, "see-appeal", case, case.appeals[-1].id)
    play.does(tale.reviewer, "take-appeal", case, case.appeals[-1].id)


def decide_appeal(play: Play, tale: Tale) -> None:
    """The reviewer decides."""
    case = play.case(tale)
    decision = {
        "outcome": tale.outcome,
        "reasons": tale.said("reasons", tale.written_in),
        "written_in": tale.written_in,
    }
    asked = play.presses(tale.reviewer, "decide-appeal", case, case.appeals[-1].id)
    play.fills(tale.reviewer, asked, decision)
