"""What the bot says to words that it does not know."""

from notices.card import Action, Button, Card, Fact, Paragraph
from notices.words import Words

MOST_SHOWN = 80


def unknown_card(typed: str, w: Words) -> Card:
    """What can be typed instead."""
    shown = typed if len(typed) <= MOST_SHOWN else typed[: MOST_SHOWN - 1] + "…"
    return Card(
        w("I do not know that command"),
        (
            Fact("/contact-check", w("and a name, address, postcode or reference: what applies now")),
            Fact("/contact-report", w("report an incident; a name may follow")),
            Fact("/contact", w("what waits on you, and everything you may start")),
            Fact("/contact case", w("and a reference, such as CC-2026-0001: open a case")),
        ),
        (Paragraph(w("You typed “{typed}”. These are known:", typed=shown)),),
        (Button(w("Report an incident"), Action("report"), opens_form=True),),
        "warning",
    )
