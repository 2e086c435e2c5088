"""A new customer, and who the customer of a case is (section 8)."""

from collections.abc import Sequence

from notices.address import where
from notices.card import Action, Button, Card, Fact, Paragraph
from notices.customer import LANGUAGES, UNKNOWN
from notices.fields import Choice, CustomerField, Date, FormField, Note, Option, Text, YesNo
from notices.form import Form
from notices.words import Words
from policy.customer import Customer
from policy.pack import Pack


def new_fields(typed: str, required: bool, organisations: Sequence[Option], w: Words) -> list[FormField]:
    """What is known of somebody who is not in the list."""
    return [
        Text(name="name", label=w("Name"), value=typed, max_length=100, required=required),
        Text(name="address", label=w("Address"), max_length=200, required=False),
        YesNo(name="homeless", label=w("No fixed address?"), required=False),
        Text(name="postcode", label=w("Postcode"), max_length=12, required=False),
        Text(name="phone", label=w("Phone"), max_length=40, required=False),
        Text(name="email", label=w("Email"), max_length=100, required=False),
        Date(name="born", label=w("Date of birth"), required=False),
        Choice(
            name="language",
            label=w("Language of letters"),
            options=tuple(Option(key or UNKNOWN, w(said)) for key, said in LANGUAGES.items()),
            value=UNKNOWN,
            required=False,
        ),
        Choice(
            name="organisation",
            label=w("Whose customer?"),
            options=tuple(organisations),
            value=organisations[0].value,
            required=False,
        ),
        YesNo(
            name="none_of_these",
            label=w("If somebody like that is in the list already: is it none of them?"),
            required=False,
        ),
    ]


def organisations_of(pack: Pack) -> tuple[Option, ...]:
    """Those of the group."""
    return tuple(Option(each.key, each.name[:75]) for each in pack.organisations)


def new_customer_form(typed: str, pack: Pack, w: Words) -> Form:
    """Somebody who is not in the list."""
    note = Note(w("For somebody who is not in the list: look them up first. They can be found at once."))
    fields = (note, *new_fields(typed, True, organisations_of(pack), w))
    return Form("new-customer", w("New customer"), fields, w("Enter them"))


def identify_form(subject: str, about: str, pack: Pack, w: Words) -> Form:
    """Somebody in the list, or somebody new."""
    fields: tuple[FormField, ...] = (
        CustomerField(
            name="customer",
            label=w("Customer, from the list"),
            required=False,
            hint=w("Type a part of the name, the address or the reference."),
        ),
        Note(w("Or, if they are not in the list:")),
        *new_fields("", False, organisations_of(pack), w),
    )
    return Form("identify", w("Who it was"), fields, w("Keep it"), subject, about=about)


def entered_card(customer: Customer, alike: Sequence[Customer], w: Words) -> Card:
    """They are in the list now, and what may come next."""
    subject = str(customer.id)
    facts = (
        Fact(w("Reference"), customer.reference),
        Fact(w("Address"), where(customer) or w("No fixed address")),
    )
    body = [Paragraph(w("They are found like everybody else from now on."))]
    if alike:
        said = w(
            "Like somebody in the list: {who}. If they turn out to be the same, they are merged.",
            who=w.list([other.reference for other in alike]),
        )
        body.append(Paragraph(said))
    buttons = (
        Button(w("Report an incident"), Action("report", subject), "primary", opens_form=True),
        Button(w("Log a contact"), Action("log-contact", subject), opens_form=True),
        Button(w("Check"), Action("check", subject)),
    )
    return Card(w("New customer: {name}", name=customer.name[:110]), facts, tuple(body), buttons, "good")


def identified_card(reference: str, subject: str, customer: Customer, may_read: bool, w: Words) -> Card:
    """Whose case it is now."""
    facts = (
        Fact(w("Case"), reference),
        Fact(w("Customer"), f"{customer.name} ({customer.reference})"),
        Fact(w("Address"), where(customer) or w("not known")),
    )
    buttons = [Button(w("Check"), Action("check", str(customer.id)))]
    if may_read:
        buttons.insert(0, Button(w("Open the case"), Action("case", subject), "primary"))
    said = w("What was reported counts on this customer’s checks from now on.")
    return Card(
        w("Who it was: {name}", name=customer.name[:110]), facts, (Paragraph(said),), tuple(buttons), "good"
    )
