"""Who gets what nobody else would, for each organisation (section 8)."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from notices.card import Card, Fact, Paragraph
from notices.fields import FormField, Note, PersonField
from notices.form import Form
from notices.words import Words
from policy.pack import Organisation


def fallbacks_form(
    organisations: Sequence[Organisation],
    named: Mapping[str, UUID],
    names: Mapping[UUID, str],
    present: Collection[UUID],
    w: Words,
) -> Form:
    """One person for each organisation; one who has left does not stand in it."""
    fields: list[FormField] = [
        Note(
            w(
                "Reports of whoever has no line manager go to the fallback, and so does what waits for somebody who is away and named nobody."
            )
        )
    ]
    for organisation in organisations:
        id = named.get(organisation.key)
        here = id if id in present else None
        fields.append(
            PersonField(
                name=organisation.key,
                label=organisation.name,
                required=False,
                value=here,
                shown=names[here] if here else "",
            )
        )
    return Form("fallbacks", w("Fallbacks"), tuple(fields), w("Save"))


def fallbacks_card(
    organisations: Sequence[Organisation], named: Mapping[str, UUID], names: Mapping[UUID, str], w: Words
) -> Card:
    """Whom each organisation has named."""
    facts = [Fact(x.name, names[named[x.key]] if x.key in named else w("Nobody")) for x in organisations]
    return Card(w("Fallbacks"), tuple(facts), (Paragraph(w("So from now on.")),), tone="good")
