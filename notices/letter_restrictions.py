"""Restrictions as a letter shows them: what, from when, until when, for which services (sections 6 and 7)."""

from notices.letter_facts import Facts
from notices.letter_parts import Items, LetterPart, Para
from notices.letter_shapes import Group, Many, One
from notices.words import Words

RESTRICTION = Group(
    {"text": One.LABEL, "start": One.DAY, "end": One.DAY, "services": Many(One.LABEL)},
)


def shown(restrictions: tuple[Facts, ...], w: Words) -> tuple[LetterPart, ...]:
    """How many there are, then each with its first and its last day, both included."""
    count = Para(w.n("There is {n} restriction:", "There are {n} restrictions:", len(restrictions)))
    return count, *listed(restrictions, w)


def listed(restrictions: tuple[Facts, ...], w: Words) -> tuple[LetterPart, ...]:
    """Each with its days and services, below a sentence of the letter's own."""
    parts: list[LetterPart] = []
    for restriction in restrictions:
        parts.append(Para(restriction.text("text")))
        parts.append(
            Items(
                (
                    w("First day: {date}", date=w.date(restriction.day("start"))),
                    w("Last day: {date}", date=w.date(restriction.day("end"))),
                    w("Services this covers: {services}", services="; ".join(restriction.labels("services"))),
                )
            )
        )
    return tuple(parts)
