"""Whom a customer is linked with: shown, and never inherited (section 8, X1b, and section 12)."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from notices.card import Action, Button, Card, Fact, Paragraph
from notices.fields import Choice, CustomerField, Date, Note, Option, Text, YesNo
from notices.form import Form
from notices.words import Words
from policy.customer import Customer
from policy.link import Basis, Link, LinkKind

KINDS: Mapping[LinkKind, str] = {
    LinkKind.HOUSEHOLD: "Lives in the same household",
    LinkKind.ADVOCATE: "Advocate",
    LinkKind.ATTORNEY: "Attorney",
    LinkKind.APPOINTEE: "Appointee",
    LinkKind.CARER: "Carer",
    LinkKind.OTHER: "Other representative",
}
# As the one who is represented reads: what this customer is to somebody else.
KINDS_FOR: Mapping[LinkKind, str] = {
    LinkKind.HOUSEHOLD: "Lives in the same household",
    LinkKind.ADVOCATE: "Advocate for",
    LinkKind.ATTORNEY: "Attorney for",
    LinkKind.APPOINTEE: "Appointee for",
    LinkKind.CARER: "Carer of",
    LinkKind.OTHER: "Represents",
}
BASES: Mapping[Basis, str] = {Basis.CONSENT: "The customer’s consent", Basis.ORDER: "An order or appointment"}
MOST_SHOWN = 6


@dataclass(frozen=True)
class Linked:
    """A link as one customer's page shows it: with whom (``other``, or ``name`` alone), and from which side."""

    link: Link
    other: Customer | None
    name: str
    mine: bool  # the link is this customer's; else it is the other's, and leads here


def line(linked: Linked, w: Words) -> str:
    """One link in a line: what somebody is, who, since when, and whether letters go to them."""
    kinds = KINDS if linked.mine else KINDS_FOR
    said = w(
        "{kind}: {name}, since {day}.",
        kind=w(kinds[linked.link.kind]),
        name=linked.name[:100],
        day=w.date(linked.link.since),
    )
    if linked.mine and linked.link.addressee:
        said += " " + w("Letters go to them.")
    return said


def lines(links: Sequence[Linked], w: Words) -> Iterator[Paragraph]:
    """All of them; and that nothing of one counts for the other."""
    if links:
        yield Paragraph(w("Linked, and checked each on their own:"), strong=True)
    for linked in links[:MOST_SHOWN]:
        yield Paragraph(line(linked, w))


def ways(links: Sequence[Linked], most: int, w: Words) -> list[Button]:
    """The way to look them up in turn."""
    others = {linked.other.id: linked.other for linked in links if linked.other is not None}
    return [
        Button(w("Check {name}", name=other.name)[:24], Action("check", str(other.id)))
        for other in list(others.values())[:most]
    ]


def link_form(customer: Customer, today: dt.date, w: Words) -> Form:
    """Whom, what they are, and whether letters go to them."""
    fields = (
        Note(
            w(
                "A link shows and nothing more: what is decided about one never counts for the other. Each restricted person needs an incident of their own."
            )
        ),
        Choice(
            name="kind",
            label=w("What are they?"),
            options=tuple(Option(kind.value, w(said)) for kind, said in KINDS.items()),
        ),
        CustomerField(
            name="other",
            label=w("Who, where they are a customer"),
            required=False,
            hint=w("Type a part of the name, the address or the reference."),
        ),
        Text(name="name", label=w("Or their name"), required=False, max_length=100),
        Text(
            name="address",
            label=w("And address"),
            required=False,
            hint=w("Needed where letters go to them."),
        ),
        Date(name="since", label=w("Since"), value=today),
        YesNo(
            name="addressee",
            label=w("Do the customer’s letters go to them?"),
            required=False,
            hint=w("For an attorney or an appointee alone."),
        ),
        Choice(
            name="authority",
            label=w("By what right?"),
            options=tuple(Option(basis.value, w(said)) for basis, said in BASES.items()),
            required=False,
        ),
        Date(name="authority_on", label=w("Of which day?"), required=False),
    )
    return Form(
        "link", w("Link somebody"), fields, w("Link them"), str(customer.id), about=customer.name[:150]
    )


def end_form(customer: Customer, links: Sequence[Linked], today: dt.date, w: Words) -> Form:
    """Which link, and its last day."""
    options = tuple(Option(str(linked.link.id), line(linked, w)[:75]) for linked in links)
    fields = (
        Choice(name="link", label=w("Which link?"), options=options, value=options[0].value),
        Date(name="until", label=w("Its last day"), value=today),
    )
    return Form("end-link", w("End a link"), fields, w("End it"), str(customer.id), about=customer.name[:150])


def linked_card(customer: Customer, linked: Linked, w: Words) -> Card:
    """What is linked now, or until when it was."""
    facts = [Fact(w("Customer"), customer.name[:200]), Fact(w(KINDS[linked.link.kind]), linked.name[:200])]
    facts.append(Fact(w("Since"), w.date(linked.link.since)))
    if linked.link.until is not None:
        facts.append(Fact(w("Until"), w.date(linked.link.until)))
    body = [
        Paragraph(w("Nothing is inherited: a check of one says nothing that was decided about the other."))
    ]
    if linked.link.addressee:
        said = w("Letters that are issued from now on are addressed to {name}.", name=linked.name[:100])
        if linked.link.until is not None:
            said = w("Letters are addressed to the customer again once it is over.")
        body.append(Paragraph(said))
    back = Button(w("The customer’s page"), Action("customer", str(customer.id)))
    return Card(w("Links of {name}", name=customer.name[:110]), tuple(facts), tuple(body), (back,), "good")
