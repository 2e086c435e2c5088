"""Adding to a report, and saying that it is about another customer (section 8)."""

from collections.abc import Mapping
from uuid import UUID

from notices.card import Action, Body, Button, Card, Excerpt, Fact
from notices.fields import CustomerField, LongText, Note, YesNo
from notices.form import Form
from notices.words import Words
from policy.addendum import Addendum, addenda_of
from policy.calendar import Calendar
from policy.case import Case
from policy.incident import Incident

MOST_SHOWN = 6


def addendum_form(subject: str, about: str, w: Words) -> Form:
    """What is to be added or put right."""
    return Form(
        "addendum",
        w("Add to the report"),
        (
            Note(w("What was reported stays as it is; this stands beside it.")),
            LongText(name="text", label=w("What is to be added, or put right?"), max_length=2000),
        ),
        w("Add it"),
        subject,
        about=about,
    )


def wrong_customer_form(subject: str, about: str, w: Words) -> Form:
    """Whom it is about, as far as that is known."""
    return Form(
        "wrong-customer",
        w("About another customer"),
        (
            Note(w("It leaves this customer’s checks at once, and counts for nothing about them.")),
            CustomerField(
                name="customer",
                label=w("Whom is it about?"),
                required=False,
                hint=w("Leave it empty where nobody knows yet."),
            ),
            YesNo(name="again", label=w("Report the same for that customer?"), required=False),
        ),
        w("Take it from this case"),
        subject,
        about=about,
    )


def addenda_said(
    case: Case, incident: Incident, names: Mapping[UUID, str], calendar: Calendar, w: Words
) -> list[Body]:
    """What was added, in order; of many the last ones."""
    return [
        Excerpt(
            w("Added by {name}, {when}", name=names[x.by_id], when=w.moment(x.at, calendar.zone)),
            x.text_passage,
        )
        for x in addenda_of(case, incident)[-MOST_SHOWN:]
    ]


def added_card(
    case: Case, incident: Incident, added: Addendum, customer_name: str, names: Mapping[UUID, str], w: Words
) -> Card:
    """For whoever the report went to."""
    return Card(
        w("Added to a report: {customer}", customer=customer_name[:110]),
        (Fact(w("Case"), case.reference), Fact(w("By"), names[added.by_id])),
        (Excerpt(w("What was added"), added.text_passage),),
        (
            Button(w("See the report"), Action("incident", f"{case.id}:{incident.id}"), "primary"),
            Button(w("Read in full"), Action("read", f"{case.id}:{added.text_passage}")),
        ),
        "warning",
    )
