"""The written warning (section 6): dated examples, the change that is asked for, and how to correct a fact."""

from notices.letter_common import closing, policy_name
from notices.letter_facts import Facts
from notices.letter_parts import Heading, Items, LetterPart, Para
from notices.letter_shapes import Group, Many, One, Shapes
from notices.words import Words
from policy.letter import LetterKind

INCIDENTS = Many(Group({"date": One.DAY, "behaviours": Many(One.LABEL)}))

FACTS: Shapes = {
    "incidents": INCIDENTS,
    "examples": One.FREE,
    "expected": One.FREE,
    "possible_restrictions": Many(One.LABEL),
    "correct_by": One.DAY,
}


def title(w: Words) -> str:
    """What the letter is."""
    return w("A formal warning about your contact with us")


def body(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """Everything between the greeting and the signature, and the signature."""
    return (
        Para(
            w(
                "We are writing because we are concerned about some of your contact with us. This letter says what "
                "has been recorded, what we ask you to change, and what may happen if it goes on."
            )
        ),
        Para(w("This letter is a warning. It does not restrict your contact with us.")),
        *recorded(facts, w),
        *facts.free("examples"),
        Heading(w("What we ask you to change")),
        *facts.free("expected"),
        Heading(w("What may happen if it goes on")),
        Para(
            w(
                "If it goes on after you have had this letter, we may need to restrict your contact with us. We have "
                "not decided to do so. If we ever did, we would write to you first, to explain why and how to "
                "appeal. These are the restrictions that we could consider:"
            )
        ),
        Items(facts.labels("possible_restrictions")),
        Heading(w("If something in this letter is wrong")),
        Para(
            w(
                "If you think that a fact in this letter is wrong, please tell us by {date}, in any of the ways "
                "listed below. We will consider what you say and reply to you.",
                date=w.date(facts.day("correct_by")),
            )
        ),
        Heading(w("Our policy")),
        Para(
            w("A copy of our policy is enclosed with this letter: {policy}", policy=policy_name(facts, w)),
        ),
        *closing(facts, w, LetterKind.WARNING),
    )


def recorded(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """What happened, and when, according to the records."""
    return (
        Heading(w("What has been recorded")),
        Para(w("These are the dates, and what happened according to our records:")),
        Items(tuple(_incident(incident, w) for incident in facts.groups("incidents"))),
    )


def _incident(incident: Facts, w: Words) -> str:
    return f"{w.date(incident.day('date'))}: {'; '.join(incident.labels('behaviours'))}"
