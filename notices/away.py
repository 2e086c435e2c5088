"""Being away, and standing in for somebody (section 8)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.card import Action, Button, Card, Fact, Paragraph, Style
from notices.fields import Date, FormField, Note, PersonField
from notices.form import Form
from notices.words import Words
from policy.absence import Absence
from policy.people import Person

MOST_SHOWN = 8


def note_absence_form(person: Person, own: bool, today: dt.date, w: Words) -> Form:
    """From when to when, and who stands in."""
    fields: list[FormField] = [
        Date(name="first_day", label=w("First day away"), value=today),
        Date(name="last_day", label=w("Last day away"), hint=w("The day before they are back.")),
        PersonField(
            name="delegate",
            label=w("Who stands in"),
            required=False,
            hint=w("With nobody named, the fallback of the organisation stands in."),
        ),
        Note(
            w(
                "What waits by name goes to whoever stands in, on these days. No role is handed over: what needs a manager still needs a manager."
            )
        ),
    ]
    title = w("I am away") if own else w("Somebody is away")
    return Form(
        "note-absence", title, tuple(fields), w("Save"), subject=str(person.id), about=person.name[:150]
    )


def absences_card(
    person: Person,
    absences: Sequence[Absence],
    names: Mapping[UUID, str],
    own: bool,
    today: dt.date,
    w: Words,
) -> Card:
    """The absences of a person that are not over, with what can be done about them."""
    facts, buttons = [], []
    for absence in absences[:MOST_SHOWN]:
        label = _days(absence, w)
        facts.append(Fact(label, _stands_in(absence, names, w)))
        if absence.on(today):
            back = w("I am back") if own else w("They are back")
        else:
            back = w("Not away {day}", day=f"{absence.first_day:%d.%m.}")
        buttons.append(Button(back, Action("end-absence", f"{absence.id}")))
    note = Action("note-absence", str(person.id))
    style: Style = "default" if absences else "primary"
    buttons.append(Button(w("Say when away"), note, style, opens_form=True))
    said = w("Nothing is noted.") if not absences else w("On these days what waits by name is handed over.")
    title = w("When you are away") if own else w("When {name} is away", name=person.name[:100])
    return Card(title, tuple(facts), (Paragraph(said),), tuple(buttons))


def standing_in_card(
    absence: Absence, person: Person, names: Mapping[UUID, str], ended: bool, by: Person, w: Words
) -> Card:
    """For whoever stands in, and for the person where somebody else said so."""
    if ended:
        said = w("That is over: {by} said so.", by=names[by.id])
    else:
        said = w("What waits for them by name waits for whoever stands in. No role is handed over.")
    return Card(
        w("Away: {name}", name=person.name[:120]),
        (Fact(w("Days"), _days(absence, w)), Fact(w("Stands in"), _stands_in(absence, names, w))),
        (Paragraph(said),),
        tone="plain" if ended else "warning",
    )


def home_lines(person: Person, names: Mapping[UUID, str], covered: Sequence[UUID], w: Words) -> list[str]:
    """What the home says of being away and of standing in; ``covered`` are those of whom that is said."""
    said = []
    if person.presence.until is not None:
        said.append(
            w(
                "You are away until {day}. Back already? Type /contact away.",
                day=w.date(person.presence.until),
            )
        )
    if covered:
        who = w.list([names[id] for id in covered])
        said.append(w("You stand in for {who}: what waits for them by name waits for you.", who=who))
    return said


def _days(absence: Absence, w: Words) -> str:
    if absence.last_day < absence.first_day:
        return w("from {day}", day=w.date(absence.first_day))
    return w("{first} to {last}", first=w.date(absence.first_day), last=w.date(absence.last_day))


def _stands_in(absence: Absence, names: Mapping[UUID, str], w: Words) -> str:
    return names[absence.delegate_id] if absence.delegate_id else w("The fallback of the organisation")
