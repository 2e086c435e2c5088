"""The routes that a letter names: the way on from what it tells of, by the table of `policy.routes`, and beside it the
complaints procedure and the review of any other decision (sections 7, 10 and 11)."""

from notices.letter_facts import Facts
from notices.letter_parts import Heading, Items, LetterPart, Para
from notices.words import Words
from policy.letter import LetterKind
from policy.routes import LETTERS, Route


def way_on(facts: Facts, w: Words, kind: LetterKind) -> tuple[LetterPart, ...]:
    """What stands before the closing of a letter about formal action: the appeal, or what comes after it."""
    match LETTERS[kind]:
        case Route.APPEAL:
            return appeal_against_this(w)
        case Route.OMBUDSMAN:
            return _ombudsman(facts, w)
    return ()


def review_of(facts: Facts, w: Words, kind: LetterKind) -> str:
    """The sentence on the review of decisions: of this one, where it is no formal action, and of any other."""
    if kind is LetterKind.WARNING:
        return _warning(facts, w)
    return _this(facts, w) if LETTERS[kind] is Route.REVIEW else _other(facts, w)


def complaint_route(facts: Facts, w: Words) -> str:
    """The name of the complaints procedure."""
    return given(facts, "complaint_route", w("Complaints and Concerns Policy (CCpol01)"))


def review_route(facts: Facts, w: Words) -> str:
    """The name of the review-of-decision process."""
    return given(facts, "review_route", w("Review of Decision process (CCp04)"))


def given(facts: Facts, name: str, usual: str) -> str:
    """What the facts say, or what is usual."""
    return facts.line(name) if facts.has(name) else usual


def appeal_against_this(w: Words) -> tuple[LetterPart, ...]:
    """How to have the formal action looked at again that a letter tells of."""
    disagree = w(
        "If you disagree with this decision, you can ask us to look at it again. This is called an appeal."
    )
    return how_to_appeal(disagree, w)


def how_to_appeal(disagree: str, w: Words) -> tuple[LetterPart, ...]:
    """How to have formal action looked at again: any way, at any time, by anybody (section 7)."""
    return (
        Heading(w("How to appeal")),
        Para(disagree),
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


def _ombudsman(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    return (
        Heading(w("If you are still not satisfied")),
        Para(
            w(
                "You can take the matter to the Public Services Ombudsman for Wales. The Ombudsman is independent of "
                "us, and the service is free:"
            )
        ),
        Para(facts.text("ombudsman")),
    )


def _other(facts: Facts, w: Words) -> str:
    """The review route for decisions that are not the formal action of this letter (section 11)."""
    return w(
        "You can also ask us to review any other decision we have made under this policy. The procedure is: {route}.",
        route=review_route(facts, w),
    )


def _this(facts: Facts, w: Words) -> str:
    """The review route where the letter tells of a decision that is no formal action (section 11)."""
    return w(
        "You can ask us to review the decision in this letter, or any other decision we have made under this policy. "
        "The procedure is: {route}.",
        route=review_route(facts, w),
    )


def _warning(facts: Facts, w: Words) -> str:
    return w(
        "You can ask us to look again at our decision to send you this warning, or at any other decision we have "
        "made under this policy. The procedure is: {route}.",
        route=review_route(facts, w),
    )
