"""Deciding not to apply the policy (sections 6 and 13)."""

from notices.card import Action, Button, Card, Fact, Paragraph
from notices.fields import LongText, Note, YesNo
from notices.form import Form
from notices.formal import written_in_field
from notices.words import Words
from policy.case import Case
from policy.letter import Letter


def not_apply_form(subject: str, about: str, w: Words) -> Form:
    """The reason, and whether the customer is to be written to."""
    return Form(
        "not-apply",
        w("Do not apply the policy"),
        (
            Note(
                w(
                    "§13: a decision not to apply the policy is recorded, with its reason. It ends this consideration."
                )
            ),
            LongText(
                name="reason",
                label=w("The reason, as the customer would read it"),
                hint=w("Facts. Nobody of the staff is named."),
            ),
            YesNo(
                name="told",
                label=w("Was the customer told that this was considered?"),
                hint=w("If so, a letter that nothing follows is drafted."),
            ),
            written_in_field(w),
        ),
        w("Decide not to apply it"),
        subject,
        about=about,
    )


def not_applied_card(case: Case, customer_name: str, letter: Letter | None, w: Words) -> Card:
    """What was decided, and whether the customer is to be told."""
    said = w("The letter waits to be issued.") if letter else w("The customer was not told of it: no letter.")
    buttons = [Button(w("Open the case"), Action("case", f"{case.id}:{case.id}"))]
    if letter is not None:
        read = Action("letter", f"{case.id}:{letter.id}")
        buttons.insert(0, Button(w("See the letter"), read, "primary"))
    return Card(
        w("Policy not applied: {customer}", customer=customer_name[:110]),
        (Fact(w("Case"), case.reference),),
        (
            Paragraph(w("It was decided not to apply the policy. Formal action can be considered anew.")),
            Paragraph(said),
        ),
        tuple(buttons),
        "good",
    )
