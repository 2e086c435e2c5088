"""Whom a customer contacts has changed: nothing gets stricter (section 8)."""

from notices.letter_common import closing
from notices.letter_facts import Facts
from notices.letter_parts import Heading, LetterPart, Para
from notices.letter_restrictions import RESTRICTION, shown
from notices.letter_shapes import Many, One, Shapes
from notices.words import Words
from policy.letter import LetterKind

FACTS: Shapes = {"changed_on": One.DAY, "restrictions": Many(RESTRICTION)}


def title(w: Words) -> str:
    """What the letter is."""
    return w("Whom to contact has changed")


def body(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """Who it is now, and that everything else stays as it was."""
    return (
        Para(
            w(
                "Somebody else is now your contact with us. This applies from: {date}",
                date=w.date(facts.day("changed_on")),
            )
        ),
        Para(w("Nothing else changes for you, and nothing becomes stricter.")),
        Heading(w("What applies now")),
        *shown(facts.groups("restrictions"), w),
        *closing(facts, w, LetterKind.CONTACT_CHANGED),
    )
