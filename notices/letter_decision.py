"""The decision to restrict contact (sections 6 and 7): what, why, what it means, how long, and how to appeal."""

from notices.letter_common import closing, other_reviews
from notices.letter_facts import Facts
from notices.letter_parts import Heading, Items, LetterPart, Para
from notices.letter_restrictions import RESTRICTION, shown
from notices.letter_shapes import Many, One, Shapes
from notices.words import Words

FACTS: Shapes = {
    "decided_on": One.DAY,
    "restrictions": Many(RESTRICTION),
    "reason": One.FREE,
    "implications": One.FREE,
    "review_date": One.DAY,
}

WITHOUT_WARNING: Shapes = {**FACTS, "no_warning_reason": One.FREE}
"""A decision that no warning came before also says why (section 8.3)."""

OPTIONAL: Shapes = {"measures_taken": Many(One.LABEL)}


def title(w: Words) -> str:
    """What the letter is."""
    return w("Our decision about your contact with us")


def body(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """Everything between the greeting and the signature, and the signature."""
    return (
        Para(
            w(
                "On {date} we decided to restrict some of your contact with us. This letter says what we decided and "
                "why, what it means for you, how long it lasts, and how you can appeal.",
                date=w.date(facts.day("decided_on")),
            )
        ),
        Heading(w("What we decided")),
        *shown(facts.groups("restrictions"), w),
        Heading(w("Why we decided this")),
        *facts.free("reason"),
        *_no_warning(facts, w),
        *_measures(facts, w),
        Heading(w("What this means for you")),
        *facts.free("implications"),
        Heading(w("How long it lasts")),
        Para(
            w(
                "Each restriction ends by itself after the last day given above. It cannot be made longer unless we "
                "write to you again."
            )
        ),
        Para(
            w(
                "We will look at this decision again by {date}. Before then we will ask you for your views.",
                date=w.date(facts.day("review_date")),
            )
        ),
        *how_to_appeal(w),
        *closing(facts, w, other_reviews(facts, w)),
    )


def _no_warning(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    if not facts.has("no_warning_reason"):
        return ()
    return Heading(w("Why we did not warn you first")), *facts.free("no_warning_reason")


def _measures(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    if not facts.has("measures_taken"):
        return ()
    return Heading(w("What we have done so far")), Items(facts.labels("measures_taken"))


def how_to_appeal(w: Words) -> tuple[LetterPart, ...]:
    """How to have formal action looked at again: any way, at any time, by anybody (section 7)."""
    return (
        Heading(w("How to appeal")),
        Para(
            w(
                "If you disagree with this decision, you can ask us to look at it again. This is called an appeal."
            )
        ),
        Items(
            (
                w(
                    "You can appeal in any way, even one that we have restricted: by phone, by letter, by email, "
                    "in person or through any member of our staff."
                ),
                w("You do not need a form or any special words."),
                w("There is no deadline. We will not refuse an appeal because it is late."),
                w("Someone else can appeal for you."),
            )
        ),
        Para(
            w(
                "Your appeal will be decided by a member of our Senior Leadership Team who took no part in this "
                "decision. If nobody there is independent of it, we will find somebody who is."
            )
        ),
        Para(
            w(
                "The restrictions stay in place while we consider an appeal, unless we tell you otherwise in writing."
            )
        ),
        Para(
            w(
                "If you are not satisfied with the outcome of an appeal, you can take the matter to the Public "
                "Services Ombudsman for Wales."
            )
        ),
    )
