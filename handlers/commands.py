"""What is typed: three commands, with or without the slash, and what follows them."""

from collections.abc import Callable
from dataclasses import dataclass

from handlers.case import case_typed
from handlers.check import MOST_TYPED, check_typed
from handlers.hub import home
from handlers.registry import USE_CASES
from handlers.turn import Look, Turn
from handlers.usecase import Shown
from notices.check import too_long_card
from notices.commands import unknown_card
from policy.customer import Customer


@dataclass(frozen=True)
class Report:
    """Somebody wants to report an incident; ``who`` is what was typed of the customer."""

    who: str


Asked = Callable[[Look], Shown]


def parse(text: str) -> Asked | Report:
    """What is wanted. Anything else is answered with what can be typed."""
    word, _, rest = text.strip().lstrip("/").partition(" ")
    rest = " ".join(rest.split())
    match word.casefold():
        case "contact-check":
            return lambda look: check_typed(look, rest)
        case "contact-report" if len(rest) > MOST_TYPED:
            return lambda look: (too_long_card(len(rest), MOST_TYPED, look.say), ())
        case "contact-report":
            return Report(rest)
        case "contact" if not rest:
            return lambda look: (home(look, USE_CASES), ())
        case "contact":
            return _under_contact(rest)
    return lambda look: (unknown_card(text, look.say), ())


def only_match(turn: Turn, who: str) -> Customer | None:
    """The one customer that was meant; None where nobody or several match."""
    hits = turn.reader.find_customers(who, limit=2) if who else []
    exact = [hit for hit in hits if hit.exact]
    if len(exact) == 1 or len(hits) == 1:
        return (exact or hits)[0].customer
    return None


def _under_contact(rest: str) -> Asked | Report:
    word, _, what = rest.partition(" ")
    match word.casefold():
        case "case" if what:
            return lambda look: case_typed(look, what[:MOST_TYPED])
        case "check" | "report" as command:
            return parse(f"contact-{command} {what}")
    return lambda look: (unknown_card(f"contact {rest}", look.say), ())
