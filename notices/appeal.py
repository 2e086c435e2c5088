"""Logging, offering and deciding an appeal (section 7, P7.3 to P7.5)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.card import Action, Body, Button, Card, Confirm, Excerpt, Fact, Paragraph, Tone
from notices.fields import MAX_OPTION, Choice, Date, LongText, Note, Option, Text
from notices.form import Form
from notices.kinds import instruction
from notices.suspension import suspended_line, suspended_lines
from notices.words import Words
from policy.appeal import Appeal, AppealOutcome, decided_before
from policy.calendar import Calendar
from policy.case import Case
from policy.held import added_to
from policy.pack import Pack
from policy.people import Person
from policy.proposal import Proposal
from policy.suspension import suspensions_of

MOST_DECISIONS = 20  # to choose from
DECIDED: Mapping[AppealOutcome, str] = {
    AppealOutcome.STAYS: "Decided by {reviewer}: the measures stay",
    AppealOutcome.SHORTENED: "Decided by {reviewer}: the measures end sooner",
    AppealOutcome.CHANGED: "Decided by {reviewer}: the measures were changed",
    AppealOutcome.ENDED: "Decided by {reviewer}: the measures were ended",
}


def appeal_form(
    case: Case,
    decisions: Sequence[Proposal],
    subject: str,
    about: str,
    today: dt.date,
    names: Mapping[UUID, str],
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Form:
    """Any request to look again at a decision, by any channel, however late (P7.3). Which one is asked where there
    are several."""
    which = Choice(
        name="decision",
        label=w("Which decision it is about"),
        options=tuple(
            Option(str(x.id), _decision(case, x, names, pack, calendar, w))
            for x in decisions[:MOST_DECISIONS]
        ),
        value=str(decisions[0].id),
    )
    channels = tuple(Option(entry.key, entry.label.say(w.language)) for entry in pack.channels)
    return Form(
        "appeal",
        w("Log an appeal"),
        (
            Note(
                w(
                    "Any request to look again is an appeal, whatever it is called and however it came. A late one counts too."
                )
            ),
            *((which,) if len(decisions) > 1 else ()),
            Date(name="received_on", label=w("Received on"), value=today),
            Choice(name="channel", label=w("How it came"), options=channels),
            Text(name="made_by", label=w("If somebody asks for the customer: who?"), required=False),
            LongText(name="request", label=w("What the customer asks and why")),
        ),
        w("Log the appeal"),
        subject,
        about=about,
    )


def appeal_card(
    case: Case,
    appeal: Appeal,
    customer_name: str,
    names: Mapping[UUID, str],
    takes: bool,
    decides: bool,
    names_outside: bool,
    acknowledge_by: dt.date,
    decide_by: dt.date,
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> Card:
    """The appeal for those who may decide it: to take on, then to decide. ``takes``: the viewer may take it on;
    ``decides``: the viewer does, or records
    what an outside reviewer decided; ``names_outside``: the viewer names that reviewer."""
    subject = f"{case.id}:{appeal.id}"
    proposal = case.proposal(appeal.proposal_id)
    facts = [
        Fact(w("Case"), case.reference),
        Fact(w("Received on"), w.date(appeal.received_on)),
        Fact(w("How it came"), pack.at(appeal.logged_at).channel(appeal.channel).label.say(w.language)),
        Fact(w("Acknowledge by"), w.date(acknowledge_by)),
        Fact(w("Decide by"), w.date(decide_by)),
        Fact(w("Where it stands"), standing(appeal, names, w)),
    ]
    if appeal.made_by:
        facts.append(Fact(w("Asked by"), appeal.made_by))
    body: list[Body] = [Excerpt(w("What the customer asks"), appeal.request_passage)]
    for message in case.held_messages:
        if appeal in added_to(case, message):
            came = calendar.day(message.arrived_at)
            body.append(Excerpt(w("Added on {day}", day=w.date(came)), message.text_passage))
    for restriction in case.restrictions_of(proposal):
        body.append(Paragraph(instruction(restriction, pack, names, w), strong=True))
        body += suspended_line(case, restriction, appeal, w)
    body.append(Excerpt(w("Reason of the decision"), proposal.reason_passage))
    if appeal.reasons_passage:
        body.append(Excerpt(w("Reasons for the outcome"), appeal.reasons_passage))
    body += suspended_lines(case, appeal, w)
    body += [Paragraph(line) for line in _again(case, appeal, w)]
    buttons: list[Button] = []
    if takes:
        sure = Confirm(w("Take this appeal on? You will be its reviewer."), w("Take it on"), w("Not me"))
        buttons.append(Button(w("Take this appeal"), Action("take-appeal", subject), "primary", sure))
    elif decides:
        label = w("Record the decision") if appeal.outside_name else w("Decide the appeal")
        buttons.append(Button(label, Action("decide-appeal", subject), "primary", opens_form=True))
        buttons += _suspending(case, appeal, w)
    if names_outside:
        label = w("Name another reviewer") if appeal.outside_name else w("Name outside reviewer")
        buttons.append(Button(label, Action("name-outside", subject), opens_form=True))
    if appeal.recorded_by_id is not None:
        facts.append(Fact(w("Recorded by"), names.get(appeal.recorded_by_id, "")))
    if appeal.outcome is not None:
        buttons.append(
            Button(w("To the Ombudsman"), Action("ombudsman", f"{case.id}:{case.id}"), opens_form=True)
        )
    buttons.append(Button(w("Read in full"), Action("read", f"{case.id}:{appeal.request_passage}")))
    buttons.append(Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")))
    tone: Tone = "warning" if appeal.outcome is None else "plain"
    return Card(
        w("Appeal: {customer}", customer=customer_name[:120]), tuple(facts), tuple(body), tuple(buttons), tone
    )


def _suspending(case: Case, appeal: Appeal, w: Words) -> list[Button]:
    """What whoever decides may do about what applies meanwhile."""
    subject, running = f"{case.id}:{appeal.id}", suspensions_of(case, appeal.id)
    suspended = {suspension.restriction_id for suspension in running}
    decided = case.restrictions_of(case.proposal(appeal.proposal_id))
    buttons = []
    if any(restriction.id not in suspended for restriction in decided):
        buttons.append(Button(w("Suspend meanwhile"), Action("suspend", subject), opens_form=True))
    if running and not any(suspension.told_on for suspension in running):
        sure = Confirm(w("Shall the restrictions apply again from now on?"), w("Lift it"), w("Not now"))
        buttons.append(Button(w("Lift the suspension"), Action("lift-suspension", subject), confirm=sure))
    return buttons


def logged_card(
    case: Case,
    appeal: Appeal,
    customer_name: str,
    names: Mapping[UUID, str],
    namers: Sequence[Person],
    w: Words,
) -> Card:
    """For whoever logged the appeal: it is on its way."""
    offered = [names[UUID(id)] for id in appeal.offered_to]
    text = (
        w("It is offered to {people}, who took no part in the case.", people=w.list(offered))
        if offered
        else w(
            "Nobody who may decide it is left. {people} names an outside reviewer.",
            people=w.list([person.name for person in namers]) or w("The Director"),
        )
    )
    again = [Paragraph(line) for line in _again(case, appeal, w)]
    return Card(
        w("Appeal logged: {customer}", customer=customer_name[:110]),
        (Fact(w("Case"), case.reference), Fact(w("Received on"), w.date(appeal.received_on))),
        (
            Paragraph(text),
            *again,
            Paragraph(w("What was decided stays in force until the appeal is decided.")),
        ),
        tone="good",
    )


def _again(case: Case, appeal: Appeal, w: Words) -> list[str]:
    """That the same decision was looked at before, and what is next then (P7.4)."""
    if decided_before(case, appeal) is None:
        return []
    again = w(
        "An appeal against this decision was decided before. This request counts all the same, with another reviewer; the customer can also go to the Public Services Ombudsman for Wales now."
    )
    return [again]


def _decision(
    case: Case,
    proposal: Proposal,
    names: Mapping[UUID, str],
    pack: Pack,
    calendar: Calendar,
    w: Words,
) -> str:
    """A decision in a line: its day, and what it restricts."""
    what = w.list([instruction(r, pack, names, w) for r in case.restrictions_of(proposal)])
    day = w.date(calendar.day(proposal.decided_at or proposal.proposed_at))
    line = f"{day}: {what}"
    return line if len(line) <= MAX_OPTION else line[: MAX_OPTION - 1] + "…"


def standing(appeal: Appeal, names: Mapping[UUID, str], w: Words) -> str:
    """Where an appeal stands."""
    reviewer = names.get(appeal.reviewer_id, "") if appeal.reviewer_id else ""
    if appeal.outside_name:
        name, place = appeal.outside_name[:80], appeal.outside_organisation[:60]
        reviewer = w("{name} ({organisation}), from outside", name=name, organisation=place)
    if appeal.outcome is not None:
        return w(DECIDED[appeal.outcome], reviewer=reviewer)
    if reviewer:
        return w("With {reviewer}", reviewer=reviewer)
    return w("Waits for a reviewer")
