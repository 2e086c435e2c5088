"""Restrictions have ended (section 9): which, from when, and what still applies."""

from notices.letter_common import closing
from notices.letter_facts import Facts
from notices.letter_parts import Heading, Items, LetterPart, Para
from notices.letter_restrictions import RESTRICTION, shown
from notices.letter_shapes import Many, One, Shapes
from notices.words import Words
from policy.letter import LetterKind

FACTS: Shapes = {"ended_on": One.DAY, "ended_restrictions": Many(RESTRICTION)}

OPTIONAL: Shapes = {"reason": One.FREE, "remaining": Many(RESTRICTION)}


def title(w: Words) -> str:
    """What the letter is."""
    return w("Restrictions on your contact have ended")


def body(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """The first day without, which restrictions these were, and what remains."""
    return (
        Para(
            w(
                "Restrictions on your contact with us have ended. First day without them: {ended_on}",
                ended_on=w.date(facts.day("ended_on")),
            )
        ),
        Heading(w("What has ended")),
        *_ended(facts.groups("ended_restrictions"), w),
        *_reason(facts, w),
        Heading(w("What applies now")),
        *_remaining(facts, w),
        *closing(facts, w, LetterKind.ENDED),
    )


def _ended(restrictions: tuple[Facts, ...], w: Words) -> tuple[LetterPart, ...]:
    # Without their days: a last day that was planned and no longer holds would only confuse.
    covers = [
        w("Services this covers: {services}", services="; ".join(restriction.labels("services")))
        for restriction in restrictions
    ]
    return (
        Items(tuple(f"{x.text('text')}\n{cover}" for x, cover in zip(restrictions, covers, strict=True))),
    )


def _reason(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    if not facts.has("reason"):
        return ()
    return Heading(w("Why we decided this")), *facts.free("reason")


def _remaining(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    if not facts.has("remaining"):
        return (Para(w("These restrictions no longer apply to you.")),)
    return Para(w("Other restrictions still apply to you.")), *shown(facts.groups("remaining"), w)
