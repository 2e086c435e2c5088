"""Informal action (section 5): contact is limited for up to 7 days, and the limit ends by itself."""

from notices.letter_common import closing
from notices.letter_facts import Facts
from notices.letter_parts import Heading, LetterPart, Para
from notices.letter_restrictions import RESTRICTION, shown
from notices.letter_shapes import Many, One, Shapes
from notices.letter_warning import INCIDENTS, recorded
from notices.words import Words
from policy.letter import LetterKind

FACTS: Shapes = {
    "incidents": INCIDENTS,
    "restrictions": Many(RESTRICTION),
    "end": One.DAY,
}

OPTIONAL: Shapes = {"warned_on": One.DAY}


def title(w: Words) -> str:
    """What the letter is."""
    return w("A short limit on your contact with us")


def body(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """What happened, what is limited, and the day it ends."""
    return (
        Para(
            w(
                "We are writing because we are concerned about some of your contact with us. For a few days, we are limiting part of it. This letter says why, what is limited, and when the limit ends."
            )
        ),
        *recorded(facts, w),
        *_warned(facts, w),
        Heading(w("What is limited")),
        *shown(facts.groups("restrictions"), w),
        Heading(w("When it ends")),
        Para(
            w(
                "The limit ends by itself. You do not need to do anything. Last day: {end}",
                end=w.date(facts.day("end")),
            )
        ),
        Para(w("This is not formal action.")),
        *closing(facts, w, LetterKind.INFORMAL),
    )


def _warned(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    if not facts.has("warned_on"):
        return ()
    return (
        Para(
            w(
                "We spoke or wrote to you about this on {date}, and asked you to change it.",
                date=w.date(facts.day("warned_on")),
            )
        ),
    )
