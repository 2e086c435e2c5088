"""What every letter carries: who writes to whom, the open ways (section 8), emergencies, complaint and review
routes (sections 10 and 11), language and format (section 12), and whom to ask.

Sentences put a fact after a colon wherever they can, so that no Welsh mutation falls on somebody's own words.
"""

from notices.letter_facts import Facts
from notices.letter_parts import Heading, Items, LetterPart, Para
from notices.letter_shapes import Group, Many, One, Shapes
from notices.words import Words

FACTS: Shapes = {
    "organisation": Group(
        {
            "name": One.TEXT,
            "address": One.TEXT,
            "phone": One.TEXT,
            "email": One.TEXT,
            "emergency": One.LABEL,
            "contact_team": One.LABEL,
        }
    ),
    "customer": Group({"name": One.TEXT, "address": One.TEXT}),
    "case_reference": One.TEXT,
    "letter_date": One.DAY,
    "ask": One.TEXT,
    "open_ways": Many(One.LABEL),
}

OPTIONAL: Shapes = {
    "represented": One.TEXT,
    "complaint_route": One.LABEL,
    "review_route": One.LABEL,
    "policy_name": One.LABEL,
    "signed_by": One.TEXT,
}


def opening(facts: Facts, w: Words) -> tuple[LetterPart, ...]:
    """The sender, the addressee and for whom, the date and the reference."""
    us, you = facts.group("organisation"), facts.group("customer")
    sender = (
        us.line("name"),
        us.text("address"),
        w("Phone: {phone}", phone=us.line("phone")),
        w("Email: {email}", email=us.line("email")),
    )
    dated = (
        w("Date: {date}", date=w.date(facts.day("letter_date"))),
        w("Our reference: {reference}", reference=facts.line("case_reference")),
    )
    named = [you.line("name"), you.text("address")]
    greeting = [Para(w("Dear {name},", name=you.line("name")))]
    if facts.has("represented"):
        who = facts.line("represented")
        named.insert(1, w("For: {name}", name=who))
        said = w(
            "We are writing to you because you act for this customer: {name}. In this letter, “you” means the customer.",
            name=who,
        )
        greeting.append(Para(said))
    return (Para("\n".join(sender)), Para("\n".join(named)), Para("\n".join(dated)), *greeting)


def closing(facts: Facts, w: Words, review: str) -> tuple[LetterPart, ...]:
    """What every letter ends with. ``review`` is the sentence on review that fits this letter."""
    us = facts.group("organisation")
    return (
        Heading(w("How you can contact us")),
        Para(w("These ways of contacting us are open to you:")),
        Items(facts.labels("open_ways")),
        Heading(w("In an emergency")),
        Para(
            w(
                "Emergencies always get through to us, whatever else this letter says. This includes emergency "
                "repairs and any risk to someone's health or safety. Please tell us at once:"
            )
        ),
        Para(us.text("emergency")),
        Heading(w("Help and support")),
        Para(
            w(
                "If your health or your circumstances make this hard for you, or if we could do something "
                "differently that would help, please tell us."
            )
        ),
        Para(w("Someone else, such as a friend, a relative or an advocate, can contact us for you.")),
        Heading(w("Complaints and reviews")),
        Para(
            w(
                "You can complain about how we have used our policy. The procedure is: {route}.",
                route=_or(facts, "complaint_route", w("Complaints and Concerns Policy (CCpol01)")),
            )
        ),
        Para(review),
        Para(
            w(
                "You do not need to know which route is the right one. Tell us what you are unhappy about, and "
                "we will see that it reaches the right people."
            )
        ),
        Para(
            w(
                "No restriction stops you from appealing, from complaining about how we use our policy, or from "
                "raising a new matter."
            )
        ),
        Heading(w("Language and format")),
        Para(
            w(
                "You can have this letter in Welsh or in English, in another language, in large print, in easy "
                "read, as audio or in another format. Just ask us. It costs you nothing."
            )
        ),
        Heading(w("If you have questions")),
        Para(
            w(
                "If anything in this letter is not clear, please ask us in any of the ways listed above. "
                "Whom to ask: {ask}",
                ask=facts.line("ask"),
            )
        ),
        Para(w("Yours sincerely,")),
        Para("\n".join(_signature(facts, us))),
    )


def other_reviews(facts: Facts, w: Words) -> str:
    """The review route for decisions that are not the formal action of this letter (section 11)."""
    return w(
        "You can also ask us to review any other decision we have made under this policy. The procedure is: {route}.",
        route=review_route(facts, w),
    )


def this_review(facts: Facts, w: Words) -> str:
    """The review route where the letter tells of a decision that is no formal action (section 11)."""
    return w(
        "You can ask us to review the decision in this letter, or any other decision we have made under this policy. "
        "The procedure is: {route}.",
        route=review_route(facts, w),
    )


def review_route(facts: Facts, w: Words) -> str:
    """The name of the review-of-decision process."""
    return _or(facts, "review_route", w("Review of Decision process (CCp04)"))


def policy_name(facts: Facts, w: Words) -> str:
    """The name of this policy."""
    return _or(facts, "policy_name", w("Managing Customer Contact Policy"))


def _or(facts: Facts, name: str, usual: str) -> str:
    return facts.line(name) if facts.has(name) else usual


def _signature(facts: Facts, us: Facts) -> tuple[str, ...]:
    """The team; somebody's name only where they chose to give it."""
    team = (us.line("contact_team"), us.line("name"))
    return (facts.line("signed_by"), *team) if facts.has("signed_by") else team
