"""The ways of contact that a customer cannot use (sections 8 and 12)."""

from notices.card import Action, Button, Card, Fact, Paragraph
from notices.contact_person import no_way_lines
from notices.fields import Choices, Note
from notices.form import Form
from notices.report import options
from notices.words import Words
from policy.case import Case
from policy.customer import Customer
from policy.pack import Pack


def ways_field(customer: Customer, pack: Pack, w: Words) -> Choices:
    """Those that are known stand in it."""
    return Choices(
        name="ways",
        label=w("Ways that this customer cannot use"),
        options=options(pack.ways, w),
        value=tuple(customer.ways_no_use),
        required=False,
    )


def cannot_use_form(subject: str, about: str, customer: Customer, pack: Pack, w: Words) -> Form:
    """Which ways are no use to the customer."""
    note = Note(
        w(
            "§8: one way of contact stays open that this customer can use. What they cannot use does not count."
        )
    )
    fields = (note, ways_field(customer, pack, w))
    return Form("cannot-use", w("Ways of contact"), fields, w("Keep it"), subject, about=about)


def ways_said(customer: Customer, pack: Pack, w: Words) -> str:
    """What they cannot use, in words."""
    labels = [pack.way(key).label.say(w.language) for key in customer.ways_no_use]
    return w.list(labels) if labels else w("Nothing known")


def said_card(case: Case, customer: Customer, closed: bool, pack: Pack, w: Words) -> Card:
    """What is known now. ``closed``: that leaves no way open."""
    facts = (Fact(w("Case"), case.reference), Fact(w("Cannot use"), ways_said(customer, pack, w)))
    body = no_way_lines(w) if closed else (Paragraph(w("Checks and letters go by it from now on.")),)
    buttons = (Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")),)
    title = w("Ways of contact: {customer}", customer=customer.name[:110])
    return Card(title, facts, body, buttons, "danger" if closed else "good")
