"""What whoever sees to a letter does with it."""

from bot.practice.play import Play
from bot.practice.tales import Tale
from policy.case import Case
from policy.letter import Letter


def translate(play: Play, tale: Tale) -> None:
    """Whoever sees to the letter puts it into the customer's languages."""
    case = play.case(tale)
    letter, by = _unissued(play, case)
    for language in letter.untranslated:
        texts = {name: tale.said(name, language) for name in letter.free}
        play.fills(by, play.presses(by, "translation", case, letter.id, language), texts)


def issue(play: Play, tale: Tale) -> None:
    """Whoever sees to the letter reads it, posts it and says so."""
    case, local = play.case(tale), play.calendar.local(play.at)
    letter, by = _unissued(play, case)
    play.presses(by, "letter", case, letter.id)
    posted = {"how": "post", "day": f"{local:%Y-%m-%d}", "time": f"{local:%H:%M}"}
    play.fills(by, play.presses(by, "issue", case, letter.id), posted)


def _unissued(play: Play, case: Case) -> tuple[Letter, str]:
    """The letter that is to go out, and whoever sees to it."""
    letter = next(letter for letter in case.letters if letter.issued_at is None)
    return letter, play.name(letter.owner_id)
