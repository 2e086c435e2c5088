"""What every letter carries: who writes to whom, the open ways (section 8), emergencies, complaint and review
routes (sections 10 and 11), language and format (section 12), and whom to ask.

Sentences put a fact after a colon wherever they can, so that no Welsh mutation falls on somebody's own words.
"""

from notices.letter_facts import Facts
from notices.letter_parts import Heading, Items, LetterPart, Para
from notices.letter_routes import complaint_route, given, review_of, way_on
from notices.letter_shapes import Group, Many, One, Shapes
from notices.words import Words, words
from policy.letter import LetterKind
from policy.pack import Pack

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


def closing(facts: Facts, w: Words, kind: LetterKind) -> tuple[LetterPart, ...]:
    """What every letter ends with: the way on from what it tells of, how to be in touch, and every route."""
    us = facts.group("organisation")
    return (
        *way_on(facts, w, kind),
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
                route=complaint_route(facts, w),
            )
        ),
        Para(review_of(facts, w, kind)),
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
        Para(w("We write to you under this policy: {policy}", policy=policy_name(facts, w))),
        Para(w("Yours sincerely,")),
        Para("\n".join(_signature(facts, us))),
    )


def policy_name(facts: Facts, w: Words) -> str:
    """The name of this policy."""
    return given(facts, "policy_name", w("Managing Customer Contact Policy"))


def named(pack: Pack) -> dict[str, str]:
    """The policy with its issue, in both languages."""
    both = {}
    for language in ("en", "cy"):
        w = words(language)
        both[language] = w("{policy}, issue {issue}", policy=pack.title.say(language), issue=pack.issue)
    return both


def _signature(facts: Facts, us: Facts) -> tuple[str, ...]:
    """The team; somebody's name only where they chose to give it."""
    team = (us.line("contact_team"), us.line("name"))
    return (facts.line("signed_by"), *team) if facts.has("signed_by") else team
