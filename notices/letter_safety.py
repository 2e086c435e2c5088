"""An entry in the staff safety register, its change, and its end (section 8): why, what, who sees it, until when, and the rights."""

from notices.letter_common import closing
from notices.letter_facts import Facts
from notices.letter_parts import Heading, Items, LetterPart, Para
from notices.letter_shapes import Many, One, Shapes
from notices.words import Words
from policy.letter import LetterKind

FACTS: Shapes = {
    "decided_on": One.DAY,
    "reason": One.FREE,
    "held": Many(One.LABEL),
    "review_date": One.DAY,
}
REMOVED: Shapes = {"decided_on": One.DAY, "reason": One.FREE}


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
        *_held(facts, w),
        *closing(facts, w, LetterKind.SAFETY_REGISTER),
    )


def title_changed(w: Words) -> str:
    """What the letter of its change is."""
    return w("We have changed an entry about you")


def changed(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """From when, why, and what the entry says now."""
    return (
        Para(
            w(
                "On {decided_on} we looked again at the entry about you in our staff safety register, and changed what our staff are asked to do.",
                decided_on=w.date(facts.day("decided_on")),
            )
        ),
        Heading(w("Why we decided this")),
        *facts.free("reason"),
        *_held(facts, w),
        *closing(facts, w, LetterKind.SAFETY_CHANGED),
    )


def title_removed(w: Words) -> str:
    """What the letter of its end is."""
    return w("We have removed an entry about you")


def removed(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """From when, and why."""
    return (
        Para(
            w(
                "On {decided_on} we removed the entry about you from our staff safety register. Our staff no longer act on it.",
                decided_on=w.date(facts.day("decided_on")),
            )
        ),
        Heading(w("Why we decided this")),
        *facts.free("reason"),
        Heading(w("Your rights")),
        Items(_rights(w)),
        *closing(facts, w, LetterKind.SAFETY_REMOVED),
    )


def _held(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    return (
        Heading(w("What we hold")),
        Para(w("This is what our staff are asked to do:")),
        Items(facts.labels("held")),
        Heading(w("Who can see it")),
        Para(
            w(
                "All our staff can see what they are asked to do. Only the group that decides about the register, and those who look after your case, can see why."
            )
        ),
        Heading(w("When we will look at it again")),
        Para(
            w(
                "We will look again by {review_date} at whether we still need this entry.",
                review_date=w.date(facts.day("review_date")),
            )
        ),
        Heading(w("Your rights")),
        Items(_rights(w)),
    )


def _rights(w: Words) -> tuple[str, ...]:
    return (
        w("You can ask to see the information we hold about you."),
        w("You can ask us to correct anything that is wrong."),
        w("You can object to our holding or using it."),
        w("You can complain to the Information Commissioner: ico.org.uk"),
    )
