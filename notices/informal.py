"""The informal-action form, its card, and what was tried so far (section 5)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.card import Action, Body, Button, Card, Excerpt, Fact, Paragraph, Tone
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
from notices.report import options
from notices.words import Words
from policy.calendar import Calendar
from policy.case import Case
from policy.informal import InformalAction, Warned, warned_before, warnings
from policy.pack import Pack
from policy.people import Person

TOLD: Mapping[str, str] = {"word": "By word", "letter": "By letter or email", "not_yet": "Not told yet"}
NOT_YET = "not_yet"


def informal_form(
    subject: str,
    about: str,
    warned: Warned | None,
    kinds: Sequence[str],
    by: Person,
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Form:
    """What was done, filled in afterwards if need be; ``kinds`` are those of the report that it answers."""
    local = calendar.local(at)
    fields: list[FormField] = []
    if not subject:
        fields.append(
            CustomerField(
                name="customer",
                label=w("Customer, from the list"),
                hint=w("Nobody known yet? Report an incident instead."),
            )
        )
    if warned is not None:
        day = w.date(calendar.day(warned.at))
        fields.append(Note(w("The customer was warned on {day}. No further warning is needed.", day=day)))
    fields += [
        Choices(name="actions", label=w("What was done"), options=options(pack.informal_actions, w)),
        Text(name="other_action", label=w("If “something else”: what was it?"), required=False),
        Choices(
            name="kinds",
            label=w("What kind of behaviour or contact"),
            options=options(pack.behaviours, w),
            value=tuple(kinds),
        ),
        PersonField(name="taken_by", label=w("Who did it"), required=False, value=by.id, shown=by.name),
        Date(name="day", label=w("Day"), value=local.date()),
        Time(name="time", label=w("Time"), value=local.time().replace(second=0, microsecond=0)),
        YesNo(
            name="warned",
            label=w("Were they warned, before it, that their conduct is of concern?"),
            required=warned is None,
        ),
        Choice(name="warned_how", label=w("If so: how?"), options=options(pack.channels, w), required=False),
        Date(
            name="warned_day",
            label=w("Warned on"),
            required=False,
            hint=w("Leave it empty if it was in the same contact."),
        ),
        Time(name="warned_time", label=w("Warned at"), required=False),
    ]
    if warned is None:
        fields.append(
            LongText(
                name="not_warned",
                label=w("If not: why not?"),
                required=False,
                max_length=2000,
                hint=w("Your line manager is asked to look at it."),
            )
        )
    fields += [
        Choice(
            name="told_how",
            label=w("How was the customer told what was done?"),
            options=tuple(Option(key, w(said)) for key, said in TOLD.items()),
            required=False,
        ),
        Date(
            name="told_on", label=w("Told on"), required=False, hint=w("Leave it empty if on the same day.")
        ),
        LongText(name="note", label=w("Note"), required=False, max_length=2000),
    ]
    return Form("informal", w("Informal action"), tuple(fields), w("Record it"), subject, about=about)


def informal_card(
    case: Case,
    action: InformalAction,
    customer_name: str,
    names: Mapping[UUID, str],
    looks_after: bool,
    may_ask: bool,
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Card:
    """What was done, for whoever did it and for their line manager. ``looks_after``: it is theirs to look at;
    ``may_ask``: a restriction of up to 7 days may be asked for now."""
    subject, then = f"{case.id}:{action.id}", pack.at(action.recorded_at)
    facts = [
        Fact(w("Case"), case.reference),
        Fact(w("What was done"), done(action, pack, w)),
        Fact(w("When"), w.moment(action.taken_at, calendar.zone)),
        Fact(w("By"), names[action.taken_by_id]),
        Fact(w("Kind"), w.list([then.behaviour(key).label.say(w.language) for key in action.kinds])),
        Fact(w("Warned"), _warned(case, action, pack, calendar, w)),
        Fact(w("Customer told"), _told(action, w)),
    ]
    body: list[Body] = []
    if action.flagged:
        seen = names.get(action.seen_by_id, "") if action.seen_by_id else ""
        by = names[action.recipient_id]
        said = (
            w("Seen by {by}.", by=seen) if seen else w("No warning came first. {by} is to look at it.", by=by)
        )
        body.append(Paragraph(said, strong=not seen))
    else:
        body.append(Paragraph(w("If it happens again, no further warning is needed.")))
    if action.not_warned_passage:
        body.append(Excerpt(w("Why there was no warning"), action.not_warned_passage))
    if action.note_passage:
        body.append(Excerpt(w("Note"), action.note_passage))
    buttons: list[Button] = []
    if looks_after and action.flagged and action.seen_at is None:
        buttons.append(Button(w("Seen"), Action("seen-informal", subject), "primary"))
    if may_ask:
        buttons.append(ask_button(case, w))
    letters = case.letters_about(action.id)
    if looks_after and letters:
        buttons.append(Button(w("See the letter"), Action("letter", f"{case.id}:{letters[-1].id}")))
    elif looks_after and case.customer_id is not None:
        buttons.append(Button(w("Write to the customer"), Action("informal-letter", subject)))
    if action.note_passage:
        buttons.append(Button(w("Read the note in full"), Action("read", f"{case.id}:{action.note_passage}")))
    if looks_after:
        buttons.append(Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")))
    tone: Tone = "warning" if action.flagged and action.seen_at is None else "plain"
    title = w("Informal action: {customer}", customer=customer_name[:110])
    return Card(title, tuple(facts), tuple(body), tuple(buttons), tone)


def ask_button(case: Case, w: Words) -> Button:
    """To ask for a restriction of up to 7 days."""
    return Button(w("Restrict up to 7 days"), Action("seven-day", f"{case.id}:{case.id}"), opens_form=True)


def informal_line(case: Case, pack: Pack, calendar: Calendar, w: Words) -> str:
    """The latest informal action of a case, for those who may read it."""
    action = max(case.informal_actions, key=lambda each: each.taken_at)
    day = w.date(calendar.day(action.taken_at))
    warned = w("No further warning is needed.") if warnings(case) else w("No warning is recorded yet.")
    return w("Informal action on {day}: {what}. {warned}", day=day, what=done(action, pack, w), warned=warned)


def done(action: InformalAction, pack: Pack, w: Words) -> str:
    """What was done, as people say it."""
    known = [pack.at(action.recorded_at).informal_action(key) for key in action.actions]
    labels = [entry.label.say(w.language) for entry in known if not entry.other]
    return w.list([*labels, *([action.other_action] if action.other_action else [])])


def _warned(case: Case, action: InformalAction, pack: Pack, calendar: Calendar, w: Words) -> str:
    if action.warned_at is not None:
        when = w.moment(action.warned_at, calendar.zone)
        return w(
            "{when} ({how})",
            when=when,
            how=pack.at(action.recorded_at).channel(action.warned_how).label.say(w.language),
        )
    earlier = warned_before(case, action.taken_at)
    if earlier is not None and not action.flagged:
        return w("Earlier, on {day}", day=w.date(calendar.day(earlier.at)))
    return w("No")


def _told(action: InformalAction, w: Words) -> str:
    if action.told_on is None:
        return w(TOLD[NOT_YET])
    return w("{how}, {day}", how=w(TOLD[action.told_how]), day=w.date(action.told_on))
