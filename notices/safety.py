"""What the safety group sees and is asked: the report as referred, the decision, the interim control (section 8, P8.2)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from notices.card import MAX_BUTTON, Action, Body, Button, Card, Excerpt, Fact, Paragraph
from notices.fields import Choices, Date, LongText, Note, YesNo
from notices.form import Form
from notices.formal import written_in_field
from notices.injury import injury_button, injury_fact
from notices.report import kinds, options, standing
from notices.words import Words
from policy.calendar import Calendar
from policy.case import Case
from policy.incident import Incident
from policy.pack import Pack
from policy.safety import controls_of, decision_about
from policy.safety_register import Entry

MOST_SHOWN = 10


def referral_card(
    case: Case,
    incident: Incident,
    entry: Entry | None,
    customer_name: str,
    decides: bool,
    names: Mapping[UUID, str],
    today: dt.date,
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Card:
    """The report as it was referred, and what the group made of it. ``entry`` is the one that it led to and that is
    on the register still; ``decides``: whoever sees it decides for the group."""
    subject, decision = f"{case.id}:{incident.id}", decision_about(case, incident)
    facts = [
        Fact(w("Case"), case.reference),
        Fact(w("When"), w.moment(incident.occurred_at, calendar.zone)),
        Fact(w("Kind"), kinds(incident, pack, w)),
        Fact(w("Reported by"), names[incident.reporter_id]),
        Fact(w("Sent by"), names[incident.referred_by_id] if incident.referred_by_id else w("by itself")),
        *injury_fact(case, incident, w),
    ]
    if incident.wrong_customer_at is not None:
        facts.append(Fact(w("Where things stand"), standing(case, incident, names, today, w)))
    texts = [
        (w("What happened"), incident.happened_passage),
        (w("Why it was sent"), incident.referral_passage),
        *((w("Why the control goes on"), x.reason_passage) for x in controls_of(case, incident)),
    ]
    buttons: list[Button] = []
    if decision is None:
        facts.append(Fact(w("Interim control"), _control(case, incident, today, w)))
        if decides and incident.wrong_customer_at is None:
            decide = Action("decide-safety", subject)
            buttons.append(Button(w("Decide"), decide, "primary", opens_form=True))
            extend = Action("extend-interim", subject)
            buttons.append(Button(w("Extend interim control"), extend, opens_form=True))
    else:
        facts += [
            Fact(w("Decided by"), names[decision.decided_by_id]),
            *register_facts(decision.on_register, entry, today, pack, w),
        ]
        if decision.on_register:
            told = w("By letter") if decision.told else w("Not told")
            facts.append(Fact(w("The customer"), told))
        texts += [
            (w("Why it was decided"), decision.reason_passage),
            (w("Why not told"), decision.untold_passage),
        ]
        looked = [x for x in case.register_reviews if x.decision_id == decision.id]
        texts += [(w("At the last review"), review.reason_passage) for review in looked[-1:]]
        if entry is not None and decides:
            again = Action("review-register", f"{case.id}:{entry.turn}")
            buttons.append(Button(w("Review the entry"), again, "primary", opens_form=True))
    body: list[Body] = [Excerpt(label, passage) for label, passage in texts if passage]
    buttons += injury_button(case, incident, w)
    buttons.append(Button(w("Read in full"), Action("read", f"{case.id}:{incident.happened_passage}")))
    buttons.append(Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")))
    title = w("For the safety group: {customer}", customer=customer_name[:110])
    return Card(title, tuple(facts), tuple(body), tuple(buttons), "plain" if decision else "danger")


def register_facts(
    on_register: bool, entry: Entry | None, today: dt.date, pack: Pack, w: Words
) -> list[Fact]:
    """Whether it is on the register, with what staff do and when that is looked at again."""
    if entry is None:
        said = w("Removed from the register") if on_register else w("Not on the register")
        return [Fact(w("Decision"), said)]
    measures = w.list(
        [pack.at(entry.since).safety_measure(key).label.say(w.language) for key in entry.measures]
    )
    since = entry.overdue_since(today)
    review = w("overdue since {day}", day=w.date(since)) if since else w.date(entry.review_on)
    return [
        Fact(w("Decision"), w("On the register")),
        Fact(w("Measures"), measures),
        Fact(w("Review"), review),
    ]


def _control(case: Case, incident: Incident, today: dt.date, w: Words) -> str:
    last = controls_of(case, incident)[-1].last_day
    if last < today:
        return w("It ran out on {day}", day=w.date(last))
    return w("Do not visit alone, until {day}", day=w.date(last))


def decide_form(subject: str, about: str, review_on: dt.date, pack: Pack, w: Words) -> Form:
    """The group's decision: an entry with its measures, or none; and whether the customer hears of it."""
    return Form(
        "decide-safety",
        w("Safety group: decision"),
        (
            YesNo(name="on_register", label=w("Does it go on the staff safety register?")),
            measures_field((), pack, w),
            Date(
                name="review_on",
                label=w("When the entry is looked at again (within 12 months)"),
                value=review_on,
                required=False,
            ),
            LongText(name="reason", label=w("Why does the group decide so?")),
            YesNo(
                name="told",
                label=w("If it goes on the register: is the customer told by letter?"),
                required=False,
            ),
            letter_reason_field(w("If told: the reason, as the customer will read it"), w),
            written_in_field(w),
            LongText(name="untold", label=w("If not told: why not?"), required=False),
        ),
        w("Decide"),
        subject,
        about=about,
    )


def measures_field(chosen: Sequence[str], pack: Pack, w: Words) -> Choices:
    """What staff do, from the pack."""
    return Choices(
        name="measures",
        label=w("What staff do to stay safe"),
        hint=w("Every check shows it, without a reason."),
        options=options(pack.safety_measures, w),
        value=tuple(chosen),
        required=False,
    )


def letter_reason_field(label: str, w: Words) -> LongText:
    """The letter's own words."""
    hint = w("Name nobody who reported it or saw it.")
    return LongText(name="letter_reason", label=label, hint=hint, required=False)


def extend_form(subject: str, about: str, most: dt.date, w: Words) -> Form:
    """Until when the interim control goes on, and why."""
    return Form(
        "extend-interim",
        w("Extend interim control"),
        (
            Note(w("“Do not visit alone” shows on every check until the group decides, up to this day.")),
            Date(name="until", label=w("Until (at the latest {day})", day=w.date(most)), value=most),
            LongText(name="reason", label=w("Why does the group need longer?")),
        ),
        w("Extend it"),
        subject,
        about=about,
    )


def refer_form(subject: str, about: str, w: Words) -> Form:
    """Why a report goes to the safety group that did not go there by itself."""
    return Form(
        "refer-safety",
        w("Send to safety group"),
        (
            Note(w("“Do not visit alone” shows on every check until the group has met.")),
            LongText(name="reason", label=w("Why should the safety group consider it?")),
        ),
        w("Send it"),
        subject,
        about=about,
    )


@dataclass(frozen=True)
class Queued:
    """One line of the group's list: ``said`` is what waits, ``action`` the way to it."""

    reference: str
    said: str
    action: Action


def queue_card(queued: Sequence[Queued], w: Words) -> Card:
    """What was referred and is not decided, injuries to be reported, and the register by its review dates."""
    facts, buttons = [], []
    for number, each in enumerate(queued[:MOST_SHOWN], 1):
        label = f"{number}. {each.reference}"[:MAX_BUTTON]
        facts.append(Fact(label, each.said))
        buttons.append(Button(label, each.action, "primary" if number == 1 else "default"))
    body = []
    if more := len(queued) - len(facts):
        body.append(Paragraph(w.n("And {n} more.", "And {n} more.", more)))
    if not queued:
        body.append(Paragraph(w("No report waits for the group, and nobody is on the register.")))
    return Card(w("The safety group"), tuple(facts), tuple(body), tuple(buttons), "plain")
