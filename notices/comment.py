"""What the customer says about a review: logging it, and its card (section 9)."""

import datetime as dt

from notices.card import Action, Button, Card, Excerpt, Fact, Paragraph
from notices.fields import Choice, Date, LongText, Note, Option
from notices.form import Form
from notices.words import Words
from policy.case import Case
from policy.comment import Comment
from policy.pack import Pack


def comment_form(subject: str, about: str, today: dt.date, pack: Pack, w: Words) -> Form:
    """What the customer says about a review, by any channel."""
    channels = tuple(Option(entry.key, entry.label.say(w.language)) for entry in pack.channels)
    return Form(
        "comment",
        w("Log a comment"),
        (
            Note(
                w(
                    "What the customer says about their review. If they ask for the decision itself to be looked at again, log an appeal."
                )
            ),
            Date(name="received_on", label=w("Received on"), value=today),
            Choice(name="channel", label=w("How it came"), options=channels),
            LongText(name="text", label=w("What the customer says")),
        ),
        w("Log the comment"),
        subject,
        about=about,
    )


def commented_card(case: Case, said: Comment, customer_name: str, may_read: bool, w: Words) -> Card:
    """A comment, for whoever logged it and for whoever looks after the restrictions."""
    buttons = [Button(w("Log an appeal"), Action("appeal", f"{case.id}:{case.id}"), opens_form=True)]
    if may_read:
        buttons.append(Button(w("See the review"), Action("see-review", f"{case.id}:{said.proposal_id}")))
    return Card(
        w("A comment: {customer}", customer=customer_name[:110]),
        (Fact(w("Case"), case.reference), Fact(w("Received on"), w.date(said.received_on))),
        (
            Excerpt(w("What the customer says"), said.text_passage),
            Paragraph(w("It is read when the restrictions are reviewed.")),
        ),
        tuple(buttons),
    )
