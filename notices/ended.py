"""Ending restrictions early (sections 7 and 9)."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.card import Action, Button, Card, Fact, Paragraph
from notices.fields import Choices, LongText, Note
from notices.form import Form
from notices.formal import written_in_field
from notices.kinds import instruction
from notices.loosening import restriction_options
from notices.words import Words
from policy.case import Case
from policy.letter import Letter
from policy.pack import Pack
from policy.restriction import Restriction


def end_form(
    subject: str,
    about: str,
    able: Sequence[Restriction],
    chosen: Sequence[Restriction],
    names: Mapping[UUID, str],
    pack: Pack,
    w: Words,
) -> Form:
    """What ends, and why."""
    return Form(
        "end",
        w("End early"),
        (
            Note(w("It ends at once, today. The letter that says so is drafted.")),
            Choices(
                name="ends",
                label=w("What ends now"),
                options=restriction_options(able, names, pack, w),
                value=tuple(str(restriction.id) for restriction in chosen),
            ),
            LongText(name="reason", label=w("The reason, as the customer will read it")),
            written_in_field(w),
        ),
        w("End it now"),
        subject,
        about=about,
    )


def ended_card(
    case: Case,
    ended: Sequence[Restriction],
    letter: Letter,
    customer_name: str,
    names: Mapping[UUID, str],
    pack: Pack,
    w: Words,
) -> Card:
    """What was ended, and that its letter waits."""
    said = [Paragraph(instruction(restriction, pack, names, w)) for restriction in ended]
    return Card(
        w("Ended: {customer}", customer=customer_name[:110]),
        (Fact(w("Case"), case.reference),),
        (
            *said,
            Paragraph(w("It no longer applies. The letter waits to be issued.")),
        ),
        (
            Button(w("See the letter"), Action("letter", f"{case.id}:{letter.id}"), "primary"),
            Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")),
        ),
        "good",
    )
