"""Measures that are arranged: who sees to them, by when, and how they went (section 6, P6.2)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.card import MAX_BUTTON, Action, Body, Button, Card, Excerpt, Fact, Paragraph
from notices.fields import Choice, Date, FormField, LongText, Note, Option, PersonField
from notices.form import Form
from notices.words import Words
from policy.arrangement import Arrangement, ArrangementOutcome, arranged, key_officer
from policy.case import Case
from policy.measure import ATTENDED, DECLINABLE
from policy.pack import Pack
from policy.people import Person

MOST_PEOPLE = 4
TAKING_PART = tuple(f"person_{number}" for number in range(1, MOST_PEOPLE + 1))
MOST_LINES = 12
MOST_BUTTONS = 8
LINE = 450  # characters of the names in a line
OUTCOMES: Mapping[ArrangementOutcome, str] = {
    ArrangementOutcome.DONE: "It was done",
    ArrangementOutcome.DECLINED: "The customer declined",
    ArrangementOutcome.CANCELLED: "It is not to be",
}


def arrange_form(
    subject: str, about: str, step: str, owner: Person, by_day: dt.date, pack: Pack, w: Words
) -> Form:
    """Which measure, who sees to it and who takes part. ``step`` is the measure that is meant already, if any."""
    options = tuple(Option(x.key, x.label.say(w.language)) for x in pack.measures)
    return Form(
        "arrange",
        w("Arrange a measure"),
        (
            Choice(
                name="measure",
                label=w("Which measure?"),
                options=options,
                value=step if step in {option.value for option in options} else None,
            ),
            *_owner_and_day(owner, by_day, w),
            *_people((), w),
            *_ending(w),
        ),
        w("Arrange it"),
        subject,
        step,
        about=about,
    )


def support_form(subject: str, about: str, owner: Person, by_day: dt.date, w: Words) -> Form:
    """Who sees to it that a reporter has support, and by when (P8.1)."""
    return Form(
        "support",
        w("Support for the reporter"),
        (
            Note(w("The reporter sees who sees to it and by when; your note stays with the case.")),
            *_owner_and_day(owner, by_day, w),
            *_ending(w),
        ),
        w("Arrange it"),
        subject,
        about=about,
    )


def _owner_and_day(owner: Person, by_day: dt.date, w: Words) -> tuple[FormField, ...]:
    return (
        PersonField(name="owner", label=w("Who sees to it"), value=owner.id, shown=owner.name),
        Date(name="by_day", label=w("By when"), value=by_day),
    )


def _ending(w: Words) -> tuple[FormField, ...]:
    return (
        Date(
            name="done_on",
            label=w("Done already? Then on which day"),
            hint=w("The day by which it is to be done does not matter then."),
            required=False,
        ),
        LongText(name="note", label=w("Note"), required=False, max_length=2000),
    )


def _people(people: tuple[tuple[UUID, str], ...], w: Words) -> tuple[FormField, ...]:
    """Room for those who take part, those who are known first."""
    known = [*people, *[(None, "")] * MOST_PEOPLE][:MOST_PEOPLE]
    hint = w("The officer whom the customer meets, who meets for the strategy, or the key officer.")
    return tuple(
        PersonField(
            name=name,
            label=w("Who takes part") if number == 1 else w("Who takes part ({number})", number=number),
            hint=hint if number == 1 else "",
            value=id,
            shown=shown,
            required=False,
        )
        for number, (name, (id, shown)) in enumerate(zip(TAKING_PART, known, strict=True), 1)
    )


def done_form(
    subject: str,
    about: str,
    made: Arrangement,
    today: dt.date,
    names: Mapping[UUID, str],
    pack: Pack,
    w: Words,
) -> Form:
    """How it went, and who was there."""
    outcomes = [x for x in OUTCOMES if x is not ArrangementOutcome.DECLINED or made.measure in DECLINABLE]
    here = tuple((UUID(id), names[UUID(id)]) for id in made.people_ids)
    return Form(
        "arrangement-done",
        w("How it went"),
        (
            Note(pack.at(made.arranged_at).measure(made.measure).label.say(w.language)),
            Choice(
                name="outcome",
                label=w("What became of it?"),
                options=tuple(Option(outcome.value, w(OUTCOMES[outcome])) for outcome in outcomes),
            ),
            Date(name="done_on", label=w("If it was done: on which day"), value=today, required=False),
            *(_people(here, w) if made.measure in ATTENDED else ()),
            LongText(
                name="note",
                label=w("Note"),
                hint=w("Needed where it is not to be: why?"),
                required=False,
                max_length=2000,
            ),
        ),
        w("Save"),
        subject,
        about=about,
    )


def arrangement_card(
    case: Case,
    made: Arrangement,
    customer_name: str,
    may_say: bool,
    may_read: bool,
    names: Mapping[UUID, str],
    pack: Pack,
    w: Words,
) -> Card:
    """One measure, for whoever sees to it. ``may_say``: they may say how it went; ``may_read``: they may open the case."""
    subject = f"{case.id}:{made.id}"
    measure = pack.at(made.arranged_at).measure(made.measure).label.say(w.language)
    facts = [
        Fact(w("Case"), case.reference),
        Fact(w("Measure"), measure),
        Fact(w("Who sees to it"), names[made.owner_id]),
        Fact(w("By when"), w.date(made.by_day)),
        Fact(w("Where it stands"), _state(made, w)),
    ]
    if made.people_ids:
        facts.insert(3, Fact(w("Who takes part"), _those(made, names, w)))
    texts = ((w("Note"), made.note_passage), (w("How it went"), made.outcome_passage))
    body: tuple[Body, ...] = tuple(Excerpt(label, passage) for label, passage in texts if passage)
    buttons = []
    if made.outcome is None and may_say:
        done = Action("arrangement-done", subject)
        buttons.append(Button(w("How it went"), done, "primary", opens_form=True))
    if may_read:
        buttons.append(Button(w("Arranged measures"), Action("arrangements", f"{case.id}:{case.id}")))
        buttons.append(Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")))
    return Card(
        w("Arranged: {customer}", customer=customer_name[:110]),
        tuple(facts),
        body,
        tuple(buttons),
        "plain" if made.outcome else "warning",
    )


def arrangements_card(
    case: Case,
    shown: Sequence[Arrangement],
    customer_name: str,
    may_arrange: bool,
    names: Mapping[UUID, str],
    pack: Pack,
    w: Words,
) -> Card:
    """What was arranged in a case, the latest first; a button for what is still to be done. ``shown`` is what the reader
    needs to know."""
    whole = f"{case.id}:{case.id}"
    facts = (Fact(w("Case"), case.reference), *key_officer_fact(case, names, w))
    labels = {
        made.id: pack.at(made.arranged_at).measure(made.measure).label.say(w.language)
        for made in case.arrangements
    }
    latest = list(reversed(shown))
    body = [
        Paragraph(f"{labels[made.id]}: {arranged_line(made, names, w)}", strong=made.outcome is None)
        for made in latest[:MOST_LINES]
    ]
    if len(latest) > MOST_LINES:
        earlier = len(latest) - MOST_LINES
        body.append(Paragraph(w.n("And {n} earlier one.", "And {n} earlier ones.", earlier)))
    waiting = [made for made in shown if made.outcome is None][:MOST_BUTTONS]
    buttons = [
        Button(_short(labels[made.id]), Action("see-arrangement", f"{case.id}:{made.id}")) for made in waiting
    ]
    if may_arrange:
        buttons.append(Button(w("Arrange a measure"), Action("arrange", whole), "primary", opens_form=True))
    buttons.append(Button(w("Open the case"), Action("case", whole)))
    unshown = len(case.arrangements) - len(shown)
    if unshown:
        said = w.n("{n} measure is not shown to you.", "{n} measures are not shown to you.", unshown)
        body.append(Paragraph(said))
    body = body or [Paragraph(w("Nothing has been arranged yet."))]
    title = w("Arranged measures: {customer}", customer=customer_name[:110])
    return Card(title, facts, tuple(body), tuple(buttons))


def way_to(case: Case, w: Words) -> Button:
    """To what is arranged; where nothing is yet, to arranging it."""
    whole = f"{case.id}:{case.id}"
    if case.arrangements:
        return Button(w("Arranged measures"), Action("arrangements", whole))
    return Button(w("Arrange a measure"), Action("arrange", whole), opens_form=True)


def measure_lines(case: Case, pack: Pack, names: Mapping[UUID, str], w: Words) -> Mapping[str, str]:
    """What is arranged of each measure of which anything is, by its key: the latest two."""
    return {
        measure.key: "\n".join(arranged_line(made, names, w) for made in made_of[-2:])
        for measure in pack.measures
        if (made_of := arranged(case, measure.key))
    }


def still_open(case: Case, pack: Pack, names: Mapping[UUID, str], w: Words) -> list[Fact]:
    """What is still to be done, for whoever prepares formal action: one fact for all of it."""
    lines = [
        f"{pack.at(made.arranged_at).measure(made.measure).label.say(w.language)}: {arranged_line(made, names, w)}"
        for made in case.arrangements
        if made.outcome is None
    ]
    return [Fact(w("Arranged"), "\n".join(lines)[:1000])] if lines else []


def support_facts(case: Case, incident_id: UUID, names: Mapping[UUID, str], w: Words) -> list[Fact]:
    """Who sees to the support of a reporter."""
    made = [x for x in case.arrangements if x.incident_id == incident_id]
    return [Fact(w("Support"), arranged_line(made[-1], names, w))] if made else []


def key_officer_fact(case: Case, names: Mapping[UUID, str], w: Words) -> tuple[Fact, ...]:
    """Who coordinates our answers, where somebody was named."""
    named = key_officer(case)
    return (Fact(w("Key officer"), names[named]),) if named is not None else ()


def arranged_line(made: Arrangement, names: Mapping[UUID, str], w: Words) -> str:
    """Where it stands, who sees to it and who takes part."""
    owner, state = names[made.owner_id], _state(made, w)
    if made.people_ids:
        people = _those(made, names, w)
        return w("{state} ({owner}; taking part: {people})", state=state, owner=owner, people=people)
    return w("{state} ({owner})", state=state, owner=owner)


def _state(made: Arrangement, w: Words) -> str:
    match made.outcome:
        case ArrangementOutcome.DONE:
            return w("Done on {day}", day=w.date(made.done_on or made.by_day))
        case ArrangementOutcome.DECLINED:
            return w("Declined by the customer")
        case ArrangementOutcome.CANCELLED:
            return w("Cancelled")
        case None:
            return w("Still to be done, by {day}", day=w.date(made.by_day))


def _those(made: Arrangement, names: Mapping[UUID, str], w: Words) -> str:
    return w.list([names[UUID(id)] for id in made.people_ids])[:LINE]


def _short(label: str) -> str:
    return label if len(label) <= MAX_BUTTON else label[: MAX_BUTTON - 1] + "…"
