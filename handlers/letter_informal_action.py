"""The letter about informal action by itself: drafting it, and what it says of its case (section 5)."""

from handlers.informal import card_of
from handlers.letter import draft_letter, tell_letter
from handlers.turn import Turn
from handlers.usecase import UseCase
from notices.card import Action, Card
from policy.informal import require_recipient
from policy.letter import LetterKind
from policy.record import recorded
from policy.refusal import Stale


def write_letter(turn: Turn, action: Action) -> Card:
    """Draft the letter that tells the customer; one is enough. What was done in words of its own is translated."""
    case, part = turn.case(action.subject)
    found = case.informal_action(part)
    require_recipient(found, turn.person)
    if case.letters_about(found.id):
        raise Stale("letter-drafted")
    free = {"done": found.other_action} if found.other_action else {}
    letter = draft_letter(turn, case, LetterKind.INFORMAL_ACTION, found.id, "en", free, {})
    case.letters.append(letter)
    record = recorded(
        "informal-action-drafted",
        "5",
        turn.person,
        turn.at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=letter.id,
    )
    turn.record(case, record, notices=tell_letter(turn, case, letter))
    return card_of(turn, case, found, turn.person)


INFORMAL_LETTER = UseCase("informal-letter", act=write_letter)
