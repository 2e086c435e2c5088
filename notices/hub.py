"""The home: what waits on a person, first; then what they began, their cases, what they reported, what they may start."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from notices.card import MAX_BUTTONS, Action, Button, Card, Fact, Paragraph, Tone
from notices.report import standing
from notices.words import Words
from policy.case import Case
from policy.incident import Incident
from policy.pack import Pack
from policy.safety_register import entries

MOST_WAITING = 8
MOST_BEGUN = 2
MOST_MINE = 4
MOST_REPORTED = 3

# What a form is called, and the button that goes on with it, by use case.
BEGUN: Mapping[str, tuple[str, str]] = {
    "report": ("Report an incident", "Go on: the report"),
    "informal": ("Informal action", "Go on: informal action"),
    "seven-day": ("Up to 7 days", "Go on: up to 7 days"),
    "refuse-seven-day": ("Refuse up to 7 days", "Go on: refusal"),
    "confirm-seven-day": ("Confirm up to 7 days", "Go on: confirm it"),
    "tell-seven-day": ("Customer was told", "Go on: customer told"),
    "no-further-action": ("No further action", "Go on: no action"),
    "considerations": ("Considerations", "Go on: considerations"),
    "measures": ("Measures", "Go on: measures"),
    "warning": ("Written warning", "Go on: the warning"),
    "adjustment": ("Adjustment", "Go on: the adjustment"),
    "decide-adjustment": ("Adjustment: decision", "Go on: the decision"),
    "correction": ("Correction of facts", "Go on: the correction"),
    "answer-correction": ("Answer to a correction", "Go on: the answer"),
    "drop-letter": ("Drop the draft", "Go on: drop the draft"),
    "not-apply": ("Policy not applied", "Go on: not applied"),
    "proposal": ("Proposal", "Go on: the proposal"),
    "no-warning": ("No prior warning", "Go on: no warning"),
    "police-legal": ("Police or legal action", "Go on: police, legal"),
    "approve": ("Approve", "Go on: the approval"),
    "return": ("Return for changes", "Go on: return"),
    "refuse": ("Refuse the proposal", "Go on: refusal"),
    "translation": ("Translation", "Go on: translation"),
    "issue": ("Mark as issued", "Go on: mark as issued"),
    "appeal": ("Log an appeal", "Go on: the appeal"),
    "decide-appeal": ("Decide the appeal", "Go on: the decision"),
    "name-outside": ("Name outside reviewer", "Go on: outside reviewer"),
    "suspend": ("Suspend meanwhile", "Go on: the suspension"),
    "review": ("Review", "Go on: the review"),
    "comment": ("Comment of the customer", "Go on: the comment"),
    "end": ("End early", "Go on: the end"),
    "exception": ("Let somebody through", "Go on: the exception"),
    "exception-details": ("Details of an exception", "Go on: the details"),
    "refuse-exception": ("Refuse an exception", "Go on: refused exception"),
    "held": ("Log a held message", "Go on: held message"),
    "complaint": ("Log a complaint", "Go on: the complaint"),
    "review-of-decision": ("Review of a decision", "Go on: the request"),
    "complaint-reference": ("Reference of a complaint", "Go on: the reference"),
    "complaint-outcome": ("Outcome of a complaint", "Go on: the outcome"),
    "log-contact": ("Log a contact", "Go on: the contact"),
    "arrange": ("Arrange a measure", "Go on: the measure"),
    "arrangement-done": ("How a measure went", "Go on: how it went"),
    "support": ("Support for the reporter", "Go on: the support"),
    "addendum": ("Add to a report", "Go on: the addition"),
    "wrong-customer": ("Report about another customer", "Go on: wrong customer"),
    "end-seven-day": ("End a restriction early", "Go on: the early end"),
    "replace-contact": ("Replace the contact", "Go on: the new contact"),
    "cannot-use": ("Ways a customer cannot use", "Go on: the ways"),
    "new-customer": ("New customer", "Go on: new customer"),
    "identify": ("Who it was", "Go on: who it was"),
    "link": ("Link somebody", "Go on: the link"),
    "end-link": ("End a link", "Go on: end of the link"),
    "letters-to": ("How we write", "Go on: how we write"),
    "merge": ("One customer, listed twice", "Go on: one customer"),
    "not-registered": ("Decline a complaint", "Go on: the decision"),
    "decide-safety": ("Safety group: decision", "Go on: the decision"),
    "extend-interim": ("Extend interim control", "Go on: the extension"),
    "refer-safety": ("Send to safety group", "Go on: safety group"),
    "review-register": ("Safety register", "Go on: the register"),
    "injury": ("Reportable injury", "Go on: the injury"),
    "injury-reported": ("Injury reported", "Go on: injury report"),
    "start-policy-review": ("Review the policy", "Go on: policy review"),
    "policy-outcome": ("Outcome of the review", "Go on: policy outcome"),
    "note-absence": ("Being away", "Go on: being away"),
    "link-reporter": ("For whom a report was typed", "Go on: for whom"),
    "people": ("People", "Go on: people"),
    "person-details": ("Change details", "Go on: details"),
    "ask-roles": ("Change roles", "Go on: the roles"),
    "refuse-roles": ("Refuse a change of roles", "Go on: the refusal"),
    "leave": ("Somebody has left", "Go on: who left"),
    "fallbacks": ("Fallbacks", "Go on: fallbacks"),
    "ombudsman": ("The Ombudsman", "Go on: the Ombudsman"),
    "ombudsman-reference": ("Ombudsman’s reference", "Go on: the reference"),
    "ombudsman-asked": ("The Ombudsman asks", "Go on: the Ombudsman"),
    "ombudsman-answered": ("Ombudsman answered", "Go on: the Ombudsman"),
    "ombudsman-outcome": ("Ombudsman’s outcome", "Go on: the outcome"),
}


@dataclass(frozen=True)
class Waiting:
    """One open thing that waits on the person, as `notices.waiting` says it; ``action`` is the way to it."""

    reference: str
    said: str
    action: Action


@dataclass(frozen=True)
class Begun:
    """A form that the person began and left. ``reference`` is empty where there is no case yet, ``customer_name``
    where nobody was chosen yet; ``saved`` is aware."""

    use_case: str
    reference: str
    customer_name: str
    saved: dt.datetime
    action: Action


@dataclass(frozen=True)
class Mine:
    """A case of the person's own, that they may open."""

    case: Case
    customer_name: str


@dataclass(frozen=True)
class Reported:
    """What the person reported, in a case that they may not open."""

    case: Case
    incident: Incident
    customer_name: str


@dataclass(frozen=True)
class Hub:
    """What stands in the home. ``count`` is how many things wait in all; ``starts`` are the use cases to start: name,
    label, and whether it asks something first. ``notes`` are said first, such as that the person is away."""

    waiting: Sequence[Waiting]
    count: int
    begun: Sequence[Begun]
    mine: Sequence[Mine]
    reported: Sequence[Reported]
    starts: Sequence[tuple[str, str, bool]]
    notes: Sequence[str] = ()


def hub_card(
    hub: Hub, today: dt.date, zone: dt.tzinfo, names: Mapping[UUID, str], pack: Pack, w: Words
) -> Card:
    """The home. Where not everything has room for its button, some of each is shown."""
    waits, begun, mine, reported = _shares(
        MAX_BUTTONS - len(hub.starts),
        (len(hub.waiting), 4),
        (len(hub.begun), 1),
        (len(hub.mine), 2),
        (len(hub.reported), 1),
    )
    shown = [
        *(
            (Fact(thing.reference, thing.said), Button(thing.reference, thing.action, "primary"))
            for thing in hub.waiting[:waits]
        ),
        *(_begun(form, zone, w) for form in hub.begun[:begun]),
        *(_mine(mine, today, pack, w) for mine in hub.mine[:mine]),
        *(_reported(report, today, names, w) for report in hub.reported[:reported]),
    ]
    starts = [Button(w(label), Action(name), opens_form=asks) for name, label, asks in hub.starts]
    buttons = [button for _, button in shown]
    buttons[waits:waits] = starts
    body = [Paragraph(note, strong=True) for note in hub.notes]
    if hub.count > waits:
        more = w.n("And {n} more thing waits on you.", "And {n} more things wait on you.", hub.count - waits)
        body.append(Paragraph(more))
    body.append(Paragraph(w("Type /contact-check and a name to see what applies to a customer.")))
    title = (
        w.n("{n} thing waits on you", "{n} things wait on you", hub.count)
        if hub.count
        else w("Nothing waits on you")
    )
    tone: Tone = "warning" if hub.count else "good"
    return Card(title, tuple(fact for fact, _ in shown), tuple(body), tuple(buttons), tone)


def _shares(room: int, *wanted: tuple[int, int]) -> list[int]:
    """How many of each list have room: first the least of each (count, least), one of each in turn, then what is left,
    in their order."""
    given = [0 for _ in wanted]
    for _ in range(max(least for _, least in wanted)):
        for place, (count, least) in enumerate(wanted):
            if given[place] < min(count, least) and sum(given) < room:
                given[place] += 1
    for place, (count, _) in enumerate(wanted):
        given[place] += min(count - given[place], max(0, room - sum(given)))
    return given


def _begun(form: Begun, zone: dt.tzinfo, w: Words) -> tuple[Fact, Button]:
    title, label = BEGUN[form.use_case]
    about = ", ".join(part for part in (form.reference, form.customer_name[:200]) if part)
    what = w("{form}: {about}", form=w(title), about=about) if about else w(title)
    said = w("{what} (saved on {when})", what=what, when=w.moment(form.saved, zone))
    return Fact(w("You began"), said), Button(w(label), form.action, opens_form=True)


def _mine(mine: Mine, today: dt.date, pack: Pack, w: Words) -> tuple[Fact, Button]:
    case = mine.case
    said = w("{customer}: {stands}", customer=mine.customer_name[:200], stands=_stands(case, today, pack, w))
    button = Button(case.reference, Action("case", f"{case.id}:{case.id}"))
    return Fact(w("Your case {reference}", reference=case.reference), said), button


def _reported(report: Reported, today: dt.date, names: Mapping[UUID, str], w: Words) -> tuple[Fact, Button]:
    reference = report.case.reference
    stands = standing(report.case, report.incident, names, today, w)
    said = w("{customer}: {stands}", customer=report.customer_name[:200], stands=stands)
    read = Action("read", f"{report.case.id}:{report.incident.happened_passage}")
    return Fact(w("You reported {reference}", reference=reference), said), Button(
        w("Read {reference}", reference=reference), read
    )


def _stands(case: Case, today: dt.date, pack: Pack, w: Words) -> str:
    """Where a case stands, in a few words: what is furthest on, and open."""
    if case.open_appeal is not None:
        return w("an appeal is being decided")
    if case.open_proposal is not None:
        return w("a proposal waits for approval")
    if any(letter.waits for letter in case.letters):
        return w("a letter is to be issued")
    in_force = case.in_force(today, pack)
    if in_force:
        return w("restricted until {day}", day=w.date(max(restriction.last_day for restriction in in_force)))
    to_come = [restriction for restriction in case.decided if restriction.last_day >= today]
    if to_come:
        return w("restricted from {day}", day=w.date(min(restriction.start for restriction in to_come)))
    if any(case.considering(formal) for formal in case.formals):
        return w("formal action is being considered")
    if entries(case):
        return w("on the safety register")
    return w("a report is open")
