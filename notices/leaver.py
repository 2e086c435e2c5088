"""Somebody has left, and what was theirs is somebody else’s (section 8)."""

from collections.abc import Sequence

from notices.card import Action, Button, Card, Fact, Paragraph
from notices.fields import FormField, Note, PersonField
from notices.form import Form
from notices.people import roles_said
from notices.words import Words
from policy.people import Person, Role

MOST_CASES = 40


def leave_form(
    person: Person, open_cases: Sequence[str], staff: int, last_with: Sequence[Role], w: Words
) -> Form:
    """Who takes over. The references are all that Admin sees of the cases."""
    said = w.n(
        "Something waits for them by name in {n} case.",
        "Something waits for them by name in {n} cases.",
        len(open_cases),
    )
    fields: list[FormField] = [Note(f"{said} {_references(open_cases, w)}".strip())]
    if staff:
        fields.append(
            Note(w.n("{n} person has them as line manager.", "{n} people have them as line manager.", staff))
        )
    if last_with:
        roles = roles_said([role.value for role in last_with], w)
        fields.append(Note(w("Nobody else has these roles, so others need them soon: {roles}.", roles=roles)))
    fields.append(
        PersonField(name="successor", label=w("Who takes over what is open"), required=bool(open_cases))
    )
    title = w("Has left")
    return Form("leave", title, tuple(fields), w("They have left"), str(person.id), about=person.name[:150])


def left_card(person: Person, successor: Person | None, open_cases: Sequence[str], w: Words) -> Card:
    """For Admin: what went over to whom."""
    taken = successor.name if successor else w("Nobody: nothing was open")
    facts = (Fact(w("Taken over by"), taken), Fact(w("Cases"), str(len(open_cases))))
    body = (Paragraph(_references(open_cases, w)),) if open_cases else ()
    return Card(w("{name} has left", name=person.name[:110]), facts, body, tone="good")


def gone_card(person: Person, w: Words) -> Card:
    """For Records: with whoever left go their roles."""
    roles = Fact(w("Roles until now"), roles_said([role.value for role in person.roles], w))
    return Card(w("{name} has left", name=person.name[:110]), (roles,), tone="warning")


def back_card(person: Person, w: Words) -> Card:
    """For Records, and whoever said so."""
    said = w("They have no roles, and nothing that was handed over. Roles are asked for anew.")
    return Card(w("{name} is there again", name=person.name[:100]), (), (Paragraph(said),), tone="warning")


def taken_over_card(person: Person, references: Sequence[tuple[str, str]], w: Words) -> Card:
    """For the successor: every case in which something is theirs now (reference, id)."""
    more = len(references) - MOST_CASES
    body = [
        Paragraph(w("What waited for them by name waits for you. It stands in your home.")),
    ]
    body.append(Paragraph(w.list([reference for reference, _ in references[:MOST_CASES]])))
    if more > 0:
        body.append(Paragraph(w("And {n} more.", n=more)))
    buttons = [Button(reference, Action("case", f"{id}:{id}")) for reference, id in references[:5]]
    title = w("You take over from {name}", name=person.name[:100])
    return Card(title, (Fact(w("Cases"), str(len(references))),), tuple(body), tuple(buttons), "warning")


def _references(references: Sequence[str], w: Words) -> str:
    shown = w.list(list(references[:MOST_CASES])) if references else ""
    more = len(references) - MOST_CASES
    return w("{shown} and {n} more", shown=shown, n=more) if more > 0 else shown
