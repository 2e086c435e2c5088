"""The case on one card: what applies, what happened, what comes next (section 13)."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from notices.arrangement import key_officer_fact
from notices.card import Action, Body, Button, Card, Fact, Paragraph, Tone
from notices.case_buttons import case_buttons, fitting
from notices.contact_person import no_way_lines
from notices.exception import exception_lines
from notices.extreme import authorities_said
from notices.kinds import instruction
from notices.record import LOOKING, issues_of, said
from notices.status import stage_said
from notices.words import Words
from policy.calendar import Calendar
from policy.case import Case
from policy.no_way import without_a_way
from policy.pack import Pack
from policy.record import Record
from policy.restriction import Restriction
from policy.stage import stage
from policy.timeline import Matter

MOST_SHOWN = 25  # entries of the log
LINES = 8  # of the log in one paragraph
MOST_RESTRICTIONS = 8
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
    may_bundle: bool = False,
    may_note_authority: bool = False,
    page: int = 0,
    unshown: int = 0,
    reads: Callable[[Matter], bool] = lambda matter: True,
) -> Card:
    """For whoever may read the case; what may be done is the rules' matter. ``may_ask``: a restriction of up to 7 days may be
    asked for now; ``may_bundle``: the person may make its bundle, ``may_note_authority``: record what was done
    with the police. A later ``page`` holds what else may be done.
    ``records`` are those that the person may read, ``unshown`` how many they may not; ``reads``: of which matters
    they read the words."""
    buttons = fitting(
        case_buttons(case, today, may_ask, may_bundle, may_note_authority, reads, pack, w), page, case, w
    )
    customer = Fact(w("Customer"), customer_name[:200])
    if page:
        return Card(case.reference, (customer,), buttons=buttons)
    body: list[Body] = []
    in_force = case.in_force(today, pack)
    if without_a_way(case) is not None:
        body += no_way_lines(w)
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
    if len(case.theirs) < len(case.incidents):
        elsewhere = len(case.incidents) - len(case.theirs)
        body.append(
            Paragraph(
                w.n(
                    "{n} report was about another customer. Look at what was decided on it.",
                    "{n} reports were about another customer. Look at what was decided on them.",
                    elsewhere,
                ),
                strong=True,
            )
        )
    if reads(Matter.LET_THROUGH) and (exceptions := exception_lines(case, names, pack, calendar, w)):
        body.append(Paragraph(w("Exceptions"), strong=True))
        body.append(Paragraph("\n".join(exceptions)))
    reminders = sum(record.what == "nudged" for record in records)
    log = [record for record in records if record.what not in LOOKING and record.what != "nudged"]
    lines = [
        f"{w.moment(x.at, calendar.zone)}: {said(x, names, pack, w)}" for x in reversed(log[-MOST_SHOWN:])
    ]
    for start in range(0, len(lines), LINES):
        body.append(Paragraph("\n".join(lines[start : start + LINES])))
    if len(log) > MOST_SHOWN:
        earlier = len(log) - MOST_SHOWN
        body.append(Paragraph(w.n("There is {n} earlier entry.", "There are {n} earlier entries.", earlier)))
    if reminders:
        body.append(Paragraph(w.n("{n} reminder was sent.", "{n} reminders were sent.", reminders)))
    if unshown:
        body.append(Paragraph(not_shown(unshown, w)))
    facts = (
        customer,
        Fact(w("Stage"), stage_said(stage(case, today, pack), w)),
        Fact(w("Opened"), w.moment(case.opened_at, calendar.zone)),
        Fact(w("Organisation"), pack.organisation(case.organisation).name),
        Fact(w("Policy"), issues_of(records, pack, w)),
        *authorities_said(case, w),
        *key_officer_fact(case, names, w),
    )
    tone: Tone = "danger" if without_a_way(case) else "plain"
    return Card(case.reference, facts, tuple(body), buttons, tone)


def not_shown(count: int, w: Words) -> str:
    """That there is more in the log than the reader needs to know."""
    return w.n("{n} entry is not shown to you.", "{n} entries are not shown to you.", count)


def _overdue_since(case: Case, restriction: Restriction, today: dt.date) -> dt.date | None:
    of = (proposal for proposal in case.proposals if proposal.id == restriction.proposal_id)
    return next((case.review_overdue_since(proposal, today) for proposal in of), None)


def passage_card(case: Case, passage: UUID, text: str, page: int, w: Words) -> Card:
    """One page of a text; nothing of it is lost at the cuts."""
    pages = in_pages(text)
    page = min(page, len(pages) - 1)
    buttons: tuple[Button, ...] = ()
    if page + 1 < len(pages):
        more = Action("read", f"{case.id}:{passage}", value=str(page + 1))
        buttons = (Button(w("Read on"), more, "primary"),)
    facts = (
        (Fact(w("Page"), w("{page} of {pages}", page=page + 1, pages=len(pages))),) if len(pages) > 1 else ()
    )
    return Card(w("In full: {case}", case=case.reference), facts, (Paragraph(pages[page]),), buttons)


def in_pages(text: str) -> list[str]:
    """A long text in pieces that are read one after the other, cut between words; nothing of it is lost."""
    pages = []
    while len(text) > PAGE:
        cut = max(text.rfind(" ", 0, PAGE), text.rfind("\n", 0, PAGE))
        cut = cut + 1 if cut > 0 else PAGE
        pages.append(text[:cut])
        text = text[cut:]
    return [*pages, text]
