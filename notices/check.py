"""What a check shows: may I ring, write, visit, alone; what stays open; until when (section 8)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from notices.address import where_said
from notices.card import MAX_BUTTONS, Action, Button, Card, Fact, Paragraph, Tone
from notices.contact_person import no_way_lines, who_is_there
from notices.customer import also_said
from notices.kinds import covered, instruction
from notices.link import Linked, lines, ways
from notices.seven_day import route
from notices.words import Words
from policy.check import Applies
from policy.customer import Customer
from policy.new_customer import no_fixed_address
from policy.pack import Pack

MOST_ROWS = 3
MOST_CASES = 4
CONTROLS: Mapping[str, str] = {"do-not-visit-alone": "Do not visit alone."}

NEVER_BLOCKED = "So do an appeal, a complaint about this policy and a new matter, in every way: nothing that applies holds them up."


@dataclass(frozen=True)
class More:
    """What a check says beside what applies. ``asked`` is the row of the list that was asked for, where it leads to the
    customer; ``page``: the person may open the customer's page. ``links`` are shown, and count nothing (X1b)."""

    asked: Customer | None = None
    page: bool = False
    links: Sequence[Linked] = ()


def check_card(
    customer: Customer,
    applies: Applies,
    readable: Sequence[tuple[str, str]],
    acted: Sequence[str],
    names: Mapping[UUID, str],
    more: More,
    today: dt.date,
    pack: Pack,
    w: Words,
) -> Card:
    """Control measures only. ``readable`` are the cases that this person may open: reference and subject;
    ``acted`` what was done informally in them, in a line each."""
    body: list[Paragraph] = []
    if more.asked is not None:
        body.append(Paragraph(also_said(more.asked, w), strong=True))
    closed = bool(applies.restrictions) and not applies.open_ways
    if closed:
        body += no_way_lines(w)
    for control in applies.controls:
        body.append(Paragraph(w(CONTROLS[control.kind]), strong=True))
        body.append(
            Paragraph(
                w(
                    "Interim control until {day}, while the safety group considers it.",
                    day=w.date(control.last_day),
                )
            )
        )
    for entry in applies.register:
        for measure in entry.measures:
            body.append(Paragraph(measure.staff.say(w.language), strong=True))
        body.append(Paragraph(w("From the staff safety register.")))
        if entry.review_overdue_since:
            body.append(_overdue(entry.review_overdue_since, w))
    for found in applies.restrictions:
        restriction = found.restriction
        body.append(Paragraph(instruction(restriction, pack, names, w), strong=True))
        if (who := who_is_there(found.left, found.there, names, w)) is not None:
            body.append(who)
        services = covered(restriction, pack, w)
        body.append(
            Paragraph(
                w("Until {end}. Covers: {services}.", end=w.date(restriction.last_day), services=services)
            )
        )
        if restriction.seven_day_id is not None:
            said = w(
                "Restricted for up to 7 days: it ends by itself. A request to look again at it goes to: {route}.",
                route=route(pack, w),
            )
            body.append(Paragraph(said))
        if found.review_overdue_since:
            body.append(_overdue(found.review_overdue_since, w))
    if applies.nothing:
        body.append(Paragraph(w("No restriction in force"), strong=True))
    body += [Paragraph(line) for line in acted]
    body.append(Paragraph(w("Emergencies always get through, whatever applies.")))
    if applies.restrictions:
        body.append(Paragraph(w(NEVER_BLOCKED)))
    body += lines(more.links, w)
    facts: list[Fact] = []
    if not applies.nothing:
        open_labels = [way.label.say(w.language) for way in applies.open_ways]
        facts = [
            Fact(w("Visit"), _visit(applies, pack, w)),
            Fact(w("The customer can use"), w.list(open_labels) or w("Nothing is open")),
        ]
    facts += [Fact(w("As of"), w.date(today)), *_who(customer, w)]
    elsewhere = [row for row in customer.also if row is not more.asked]
    facts += [Fact(w("Also in the list as"), _row_said(row)) for row in elsewhere[:MOST_ROWS]]
    report = Button(w("Report an incident"), Action("report", str(customer.id)), opens_form=True)
    emergency = Button(w("Emergency"), Action("emergency", str(customer.id)))
    # At a door the emergency comes first; where nothing applies, nobody has to be let through.
    buttons = [report, emergency] if applies.nothing else [replace(emergency, style="danger"), report]
    buttons.append(Button(w("Informal action"), Action("informal", str(customer.id)), opens_form=True))
    buttons.append(Button(w("Log a contact"), Action("log-contact", str(customer.id)), opens_form=True))
    formal = [found for found in applies.restrictions if found.restriction.proposal_id is not None]
    if formal:
        case = formal[0].case
        buttons.append(Button(w("Log an appeal"), Action("appeal", f"{case.id}:{case.id}"), opens_form=True))
        comment = Action("comment", f"{case.id}:{case.id}")
        buttons.append(Button(w("Log a comment"), comment, opens_form=True))
    if applies.restrictions:
        complaint = Action(
            "complaint", f"{applies.restrictions[0].case.id}:{applies.restrictions[0].case.id}"
        )
        buttons.append(Button(w("Log a complaint"), complaint, opens_form=True))
        buttons.append(Button(w("Log a held message"), Action("held", str(customer.id)), opens_form=True))
    if more.page:
        buttons.append(Button(w("The customer’s page"), Action("customer", str(customer.id))))
    buttons += ways(more.links, 2, w)
    room = min(MAX_BUTTONS - len(buttons), MOST_CASES)
    buttons += [Button(reference, Action("case", subject)) for reference, subject in readable[:room]]
    danger = applies.controls or applies.register or closed
    tone: Tone = "danger" if danger else "good" if applies.nothing else "warning"
    return Card(customer.name, tuple(facts), tuple(body), tuple(buttons), tone, _private(w))


def choose_card(found: Sequence[Customer], typed: str, more: bool, w: Words, use_case: str = "check") -> Card:
    """Several customers match: which one is meant?"""
    buttons = tuple(
        Button(_short(f"{index}. {customer.name}", 24), Action(use_case, str(customer.id)))
        for index, customer in enumerate(found, 1)
    )
    facts = tuple(
        Fact(
            f"{index}. {customer.name}"[:75],
            f"{where_said(customer, w)} ({customer.reference})",
        )
        for index, customer in enumerate(found, 1)
    )
    body = [Paragraph(w("Several customers match “{typed}”. Choose one.", typed=_short(typed, 80)))]
    if more:
        body.append(
            Paragraph(w("There are more. Add a part of the address, or the postcode, to narrow it down."))
        )
    return Card(w("Which customer?"), facts, tuple(body), buttons, footer=_private(w))


def nobody_card(typed: str, w: Words) -> Card:
    """No such customer, and the way to report all the same."""
    return Card(
        w("No customer found"),
        body=(
            Paragraph(w("Nobody matches “{typed}”.", typed=_short(typed, 80))),
            Paragraph(
                w(
                    "Try a part of the name, the address, the postcode or the reference. An incident can be reported without knowing who it was."
                )
            ),
        ),
        buttons=(
            Button(w("Report an incident"), Action("report"), opens_form=True),
            Button(w("New customer"), Action("new-customer", value=_named(typed)), opens_form=True),
        ),
        footer=_private(w),
    )


def ask_whom_card(w: Words) -> Card:
    """The command came without a name."""
    return Card(
        w("Whom do you want to check?"),
        body=(Paragraph(w("Type /contact-check and a name, an address, a postcode or a reference.")),),
        footer=_private(w),
    )


def too_long_card(length: int, most: int, w: Words) -> Card:
    """The argument cannot be a name."""
    return Card(
        w("That is too long"),
        body=(
            Paragraph(
                w(
                    "You typed {length} characters; at most {most} are looked up. Type a name, an address, a postcode or a reference.",
                    length=length,
                    most=most,
                )
            ),
        ),
        tone="warning",
        footer=_private(w),
    )


def _overdue(since: dt.date, w: Words) -> Paragraph:
    return Paragraph(w("Review overdue since {day}.", day=w.date(since)), strong=True)


def _visit(applies: Applies, pack: Pack, w: Words) -> str:
    """What is closed is closed for its services alone; whoever may not be met alone is the same about anything."""
    closed = w.list([pack.service(key).label.say(w.language) for key in applies.visits_closed])
    if len(applies.visits_closed) == len(pack.services):
        return w("No; in an emergency, not alone") if applies.not_alone else w("No; in an emergency, yes")
    match bool(closed), applies.not_alone:
        case True, True:
            return w(
                "Not about: {services}. About anything else, and in an emergency, not alone", services=closed
            )
        case True, False:
            return w("Not about: {services}. About anything else, and in an emergency, yes", services=closed)
        case False, True:
            return w("Not alone")
    return w("Yes, alone is fine")


def _who(customer: Customer, w: Words) -> tuple[Fact, ...]:
    return (
        Fact(
            w("Address"),
            ", ".join(part for part in (customer.address, customer.postcode) if part)
            or (w("No fixed address") if no_fixed_address(customer) else w("not known")),
        ),
        Fact(w("Reference"), customer.reference),
    )


def _named(typed: str) -> str:
    """What was typed, where it can stand behind a button."""
    return typed.replace("|", " ")[:80]


def _row_said(row: Customer) -> str:
    return f"{row.name} ({row.reference})"[:1000]


def _private(w: Words) -> str:
    return w("Only you see this. The look-up is recorded.")


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
