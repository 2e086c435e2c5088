"""The letter that acknowledges an appeal: one, whoever takes the appeal over (section 7, P7.5)."""

from handlers.letter import draft_letter, tell_letter
from handlers.turn import Turn
from notices.notice import Notice
from policy import acknowledgement as rule
from policy.appeal import Appeal, standing
from policy.case import Case
from policy.letter import LetterKind


def acknowledge(turn: Turn, case: Case, appeal: Appeal) -> list[Notice]:
    """Draft it, or take up the draft that is there; nothing where the customer has it already."""
    decides = rule.decider(appeal, turn.reader.people())
    letter = rule.taken_up(case, appeal, decides, turn.person)
    if letter is None:
        kind, facts = LetterKind.APPEAL_ACKNOWLEDGED, {"decider": decides}
        shown = standing(case, appeal, turn.today, turn.pack)
        letter = draft_letter(turn, case, kind, appeal.id, "en", {}, facts, shown)
        case.letters.append(letter)
    return tell_letter(turn, case, letter) if letter.waits else []
