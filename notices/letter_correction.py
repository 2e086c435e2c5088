"""The answer to a customer who said that a fact in the warning is wrong (section 6)."""

from notices.letter_common import closing
from notices.letter_facts import Facts
from notices.letter_parts import Heading, LetterPart, Para
from notices.letter_shapes import One, OneOf, Shapes
from notices.words import Words
from policy.letter import LetterKind

FACTS: Shapes = {
    "received_on": One.DAY,
    "outcome": OneOf(("corrected", "partly", "not_changed")),
    "reason": One.FREE,
}


def title(w: Words) -> str:
    """What the letter is."""
    return w("What you told us about our warning letter")


def body(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """What was corrected, and why."""
    return (
        Para(
            w(
                "Thank you for telling us what you think is wrong in our warning letter. We heard from you on {received_on}. We have considered what you said.",
                received_on=w.date(facts.day("received_on")),
            )
        ),
        Heading(w("What we decided")),
        Para(_decided(facts, w)),
        Heading(w("Why we decided this")),
        *facts.free("reason"),
        *closing(facts, w, LetterKind.CORRECTION_ANSWER),
    )


def _decided(facts: Facts, w: Words) -> str:
    match facts.word("outcome"):
        case "corrected":
            return w("We have corrected our records.")
        case "partly":
            return w("We have corrected part of our records. The rest stays as it was.")
        case _:
            return w("We have not changed our records.")
