"""The Incident Reporting Form and the cards that follow it (section 8)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.addendum import addenda_said
from notices.address import short
from notices.arrangement import support_facts
from notices.card import Action, Body, Button, Card, Excerpt, Fact, Paragraph, Style
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
from notices.injury import injury_button, injury_fact
from notices.words import Words
from policy.calendar import Calendar
from policy.case import Case
from policy.customer import Customer
from policy.incident import Incident, Outcome
from policy.informal import gone_on, unchanged
from policy.pack import Pack
from policy.pack_kinds import Entry
from policy.proposal import Proposal, Verdict
from policy.safety import decision_about
from policy.seven_day import SevenDay


def report_form(
    customer: Customer | None, typed: str, at: dt.datetime, pack: Pack, calendar: Calendar, w: Words
) -> Form:
    """Under two minutes on a phone: customer, when, channel, kinds and what happened; the rest can be left."""
    local = calendar.local(at)
    fields: list[FormField] = [
        *_who(customer, typed, w),
        Date(name="day", label=w("Day"), value=local.date()),
        Time(name="time", label=w("Time"), value=local.time().replace(second=0, microsecond=0)),
        Choice(name="channel", label=w("How"), options=options(pack.channels, w)),
        Choices(
            name="kinds", label=w("What kind of behaviour or contact"), options=options(pack.behaviours, w)
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
        PersonField(
            name="on_behalf_of_person",
            label=w("Or, where they are in the directory: who"),
            required=False,
        ),
        LongText(name="support", label=w("What support would help you?"), required=False),
    ]
    return Form("report", w("Report an incident"), tuple(fields), w("Send the report"))


def _who(customer: Customer | None, typed: str, w: Words) -> list[FormField]:
    """The customer; or, where nobody is known yet, room for whoever it may have been."""
    shown = short(customer.name, customer.postcode) if customer else ""
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
    today: dt.date,
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Card:
    """For whoever must look after the report, with what can be done about it (P8.1)."""
    subject = f"{case.id}:{incident.id}"
    facts = [
        Fact(w("Case"), case.reference),
        Fact(w("When"), w.moment(incident.occurred_at, calendar.zone)),
        Fact(w("How"), pack.at(incident.reported_at).channel(incident.channel).label.say(w.language)),
        Fact(w("Kind"), kinds(incident, pack, w)),
        Fact(w("Reported by"), names[incident.reporter_id]),
        Fact(w("Warned"), {True: w("Yes"), False: w("No"), None: w("Not said")}[incident.warned]),
        Fact(w("Where things stand"), standing(case, incident, names, today, w)),
    ]
    facts += support_facts(case, incident.id, names, w)
    facts += injury_fact(case, incident, w)
    if incident.on_behalf_of_id is not None:
        facts.append(Fact(w("On behalf of"), names[incident.on_behalf_of_id]))
    elif incident.on_behalf_of:
        facts.append(Fact(w("On behalf of"), incident.on_behalf_of))
    body: list[Body] = [Excerpt(w("What happened"), incident.happened_passage)]
    if incident.support_passage:
        body.append(Excerpt(w("Support wanted"), incident.support_passage))
    body += addenda_said(case, incident, names, calendar, w)
    if incident.referred_at and incident.wrong_customer_at is None:
        said = w("Sent to the safety group. “Do not visit alone” shows on every check until they have met.")
        if decision_about(case, incident) is not None:
            said = w("Considered by the safety group. A check says what applies.")
        body.append(Paragraph(said, strong=True))
    again = incident.id in {done.id for done in gone_on(case)}
    formal_next = incident.id in {done.id for done in unchanged(case, calendar)}
    if formal_next and incident.outcome is None:
        text = w(
            "It goes on after informal action. §5: formal action is to be considered; what is on record is filled in."
        )
        body.append(Paragraph(text, strong=True))
    elif again and incident.outcome is None:
        body.append(Paragraph(goes_on(w), strong=True))
    buttons: list[Button] = []
    if incident.acknowledged_at is None and incident.wrong_customer_at is None:
        buttons.append(Button(w("Acknowledge"), Action("acknowledge", subject), "primary"))
    if incident.outcome is None and incident.wrong_customer_at is None:
        style: Style = "primary" if formal_next and incident.acknowledged_at else "default"
        buttons.append(Button(w("Consider formal action"), Action("formal", subject), style))
        buttons.append(Button(w("Informal action"), Action("informal", subject), opens_form=True))
        buttons.append(Button(w("No further action"), Action("no-further-action", subject), opens_form=True))
        buttons += _restrict(case, incident, w)
    if incident.supported_at is None:
        buttons.append(Button(w("Support for the reporter"), Action("support", subject), opens_form=True))
    if incident.referred_at is None and incident.wrong_customer_at is None:
        buttons.append(Button(w("Send to safety group"), Action("refer-safety", subject), opens_form=True))
    buttons += injury_button(case, incident, w)
    buttons.append(Button(w("Read in full"), Action("read", f"{case.id}:{incident.happened_passage}")))
    buttons += _correct(case, incident, w)
    buttons.append(Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")))
    title = w("Incident: {customer}", customer=customer_name[:120])
    return Card(title, tuple(facts), tuple(body), tuple(buttons), "plain" if incident.outcome else "warning")


def reporter_card(
    case: Case,
    incident: Incident,
    customer_name: str,
    names: Mapping[UUID, str],
    today: dt.date,
    calendar: Calendar,
    w: Words,
) -> Card:
    """For the reporter: what became of the report (X1)."""
    body: list[Body] = [Paragraph(w("Thank you. It is with {name}.", name=names[incident.recipient_id]))]
    if incident.referred_at and incident.wrong_customer_at is None:
        said = w("It has gone to the safety group too. Nobody should visit alone until they have met.")
        if decision_about(case, incident) is not None:
            said = w("The safety group has considered it, too.")
        body.append(Paragraph(said))
    body += addenda_said(case, incident, names, calendar, w)
    buttons = [Button(w("Read what you wrote"), Action("read", f"{case.id}:{incident.happened_passage}"))]
    buttons += _correct(case, incident, w)
    if incident.outcome is None and incident.wrong_customer_at is None:
        acted = Action("informal", f"{case.id}:{incident.id}")
        buttons.append(Button(w("Informal action"), acted, opens_form=True))
        buttons += _restrict(case, incident, w)
    return Card(
        w("Your report about {customer}", customer=customer_name[:110]),
        (
            Fact(w("Case"), case.reference),
            Fact(w("Where things stand"), standing(case, incident, names, today, w)),
            *support_facts(case, incident.id, names, w),
        ),
        tuple(body),
        tuple(buttons),
        "good" if incident.outcome else "plain",
    )


def who_it_was(case: Case, w: Words) -> Button:
    """To say who the customer is, where nobody knew it."""
    return Button(w("Say who it was"), Action("identify", f"{case.id}:{case.id}"), "primary", opens_form=True)


def _correct(case: Case, incident: Incident, w: Words) -> list[Button]:
    """To add to a report, to say who that was for whom it was typed, and that it is about another customer."""
    subject = f"{case.id}:{incident.id}"
    buttons: list[Button] = []
    if case.customer_id is None:
        buttons.append(who_it_was(case, w))
    if incident.again_id is None:
        buttons.append(Button(w("Add to the report"), Action("addendum", subject), opens_form=True))
    if incident.on_behalf_of and incident.on_behalf_of_id is None:
        buttons.append(Button(w("For whom was it?"), Action("link-reporter", subject), opens_form=True))
    if incident.wrong_customer_at is None:
        wrong = Action("wrong-customer", subject)
        buttons.append(Button(w("Another customer"), wrong, opens_form=True))
    return buttons


def _restrict(case: Case, incident: Incident, w: Words) -> list[Button]:
    """To ask for a restriction of up to 7 days because of a report, where it goes on after a warning."""
    again = incident.id in {done.id for done in gone_on(case)}
    if not again or case.customer_id is None or case.seven_days:
        return []
    ask = Action("seven-day", f"{case.id}:{case.id}")
    return [Button(w("Restrict up to 7 days"), ask, opens_form=True)]


def no_further_action_form(subject: str, about: str, w: Words) -> Form:
    """The reason for going no further (P8.1, P13)."""
    return Form(
        "no-further-action",
        w("No further action"),
        (
            Note(w("A decision not to apply the policy is kept with its reason.")),
            LongText(name="reason", label=w("Why is nothing more needed?")),
        ),
        w("Decide"),
        subject=subject,
        about=about,
    )


def kinds(incident: Incident, pack: Pack, w: Words) -> str:
    """The kinds of behaviour, as people say them."""
    then = pack.at(incident.reported_at)
    labels = [then.behaviour(key).label.say(w.language) for key in incident.kinds]
    return w.list([*labels, *([incident.other_kind] if incident.other_kind else [])])


def standing(case: Case, incident: Incident, names: Mapping[UUID, str], today: dt.date, w: Words) -> str:
    """Where a report stands, and what became of it: decided since, and in force or over on a local day (X1)."""
    if incident.wrong_customer_at is not None:
        said_by = names.get(incident.wrong_customer_by_id, "") if incident.wrong_customer_by_id else ""
        return w("It is about another customer ({by})", by=said_by)
    if incident.outcome in (Outcome.FORMAL, Outcome.INFORMAL):
        decisions: list[Proposal | SevenDay] = [*case.proposals, *case.seven_days]
        since = [d for d in decisions if d.decided_at is not None and d.decided_at >= incident.reported_at]
        if since and (became := _became(case, since, today, w)):
            return became
    by = names.get(incident.outcome_by_id or incident.acknowledged_by_id or incident.recipient_id, "")
    match incident.outcome:
        case Outcome.FORMAL:
            if case.formal is not None and case.formal.not_applied_at is not None:
                return w("Formal action was considered; it was decided to take none")
            return w("Formal action is being considered ({by})", by=by)
        case Outcome.INFORMAL:
            return w("Informal action ({by})", by=by)
        case Outcome.NO_FURTHER_ACTION:
            return w("No further action ({by})", by=by)
    if incident.acknowledged_at:
        return w("Acknowledged by {by}", by=by)
    return w("Waiting for {by}", by=by)


def _became(case: Case, decisions: Sequence[Proposal | SevenDay], today: dt.date, w: Words) -> str:
    """What was decided after a report; empty where that was nothing in the end."""
    approved = [d for d in decisions if d.verdict is Verdict.APPROVED]
    restrictions = [r for decision in approved for r in case.restrictions_of(decision)]
    told = [r for r in restrictions if r.effective_from is not None]
    lasting = [r for r in told if r.last_day >= today]
    applying = [r for r in lasting if not case.suspended(r, today)]
    if lasting and not applying:
        return w("The restriction is suspended while an appeal is decided")
    if applying:
        return w("Contact is restricted until {day}", day=w.date(max(r.last_day for r in applying)))
    if told:
        return w("Contact was restricted until {day}", day=w.date(max(r.last_day for r in told)))
    if any(r.last_day >= today for r in restrictions):
        return w("A restriction was decided; the customer is to be told")
    refused = any(isinstance(d, Proposal) and d.verdict is Verdict.REFUSED for d in decisions)
    if refused and case.open_proposal is None and not any(case.considering(f) for f in case.formals):
        return w("Formal action was considered, and refused")
    return ""


def goes_on(w: Words) -> str:
    """What follows from conduct that goes on after a warning (P5.2)."""
    return w(
        "It goes on after a warning. §5: no further warning is needed, and contact may be restricted for up to 7 days."
    )


def options(entries: Sequence[Entry], w: Words) -> tuple[Option, ...]:
    """Entries of the pack to choose from."""
    return tuple(Option(entry.key, entry.label.say(w.language)) for entry in entries)
