"""Naming somebody else as a customer's point of contact, and what is said where one has left (section 8, P8.4)."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from notices.card import Action, Button, Card, Fact, Paragraph
from notices.fields import Choice, FormField, Note, PersonField
from notices.form import Form
from notices.kinds import instruction
from notices.report import options
from notices.words import Words
from policy.case import Case
from policy.pack import Pack
from policy.pack_kinds import ParticularType
from policy.restriction import Restriction, kind_of


def replace_form(
    subject: str,
    about: str,
    restriction: Restriction,
    names: Mapping[UUID, str],
    present: Collection[UUID],
    pack: Pack,
    w: Words,
) -> Form:
    """Who it is from now on; whoever has left does not stand in it."""
    fields: list[FormField] = [
        Note(w("Nothing becomes stricter, so it is so at once. The customer is told."))
    ]
    for particular in kind_of(restriction, pack).particulars:
        if particular.type is ParticularType.PERSON:
            id = UUID(str(restriction.particulars[particular.name]))
            here = id in present
            fields.append(
                PersonField(
                    name=f"{restriction.kind}_{particular.name}",
                    label=particular.label.say(w.language),
                    value=id if here else None,
                    shown=names[id] if here else "",
                    hint="" if here else w("{name} has left.", name=names[id][:200]),
                )
            )
    fields.append(
        Choice(name="told_how", label=w("How the customer is told of it"), options=options(pack.channels, w))
    )
    title, send = w("Replace the contact"), w("Replace now")
    return Form("replace-contact", title, tuple(fields), send, subject, about=about)


def replaced_card(
    case: Case,
    restriction: Restriction,
    letter: UUID,
    customer_name: str,
    names: Mapping[UUID, str],
    pack: Pack,
    w: Words,
) -> Card:
    """Who it is now."""
    said = Paragraph(instruction(restriction, pack, names, w), strong=True)
    return Card(
        w("Contact replaced: {customer}", customer=customer_name[:110]),
        (Fact(w("Case"), case.reference),),
        (
            said,
            Paragraph(w("It shows on every check from now on.")),
            Paragraph(w("The customer is told by letter, too. It is drafted.")),
        ),
        (
            Button(w("See the letter"), Action("letter", f"{case.id}:{letter}"), "primary"),
            Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")),
        ),
        "good",
    )


def who_is_there(
    left: Sequence[UUID], there: Sequence[UUID], names: Mapping[UUID, str], w: Words
) -> Paragraph | None:
    """Of a restriction's contacts: who has left or is away, and who is there instead."""
    if not left:
        return None
    gone = w.list([names[id] for id in left])
    if there:
        instead = w.list([names[id] for id in there])
        return Paragraph(w("{gone}: not there. Contact now: {there}.", gone=gone, there=instead), strong=True)
    return Paragraph(w("{gone}: not there. Nobody else is named.", gone=gone), strong=True)


def no_way_lines(w: Words) -> tuple[Paragraph, Paragraph]:
    """That nothing is open, and what staff do."""
    return (
        Paragraph(w("No way of contact is open to this customer."), strong=True),
        Paragraph(
            w(
                "Take every contact of theirs, whatever way it comes, and tell a manager: a contact that is there is named, or the restriction ends."
            )
        ),
    )
