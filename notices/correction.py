"""Corrections of fact after a warning (section 6)."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from notices.card import Action, Body, Button, Card, Excerpt, Fact
from notices.fields import Choice, Date, LongText, Note, Option, Text
from notices.form import Form
from notices.formal import written_in_field
from notices.words import Words
from policy.case import Case
from policy.correction import Correction, CorrectionOutcome
from policy.pack import Pack

OUTCOMES: Mapping[CorrectionOutcome, str] = {
    CorrectionOutcome.CORRECTED: "Our records were corrected",
    CorrectionOutcome.PARTLY: "Part of our records was corrected",
    CorrectionOutcome.NOT_CHANGED: "Our records were not changed",
}


def correction_form(subject: str, about: str, today: dt.date, pack: Pack, w: Words) -> Form:
    """What the customer says is wrong in the warning, by any channel."""
    return Form(
        "correction",
        w("Log a correction"),
        (
            Note(
                w(
                    "§6: what the customer says is wrong in the warning letter. It is never too late to log it."
                )
            ),
            Date(name="received_on", label=w("Received on"), value=today),
            Choice(
                name="channel",
                label=w("How it came"),
                options=tuple(Option(entry.key, entry.label.say(w.language)) for entry in pack.channels),
            ),
            Text(
                name="said_by",
                label=w("Who said it"),
                hint=w("Only where it was somebody for the customer, such as an advocate."),
                required=False,
            ),
            LongText(name="text", label=w("What is wrong, as the customer says it")),
        ),
        w("Log the correction"),
        subject,
        about=about,
    )


def answer_form(subject: str, about: str, said: Correction, text: str, w: Words) -> Form:
    """What was corrected, and why."""
    return Form(
        "answer-correction",
        w("Answer the correction"),
        (
            Note(f"{w('What is wrong, as the customer says it')}\n{text}"[:3000]),
            Choice(
                name="outcome",
                label=w("What was corrected?"),
                options=tuple(Option(outcome.value, w(words)) for outcome, words in OUTCOMES.items()),
            ),
            LongText(name="reason", label=w("The reason, as the customer will read it")),
            written_in_field(w),
        ),
        w("Answer it"),
        subject,
        about=about,
    )


def correction_card(
    case: Case, said: Correction, customer_name: str, names: Mapping[UUID, str], pack: Pack, w: Words
) -> Card:
    """A correction, and its answer once there is one."""
    subject = f"{case.id}:{said.id}"
    waits = said.outcome is None
    stands = w("Waits for its answer")
    if said.outcome is not None:
        by = names[said.answered_by_id] if said.answered_by_id else ""
        stands = w("{outcome} ({by})", outcome=w(OUTCOMES[said.outcome]), by=by)
    facts = [
        Fact(w("Case"), case.reference),
        Fact(w("Received on"), w.date(said.received_on)),
        Fact(w("How it came"), pack.at(said.logged_at).channel(said.channel).label.say(w.language)),
        Fact(w("Where it stands"), stands),
    ]
    if said.said_by:
        facts.insert(2, Fact(w("Who said it"), said.said_by))
    body: list[Body] = [Excerpt(w("What is wrong, as the customer says it"), said.text_passage)]
    if said.reason_passage is not None:
        body.append(Excerpt(w("Reason"), said.reason_passage))
    buttons = [Button(w("Open the case"), Action("case", f"{case.id}:{case.id}"))]
    if waits:
        answer = Action("answer-correction", subject)
        buttons.insert(0, Button(w("Answer it"), answer, "primary", opens_form=True))
    title = w("Correction of facts: {customer}", customer=customer_name[:110])
    return Card(title, tuple(facts), tuple(body), tuple(buttons), "warning" if waits else "plain")
