"""The decision to restrict contact (sections 6 and 7): what, why, what it means, how long, and how to appeal."""

from notices.letter_common import closing
from notices.letter_facts import Facts
from notices.letter_parts import Heading, Items, LetterPart, Para
from notices.letter_restrictions import RESTRICTION, shown
from notices.letter_shapes import Many, One, Shapes
from notices.words import Words
from policy.letter import LetterKind

FACTS: Shapes = {
    "decided_on": One.DAY,
    "restrictions": Many(RESTRICTION),
    "reason": One.FREE,
    "implications": One.FREE,
    "review_date": One.DAY,
}

WITHOUT_WARNING: Shapes = {**FACTS, "no_warning_reason": One.FREE}
"""A decision that no warning came before also says why (section 8.3)."""

OPTIONAL: Shapes = {"measures_taken": Many(One.LABEL)}


def title(w: Words) -> str:
    """What the letter is."""
    return w("Our decision about your contact with us")


def body(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """Everything between the greeting and the signature, and the signature."""
    return (
        Para(
            w(
                "On {date} we decided to restrict some of your contact with us. This letter says what we decided and "
                "why, what it means for you, how long it lasts, and how you can appeal.",
                date=w.date(facts.day("decided_on")),
            )
        ),
        Heading(w("What we decided")),
        *shown(facts.groups("restrictions"), w),
        Heading(w("Why we decided this")),
        *facts.free("reason"),
        *_no_warning(facts, w),
        *_measures(facts, w),
        Heading(w("What this means for you")),
        *facts.free("implications"),
        Heading(w("How long it lasts")),
        Para(
            w(
                "Each restriction ends by itself after the last day given above. It cannot be made longer unless we "
                "write to you again."
            )
        ),
        Para(
            w(
                "We will look at this decision again by {date}. Before then we will ask you for your views.",
                date=w.date(facts.day("review_date")),
            )
        ),
        *closing(facts, w, LetterKind.DECISION),
    )


def _no_warning(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    if not facts.has("no_warning_reason"):
        return ()
    return Heading(w("Why we did not warn you first")), *facts.free("no_warning_reason")


def _measures(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    if not facts.has("measures_taken"):
        return ()
    return Heading(w("What we have done so far")), Items(facts.labels("measures_taken"))
