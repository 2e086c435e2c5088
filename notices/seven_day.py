"""A restriction of up to 7 days: asking for it, confirming it, telling the customer (section 5, P5.2)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.card import Action, Body, Button, Card, Confirm, Excerpt, Fact, Paragraph
from notices.fields import Choice, Choices, Date, FormField, LongText, Note, Option, Time
from notices.form import Form
from notices.formal import written_in_field
from notices.proposal import SHARED, asked_for, particular_fields, shared_fields
from notices.report import options
from notices.words import Words
from policy.calendar import DAY, Calendar
from policy.case import Case
from policy.pack import Pack
from policy.proposal import Verdict
from policy.restriction import asks_unconcerned
from policy.seven_day import SevenDay, last_day, told


def what_form(subject: str, about: str, today: dt.date, pack: Pack, w: Words) -> Form:
    """Step 1: which restrictions, on what, from when until when."""
    kinds = tuple(Option(x.key, x.label.say(w.language)) for x in pack.restrictions if not x.action)
    most = pack.settings.seven_day_limit_days
    return Form(
        "seven-day",
        w("Up to 7 days: 1 of 2"),
        (
            Note(
                w("§5: only after a warning. A manager confirms it, and it begins when the customer is told.")
            ),
            Choices(name="kinds", label=w("Restrictions"), options=kinds),
            Choices(
                name="services",
                label=w("Services they cover"),
                options=options(pack.services, w),
                hint=w("Only what is needed: there are no blanket bans."),
            ),
            Date(name="start", label=w("First day"), value=today),
            Date(
                name="end",
                label=w("Last day"),
                value=today + (most - 1) * DAY,
                hint=w("At most {days} days, the first and the last included.", days=most),
            ),
        ),
        w("Save and continue"),
        subject,
        "what",
        partial=True,
        about=about,
    )


def particulars_form(
    subject: str, about: str, chosen: Sequence[str], shared: bool, pack: Pack, w: Words
) -> Form:
    """Step 2: the particulars of each restriction, and why. ``shared``: an address that was given is another
    customer's, too; whoever gives another one then has nothing to confirm."""
    fields: list[FormField] = particular_fields(chosen, pack, w)
    fields += shared_fields(w, required=False) if shared else ()
    fields.append(
        LongText(
            name="reason",
            label=w("What has gone on since the warning, and why is this needed?"),
            max_length=2000,
        )
    )
    if any(p.translate for key in chosen for p in pack.restriction(key).particulars):
        fields.append(written_in_field(w))
    return Form(
        "seven-day",
        w("Up to 7 days: 2 of 2"),
        tuple(fields),
        w("Ask a manager"),
        subject,
        "particulars",
        about=about,
    )


def seven_day_card(
    case: Case,
    decision: SevenDay,
    customer_name: str,
    names: Mapping[UUID, str],
    may_decide: bool,
    may_tell: bool,
    may_read: bool,
    today: dt.date,
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Card:
    """What is asked for, where it stands, and what comes next."""
    subject = f"{case.id}:{decision.id}"
    body: list[Body] = [*asked_for(case.restrictions_of(decision), pack, names, w)]
    if decision.shared_confirmed:
        body.append(Paragraph(w(SHARED), strong=True))
    body.append(Excerpt(w("Why"), decision.reason_passage))
    if decision.ended_passage:
        body.append(Excerpt(w("Why it was ended early"), decision.ended_passage))
    if decision.verdict_passage:
        body.append(Excerpt(w("Reason for the decision"), decision.verdict_passage))
    body.append(
        Paragraph(
            w("It ends by itself. A request to look again at it goes to: {route}.", route=route(pack, w))
        )
    )
    over = last_day(case, decision) < today
    is_told = told(case, decision)
    buttons: list[Button] = []
    if decision.verdict is None and may_decide and not over:
        question = Confirm(
            w("Confirm this? It begins when the customer is told, and ends by itself."),
            w("Confirm"),
            w("Not yet"),
        )
        confirm = Action("confirm-seven-day", subject, case.version)
        asks = asks_unconcerned(case.restrictions_of(decision), pack)
        buttons = [
            Button(w("Confirm"), confirm, "primary", None if asks else question, opens_form=asks),
            Button(w("Refuse"), Action("refuse-seven-day", subject, case.version), "danger", opens_form=True),
        ]
    if decision.verdict is Verdict.APPROVED and may_tell and not over:
        if not is_told:
            label = w("Customer was told")
            buttons.append(Button(label, Action("tell-seven-day", subject), "primary", opens_form=True))
        if not case.letters_about(decision.id):
            buttons.append(Button(w("Write the letter"), Action("seven-day-letter", subject)))
        if is_told:
            buttons.append(Button(w("End early"), Action("end-seven-day", subject), opens_form=True))
    if may_read:
        letters = case.letters_about(decision.id)
        if letters:
            buttons.append(Button(w("See the letter"), Action("letter", f"{case.id}:{letters[-1].id}")))
        buttons.append(Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")))
    facts = (
        Fact(w("Case"), case.reference),
        Fact(w("Asked for by"), names[decision.asked_by_id]),
        Fact(w("Where things stand"), standing(case, decision, names, today, calendar, w)),
    )
    waits = not over and not is_told and decision.verdict is not Verdict.REFUSED
    title = (
        w("Confirmation needed: {customer}", customer=customer_name[:100])
        if decision.verdict is None and not over
        else w("Up to 7 days: {customer}", customer=customer_name[:100])
    )
    return Card(title, facts, tuple(body), tuple(buttons), "warning" if waits else "plain")


def standing(
    case: Case,
    decision: SevenDay,
    names: Mapping[UUID, str],
    today: dt.date,
    calendar: Calendar,
    w: Words,
) -> str:
    """Where it stands."""
    end = w.date(last_day(case, decision))
    by = names.get(decision.decided_by_id, "") if decision.decided_by_id else ""
    if decision.verdict is Verdict.REFUSED:
        return w("Refused by {by}", by=by)
    if decision.ended_at is not None:
        ended_by = names.get(decision.ended_by_id, "") if decision.ended_by_id else ""
        day = w.date(calendar.day(decision.ended_at))
        return w("Ended early on {day} by {by}", day=day, by=ended_by)
    restrictions = case.restrictions_of(decision)
    if told(case, decision):
        first = min(max(r.start, r.effective_from) for r in restrictions if r.effective_from is not None)
        return w("The customer was told; in force from {start} to {end}", start=w.date(first), end=end)
    if last_day(case, decision) < today:
        return w("Over since {end}: the customer was never told, so it never applied", end=end)
    if decision.verdict is Verdict.APPROVED:
        return w("Confirmed by {by}; not in force until the customer is told", by=by)
    return w("Waiting for a manager")


def refuse_form(subject: str, about: str, w: Words) -> Form:
    """The reason for refusing it."""
    return Form(
        "refuse-seven-day",
        w("Refuse"),
        (LongText(name="reason", label=w("Why is it refused?")),),
        w("Refuse"),
        subject,
        about=about,
    )


def tell_form(subject: str, about: str, at: dt.datetime, pack: Pack, calendar: Calendar, w: Words) -> Form:
    """How and when the customer was told by word."""
    local = calendar.local(at)
    return Form(
        "tell-seven-day",
        w("Customer was told"),
        (
            Note(
                w(
                    "By word: say what is limited, until when, which ways stay open, that emergencies always get through, and where to ask for another look ({route}). Told by letter? Mark the letter as issued instead.",
                    route=route(pack, w),
                )
            ),
            Choice(name="how", label=w("How"), options=options(pack.channels, w)),
            Date(name="day", label=w("Day"), value=local.date()),
            Time(name="time", label=w("Time"), value=local.time().replace(second=0, microsecond=0)),
        ),
        w("Customer was told"),
        subject,
        about=about,
    )


def route(pack: Pack, w: Words) -> str:
    """Where a request to look again at a decision that is not formal action goes (section 11)."""
    procedure = pack.review_of_decision
    return f"{procedure.label.say(w.language)} ({procedure.ref})"
