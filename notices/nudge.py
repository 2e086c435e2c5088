"""Reminders of what is open (P7.5, P8.1, P9.1): one card for each person and day, however much is due."""

import datetime as dt

from notices.card import Action, Button, Card, Fact, Paragraph
from notices.waiting import IN_HOUSE, WAITING, heading_in_house, step, step_in_house, waits, waits_in_house
from notices.words import Words
from policy.case import Case
from policy.openthing import OpenThing

MOST = 10
SAID = {**WAITING, **IN_HOUSE}


def nudge_card(
    before: Card | None,
    case: Case,
    thing: OpenThing,
    customer_name: str,
    today: dt.date,
    waits_for_them: bool,
    escalated: bool,
    w: Words,
) -> Card:
    """The day's card of a person with one more reminder on it; ``before`` is what it said until now, if anything.

    For whoever it waits for, and for whoever it is escalated to.
    """
    line = waits(thing, customer_name, today, w)
    action = step(case, thing) if waits_for_them else Action("case", f"{case.id}:{thing.subject_id}")
    return _with(before, case.reference, line, action, thing, today, waits_for_them, escalated, w)


def house_card(before: Card | None, thing: OpenThing, about: str, today: dt.date, w: Words) -> Card:
    """The same with a reminder of what belongs to no case, for whoever it waits for."""
    line, action = waits_in_house(thing, about, today, w), step_in_house(thing)
    return _with(before, heading_in_house(thing, w), line, action, thing, today, True, False, w)


def _with(
    before: Card | None,
    reference: str,
    line: str,
    action: Action,
    thing: OpenThing,
    today: dt.date,
    waits_for_them: bool,
    escalated: bool,
    w: Words,
) -> Card:
    said = [line + "."]
    if not waits_for_them:
        said.append(w("This has waited too long; so you are told as Director."))
    elif escalated:
        said.append(w("It has waited too long: the Director is told too."))
    new = (
        Fact(reference, " ".join(said)),
        Button(reference, action, "primary" if waits_for_them else "default"),
    )
    kept = list(zip(before.facts, before.buttons, strict=True)) if before else []
    # The newest stands first: what is said again of the same thing takes the place of what was said before.
    every = [new, *(pair for pair in kept if not _same(pair, new, thing, w))]
    if len(every) == 1:
        title = w(SAID[thing.kind])
    else:
        title = w.n("{n} thing waits", "{n} things wait", min(len(every), MOST))
    body = [Paragraph(w("Reminded on {day}.", day=w.date(today)))]
    if len(every) > MOST or (before is not None and len(before.body) > 1):
        body.append(Paragraph(w("There is more. Type /contact to see all that waits on you.")))
    late = escalated or (before is not None and before.tone == "danger")
    return Card(
        title,
        tuple(fact for fact, _ in every[:MOST]),
        tuple(body),
        tuple(button for _, button in every[:MOST]),
        "danger" if late else "warning",
    )


def _same(said: tuple[Fact, Button], new: tuple[Fact, Button], thing: OpenThing, w: Words) -> bool:
    """Whether it is about the same open thing: the same subject, waiting for the same to be done."""
    about_it = said[1].action.subject == new[1].action.subject
    return about_it and said[0].value.startswith(w(SAID[thing.kind]))
