"""Steps that a tale tells itself: who takes them, and what they fill in."""

from collections.abc import Mapping

from bot.practice.acts import Act
from bot.practice.play import Play
from bot.practice.tales import Tale
from policy.calendar import DAY

TODAY = "today"  # in a tale: the day on which the step is taken; today+60 is so many calendar days later


def fills(step: str, use_case: str) -> Act:
    """Somebody presses a button of the case, and fills in one form after the other."""

    def act(play: Play, tale: Tale) -> None:
        told = tale.did[step]
        by = told[0]["by"]
        answer = play.presses(by, use_case, play.case(tale))
        for answers in told:
            answer = play.fills(by, answer, _given(play, answers))

    return act


def approve_too(play: Play, tale: Tale) -> None:
    """The Director approves beside the manager, as it takes where there was no warning."""
    case, by = play.case(tale), tale.did["approved_too"][0]["by"]
    play.presses(by, "signoff", case, case.proposals[-1].id)
    play.does(by, "approve", case, case.proposals[-1].id)


def _given(play: Play, answers: Mapping[str, str]) -> dict[str, str]:
    return {name: _day(play, value) for name, value in answers.items() if name != "by"}


def _day(play: Play, value: str) -> str:
    word, _, later = value.partition("+")
    return (play.calendar.day(play.at) + int(later or 0) * DAY).isoformat() if word == TODAY else value
