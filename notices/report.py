"""The Incident Reporting Form and the cards that follow it (section 8)."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from notices.card import Action, Body, Button, Card, Excerpt, Fact, Paragraph
from notices.fields import (
    Choice,
    Choices,
    CustomerField,
    Date,
    FormField,
    LongText,
    Note,
    Option,
    PersonField,
    Text,
    Time,
    YesNo,
)
from notices.form import Form
from notices.words import Words
from policy.calendar import Calendar
from policy.case import Case
from policy.customer import Customer
from policy.incident import Incident, Outcome
from policy.pack import Pack
from policy.pack_kinds import Entry


def report_form(
    customer: Customer | None, typed: str, at: dt.datetime, pack: Pack, calendar: Calendar, w: Words
) -> Form:
    """Under two minutes on a phone: customer, when, channel, kinds and what happened; the rest can be left."""
    local = calendar.local(at)
    fields: list[FormField] = [
        *_who(customer, typed, w),
        Date(name="day", label=w("Day"), value=local.date()),
        Time(name="time", label=w("Time"), value=local.time().replace(second=0, microsecond=0)),
        Choice(name="channel", label=w("How"), options=_options(pack.channels, w)),
        Choices(
            name="kinds", label=w("What kind of behaviour or contact"), options=_options(pack.behaviours, w)
        ),
        Text(name="other_kind", label=w("If “other”: what was it?"), required=False),
        LongText(name="happened", label=w("What happened, in your words")),
        YesNo(name="hurt", label=w("Was anybody hurt?"), required=False),
        YesNo(
            name="threat",
            label=w("Is there an immediate threat?"),
            required=False,
            hint=w("In danger? Ring 999 first."),
        ),
        Text(name="police", label=w("Police reference, if they were called"), required=False),
        YesNo(name="warned", label=w("Was the customer warned?"), required=False),
        Text(name="where", label=w("Where"), required=False),
        PersonField(name="witness", label=w("A colleague who was there"), required=False),
        Text(name="others", label=w("Who else was there"), required=False),
        Text(name="on_behalf_of", label=w("If you report for somebody else: their name"), required=False),
        LongText(name="support", label=w("What support would help you?"), required=False),
    ]
    return Form("report", w("Report an incident"), tuple(fields), w("Send the report"))


def _who(customer: Customer | None, typed: str, w: Words) -> list[FormField]:
    """The customer; or, where nobody is known yet, room for whoever it may have been."""
    shown = f"{customer.name}, {customer.postcode}" if customer else ""
    hint = w("Type a part of the name, the address or the reference.")
    if customer is not None:
        return [
            CustomerField(name="customer", label=w("Customer"), value=customer.id, shown=shown, hint=hint)
        ]
    return [
        CustomerField(name="customer", label=w("Customer, from the list"), required=False, hint=hint),
        Text(
            name="unidentified",
            label=w("Or, if not in the list: who was it, as far as you know?"),
            required=False,
            value=typed,
        ),
    ]


def manager_card(
    case: Case,
    incident: Incident,
    customer_name: str,
    names: Mapping[UUID, str],
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Card:
    """For whoever must look after the report, with what can be done about it (P8.1)."""
    subject = f"{case.id}:{incident.id}"
    facts = [
        Fact(w("Case"), case.reference),
        Fact(w("When"), w.moment(incident.occurred_at, calendar.zone)),
        Fact(w("How"), pack.channel(incident.channel).label.say(w.language)),
        Fact(w("Kind"), kinds(incident, pack, w)),
        Fact(w("Reported by"), names[incident.reporter_id]),
        Fact(w("Warned"), {True: w("Yes"), False: w("No"), None: w("Not said")}[incident.warned]),
        Fact(w("Where things stand"), standing(incident, names, w)),
    ]
    if incident.on_behalf_of:
        facts.append(Fact(w("On behalf of"), incident.on_behalf_of))
    body: list[Body] = [Excerpt(w("What happened"), incident.happened_passage)]
    if incident.support_passage:
        body.append(Excerpt(w("Support wanted"), incident.support_passage))
    if incident.referred_at:
        body.append(
            Paragraph(
                w("Sent to the safety group. “Do not visit alone” shows on every check until they have met."),
                strong=True,
            )
        )
    buttons: list[Button] = []
    if incident.acknowledged_at is None:
        buttons.append(Button(w("Acknowledge"), Action("acknowledge", subject), "primary"))
    if incident.outcome is None:
        buttons.append(Button(w("Consider formal action"), Action("formal", subject)))
        buttons.append(Button(w("Informal action"), Action("informal", subject), opens_form=True))
        buttons.append(Button(w("No further action"), Action("no-further-action", subject), opens_form=True))
    if incident.supported_at is None:
        buttons.append(Button(w("Support arranged"), Action("support", subject)))
    buttons.append(Button(w("Read in full"), Action("read", f"{case.id}:{incident.happened_passage}")))
    buttons.append(Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")))
    title = w("Incident: {customer}", customer=customer_name[:120])
    return Card(title, tuple(facts), tuple(body), tuple(buttons), "plain" if incident.outcome else "warning")


def reporter_card(
    case: Case, incident: Incident, customer_name: str, names: Mapping[UUID, str], w: Words
) -> Card:
    """For the reporter: what became of the report (X1)."""
    body = [Paragraph(w("Thank you. It is with {name}.", name=names[incident.recipient_id]))]
    if incident.referred_at:
        body.append(
            Paragraph(
                w("It has gone to the safety group too. Nobody should visit alone until they have met.")
            )
        )
    return Card(
        w("Your report about {customer}", customer=customer_name[:110]),
        (Fact(w("Case"), case.reference), Fact(w("Where things stand"), standing(incident, names, w))),
        tuple(body),
        (Button(w("Read what you wrote"), Action("read", f"{case.id}:{incident.happened_passage}")),),
        "good" if incident.outcome else "plain",
    )


def safety_card(
    case: Case, incident: Incident, customer_name: str, until: dt.date, pack: Pack, w: Words
) -> Card:
    """For the safety group: a report that came to it by itself (P8.2)."""
    return Card(
        w("For the safety group: {customer}", customer=customer_name[:110]),
        (
            Fact(w("Case"), case.reference),
            Fact(w("Kind"), kinds(incident, pack, w)),
            Fact(w("Interim control"), w("Do not visit alone, until {day}", day=w.date(until))),
        ),
        (Excerpt(w("What happened"), incident.happened_passage),),
        (
            Button(w("Read in full"), Action("read", f"{case.id}:{incident.happened_passage}")),
            Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")),
        ),
        "danger",
    )


def outcome_form(use_case: str, subject: str, about: str, w: Words) -> Form:
    """The reason for going no further, or what informal action is right (P8.1, P13)."""
    nothing = use_case == "no-further-action"
    return Form(
        use_case,
        w("No further action") if nothing else w("Informal action"),
        (
            Note(
                w("A decision not to apply the policy is kept with its reason.")
                if nothing
                else w("The reporter is told that informal action is taken.")
            ),
            LongText(
                name="reason",
                label=w("Why is nothing more needed?") if nothing else w("What is done, and by whom?"),
            ),
        ),
        w("Decide"),
        subject=subject,
        about=about,
    )


def kinds(incident: Incident, pack: Pack, w: Words) -> str:
    """The kinds of behaviour, as people say them."""
    labels = [pack.behaviour(key).label.say(w.language) for key in incident.kinds]
    return w.list([*labels, *([incident.other_kind] if incident.other_kind else [])])


def standing(incident: Incident, names: Mapping[UUID, str], w: Words) -> str:
    """Where a report stands."""
    by = names.get(incident.outcome_by_id or incident.acknowledged_by_id or incident.recipient_id, "")
    match incident.outcome:
        case Outcome.FORMAL:
            return w("Formal action is being considered ({by})", by=by)
        case Outcome.INFORMAL:
            return w("Informal action ({by})", by=by)
        case Outcome.NO_FURTHER_ACTION:
            return w("No further action ({by})", by=by)
    if incident.acknowledged_at:
        return w("Acknowledged by {by}", by=by)
    return w("Waiting for {by}", by=by)


def _options(entries: tuple[Entry, ...], w: Words) -> tuple[Option, ...]:
    return tuple(Option(entry.key, entry.label.say(w.language)) for entry in entries)
