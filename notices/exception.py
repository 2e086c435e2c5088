"""Letting somebody through, its details, and saying no to it (section 8, P8.5)."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.card import MAX_BUTTON, Action, Body, Button, Card, Excerpt, Fact, Paragraph
from notices.fields import Choice, LongText, Note, Option, YesNo
from notices.form import Form
from notices.words import Words
from policy.calendar import Calendar
from policy.case import Case
from policy.exception import PATTERN, PATTERN_DAYS, ContactException
from policy.pack import Pack

MOST_REASONS = 10
MOST_LINES = 6


def emergency_card(who: str, subject: str, pack: Pack, w: Words) -> Card:
    """The ready-made reasons: pressing one records the exception at once."""
    reasons = [reason for reason in pack.exception_reasons if reason.emergency][:MOST_REASONS]
    labels = [reason.label.say(w.language) for reason in reasons]
    buttons = [
        Button(_short(label), Action("exception", subject, value=reason.key), "danger")
        for reason, label in zip(reasons, labels, strict=True)
    ]
    buttons.append(Button(w("Another reason"), Action("exception", subject), opens_form=True))
    return Card(
        w("Emergency: {who}", who=who),
        body=(
            Paragraph(w("In danger? Ring 999 first.")),
            Paragraph(
                w("Press what it is. That records it, and they are helped like anybody else."), strong=True
            ),
            *(Paragraph(label) for label in labels if len(label) > MAX_BUTTON),
        ),
        buttons=tuple(buttons),
        tone="danger",
    )


def exception_form(subject: str, about: str, pack: Pack, w: Words) -> Form:
    """An exception that is no emergency gives its reason in words."""
    reasons = tuple(Option(x.key, x.label.say(w.language)) for x in pack.exception_reasons if not x.emergency)
    return Form(
        "exception",
        w("Let somebody through"),
        (
            Note(w("An appeal, a complaint about this policy and a new matter are never held up.")),
            Choice(name="reason", label=w("What is it?"), options=reasons),
            LongText(name="why", label=w("Why are they let through, in a sentence or two?")),
        ),
        w("Record the exception"),
        subject,
        about=about,
    )


def let_through_card(
    who: str, case: Case | None, exception: ContactException, not_alone: bool, pack: Pack, w: Words
) -> Card:
    """For whoever let them through: what to do now, and what can follow."""
    body = [Paragraph(w("Recorded. Help them now, like anybody else."), strong=True)]
    if not_alone:
        body.append(Paragraph(w("Do not visit alone, in an emergency either."), strong=True))
    if not exception.restriction_ids:
        body.append(Paragraph(w("Nothing is in force, so nobody has to be told of an exception.")))
    buttons: tuple[Button, ...] = ()
    if case is not None and exception.waits:
        buttons = _detailing(case, exception, w)
        body.append(Paragraph(w("The details can follow: you are reminded of them.")))
    facts = (
        Fact(
            w("Why"), pack.at(exception.recorded_at).exception_reason(exception.reason).label.say(w.language)
        ),
    )
    return Card(w("Let through: {who}", who=who), facts, tuple(body), buttons, "good")


def exception_card(
    case: Case,
    exception: ContactException,
    customer_name: str,
    restrictions: Sequence[str],
    lately: int,
    names: Mapping[UUID, str],
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Card:
    """For the owner of what is in force. ``restrictions`` are the instructions; ``lately`` counts exceptions."""
    facts = [
        Fact(w("Case"), case.reference),
        Fact(w("What"), _what(exception, pack, w)),
        Fact(w("When"), w.moment(exception.recorded_at, calendar.zone)),
        Fact(w("By"), names[exception.recorded_by_id]),
    ]
    body: list[Body] = [Paragraph(w("In force then: {restriction}", restriction=x)) for x in restrictions[:8]]
    for label, passage in (
        (w("Why"), exception.reason_passage),
        (w("What happened"), exception.happened_passage),
        (w("What was done"), exception.done_passage),
    ):
        if passage is not None:
            body.append(Excerpt(label, passage))
    if exception.refused:
        body.append(Paragraph(review_route(pack, w)))
    elif lately >= PATTERN:
        body.append(
            Paragraph(
                w(
                    "This is exception number {n} in {days} days. Perhaps the restriction is too tight.",
                    n=lately,
                    days=PATTERN_DAYS,
                ),
                strong=True,
            )
        )
    title = "Exception refused: {customer}" if exception.refused else "Exception: {customer}"
    opens = Button(w("Open the case"), Action("case", f"{case.id}:{case.id}"))
    return Card(w(title, customer=customer_name[:110]), tuple(facts), tuple(body), (opens,))


def details_form(subject: str, about: str, w: Words) -> Form:
    """What an emergency was about, afterwards."""
    return Form(
        "exception-details",
        w("Details of the exception"),
        (
            LongText(name="happened", label=w("What happened")),
            LongText(name="done", label=w("What was done")),
        ),
        w("Save the details"),
        subject,
        about=about,
    )


def detailed_card(case: Case, exception: ContactException, w: Words) -> Card:
    """For whoever gave the details, or has none to give."""
    said = (
        w("The details are kept with the case.")
        if exception.happened_passage
        else w("Nothing more is asked of you.")
    )
    return Card(w("Thank you"), (Fact(w("Case"), case.reference),), (Paragraph(said),), tone="good")


def refuse_form(subject: str, about: str, pack: Pack, w: Words) -> Form:
    """Somebody asked for an exception and is told no, with the reason."""
    return Form(
        "refuse-exception",
        w("Refuse an exception"),
        (
            Note(w("An exception that is refused is a decision too, and can be reviewed.")),
            YesNo(
                name="ruled_out",
                label=w(
                    "Is it certain that it is no emergency, appeal, complaint about this policy or new matter?"
                ),
            ),
            LongText(name="why", label=w("What was asked for, and why is it refused?")),
        ),
        w("Refuse it"),
        subject,
        about=about,
    )


def review_route(pack: Pack, w: Words) -> str:
    """Where a decision that is no formal action is reviewed (section 11)."""
    procedure = pack.review_of_decision
    return w(
        "The customer can have this decision reviewed: {procedure} ({ref}). Tell them so.",
        procedure=procedure.label.say(w.language),
        ref=procedure.ref,
    )


def exception_lines(
    case: Case, names: Mapping[UUID, str], pack: Pack, calendar: Calendar, w: Words
) -> list[str]:
    """The latest exceptions of a case, one on a line; for the case and for its reviews."""
    lines = [
        w(
            "{when}: {what} ({by})",
            when=w.moment(x.recorded_at, calendar.zone),
            what=_what(x, pack, w),
            by=names[x.recorded_by_id],
        )
        for x in sorted(case.exceptions, key=lambda x: x.recorded_at, reverse=True)
    ]
    if len(lines) > MOST_LINES:
        earlier = len(lines) - MOST_LINES
        more = w.n("And {n} earlier exception.", "And {n} earlier exceptions.", earlier)
        return [*lines[:MOST_LINES], more]
    return lines


def _detailing(case: Case, exception: ContactException, w: Words) -> tuple[Button, ...]:
    subject = f"{case.id}:{exception.id}"
    return (
        Button(w("Add details"), Action("exception-details", subject), "primary", opens_form=True),
        Button(w("Nothing to add"), Action("exception-no-details", subject)),
    )


def _what(exception: ContactException, pack: Pack, w: Words) -> str:
    if exception.refused:
        return w("An exception was refused")
    return pack.at(exception.recorded_at).exception_reason(exception.reason).label.say(w.language)


def _short(label: str) -> str:
    return label if len(label) <= MAX_BUTTON else label[: MAX_BUTTON - 1] + "…"
