"""What went another way in a case: exceptions, messages held back, complaints, and what was declined (sections 8, 10,
11 and 13)."""

from collections.abc import Mapping
from uuid import UUID

from notices.card import Action, Button, Card, Fact, Paragraph
from notices.complaint import complaint_lines
from notices.exception import exception_lines
from notices.held import OUTCOMES
from notices.not_registered import DECISIONS
from notices.words import Words
from policy.calendar import Calendar
from policy.case import Case
from policy.decided import decisions
from policy.pack import Pack

MOST_HELD = 4  # that still wait, with a button each
MOST_LINES = 6


def exceptions_card(
    case: Case,
    customer_name: str,
    manages: bool,
    names: Mapping[UUID, str],
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Card:
    """For whoever may read the case. ``manages``: they may refuse and decline."""
    subject = f"{case.id}:{case.id}"
    body = [Paragraph(w("Exceptions"), strong=True)]
    lines = exception_lines(case, names, pack, calendar, w)
    body.append(Paragraph("\n".join(lines) or w("None is recorded.")))
    if held := _held(case, calendar, w):
        body += [Paragraph(w("Messages held back"), strong=True), Paragraph("\n".join(held))]
    if declined := [
        w(
            "{when}: {what} ({by})",
            when=w.moment(x.decided_at, calendar.zone),
            what=w(DECISIONS[x.decision]),
            by=names[x.decided_by_id],
        )
        for x in case.not_registered[-MOST_LINES:]
    ]:
        body += [Paragraph(w("Complaints and replies"), strong=True), Paragraph("\n".join(declined))]
    if complaints := complaint_lines(case, calendar, MOST_LINES, w):
        body.append(Paragraph(w("Complaints about the policy’s use, and reviews of decisions"), strong=True))
        body.append(Paragraph("\n".join(complaints)))
    waiting = [message for message in case.held_messages if message.outcome is None]
    buttons = [
        Button(
            w("Look at message {number}", number=number),
            Action("held-message", f"{case.id}:{message.id}"),
            "primary",
        )
        for number, message in enumerate(waiting[:MOST_HELD], 1)
    ]
    buttons.append(Button(w("Let somebody through"), Action("emergency", subject)))
    buttons.append(Button(w("Log a held message"), Action("held", subject), opens_form=True))
    buttons.append(Button(w("Log a complaint"), Action("complaint", subject), opens_form=True))
    if decisions(case):
        review = Action("review-of-decision", subject)
        buttons.append(Button(w("Review of a decision"), review, opens_form=True))
    if manages:
        buttons.append(Button(w("Refuse an exception"), Action("refuse-exception", subject), opens_form=True))
        buttons.append(Button(w("Decline a complaint"), Action("not-registered", subject), opens_form=True))
    buttons.append(Button(w("Open the case"), Action("case", subject)))
    title = w("Exceptions: {customer}", customer=customer_name[:110])
    return Card(title, (Fact(w("Case"), case.reference),), tuple(body), tuple(buttons))


def _held(case: Case, calendar: Calendar, w: Words) -> list[str]:
    """Those that wait first, the oldest first; then the latest of the others."""
    waiting = [x for x in case.held_messages if x.outcome is None]
    lines = [
        w("{number}. {when}: waits to be looked at", number=n, when=w.moment(x.arrived_at, calendar.zone))
        for n, x in enumerate(waiting[:MOST_LINES], 1)
    ]
    looked = [x for x in case.held_messages if x.outcome is not None]
    for x in reversed(looked[-MOST_LINES:]):
        assert x.outcome is not None
        lines.append(
            w("{when}: {what}", when=w.moment(x.arrived_at, calendar.zone), what=w(OUTCOMES[x.outcome]))
        )
    return lines
