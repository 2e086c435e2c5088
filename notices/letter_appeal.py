"""The two letters of an appeal (section 7): that it was received, and what came of it."""

from typing import Literal, assert_never

from notices.letter_common import closing
from notices.letter_facts import Facts
from notices.letter_parts import Heading, LetterPart, Para
from notices.letter_restrictions import RESTRICTION, listed, shown
from notices.letter_shapes import Many, One, OneOf, Shapes
from notices.words import Words, words
from policy.letter import LetterKind

ACKNOWLEDGED: Shapes = {
    "received_on": One.DAY,
    "reviewer": One.TEXT,
    "decide_by": One.DAY,
    "suspended": One.FLAG,
}
"""``suspended``: all of what the appeal is about."""

ACKNOWLEDGED_OPTIONAL: Shapes = {"suspended_ones": Many(RESTRICTION)}
"""What is suspended where that is not all of it."""

OUTCOME: Shapes = {
    "decided_on": One.DAY,
    "outcome": OneOf(("stay", "changed", "ended")),
    "reasons": One.FREE,
    "restrictions": Many(RESTRICTION, unless=("outcome", "ended")),
    "ombudsman": One.LABEL,
}

OUTCOME_OPTIONAL: Shapes = {"suspended": One.FLAG, "reviewer": One.TEXT}
"""Whether anything that applies now was suspended until this letter; who decided."""


def reviewer_unnamed(role: Literal["slt", "director", "outside"]) -> dict[str, str]:
    """The fact ``reviewer`` for somebody who has not chosen to be named."""
    return {language: _reviewer(role, words(language)) for language in ("en", "cy")}


def _reviewer(role: Literal["slt", "director", "outside"], w: Words) -> str:
    match role:
        case "slt":
            return w("a member of our Senior Leadership Team")
        case "director":
            return w("our Director of Customers and Communities")
        case "outside":
            return w("an independent reviewer from outside our organisation")
    assert_never(role)


def title_acknowledged(w: Words) -> str:
    """What the letter is."""
    return w("We have received your appeal")


def acknowledged(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """Who decides, by when, and what applies meanwhile."""
    return (
        Para(
            w(
                "Thank you for asking us to look again at our decision. We received your appeal on {date}.",
                date=w.date(facts.day("received_on")),
            )
        ),
        Heading(w("Who will decide")),
        Para(w("The person who will decide your appeal: {reviewer}", reviewer=facts.line("reviewer"))),
        Para(
            w(
                "This person took no part in the decision, gave no advice about it and was not affected by what "
                "happened."
            )
        ),
        Heading(w("When you will hear from us")),
        Para(w("We will write to you with the outcome by {date}.", date=w.date(facts.day("decide_by")))),
        Para(w("If there is anything else that you want us to consider, tell us in any way you like.")),
        Heading(w("What applies meanwhile")),
        *_meanwhile(facts, w),
        *closing(facts, w, LetterKind.APPEAL_ACKNOWLEDGED),
    )


def _meanwhile(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """What applies until the outcome (P7.3)."""
    if facts.word("suspended"):
        everything = w(
            "The restrictions are suspended while we consider your appeal. They do not apply to you until we write "
            "to you again."
        )
        return (Para(everything),)
    if facts.has("suspended_ones"):
        some = w(
            "Some of the restrictions are suspended while we consider your appeal. These do not apply to you until "
            "we write to you again:"
        )
        others = Para(w("The other restrictions stay in place while we consider your appeal."))
        return Para(some), *listed(facts.groups("suspended_ones"), w), others
    return (Para(w("The restrictions stay in place while we consider your appeal.")),)


def title_outcome(w: Words) -> str:
    """What the letter is."""
    return w("The outcome of your appeal")


def outcome(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """Whether the measures stay or change, why, and that the Ombudsman is next."""
    return (
        Para(
            w(
                "Thank you for asking us to look again at our decision. We decided your appeal on {date}.",
                date=w.date(facts.day("decided_on")),
            )
        ),
        *_by(facts, w),
        Heading(w("What was decided")),
        Para(_decided(facts, w)),
        Heading(w("Why we decided this")),
        *facts.free("reasons"),
        Heading(w("What applies now")),
        *_now(facts, w),
        *closing(facts, w, LetterKind.APPEAL_OUTCOME),
    )


def _by(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    if not facts.has("reviewer"):
        return ()
    return (Para(w("The person who decided your appeal: {reviewer}", reviewer=facts.line("reviewer"))),)


def _decided(facts: Facts, w: Words) -> str:
    match facts.word("outcome"):
        case "stay":
            return w("The restrictions stay as they are.")
        case "changed":
            return w("The restrictions change. None of them is stricter than before.")
        case _:
            return w("The restrictions that you appealed against have ended.")


def _now(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    if restrictions := facts.groups("restrictions"):
        again = w(
            "What we suspended while we considered your appeal applies again from the date of this letter."
        )
        return (*((Para(again),) if facts.has("suspended") else ()), *shown(restrictions, w))
    return (Para(w("No restriction from this decision applies to you any longer.")),)
