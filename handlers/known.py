"""A card of a case as far as its reader needs to know what it quotes (section 13)."""

from handlers.turn import Look
from notices.card import Card
from notices.known import without
from policy.access import readable
from policy.case import Case


def as_known(look: Look, case: Case, card: Card) -> Card:
    """The card without the texts that the person may not read."""
    return without(card, readable(look.person, case), look.say)
