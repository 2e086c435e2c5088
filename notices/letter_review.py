"""The two letters of a review (section 9): that it is coming, and what came of it."""

from notices.letter_common import closing
from notices.letter_facts import Facts
from notices.letter_parts import Heading, LetterPart, Para
from notices.letter_restrictions import RESTRICTION, shown
from notices.letter_shapes import Many, One, OneOf, Shapes
from notices.words import Words
from policy.letter import LetterKind

COMING: Shapes = {"review_date": One.DAY, "comment_by": One.DAY, "restrictions": Many(RESTRICTION)}

OUTCOME: Shapes = {
    "decided_on": One.DAY,
    "outcome": OneOf(("continued", "changed")),
    "restrictions": Many(RESTRICTION),
    "reason": One.FREE,
    "implications": One.FREE,
    "next_review": One.DAY,
}


def title_coming(w: Words) -> str:
    """What the letter is."""
    return w("We are going to review your restrictions")


def coming(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """When the review is, and the invitation to comment."""
    return (
        Para(
            w(
                "We will look again at the restrictions on your contact with us on {review_date}. Before we decide anything, we would like to hear from you.",
                review_date=w.date(facts.day("review_date")),
            )
        ),
        Heading(w("What applies now")),
        *shown(facts.groups("restrictions"), w),
        Heading(w("Tell us what you think")),
        Para(
            w(
                "Please tell us by {comment_by} what you think. You can tell us what has changed, and what would help.",
                comment_by=w.date(facts.day("comment_by")),
            )
        ),
        Para(
            w(
                "You can tell us in any way you like. You do not need a form. Someone else can comment for you."
            )
        ),
        Para(w("You do not have to comment. We will do the review either way.")),
        *closing(facts, w, LetterKind.REVIEW_COMING),
    )


def title_outcome(w: Words) -> str:
    """What the letter is."""
    return w("The outcome of our review")


def outcome(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """Whether the restrictions go on or change, why, how long, and how to appeal."""
    return (
        Para(
            w(
                "We have looked again at the restrictions on your contact with us. We made our decision on {decided_on}.",
                decided_on=w.date(facts.day("decided_on")),
            )
        ),
        Heading(w("What we decided")),
        Para(_decided(facts, w)),
        *shown(facts.groups("restrictions"), w),
        Heading(w("Why we decided this")),
        *facts.free("reason"),
        Heading(w("What this means for you")),
        *facts.free("implications"),
        Heading(w("How long it lasts")),
        Para(
            w(
                "Each restriction ends by itself after the last day given above. We will review them again by {next_review}.",
                next_review=w.date(facts.day("next_review")),
            )
        ),
        *closing(facts, w, LetterKind.REVIEW_OUTCOME),
    )


def _decided(facts: Facts, w: Words) -> str:
    if facts.word("outcome") == "continued":
        return w("We decided that restrictions on your contact will continue.")
    return w("We decided to change the restrictions. These are the ones that apply from now on.")
