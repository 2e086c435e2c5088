"""Loosening each restriction of a decision on its own: what a review and an appeal may change at once (sections 7 and 9)."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.fields import MAX_LABEL, MAX_OPTION, Choices, Date, FormField, Option, YesNo
from notices.form import Form
from notices.kinds import instruction
from notices.proposal import particular_field
from notices.words import Words
from policy.pack import Pack
from policy.restriction import Restriction, kind_of, pack_of


def changes_form(
    use_case: str,
    title: str,
    submit: str,
    subject: str,
    about: str,
    restrictions: Sequence[Restriction],
    names: Mapping[UUID, str],
    pack: Pack,
    w: Words,
) -> Form:
    """The step in which each restriction is loosened: what ends, what ends sooner, what it covers, its particulars."""
    fields: list[FormField] = [
        Choices(
            name="ends",
            label=w("What ends now"),
            required=False,
            options=restriction_options(restrictions, names, pack, w),
        )
    ]
    for restriction in restrictions:
        then, kind = pack_of(restriction, pack), kind_of(restriction, pack)
        label = kind.label.say(w.language)
        services = tuple(Option(key, then.service(key).label.say(w.language)) for key in restriction.services)
        fields += [
            Date(
                name=f"{restriction.id}_end",
                label=w("{kind}: last day", kind=label)[:MAX_LABEL],
                value=restriction.last_day,
                hint=w("Only sooner than now."),
            ),
            Choices(
                name=f"{restriction.id}_services",
                label=w("{kind}: services it covers", kind=label)[:MAX_LABEL],
                options=services,
                value=tuple(restriction.services),
            ),
            *(particular_field(f"{restriction.id}_{x.name}", x, then, w) for x in kind.particulars),
        ]
    fields.append(
        YesNo(
            name="not_stricter",
            label=w("None of these changes is stricter for the customer."),
            required=False,
        )
    )
    kept = {
        f"{restriction.id}_{name}": str(value)
        for restriction in restrictions
        for name, value in restriction.particulars.items()
    }
    form = Form(
        use_case,
        title,
        tuple(fields),
        submit,
        subject,
        "changes",
        partial=True,
        about=about,
    )
    return form.with_answers(kept)


def restriction_options(
    restrictions: Sequence[Restriction], names: Mapping[UUID, str], pack: Pack, w: Words
) -> tuple[Option, ...]:
    """Restrictions to choose from, as staff read them."""
    return tuple(Option(str(x.id), _short(instruction(x, pack, names, w), MAX_OPTION)) for x in restrictions)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
