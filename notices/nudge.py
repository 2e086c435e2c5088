"""Reminders of what is open (P7.5, P8.1, P9.1)."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from notices.card import Action, Button, Card, Fact, Paragraph
from notices.words import Words
from policy.case import Case

WAITING: Mapping[str, str] = {
    "report": "An incident report waits to be acknowledged",
    "signoff": "A proposal waits for approval",
    "translation": "A letter waits for its translation",
    "letter": "A letter waits to be issued",
    "appeal": "An appeal waits for its decision",
    "review": "A review is due",
}


def nudge_card(
    case: Case,
    kind: str,
    subject_id: UUID,
    customer_name: str,
    today: dt.date,
    waits_for_them: bool,
    escalated: bool,
    w: Words,
) -> Card:
    """What waits, and the way to it; for whoever it waits for, and for whoever it is escalated to."""
    facts = (
        Fact(w("Case"), case.reference),
        Fact(w("Customer"), customer_name[:200]),
        Fact(w("Reminded on"), w.date(today)),
    )
    text = (
        w("This waits for you.")
        if waits_for_them
        else w("This has waited too long; so you are told as Director.")
    )
    body = [Paragraph(text, strong=True)]
    if escalated and waits_for_them:
        body.append(Paragraph(w("It has waited too long: the Director is told too.")))
    buttons = [Button(w("Open the case"), Action("case", f"{case.id}:{case.id}"))]
    if waits_for_them and (step := next_step(case, kind, subject_id)) is not None:
        buttons.insert(0, Button(w("Go on with it"), step, "primary"))
    return Card(w(WAITING[kind]), facts, tuple(body), tuple(buttons), "danger" if escalated else "warning")


def next_step(case: Case, kind: str, subject_id: UUID) -> Action | None:
    """Where whoever it waits for goes on; None where that is the case.

    Acknowledging a report and taking an appeal on are decisions: first what it is about is read.
    """
    subject = f"{case.id}:{subject_id}"
    match kind:
        case "report":
            return Action("incident", subject)
        case "signoff":
            return Action("signoff", subject)
        case "translation" | "letter":
            return Action("letter", subject)
        case "appeal":
            taken = case.appeal(subject_id).reviewer_id is not None
            return Action("decide-appeal" if taken else "see-appeal", subject)
    return None
