"""Ending a restriction of up to 7 days before its last day (section 5, P5.2)."""

from notices.fields import Choice, LongText, Note
from notices.form import Form
from notices.formal import written_in_field
from notices.report import options
from notices.words import Words
from policy.pack import Pack

LETTER = "letter"  # the channel of the pack with which a letter is drafted


def end_form(subject: str, about: str, pack: Pack, w: Words) -> Form:
    """Why, and how the customer is told."""
    return Form(
        "end-seven-day",
        w("End early"),
        (
            Note(w("It ends at once, today, and the customer is told.")),
            LongText(name="reason", label=w("The reason, as the customer will read it"), max_length=2000),
            Choice(
                name="told_how",
                label=w("How the customer is told of it"),
                options=options(pack.channels, w),
                hint=w("By letter: it is drafted now."),
            ),
            written_in_field(w),
        ),
        w("End it now"),
        subject,
        about=about,
    )
