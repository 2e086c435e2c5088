"""A further complaint is not registered, or further correspondence not answered (section 13)."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from notices.card import Action, Button, Card, Excerpt, Fact, Paragraph
from notices.exception import review_route
from notices.fields import Choice, Date, LongText, Note, Option, YesNo
from notices.form import Form
from notices.formal import written_in_field
from notices.words import Words
from policy.case import Case
from policy.not_registered import Declined, NotRegistered
from policy.pack import Pack

DECISIONS: Mapping[Declined, str] = {
    Declined.NOT_REGISTERED: "A further complaint is not registered",
    Declined.NO_FURTHER_REPLIES: "Further correspondence is not answered",
}
NEVER_BLOCKED = "It never stands in the way of an appeal, a complaint about this policy or a new matter: those are taken as ever."


def not_registered_form(subject: str, about: str, matter: str, stage2: dt.date | None, w: Words) -> Form:
    """The decision, its reasons as the customer reads them, and what was made sure of. ``matter`` and ``stage2`` are
    those of a restriction that is in force."""
    return Form(
        "not-registered",
        w("Decline a complaint"),
        (
            Note(w(NEVER_BLOCKED)),
            Choice(
                name="decision",
                label=w("What do you decide?"),
                options=tuple(Option(key.value, w(text)) for key, text in DECISIONS.items()),
            ),
            Date(name="stage2_date", label=w("Date of the stage 2 letter"), value=stage2),
            YesNo(name="independent", label=w("Is it certain that the complaint is not about you?")),
            YesNo(
                name="same_matter",
                label=w(
                    "Is it the matter that was answered, and no appeal, complaint about this policy or new matter?"
                ),
            ),
            YesNo(
                name="nothing_new",
                label=w("If not answered: did you make sure that nothing significant and new is in it?"),
                required=False,
            ),
            LongText(
                name="matter",
                label=w("The matter, as the customer will read it"),
                value=matter,
                max_length=1000,
            ),
            LongText(name="reason", label=w("The reason, as the customer will read it")),
            LongText(name="new_information", label=w("What would be new information")),
            written_in_field(w),
        ),
        w("Decide"),
        subject,
        about=about,
    )


def not_registered_card(
    case: Case,
    declined: NotRegistered,
    letter: UUID,
    customer_name: str,
    names: Mapping[UUID, str],
    pack: Pack,
    w: Words,
) -> Card:
    """The decision; its letter is drafted."""
    facts = (
        Fact(w("Case"), case.reference),
        Fact(w("Decision"), w(DECISIONS[declined.decision])),
        Fact(w("Decided by"), names[declined.decided_by_id]),
        Fact(w("Stage 2 letter"), w.date(declined.stage2_date)),
    )
    body = (
        Excerpt(w("The matter"), declined.matter_passage),
        Paragraph(w(NEVER_BLOCKED), strong=True),
        Paragraph(review_route(pack, w)),
        Paragraph(w("The customer is told by letter. It is drafted.")),
    )
    buttons = (
        Button(w("See the letter"), Action("letter", f"{case.id}:{letter}"), "primary"),
        Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")),
    )
    return Card(w("Declined: {customer}", customer=customer_name[:110]), facts, body, buttons)
