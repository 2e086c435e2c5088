"""A message that was held back: logging it, looking at it, saying what it is (section 8, X3)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from notices.address import short
from notices.card import MAX_BUTTON, Action, Body, Button, Card, Excerpt, Fact, Paragraph
from notices.fields import Choice, CustomerField, Date, LongText, Note, Option, Time
from notices.form import Form
from notices.words import Words
from policy.calendar import Calendar
from policy.case import Case
from policy.complaint import procedure
from policy.customer import Customer
from policy.held import HeldMessage, HeldOutcome, added_to, appeal_awaited, became
from policy.pack import Pack
from policy.routes import Route

OUTCOMES: Mapping[HeldOutcome, str] = {
    HeldOutcome.EMERGENCY: "An emergency: let through",
    HeldOutcome.SAFEGUARDING: "Safeguarding concern",
    HeldOutcome.NEW_INFORMATION: "New information",
    HeldOutcome.APPEAL: "An appeal",
    HeldOutcome.COMPLAINT: "A complaint",
    HeldOutcome.NONE: "None of these",
}
NEXT: Mapping[HeldOutcome, str] = {
    HeldOutcome.EMERGENCY: "It is let through, and recorded as an exception. Help them now, like anybody else.",
    HeldOutcome.SAFEGUARDING: "Tell whoever deals with safeguarding now.",
    HeldOutcome.NEW_INFORMATION: "Pass it to whoever deals with the matter. What is new is answered.",
    HeldOutcome.APPEAL: "Nothing holds up an appeal: log it now.",
    HeldOutcome.COMPLAINT: "It is logged as a complaint, and goes to the complaints procedure: {procedure} ({ref}).",
    HeldOutcome.NONE: "It is filed, and needs no answer.",
}
# Where somebody asks to look again, and there is nothing that could be appealed against.
REVIEWED = "What held it back is no formal action. It is logged as a request for a review, and goes to: {procedure} ({ref})."
COMPLAINED = "No formal action was decided in this case. It is logged as a complaint, and goes to: {procedure} ({ref})."
MOST_REASONS = 4
MOST_SHOWN = 10


@dataclass(frozen=True)
class Held:
    """A message that waits, as a list shows it."""

    case: Case
    message: HeldMessage
    customer_name: str


def held_form(
    customer: Customer | None, subject: str, at: dt.datetime, pack: Pack, calendar: Calendar, w: Words
) -> Form:
    """Whose it is, when it came in and what it says."""
    local, days = calendar.local(at), pack.settings.held_message_working_days
    shown = short(customer.name, customer.postcode) if customer else ""
    channels = tuple(Option(entry.key, entry.label.say(w.language)) for entry in pack.channels)
    return Form(
        "held",
        w("Log a held message"),
        (
            Note(
                w.n(
                    "A person looks at it within {n} working day.",
                    "A person looks at it within {n} working days.",
                    days,
                )
            ),
            CustomerField(
                name="customer",
                label=w("Customer"),
                value=customer.id if customer else None,
                shown=shown,
                hint=w("Type a part of the name, the address or the reference."),
            ),
            Date(name="day", label=w("Day it came in"), value=local.date()),
            Time(name="time", label=w("Time"), value=local.time().replace(second=0, microsecond=0)),
            Choice(name="channel", label=w("How it came"), options=channels),
            LongText(name="text", label=w("What it says, in short or in full")),
        ),
        w("Log the message"),
        subject,
    )


def logged_card(case: Case, customer_name: str, by: dt.date, people: Sequence[str], w: Words) -> Card:
    """For whoever logged it: who looks at it, and by when."""
    return Card(
        w("Logged: {customer}", customer=customer_name[:110]),
        (Fact(w("Case"), case.reference), Fact(w("Looked at by"), w.date(by))),
        (
            Paragraph(w("It waits for {people}.", people=w.list(people[:10]))),
            Paragraph(w("Is it an emergency? Do not wait: let them through."), strong=True),
        ),
        (
            Button(w("Emergency"), Action("emergency", str(case.customer_id)), "danger"),
            Button(w("Log another"), Action("held"), opens_form=True),
        ),
        "good",
    )


def held_card(
    case: Case,
    message: HeldMessage,
    customer_name: str,
    by: dt.date,
    looks: bool,
    names: Mapping[UUID, str],
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Card:
    """The message, and what it can be in one press for those who look at it (``looks``)."""
    facts = [
        Fact(w("Case"), case.reference),
        Fact(w("Came in"), w.moment(message.arrived_at, calendar.zone)),
        Fact(w("How"), pack.at(message.logged_at).channel(message.channel).label.say(w.language)),
    ]
    body: list[Body] = [Excerpt(w("What it says"), message.text_passage)]
    read = Button(w("Read in full"), Action("read", f"{case.id}:{message.text_passage}"))
    if message.outcome is not None:
        looked_by = names.get(message.looked_by_id, "") if message.looked_by_id else ""
        facts.append(Fact(w("Looked at by"), looked_by))
        facts.append(Fact(w("What it is"), w(OUTCOMES[message.outcome])))
        title = w("Held message: {customer}", customer=customer_name[:110])
        return Card(title, tuple(facts), tuple(body), (*_goes_on(case, message, w), read))
    facts.append(Fact(w("Look at it by"), w.date(by)))
    buttons: list[Button] = []
    if looks:
        body.append(Paragraph(w("What is it? Press one."), strong=True))
        buttons = _answers(f"{case.id}:{message.id}", pack, w)
    title = w("Held message: {customer}", customer=customer_name[:110])
    return Card(title, tuple(facts), tuple(body), (*buttons, read), "warning")


def looked_card(
    case: Case, message: HeldMessage, customer_name: str, next_one: Held | None, pack: Pack, w: Words
) -> Card:
    """What follows from what it is; and the next message that waits."""
    assert message.outcome is not None
    follows = _follows(case, message, pack, w)
    buttons = _goes_on(case, message, w)
    body = [Paragraph(follows, strong=True)]
    if next_one is not None:
        opens = Action("held-message", f"{next_one.case.id}:{next_one.message.id}")
        body.append(Paragraph(w("Next: {customer}.", customer=next_one.customer_name[:200])))
        buttons.append(Button(w("Next message"), opens, "primary" if not buttons else "default"))
    facts = [Fact(w("Case"), case.reference), Fact(w("What it is"), w(OUTCOMES[message.outcome]))]
    title = w("Looked at: {customer}", customer=customer_name[:110])
    return Card(title, tuple(facts), tuple(body), tuple(buttons), "good")


def _follows(case: Case, message: HeldMessage, pack: Pack, w: Words) -> str:
    assert message.outcome is not None
    complaint = became(case, message)
    goes_to = procedure(complaint.route if complaint else Route.COMPLAINT, pack)
    says = NEXT[message.outcome]
    if message.outcome is HeldOutcome.APPEAL and complaint is not None:
        says = REVIEWED if complaint.route is Route.REVIEW else COMPLAINED
    elif added_to(case, message):
        says = "An appeal is being decided already. Whoever decides it is sent this message."
    return w(says, procedure=goes_to.label.say(w.language), ref=goes_to.ref)


def held_messages_card(waiting: Sequence[Held], calendar: Calendar, w: Words) -> Card:
    """The messages that wait on a person, oldest first, to go through quickly."""
    facts, buttons = [], []
    for number, held in enumerate(waiting[:MOST_SHOWN], 1):
        when = w.moment(held.message.arrived_at, calendar.zone)
        said = w("{customer}, came in {when}", customer=held.customer_name[:200], when=when)
        facts.append(Fact(f"{number}. {held.case.reference}", said))
        opens = Action("held-message", f"{held.case.id}:{held.message.id}")
        label = f"{number}. {held.case.reference}"[:MAX_BUTTON]
        buttons.append(Button(label, opens, "primary" if number == 1 else "default"))
    body = []
    if len(waiting) > MOST_SHOWN:
        more = len(waiting) - MOST_SHOWN
        body.append(Paragraph(w.n("And {n} more message.", "And {n} more messages.", more)))
    count = len(waiting)
    title = (
        w.n("{n} held message waits on you", "{n} held messages wait on you", count)
        if count
        else w("No held message waits on you")
    )
    buttons.append(Button(w("Log a held message"), Action("held"), opens_form=True))
    return Card(title, tuple(facts), tuple(body), tuple(buttons), "warning" if count else "good")


def _goes_on(case: Case, message: HeldMessage, w: Words) -> list[Button]:
    """The next step of what it is."""
    if message.outcome is HeldOutcome.APPEAL and appeal_awaited(case, message):
        log = Action("appeal", f"{case.id}:{case.id}", value=str(message.id))
        return [Button(w("Log an appeal"), log, "primary", opens_form=True)]
    complaint = became(case, message)
    if complaint is not None:
        see = Action("see-complaint", f"{case.id}:{complaint.id}")
        review = complaint.route is Route.REVIEW
        return [Button(w("See the request") if review else w("See the complaint"), see, "primary")]
    if message.exception_id is not None and case.exception(message.exception_id).waits:
        details = Action("exception-details", f"{case.id}:{message.exception_id}")
        return [Button(w("Add details"), details, "primary", opens_form=True)]
    return []


def _answers(subject: str, pack: Pack, w: Words) -> list[Button]:
    """The ready-made reasons of an emergency first; then what else it can be."""
    reasons = [reason for reason in pack.exception_reasons if reason.emergency and reason.key not in OUTCOMES]
    given = [(reason.key, reason.label.say(w.language)) for reason in reasons[:MOST_REASONS]]
    others = [
        (outcome.value, w(text)) for outcome, text in OUTCOMES.items() if outcome is not HeldOutcome.EMERGENCY
    ]
    return [
        Button(
            label if len(label) <= MAX_BUTTON else label[: MAX_BUTTON - 1] + "…",
            Action("held-outcome", subject, value=key),
            "danger" if (key, label) in given or key == HeldOutcome.SAFEGUARDING else "default",
        )
        for key, label in (*given, *others)
    ]
