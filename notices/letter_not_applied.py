"""The policy was considered and is not applied: no further action (section 6)."""

from notices.letter_common import closing
from notices.letter_facts import Facts
from notices.letter_parts import Heading, LetterPart, Para
from notices.letter_shapes import One, Shapes
from notices.words import Words
from policy.letter import LetterKind

FACTS: Shapes = {"considered_on": One.DAY, "decided_on": One.DAY, "reason": One.FREE}


def title(w: Words) -> str:
    """What the letter is."""
    return w("We are taking no further action")


def body(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """That nothing follows, and why."""
    return (
        Para(
            w(
                "We told you that we were considering action about your contact with us. We considered it on {considered_on}. On {decided_on} we decided to take no further action.",
                considered_on=w.date(facts.day("considered_on")),
                decided_on=w.date(facts.day("decided_on")),
            )
        ),
        Heading(w("Why we decided this")),
        *facts.free("reason"),
        Heading(w("What this means for you")),
        Para(w("This decision does not restrict your contact with us.")),
        *closing(facts, w, LetterKind.NOT_APPLIED),
    )
