"""What is typed: three commands, with or without the slash, and what follows them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from handlers.check import MOST_TYPED, check_typed
from handlers.customer import typed
from handlers.hub import home
from handlers.registry import USE_CASES
from handlers.turn import Look, Turn, subject_of
from handlers.usecase import Shown, whole
from notices.card import Action
from notices.check import too_long_card
from notices.commands import help_card, unknown_card, which_case_card
from policy.access import require_reader
from policy.case import Case
from policy.customer import Customer
from policy.people import Person
from policy.refusal import NotAllowed

# CC-2026-0012 as people type it: in small letters, with spaces or nothing between, without the zeros or the CC.
REFERENCE = re.compile(r"(?:CC)?[^0-9A-Z]*([0-9]{4})[^0-9A-Z]*([0-9]{1,9})", re.IGNORECASE)


def _plain(word: str) -> str:
    return word.casefold().replace("-", "")


TYPED: Mapping[str, tuple[str, Callable[[Case], UUID]]] = {
    _plain(each.name): (each.name, each.typed) for each in USE_CASES if each.typed is not None
}


# Those that a customer's name can follow in place of a reference.
BY_NAME: Mapping[str, str] = {_plain(name): name for name in ("informal", "log-contact", "new-customer")}
STARTED: Mapping[str, tuple[str, Callable[[Look, Action], Shown]]] = {
    _plain(each.name): (each.name, each.look)
    for each in USE_CASES
    if (each.hub or each.alone) and each.look is not None
}
ASKING: Mapping[str, str] = {
    **{_plain(each.name): each.name for each in USE_CASES if each.hub and each.form is not None},
    "fallbacks": "fallbacks",
}


@dataclass(frozen=True)
class Report:
    """Somebody wants to report an incident, or what they did about it; ``who`` is what was typed of the customer."""

    who: str
    use_case: str = "report"


@dataclass(frozen=True)
class OnCase:
    """A use case on a case: its name, how the part of the case is found that it is about, and the case's reference
    as it is kept; None where what was typed cannot be one."""

    name: str
    part: Callable[[Case], UUID]
    reference: str | None


@dataclass(frozen=True)
class Started:
    """Somebody starts a use case that asks something first."""

    use_case: str


Asked = Callable[[Look], Shown] | Report | OnCase | Started


def parse(text: str) -> Asked:
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
        case "help" if not rest:
            return _help
    return lambda look: (unknown_card(text, look.say), ())


def only_match(turn: Turn, who: str) -> Customer | None:
    """The one customer that was meant; None where nobody or several match."""
    hits = turn.reader.find_customers(who, limit=2) if who else []
    exact = [hit for hit in hits if hit.exact]
    if len(exact) == 1 or len(hits) == 1:
        return (exact or hits)[0].customer
    return None


def case_of(look: Look, asked: OnCase) -> Case:
    """The case that was typed. Raises `NotAllowed` where there is none."""
    if asked.reference is None:
        raise NotAllowed("unknown-case")
    return look.reader.cases.by_reference(asked.reference)


def button(asked: OnCase, case: Case, person: Person) -> Action:
    """The button that was typed. Raises `Refused` where the case has no such part."""
    if asked.part is not whole:
        require_reader(person, case)  # nobody learns what is in a case by trying words
    return Action(asked.name, subject_of(case, asked.part(case)))


def reference_of(typed: str) -> str | None:
    """The reference that was meant; None where it cannot be one."""
    found = REFERENCE.fullmatch(typed.strip())
    return f"CC-{found[1]}-{int(found[2]):04d}" if found else None


def _under_contact(rest: str) -> Asked:
    word, _, what = rest.partition(" ")
    plain = _plain(word)
    if plain in ("check", "report"):
        return parse(f"contact-{plain} {what}")
    if plain in BY_NAME and reference_of(what) is None:
        if len(what) > MOST_TYPED:
            return lambda look: (too_long_card(len(what), MOST_TYPED, look.say), ())
        return Report(what, BY_NAME[plain])
    if plain == "customer" and what and reference_of(what) is None:
        return lambda look: typed(look, what)
    if plain in TYPED:
        name, part = TYPED[plain]
        return OnCase(name, part, reference_of(what)) if what else lambda look: _which_case(look, name)
    if not what and plain in STARTED:
        name, see = STARTED[plain]
        return lambda look: see(look, Action(name))
    if not what and plain in ASKING:
        return Started(ASKING[plain])
    if (reference := reference_of(rest)) is not None:
        return OnCase(*TYPED["case"], reference)
    if plain == "help":
        return _help
    return lambda look: (unknown_card(f"contact {rest}", look.say), ())


def _which_case(look: Look, name: str) -> Shown:
    return which_case_card(name, look.say), ()


def _help(look: Look) -> Shown:
    return help_card(look.say), ()
