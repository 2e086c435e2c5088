"""A complaint is not registered, or gets no further replies (sections 6 and 11)."""

from notices.letter_common import closing
from notices.letter_facts import Facts
from notices.letter_parts import Heading, LetterPart, Para
from notices.letter_shapes import One, OneOf, Shapes
from notices.words import Words
from policy.letter import LetterKind

FACTS: Shapes = {
    "decided_on": One.DAY,
    "decision": OneOf(("not_registered", "no_further_replies")),
    "matter": One.FREE,
    "reason": One.FREE,
    "new_information": One.FREE,
}


def title(w: Words) -> str:
    """What the letter is."""
    return w("Our decision about the matter you raised")


def body(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """The decision, why, and what would be looked at anew."""
    return (
        Para(
            w(
                "We made a decision about the matter below on {decided_on}.",
                decided_on=w.date(facts.day("decided_on")),
            )
        ),
        Heading(w("The matter")),
        *facts.free("matter"),
        Heading(w("What we decided")),
        Para(_decided(facts, w)),
        Heading(w("Why we decided this")),
        *facts.free("reason"),
        Heading(w("If you have new information")),
        Para(w("We will look at any new information you send us about this. This is what would be new:")),
        *facts.free("new_information"),
        Para(w("You can still raise any other matter with us. We will read what you send.")),
        *closing(facts, w, LetterKind.NOT_REGISTERED),
    )


def _decided(facts: Facts, w: Words) -> str:
    if facts.word("decision") == "not_registered":
        return w("We decided not to register this as a new complaint.")
    return w(
        "We decided that we will not reply any further about this matter, unless there is new information."
    )
