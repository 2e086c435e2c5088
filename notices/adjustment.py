"""Reasonable adjustments (sections 6 and 12)."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from notices.cannot_use import ways_field
from notices.card import Action, Body, Button, Card, Excerpt, Fact
from notices.fields import Choice, Date, LongText, Note, Option
from notices.form import Form
from notices.words import Words
from policy.adjustment import Adjustment, AdjustmentKind, AdjustmentOutcome
from policy.case import Case
from policy.customer import Customer
from policy.pack import Pack

KINDS: Mapping[AdjustmentKind, str] = {
    AdjustmentKind.LARGE: "Letters in large print",
    AdjustmentKind.EASY_READ: "Letters in Easy Read",
    AdjustmentKind.AUDIO: "Letters as audio",
    AdjustmentKind.ADVOCATE: "An advocate",
    AdjustmentKind.LONGER: "Longer time",
    AdjustmentKind.CONTACT_WAY: "A way of contact",
    AdjustmentKind.OTHER: "Something else",
}
OUTCOMES: Mapping[AdjustmentOutcome, str] = {
    AdjustmentOutcome.AGREED: "Agreed",
    AdjustmentOutcome.MET_FOR_NOW: "Met for the time being",
    AdjustmentOutcome.NOT_AGREED: "Not agreed",
}


def adjustment_form(subject: str, about: str, today: dt.date, w: Words) -> Form:
    """What the customer needs."""
    return Form(
        "adjustment",
        w("Log an adjustment"),
        (
            Note(w("§12: what the customer needs so that they can deal with us. A manager decides.")),
            Choice(
                name="kind",
                label=w("What is asked for?"),
                options=tuple(Option(kind.value, w(words)) for kind, words in KINDS.items()),
            ),
            LongText(
                name="text",
                label=w("In the customer’s words"),
                hint=w("Needed for a way of contact and for something else."),
                required=False,
            ),
            Date(name="received_on", label=w("Received on"), value=today),
        ),
        w("Log it"),
        subject,
        about=about,
    )


def decide_form(
    subject: str, about: str, asked: Adjustment, customer: Customer, pack: Pack, w: Words
) -> Form:
    """Agreed, met for the time being, or not, and why."""
    return Form(
        "decide-adjustment",
        w("Decide the adjustment"),
        (
            Note(w("Asked for: {what}", what=w(KINDS[asked.kind]))),
            Choice(
                name="outcome",
                label=w("Decision"),
                options=tuple(Option(outcome.value, w(words)) for outcome, words in OUTCOMES.items()),
            ),
            LongText(
                name="reason", label=w("Reason"), hint=w("Needed where it is not agreed."), required=False
            ),
            ways_field(customer, pack, w),
        ),
        w("Decide"),
        subject,
        about=about,
    )


def adjustment_card(
    case: Case, asked: Adjustment, customer_name: str, names: Mapping[UUID, str], w: Words
) -> Card:
    """A request, and its decision once there is one."""
    stands = w("Waits for its decision")
    if asked.outcome is not None:
        by = names[asked.decided_by_id] if asked.decided_by_id else ""
        stands = w("{outcome} ({by})", outcome=w(OUTCOMES[asked.outcome]), by=by)
    facts = (
        Fact(w("Case"), case.reference),
        Fact(w("Asked for"), w(KINDS[asked.kind])),
        Fact(w("Received on"), w.date(asked.received_on)),
        Fact(w("Where it stands"), stands),
    )
    texts = ((w("In the customer’s words"), asked.text_passage), (w("Reason"), asked.reason_passage))
    body: tuple[Body, ...] = tuple(Excerpt(label, passage) for label, passage in texts if passage)
    buttons = [Button(w("Open the case"), Action("case", f"{case.id}:{case.id}"))]
    if asked.outcome is None:
        decide = Action("decide-adjustment", f"{case.id}:{asked.id}")
        buttons.insert(0, Button(w("Decide"), decide, "primary", opens_form=True))
    title = w("Adjustment: {customer}", customer=customer_name[:110])
    return Card(title, facts, body, tuple(buttons), "plain" if asked.outcome else "warning")
