"""A complaint about how the policy was used, or a request to review a decision, was received (sections 10 and 11)."""

from notices.letter_common import closing
from notices.letter_facts import Facts
from notices.letter_parts import Heading, LetterPart, Para
from notices.letter_routes import complaint_route, how_to_appeal, review_route
from notices.letter_shapes import One, Shapes
from notices.words import Words
from policy.letter import LetterKind

FACTS: Shapes = {
    "received_on": One.DAY,
    "reference": One.TEXT,
    "restricted": One.FLAG,
    "appealable": One.FLAG,
}
"""``restricted``: something applies to the customer now. ``appealable``: formal action can still be appealed against."""


def title_complaint(w: Words) -> str:
    """What the letter is."""
    return w("We have received your complaint")


def title_review(w: Words) -> str:
    """What the letter is."""
    return w("We have received your request for a review")


def complaint(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """Which procedure deals with the complaint, and what applies meanwhile."""
    received = w(
        "Thank you for telling us that you are not satisfied with how we used our policy. We received your complaint "
        "on {date}.",
        date=w.date(facts.day("received_on")),
    )
    return (
        Para(received),
        *_dealt_with(facts, complaint_route(facts, w), w),
        *closing(facts, w, LetterKind.COMPLAINT_RECEIVED),
    )


def review(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """Which procedure looks at the decision again, and what applies meanwhile."""
    received = w(
        "Thank you for asking us to look again at a decision. We received your request on {date}.",
        date=w.date(facts.day("received_on")),
    )
    return (
        Para(received),
        *_dealt_with(facts, review_route(facts, w), w),
        *closing(facts, w, LetterKind.REVIEW_RECEIVED),
    )


def _dealt_with(facts: Facts, route: str, w: Words) -> tuple[LetterPart, ...]:
    return (
        Heading(w("What happens next")),
        Para(w("It is dealt with under another procedure of ours: {route}.", route=route)),
        Para(w("Its reference there: {reference}", reference=facts.line("reference"))),
        Para(w("Nobody who made the decision deals with it. You will hear from those who do.")),
        Heading(w("What applies meanwhile")),
        Para(_meanwhile(facts, w)),
        *_appeal(facts, w),
    )


def _meanwhile(facts: Facts, w: Words) -> str:
    if facts.word("restricted"):
        return w("The restrictions that apply to you stay in place, unless we tell you otherwise in writing.")
    return w("No restriction of your contact with us applies at the moment, and none follows from this.")


def _appeal(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    if not facts.word("appealable"):
        return ()
    disagree = w(
        "We decided to restrict your contact with us. If you disagree with that decision, you can also ask us to look "
        "at it again. This is called an appeal. What you have sent us now does not stand in its way."
    )
    return how_to_appeal(disagree, w)
