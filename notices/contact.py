"""Logging a contact, and what applied to it (sections 5, 8 and 13)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.address import short
from notices.card import EXCERPT, Action, Button, Card, Fact, Paragraph
from notices.contacts import contacts_button
from notices.fields import Choice, Choices, CustomerField, Date, LongText, Number, PersonField, Time
from notices.form import Form
from notices.informal import ask_button
from notices.kinds import instruction
from notices.report import goes_on, options
from notices.words import Words
from policy.calendar import Calendar
from policy.case import Case
from policy.contact import MOST_MINUTES, Contact
from policy.customer import Customer
from policy.pack import Family, Pack
from policy.people import Person
from policy.restriction import Restriction

MOST_RESTRICTIONS = 8


def contact_form(
    customer: Customer | None,
    subject: str,
    by: Person,
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Form:
    """Half a minute on a phone: when, how and for how long; the rest can be left."""
    local = calendar.local(at)
    return Form(
        "log-contact",
        w("Log a contact"),
        (
            CustomerField(
                name="customer",
                label=w("Customer"),
                value=customer.id if customer else None,
                shown=short(customer.name, customer.postcode) if customer else "",
                hint=w("Type a part of the name, the address or the reference."),
            ),
            Choice(name="channel", label=w("How"), options=options(pack.channels, w)),
            Date(name="day", label=w("Day"), value=local.date()),
            Time(
                name="time",
                label=w("Time"),
                value=local.time().replace(second=0, microsecond=0),
                hint=w("When it began."),
            ),
            Number(
                name="minutes",
                label=w("How many minutes it took"),
                required=False,
                least=0,
                most=MOST_MINUTES,
            ),
            PersonField(name="staff", label=w("With whom"), required=False, value=by.id, shown=by.name),
            Choices(
                name="kinds",
                label=w("Did it seem unreasonable? In what way?"),
                options=options(pack.behaviours_of(Family.UNREASONABLE), w),
                required=False,
                hint=w("Leave it empty if not. Rudeness, abuse or threats: report an incident instead."),
            ),
            Choice(
                name="service",
                label=w("What it was about"),
                options=options(pack.services, w),
                required=False,
            ),
            LongText(name="note", label=w("Note, in a sentence or two"), required=False, max_length=EXCERPT),
        ),
        w("Log the contact"),
        subject,
    )


def logged_card(
    case: Case,
    contact: Contact,
    customer_name: str,
    in_force: Sequence[Restriction],
    closing: Sequence[Restriction],
    again: bool,
    may_ask: bool,
    reads: bool,
    names: Mapping[UUID, str],
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Card:
    """For whoever logged it. ``in_force`` applied on the day of the contact, ``closing`` closed its channel; ``again``:
    it goes on after a warning; ``may_ask``: a restriction of up to 7 days may be asked for now; ``reads``: they may
    read the case."""
    day = w.date(calendar.day(contact.happened_at))
    channel = pack.at(contact.logged_at).channel(contact.channel).label.say(w.language)
    body: list[Paragraph] = []
    if closing:
        said = w("On {day} this way of contact was restricted: {channel}.", day=day, channel=channel)
        body.append(Paragraph(said, strong=True))
    for restriction in in_force[:MOST_RESTRICTIONS]:
        body.append(Paragraph(instruction(restriction, pack, names, w), strong=restriction in closing))
    if closing:
        body.append(
            Paragraph(
                w(
                    "The contact is recorded all the same. Was somebody let through? Record it as an exception."
                )
            )
        )
    elif not in_force:
        body.append(Paragraph(w("No restriction was in force on {day}.", day=day)))
    if again:
        body.append(Paragraph(goes_on(w), strong=True))
    return Card(
        w("Contact logged: {customer}", customer=customer_name[:110]),
        tuple(_facts(case, contact, names, pack, calendar, w)),
        tuple(body),
        tuple(_buttons(case, contact, bool(closing), may_ask, reads, w)),
        "warning" if closing else "good",
    )


def _facts(
    case: Case, contact: Contact, names: Mapping[UUID, str], pack: Pack, calendar: Calendar, w: Words
) -> list[Fact]:
    then = pack.at(contact.logged_at)
    facts = [
        Fact(w("Case"), case.reference),
        Fact(w("When"), w.moment(contact.happened_at, calendar.zone)),
        Fact(w("How"), then.channel(contact.channel).label.say(w.language)),
        Fact(w("With"), names[contact.staff_id]),
    ]
    if contact.minutes is not None:
        facts.append(Fact(w("How long"), w.n("{n} minute", "{n} minutes", contact.minutes)))
    if contact.service:
        facts.append(Fact(w("About"), then.service(contact.service).label.say(w.language)))
    if contact.kinds:
        kinds = [then.behaviour(key).label.say(w.language) for key in contact.kinds]
        facts.append(Fact(w("It seemed"), w.list(kinds)))
    return facts


def _buttons(
    case: Case, contact: Contact, closed: bool, may_ask: bool, reads: bool, w: Words
) -> list[Button]:
    customer, buttons = str(case.customer_id), []
    if closed:
        exception = Action("exception", customer)
        buttons.append(Button(w("Record an exception"), exception, "primary", opens_form=True))
        buttons.append(Button(w("Emergency"), Action("emergency", customer), "danger"))
    if contact.kinds:
        buttons.append(Button(w("Informal action"), Action("informal", customer), opens_form=True))
        if may_ask:
            buttons.append(ask_button(case, w))
    buttons.append(Button(w("Log another"), Action("log-contact", customer), opens_form=True))
    if reads:
        buttons.append(contacts_button(case, w))
    return buttons
