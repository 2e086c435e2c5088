"""Naming an outside reviewer for an appeal that nobody in the organisation may decide (section 7, P7.3)."""

from notices.fields import Note, Text, YesNo
from notices.form import Form
from notices.words import Words


def outside_form(subject: str, about: str, w: Words) -> Form:
    """Who decides, from where, and that they are independent."""
    return Form(
        "name-outside",
        w("Name outside reviewer"),
        (
            Note(
                w(
                    "Nobody in the organisation may decide this appeal. The customer reads the name in the letters."
                )
            ),
            Text(name="name", label=w("Name")),
            Text(name="organisation", label=w("Organisation")),
            YesNo(
                name="independent",
                label=w("They took no part in the case, gave no advice and were not affected."),
            ),
        ),
        w("Name the reviewer"),
        subject,
        about=about,
    )
