"""Saying that two rows of the list are one customer, and taking them apart again (section 13)."""

from collections.abc import Sequence
from uuid import UUID

from notices.address import short, where_said
from notices.card import Action, Body, Button, Card, Paragraph, Tone
from notices.contact_person import no_way_lines
from notices.fields import Choice, CustomerField, Note, Option
from notices.form import Form
from notices.words import Words
from policy.case import Case
from policy.customer import Customer
from policy.merge import Basis

THIS, OTHER = "this", "other"
BASES = {
    Basis.TOLD: "They told us",
    Basis.PAPERS: "From their papers",
    Basis.LIST: "The landlord’s list says so",
    Basis.SAME: "Name, date of birth or address are the same",
}


def merge_form(customer: Customer, other: Customer | None, step: str, w: Words) -> Form:
    """Which two, and which of them stays."""
    shown = short(other.name, other.postcode) if other else ""
    note = Note(
        w(
            "Everything is kept under both, and counts together from now on: cases, restrictions, contacts, what they need. It can be taken apart again."
        )
    )
    names = (_named(customer, w), _named(other, w) if other else w("The other one"))
    stays = tuple(Option(key, name[:75]) for key, name in zip((THIS, OTHER), names, strict=True))
    fields = (
        note,
        CustomerField(name="other", label=w("The other one"), value=other.id if other else None, shown=shown),
        Choice(
            name="stays",
            label=w("Which one stays? The other leads to it"),
            options=stays,
            value=THIS,
            hint=w("Better the one that the landlord’s list keeps up to date."),
        ),
        Choice(
            name="basis",
            label=w("How do we know?"),
            options=tuple(Option(basis, w(said)) for basis, said in BASES.items()),
        ),
    )
    return Form(
        "merge",
        w("One customer"),
        fields,
        w("Merge them"),
        str(customer.id),
        step,
        about=_named(customer, w)[:150],
    )


def merged_card(stays: Customer, other: Customer, closed: Sequence[Case], w: Words) -> Card:
    """They are one customer now. ``closed``: cases in which, all together, no way of contact is left open."""
    body: list[Body] = []
    if closed:
        body += no_way_lines(w)
    said = w(
        "{other} ({reference}) leads to {stays} from now on. Checks, restrictions, contacts and letters go by both together.",
        other=other.name,
        reference=other.reference,
        stays=stays.reference,
    )
    body.append(Paragraph(said))
    tone: Tone = "danger" if closed else "good"
    return Card(
        w("One customer: {name}", name=stays.name[:110]),
        body=tuple(body),
        buttons=_back(w, stays.id),
        tone=tone,
    )


def unmerged_card(
    stays: Customer, other: Customer, under_one: Sequence[Case], under_other: Sequence[Case], w: Words
) -> Card:
    """They are two again; in which cases something was recorded while they were one."""
    body = [
        Paragraph(
            w(
                "{one} and {other} are two customers again, each with the cases that were theirs.",
                one=_named(stays, w),
                other=_named(other, w),
            )
        )
    ]
    for row, cases in ((stays, under_one), (other, under_other)):
        if cases:
            said = w(
                "Recorded under {reference} while they were one, and stays there: {cases}. Look whether it is about the right one.",
                reference=row.reference,
                cases=w.list([case.reference for case in cases]),
            )
            body.append(Paragraph(said, strong=True))
    title = w("Two customers: {name}", name=stays.name[:110])
    return Card(title, body=tuple(body), buttons=_back(w, stays.id, other.id), tone="good")


def _named(customer: Customer, w: Words) -> str:
    return f"{customer.name} ({customer.reference}), {where_said(customer, w)}"


def _back(w: Words, *ids: UUID) -> tuple[Button, ...]:
    labels = (w("The customer’s page"), w("The other’s page"))
    return tuple(Button(label, Action("customer", str(id))) for label, id in zip(labels, ids, strict=False))
