"""Complaints about how the policy was used, and reviews of decisions: what is asked, and where they stand (sections 10
and 11)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.card import Action, Body, Button, Card, Excerpt, Fact, Paragraph, Style, Tone
from notices.fields import Choice, Date, LongText, Note, Option, Text
from notices.form import Form
from notices.words import Words
from policy.appeal import may_be_appealed
from policy.calendar import Calendar
from policy.case import Case
from policy.complaint import Complaint, ComplaintOutcome, goes_to, procedure, reference_by
from policy.decided import Decision, decisions
from policy.pack import Pack, Procedure
from policy.routes import Decided, Route

MOST_DECISIONS = 25  # to choose from, the latest first
WHOLE = "whole"  # the answer for how the policy was used as a whole

KINDS: Mapping[Decided, str] = {
    Decided.FORMAL: "Formal action: restrictions of contact",
    Decided.WARNING: "The written warning",
    Decided.INFORMAL: "Informal action",
    Decided.SEVEN_DAY: "A restriction of up to 7 days",
    Decided.NOT_APPLIED: "That the policy is not applied",
    Decided.EXCEPTION_REFUSED: "An exception that was refused",
    Decided.REGISTER_ENTRY: "An entry in the safety register",
    Decided.NOT_REGISTERED: "A complaint that was not registered",
    Decided.NO_FURTHER_REPLIES: "That further correspondence is not answered",
    Decided.ADJUSTMENT: "The decision on an adjustment",
    Decided.CORRECTION: "The answer to a correction of facts",
}
TITLES: Mapping[Route, str] = {Route.COMPLAINT: "Log a complaint", Route.REVIEW: "Review of a decision"}
USE_CASES: Mapping[Route, str] = {Route.COMPLAINT: "complaint", Route.REVIEW: "review-of-decision"}
ROUTES: Mapping[Route, str] = {
    Route.COMPLAINT: "Complaint about the policy’s use",
    Route.REVIEW: "Review of a decision",
}
NAMES: Mapping[Route, str] = {
    Route.COMPLAINT: "Complaint: {customer}",
    Route.REVIEW: "Review of a decision: {customer}",
}
OUTCOMES: Mapping[Route, Mapping[ComplaintOutcome, str]] = {
    Route.COMPLAINT: {
        ComplaintOutcome.UPHELD: "Upheld",
        ComplaintOutcome.PARTLY: "Upheld in part",
        ComplaintOutcome.NOT_UPHELD: "Not upheld",
        ComplaintOutcome.WITHDRAWN: "Withdrawn by the customer",
    },
    Route.REVIEW: {
        ComplaintOutcome.UPHELD: "The decision is changed",
        ComplaintOutcome.PARTLY: "The decision is changed in part",
        ComplaintOutcome.NOT_UPHELD: "The decision stays",
        ComplaintOutcome.WITHDRAWN: "Withdrawn by the customer",
    },
}
MEANWHILE = "It stops nothing meanwhile, and stands in the way of no appeal: what was decided stays as it is."


def complaint_form(
    route: Route,
    case: Case,
    reads: bool,
    subject: str,
    about: str,
    today: dt.date,
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Form:
    """What came in, when, how and in whose words. ``reads``: the person may read the case, so its own decisions are
    there to choose from; anybody else chooses the kind, and learns nothing of the case."""
    channels = tuple(Option(entry.key, entry.label.say(w.language)) for entry in pack.channels)
    which = Choice(
        name="about",
        label=w("What is it about?") if route is Route.COMPLAINT else w("Which decision is it about?"),
        options=_options(route, case, reads, calendar, w),
        value=WHOLE if route is Route.COMPLAINT else None,
    )
    return Form(
        USE_CASES[route],
        w(TITLES[route]),
        (
            Note(_intro(route, pack, w)),
            which,
            Date(name="received_on", label=w("Received on"), value=today),
            Choice(name="channel", label=w("How it came"), options=channels),
            Text(name="made_by", label=w("If somebody speaks for the customer: who?"), required=False),
            LongText(name="text", label=w("What they say, in their own words")),
        ),
        w("Log the complaint") if route is Route.COMPLAINT else w("Log the request"),
        subject,
        about=about,
    )


def reference_form(complaint: Complaint, subject: str, about: str, pack: Pack, w: Words) -> Form:
    """The reference that it has over there."""
    ref = procedure(complaint.route, pack).ref
    label = (
        w("Its reference in the complaints procedure ({ref})", ref=ref)
        if complaint.route is Route.COMPLAINT
        else w("Its reference in the review process ({ref})", ref=ref)
    )
    return Form(
        "complaint-reference",
        w("The reference"),
        (Text(name="reference", label=label),),
        w("Save the reference"),
        subject,
        about=about,
    )


def outcome_form(complaint: Complaint, subject: str, about: str, today: dt.date, w: Words) -> Form:
    """What came of it over there, and what follows here."""
    said = OUTCOMES[complaint.route]
    return Form(
        "complaint-outcome",
        w("What came of it"),
        (
            Choice(
                name="outcome",
                label=w("What is the outcome?"),
                options=tuple(Option(key.value, w(text)) for key, text in said.items()),
            ),
            Date(name="outcome_on", label=w("Day of the outcome"), value=today),
            LongText(
                name="follows",
                label=w("What follows from it?"),
                hint=w("What is to change is decided in the case, by those who may."),
            ),
        ),
        w("Record the outcome"),
        subject,
        about=about,
    )


def logged_card(
    case: Case,
    complaint: Complaint,
    who: str,
    people: Sequence[str],
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Card:
    """For whoever logged it: where it goes, and that it holds up nothing."""
    facts = (
        Fact(w("Case"), case.reference),
        Fact(w("Received on"), w.date(complaint.received_on)),
        Fact(w("Goes to"), _procedure(complaint.route, pack, w)),
        Fact(w("There by"), w.date(reference_by(complaint, pack, calendar))),
    )
    body = (
        Paragraph(w("{people} passes it on.", people=w.list(list(people)[:10]))),
        Paragraph(w(MEANWHILE)),
    )
    buttons = _appeal(case, complaint, w)
    title = w("Logged: {customer}", customer=who[:110])
    return Card(title, facts, (*body, *_or_appeal(buttons, w)), tuple(buttons), "good")


def complaint_card(
    case: Case,
    complaint: Complaint,
    customer_name: str,
    passes_on: bool,
    names: Mapping[UUID, str],
    today: dt.date,
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Card:
    """Where it stands. ``passes_on``: the viewer sees to it."""
    subject, by = f"{case.id}:{complaint.id}", reference_by(complaint, pack, calendar)
    facts = [
        Fact(w("Case"), case.reference),
        Fact(w("Received on"), w.date(complaint.received_on)),
        Fact(w("How it came"), pack.at(complaint.logged_at).channel(complaint.channel).label.say(w.language)),
        Fact(w("About"), about_what(case, complaint, calendar, w)),
        Fact(w("Goes to"), _named(goes_to(complaint, pack), w)),
        Fact(w("Reference"), complaint.reference or w("Not there yet: by {day}", day=w.date(by))),
        Fact(w("Where it stands"), standing(complaint, w)),
    ]
    if complaint.made_by:
        facts.append(Fact(w("Said by"), complaint.made_by))
    if complaint.outcome_by_id is not None:
        facts.append(Fact(w("Recorded by"), names[complaint.outcome_by_id]))
    body: list[Body] = [Excerpt(w("What they say"), complaint.text_passage)]
    if complaint.follows_passage is not None:
        body.append(Excerpt(w("What follows"), complaint.follows_passage))
    else:
        body.append(Paragraph(w(MEANWHILE)))
    buttons: list[Button] = []
    if passes_on and complaint.outcome is None:
        if not complaint.reference:
            add = Action("complaint-reference", subject)
            buttons.append(Button(w("Add its reference"), add, "primary", opens_form=True))
        outcome = Action("complaint-outcome", subject)
        style: Style = "primary" if complaint.reference else "default"
        buttons.append(Button(w("Record the outcome"), outcome, style, opens_form=True))
    elif complaint.outcome is None:
        body.append(Paragraph(w("Somebody who did not decide what it is about passes it on.")))
    appeal = _appeal(case, complaint, w)
    body += _or_appeal(appeal, w)
    buttons += appeal
    buttons.append(Button(w("Read in full"), Action("read", f"{case.id}:{complaint.text_passage}")))
    buttons.append(Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")))
    title = w(NAMES[complaint.route], customer=customer_name[:110])
    return Card(title, tuple(facts), tuple(body), tuple(buttons), _tone(complaint, by, today))


def complaint_lines(case: Case, calendar: Calendar, most: int, w: Words) -> list[str]:
    """The latest ones, each in a line."""
    return [
        w(
            "{when}: {what} ({stands})",
            when=w.date(complaint.received_on),
            what=about_what(case, complaint, calendar, w),
            stands=standing(complaint, w),
        )
        for complaint in case.complaints[-most:]
    ]


def standing(complaint: Complaint, w: Words) -> str:
    """Where it stands, in a few words."""
    if complaint.outcome is not None:
        assert complaint.outcome_on is not None  # they come together
        said = w(OUTCOMES[complaint.route][complaint.outcome])
        return w("{outcome}, {day}", outcome=said, day=w.date(complaint.outcome_on))
    return w("With the procedure") if complaint.reference else w("Waits to be passed on")


def _options(route: Route, case: Case, reads: bool, calendar: Calendar, w: Words) -> tuple[Option, ...]:
    whole = (Option(WHOLE, w("How the policy was used as a whole")),) if route is Route.COMPLAINT else ()
    if not reads:
        return (*whole, *(Option(kind.value, w(said)) for kind, said in KINDS.items()))
    made = decisions(case)[:MOST_DECISIONS]
    of_case = (Option(f"{x.kind.value}:{x.id}", _decision(x, calendar, w)) for x in made)
    return (*whole, *of_case)


def _decision(decision: Decision, calendar: Calendar, w: Words) -> str:
    day = w.date(calendar.day(decision.at))
    return w("{what}, {day}", what=w(KINDS[decision.kind]), day=day)


def about_what(case: Case, complaint: Complaint, calendar: Calendar, w: Words) -> str:
    """What it is about, in a line."""
    if complaint.about is None:
        return w("How the policy was used")
    made = next((x for x in decisions(case) if x.id == complaint.about_id), None)
    return _decision(made, calendar, w) if made else w(KINDS[complaint.about])


def _intro(route: Route, pack: Pack, w: Words) -> str:
    if route is Route.COMPLAINT:
        return w(
            "§10: a complaint about how this policy was used is dealt with under the {procedure}. No restriction stands in its way, and it is never too late.",
            procedure=_procedure(route, pack, w),
        )
    return w(
        "§11: a request to look again at a decision goes to the {procedure}. Where it is about formal action it is an appeal.",
        procedure=_procedure(route, pack, w),
    )


def _procedure(route: Route, pack: Pack, w: Words) -> str:
    return _named(procedure(route, pack), w)


def _named(known: Procedure, w: Words) -> str:
    return f"{known.label.say(w.language)} ({known.ref})"


def _appeal(case: Case, complaint: Complaint, w: Words) -> list[Button]:
    """The way to the appeal, with what was written, where formal action can be appealed against."""
    if complaint.outcome is not None or not may_be_appealed(case):
        return []
    log = Action("appeal", f"{case.id}:{case.id}", value=str(complaint.id))
    return [Button(w("Log an appeal"), log, opens_form=True)]


def _or_appeal(buttons: Sequence[Button], w: Words) -> list[Paragraph]:
    if not buttons:
        return []
    said = w(
        "Does the customer want the restrictions looked at again? That is an appeal, too: log it beside."
    )
    return [Paragraph(said)]


def _tone(complaint: Complaint, by: dt.date, today: dt.date) -> Tone:
    if complaint.outcome is not None:
        return "plain"
    return "danger" if not complaint.reference and by < today else "warning"
