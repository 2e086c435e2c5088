"""The case on one card: what applies, what happened, what comes next (section 13)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.card import Action, Body, Button, Card, Fact, Paragraph
from notices.exception import exception_lines
from notices.extreme import authorities_said
from notices.informal import ask_button
from notices.kinds import instruction
from notices.letter_cards import KINDS
from notices.record import LOOKING, said
from notices.words import Words
from policy.appeal import may_be_appealed
from policy.calendar import Calendar
from policy.case import Case
from policy.not_applied import finished
from policy.pack import Pack
from policy.record import Record
from policy.restriction import Restriction
from policy.seven_day import is_open

MOST_SHOWN = 25  # entries of the log
LINES = 8  # of the log in one paragraph
MOST_RESTRICTIONS = 8
MOST_LETTERS = 4
PAGE = 2500  # characters


def case_card(
    case: Case,
    customer_name: str,
    records: Sequence[Record],
    names: Mapping[UUID, str],
    today: dt.date,
    pack: Pack,
    calendar: Calendar,
    w: Words,
    *,
    may_ask: bool = False,
) -> Card:
    """For whoever may read the case; what may be done is the rules' matter. ``may_ask``: a restriction of up to 7 days may be
    asked for now."""
    body: list[Body] = []
    in_force = case.in_force(today, pack)
    for restriction in case.decided[-MOST_RESTRICTIONS:]:
        body.append(Paragraph(instruction(restriction, pack, names, w), strong=True))
        if restriction.effective_from is None:
            untold = w("Approved; not in force until its letter is issued.")
            if restriction.seven_day_id is not None:
                untold = w("Up to 7 days, confirmed; not in force until the customer is told.")
            body.append(Paragraph(untold))
        elif case.suspended(restriction, today) and restriction.last_day >= today:
            body.append(Paragraph(w("Suspended while an appeal is decided: it does not apply.")))
        elif restriction in in_force:
            body.append(Paragraph(w("In force until {day}.", day=w.date(restriction.last_day))))
            if (since := _overdue_since(case, restriction, today)) is not None:
                body.append(Paragraph(w("Review overdue since {day}.", day=w.date(since)), strong=True))
        else:
            body.append(Paragraph(w("Not in force today; last day {day}.", day=w.date(restriction.last_day))))
    if exceptions := exception_lines(case, names, pack, calendar, w):
        body.append(Paragraph(w("Exceptions"), strong=True))
        body.append(Paragraph("\n".join(exceptions)))
    reminders = sum(record.what == "nudged" for record in records)
    log = [record for record in records if record.what not in LOOKING and record.what != "nudged"]
    lines = [f"{w.moment(x.at, calendar.zone)}: {said(x, names, w)}" for x in reversed(log[-MOST_SHOWN:])]
    for start in range(0, len(lines), LINES):
        body.append(Paragraph("\n".join(lines[start : start + LINES])))
    if len(log) > MOST_SHOWN:
        earlier = len(log) - MOST_SHOWN
        body.append(Paragraph(w.n("There is {n} earlier entry.", "There are {n} earlier entries.", earlier)))
    if reminders:
        body.append(Paragraph(w.n("{n} reminder was sent.", "{n} reminders were sent.", reminders)))
    facts = (
        Fact(w("Customer"), customer_name[:200]),
        Fact(w("Opened"), w.moment(case.opened_at, calendar.zone)),
        Fact(w("Organisation"), pack.organisation(case.organisation).name),
        *authorities_said(case, w),
    )
    return Card(
        case.reference, facts, tuple(body), tuple(_buttons(case, today, bool(in_force), may_ask, pack, w))
    )


def _overdue_since(case: Case, restriction: Restriction, today: dt.date) -> dt.date | None:
    of = (proposal for proposal in case.proposals if proposal.id == restriction.proposal_id)
    return next((case.review_overdue_since(proposal, today) for proposal in of), None)


def _buttons(case: Case, today: dt.date, in_force: bool, may_ask: bool, pack: Pack, w: Words) -> list[Button]:
    whole = f"{case.id}:{case.id}"
    going_on = case.formal is not None and not finished(case, case.formal, today, pack)
    label = w("Formal action") if going_on else w("Consider formal action")
    buttons = [Button(label, Action("formal", whole))]
    if case.open_proposal is not None:
        buttons.append(Button(w("See the proposal"), Action("signoff", f"{case.id}:{case.open_proposal.id}")))
    if case.seven_days and is_open(case, case.seven_days[-1], today):
        latest = Action("see-seven-day", f"{case.id}:{case.seven_days[-1].id}")
        buttons.append(Button(w("See: up to 7 days"), latest))
    elif may_ask:
        buttons.append(ask_button(case, w))
    for letter in case.letters[-MOST_LETTERS:]:
        alike = [x.id for x in case.letters if x.kind is letter.kind]
        number = f" {alike.index(letter.id) + 1}" if len(alike) > 1 else ""
        buttons.append(Button(w(KINDS[letter.kind]) + number, Action("letter", f"{case.id}:{letter.id}")))
    if may_be_appealed(case):
        buttons.append(Button(w("Log an appeal"), Action("appeal", whole), opens_form=True))
    if case.authority_steps or any(incident.immediate_threat for incident in case.incidents):
        buttons.append(Button(w("Police or legal action"), Action("police-legal", whole), opens_form=True))
    buttons.append(Button(w("Informal action"), Action("informal", whole), opens_form=True))
    if in_force:
        buttons.append(Button(w("Review"), Action("see-review", whole)))
    buttons.append(Button(w("Exceptions"), Action("exceptions", whole)))
    if case.customer_id is not None:
        buttons.append(
            Button(w("Report an incident"), Action("report", str(case.customer_id)), opens_form=True)
        )
    return buttons


def passage_card(case: Case, passage: UUID, text: str, page: int, w: Words) -> Card:
    """One page of a text; nothing of it is lost at the cuts."""
    pages = _pages(text)
    page = min(page, len(pages) - 1)
    buttons: tuple[Button, ...] = ()
    if page + 1 < len(pages):
        more = Action("read", f"{case.id}:{passage}", value=str(page + 1))
        buttons = (Button(w("Read on"), more, "primary"),)
    facts = (
        (Fact(w("Page"), w("{page} of {pages}", page=page + 1, pages=len(pages))),) if len(pages) > 1 else ()
    )
    return Card(w("In full: {case}", case=case.reference), facts, (Paragraph(pages[page]),), buttons)


def _pages(text: str) -> list[str]:
    pages = []
    while len(text) > PAGE:
        cut = max(text.rfind(" ", 0, PAGE), text.rfind("\n", 0, PAGE))
        cut = cut + 1 if cut > 0 else PAGE
        pages.append(text[:cut])
        text = text[cut:]
    return [*pages, text]
