"""Informal action by itself (section 5): what happened, and what was done about it."""

from notices.letter_common import closing
from notices.letter_facts import Facts
from notices.letter_parts import Heading, Items, LetterPart, Para
from notices.letter_shapes import Many, One, Shapes
from notices.letter_warning import INCIDENTS, recorded
from notices.words import Words
from policy.letter import LetterKind

FACTS: Shapes = {"incidents": INCIDENTS}

OPTIONAL: Shapes = {"actions": Many(One.LABEL), "done": One.FREE, "nothing_limited": One.FLAG}


def title(w: Words) -> str:
    """What the letter is."""
    return w("About your contact with us")


def body(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """What happened, what was done, and where nothing is limited that it is so."""
    return (
        Para(
            w(
                "We are writing because we are concerned about some of your contact with us. This letter says what has been recorded, and what we did."
            )
        ),
        *recorded(facts, w),
        Heading(w("What we did")),
        *((Items(facts.labels("actions")),) if facts.has("actions") else ()),
        *(facts.free("done") if facts.has("done") else ()),
        *_limited(facts, w),
        Para(w("This is not formal action.")),
        *closing(facts, w, LetterKind.INFORMAL_ACTION),
    )


def _limited(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    if not facts.has("nothing_limited"):
        return ()
    return (Para(w("Your contact with us is not limited.")),)
