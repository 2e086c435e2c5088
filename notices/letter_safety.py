"""An entry in the staff safety register (section 8): why, what, who sees it, until when, and the rights."""

from notices.letter_common import closing, this_review
from notices.letter_facts import Facts
from notices.letter_parts import Heading, Items, LetterPart, Para
from notices.letter_shapes import One, Shapes
from notices.words import Words

FACTS: Shapes = {
    "decided_on": One.DAY,
    "reason": One.FREE,
    "held": One.FREE,
    "seen_by": One.FREE,
    "review_date": One.DAY,
}


def title(w: Words) -> str:
    """What the letter is."""
    return w("Information we hold to keep our staff safe")


def body(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """The entry, and what the customer can do about it."""
    return (
        Para(
            w(
                "On {decided_on} we decided to make an entry about you in our staff safety register. It tells our staff how to stay safe when they are in contact with you.",
                decided_on=w.date(facts.day("decided_on")),
            )
        ),
        Heading(w("Why we decided this")),
        *facts.free("reason"),
        Heading(w("What we hold")),
        *facts.free("held"),
        Heading(w("Who can see it")),
        *facts.free("seen_by"),
        Heading(w("When we will look at it again")),
        Para(
            w(
                "We will look again by {review_date} at whether we still need this entry.",
                review_date=w.date(facts.day("review_date")),
            )
        ),
        Heading(w("Your rights")),
        Items(_rights(w)),
        *closing(facts, w, this_review(facts, w)),
    )


def _rights(w: Words) -> tuple[str, ...]:
    return (
        w("You can ask to see the information we hold about you."),
        w("You can ask us to correct anything that is wrong."),
        w("You can object to our holding or using it."),
        w("You can complain to the Information Commissioner: ico.org.uk"),
    )
