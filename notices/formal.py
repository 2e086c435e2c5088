"""Forms and cards on the way to formal action: considerations, measures, warning (section 6)."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.arrangement import measure_lines, still_open, way_to
from notices.card import EXCERPT, MAX_BUTTONS, Action, Body, Button, Card, Excerpt, Fact, Paragraph, Style
from notices.contacts import contacts_button
from notices.fields import Choice, Choices, FormField, LongText, Note, Option
from notices.form import Form
from notices.report import kinds
from notices.words import Words
from policy.adjustment import undecided
from policy.arrangement import unfinished, unnamed
from policy.calendar import Calendar
from policy.case import Case
from policy.correction import unanswered
from policy.formal import Formal
from policy.incident import Incident
from policy.letter import Letter
from policy.pack import Pack
from policy.repeated import counts_until

WRITTEN_IN = "written_in"


def considerations_form(subject: str, about: str, prefilled: Mapping[str, str], pack: Pack, w: Words) -> Form:
    """The nine considerations, each in words of its own (P6.1)."""
    fields: list[FormField] = [
        Note(
            w("§6: before anything formal is decided. One sentence each will do. You can save and come back.")
        )
    ]
    fields += [
        LongText(
            name=item.key,
            label=item.label.say(w.language),
            hint=item.question.say(w.language),
            value=prefilled.get(item.key, ""),
            max_length=2000,
        )
        for item in pack.considerations
    ]
    return Form(
        "considerations",
        w("Considerations"),
        tuple(fields),
        w("Save and continue"),
        subject,
        partial=True,
        about=about,
    )


def measures_form(
    subject: str,
    about: str,
    states: Mapping[str, str],
    notes: Mapping[str, str],
    arranged: Mapping[str, str],
    pack: Pack,
    w: Words,
) -> Form:
    """The six measures that may make restrictions needless (P6.2); ``arranged`` says by key what is arranged of one."""
    options = tuple(Option(state.key, state.label.say(w.language)) for state in pack.measure_states)
    fields: list[FormField] = []
    for item in pack.measures:
        fields.append(
            Choice(
                name=item.key,
                label=item.label.say(w.language),
                hint=item.question.say(w.language),
                options=options,
                value=states.get(item.key),
            )
        )
        fields.append(
            LongText(
                name=f"{item.key}_note",
                label=w("{measure}: note", measure=item.label.say(w.language)),
                hint=w("Needed where it is not suitable: why?"),
                required=False,
                value=notes.get(item.key, ""),
                max_length=2000,
            )
        )
        if item.key in arranged:
            fields.append(Note(w("Arranged: {what}", what=arranged[item.key])))
    return Form(
        "measures", w("Measures"), tuple(fields), w("Save and continue"), subject, partial=True, about=about
    )


def warning_form(
    subject: str, about: str, incidents: Sequence[Incident], pack: Pack, calendar: Calendar, w: Words
) -> Form:
    """What only a person can say in the written warning; the rest writes itself (P6.3)."""
    options = tuple(
        Option(str(x.id), f"{w.date(calendar.day(x.occurred_at))}: {kinds(x, pack, w)}"[:75])
        for x in incidents[-50:]
    )
    possible = tuple(Option(x.key, x.label.say(w.language)) for x in pack.restrictions if not x.action)
    return Form(
        "warning",
        w("Written warning"),
        (
            Choices(
                name="incidents",
                label=w("The incidents it is about"),
                options=options,
                value=tuple(o.value for o in options),
            ),
            LongText(
                name="examples",
                label=w("What happened, as the customer will read it"),
                hint=w("Facts and dates. Nobody of the staff is named."),
            ),
            LongText(name="expected", label=w("What we ask the customer to do from now on")),
            Choices(name="possible", label=w("Restrictions that may follow"), options=possible),
            written_in_field(w),
        ),
        w("Draft the letter"),
        subject,
        about=about,
    )


def written_in_field(w: Words, value: str | None = None) -> Choice:
    """The language in which somebody writes for the customer; the other one is translated."""
    return Choice(
        name=WRITTEN_IN,
        label=w("I am writing this in"),
        options=(Option("en", "English"), Option("cy", "Cymraeg")),
        value=value or "en",
    )


def formal_card(
    case: Case,
    formal: Formal,
    customer_name: str,
    warning: Letter | None,
    refusal: str,
    instead: str,
    considered: int,
    measured: int,
    names: Mapping[UUID, str],
    may_refer: bool,
    pack: Pack,
    w: Words,
) -> Card:
    """Where the formal action stands, and its next step. ``refusal`` says what is still missing for a proposal;
    ``may_refer``: this person may take the actions of section 6."""
    subject = f"{case.id}:{formal.id}"
    facts = (
        Fact(w("Case"), case.reference),
        Fact(
            w("1. Considerations"),
            _progress(formal.considered_at is not None, considered, len(pack.considerations), w),
        ),
        Fact(w("2. Measures"), _progress(formal.measured_at is not None, measured, len(pack.measures), w)),
        Fact(
            w("3. Written warning"),
            w("Left out: immediate threat (§8)") if formal.no_warning_at else _warning(warning, pack, w),
        ),
        Fact(
            w("4. Proposal"),
            w("Waits for its decision")
            if case.open_proposal
            else w("Not yet")
            if refusal
            else w("Can be made now"),
        ),
        *still_open(case, pack, names, w),
        *_unnamed(case, formal, pack, w),
    )
    buttons = [
        Button(
            w("Considerations"),
            Action("considerations", subject),
            _style("considerations", instead),
            opens_form=True,
        ),
        Button(w("Measures"), Action("measures", subject), _style("measures", instead), opens_form=True),
    ]
    if formal.considered_at:
        buttons.append(
            Button(
                w("Written warning"), Action("warning", subject), _style("warning", instead), opens_form=True
            )
        )
    if warning is not None:
        buttons.append(
            Button(w("See the letter"), Action("letter", f"{case.id}:{warning.id}"), _style("issue", instead))
        )
    threatened = any(incident.immediate_threat for incident in case.theirs)
    if formal.considered_at and threatened and formal.no_warning_at is None:
        buttons.append(Button(w("No prior warning"), Action("no-warning", subject), opens_form=True))
    if not refusal:
        buttons.append(
            Button(w("Propose restrictions"), Action("proposal", subject), "primary", opens_form=True)
        )
    elif instead == "report":
        again = Action("report", str(case.customer_id))
        buttons.append(Button(w("Report an incident"), again, "primary", opens_form=True))
    elif instead == "signoff":
        buttons.append(Button(w("See the proposal"), Action("signoff", subject), "primary"))
    if unanswered(case):
        buttons.append(Button(w("See the correction"), Action("see-correction", subject)))
    elif warning is not None and warning.issued_at is not None:
        buttons.append(Button(w("Log a correction"), Action("correction", subject), opens_form=True))
    if undecided(case):
        buttons.append(Button(w("See the adjustment"), Action("see-adjustment", subject)))
    else:
        buttons.append(Button(w("Log an adjustment"), Action("adjustment", subject), opens_form=True))
    if case.open_proposal is None and case.considering(formal):
        buttons.append(Button(w("Do not apply"), Action("not-apply", subject), opens_form=True))
    buttons.append(way_to(case, w))
    if may_refer:
        buttons += _actions(case, pack, w)
    buttons.append(Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")))
    body = (Paragraph(refusal),) if refusal else (Paragraph(w("All that must come first is done.")),)
    return Card(w("Formal action: {customer}", customer=customer_name[:110]), facts, body, tuple(buttons))


def _actions(case: Case, pack: Pack, w: Words) -> list[Button]:
    """What section 6 lists beside the restrictions: it has a date and no end."""
    return [
        Button(
            kind.button.say(w.language),
            Action(kind.leads_to, f"{case.id}:{case.id}", value="landlord"),
            opens_form=True,
        )
        for kind in pack.restrictions
        if kind.leads_to and kind.button
    ]


def considered_card(
    case: Case,
    formal: Formal,
    customer_name: str,
    texts: Mapping[UUID, str],
    names: Mapping[UUID, str],
    pack: Pack,
    w: Words,
) -> Card:
    """What was considered, and which measures were taken, as whoever decides on restrictions reads it (P6.1, P6.2).

    ``texts`` are the answers by passage; those that an excerpt would cut can be read in full.
    """
    considered = pack.at(formal.considered_at) if formal.considered_at else pack
    measured = pack.at(formal.measured_at) if formal.measured_at else pack
    states = {state.key: state.label.say(w.language) for state in measured.measure_states}
    facts = [Fact(w("Case"), case.reference)]
    answers = [
        (question.label.say(w.language), UUID(formal.considerations[question.key]))
        for question in considered.considerations
        if question.key in formal.considerations
    ]
    arranged, unlike = measure_lines(case, measured, names, w), []
    for measure in measured.measures:
        label, state = measure.label.say(w.language), formal.measures.get(measure.key, "")
        said = [
            states.get(state, w("Not answered")),
            *([arranged[measure.key]] if measure.key in arranged else []),
        ]
        facts.append(Fact(label, "\n".join(said)))
        if state == "done" and unfinished(case, measure.key):
            unlike.append(label)
        if measure.key in formal.measure_notes:
            answers.append((label, UUID(formal.measure_notes[measure.key])))
    body: list[Body] = [
        Paragraph(
            w("Said to be done, and what was arranged is still to be done: {measure}.", measure=label),
            strong=True,
        )
        for label in unlike
    ]
    body += [Excerpt(f"{number}. {label}", passage) for number, (label, passage) in enumerate(answers, 1)]
    buttons = [
        Button(w("Read {number} in full", number=number), Action("read", f"{case.id}:{passage}"))
        for number, (_, passage) in enumerate(answers, 1)
        if len(texts.get(passage, "")) > EXCERPT
    ]
    buttons = [
        *buttons[: MAX_BUTTONS - 2],
        contacts_button(case, w),
        Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")),
    ]
    title = w("Considered: {customer}", customer=customer_name[:110])
    return Card(title, tuple(facts), tuple(body), tuple(buttons))


def _unnamed(case: Case, formal: Formal, pack: Pack, w: Words) -> list[Fact]:
    keys = unnamed(case, formal.measures)
    labels = [pack.measure(key).label.say(w.language) for key in keys]
    return [Fact(w("Nobody is named for"), w.list(labels))] if labels else []


def _style(name: str, instead: str) -> Style:
    return "primary" if name == instead else "default"


def _progress(done: bool, count: int, of: int, w: Words) -> str:
    return w("Done") if done else w("{count} of {of}", count=count, of=of)


def _warning(warning: Letter | None, pack: Pack, w: Words) -> str:
    if warning is None:
        return w("Not written")
    if warning.issued_at is None or warning.received_on is None:
        return w("Drafted, not issued")
    until = counts_until(warning, pack) or warning.received_on
    said = "Issued; the customer has it from {day}; it counts until {until}"
    return w(said, day=w.date(warning.received_on), until=w.date(until))
