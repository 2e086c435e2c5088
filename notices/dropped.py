"""Dropping the draft of a letter (section 13)."""

from notices.fields import LongText, Note
from notices.form import Form
from notices.words import Words


def drop_form(subject: str, about: str, w: Words) -> Form:
    """Why it is never sent."""
    return Form(
        "drop-letter",
        w("Drop the draft"),
        (
            Note(w("It is kept and can be read, but it is never sent and counts as no warning.")),
            LongText(name="reason", label=w("Why is it not sent?")),
        ),
        w("Drop the draft"),
        subject,
        about=about,
    )
