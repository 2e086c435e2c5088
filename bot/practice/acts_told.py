"""Steps that a tale tells itself: who takes them, and what they fill in."""

from collections.abc import Sequence

from bot.practice.acts import Act
from bot.practice.play import Play
from bot.practice.tales import Answers, Tale
from handlers.registry import BY_NAME
from handlers.usecase import whole
from notices.answers import RawAnswers
from policy.calendar import DAY
from policy.case import Case

TODAY = "today"  # in a tale: the day on which the step is taken; today+60 is so many calendar days later
EVERY = "every restriction"  # in a tale: all that the case restricts


def fills(step: str, use_case: str) -> Act:
    """Somebody presses a button of the case, and fills in one form after the other."""

    part = BY_NAME[use_case].typed or whole

    def act(play: Play, tale: Tale) -> None:
        told, case = tale.did[step], play.case(tale)
        by = str(told[0]["by"])
        answer = play.presses(by, use_case, case, part(case))
        for answers in told:
            answer = play.fills(by, answer, _given(play, case, answers))

    return act


def approve_too(play: Play, tale: Tale) -> None:
    """The Director approves beside the manager, as it takes where there was no warning."""
    case, by = play.case(tale), str(tale.did["approved_too"][0]["by"])
    play.presses(by, "signoff", case, case.proposals[-1].id)
    play.does(by, "approve", case, case.proposals[-1].id)


def _given(play: Play, case: Case, answers: Answers) -> RawAnswers:
    every = [str(restriction.id) for restriction in case.restrictions]
    given = {name: _plain(play, value) for name, value in answers.items() if name != "by"}
    return {name: every if value == EVERY else value for name, value in given.items()}


def _plain(play: Play, value: str | Sequence[str]) -> str | Sequence[str]:
    """A day that is told from today; a person by their name."""
    if not isinstance(value, str):
        return value
    word, _, later = value.partition("+")
    if word == TODAY:
        return (play.calendar.day(play.at) + int(later or 0) * DAY).isoformat()
    return str(play.people.get(value, value))
