"""A case before the Ombudsman: what is asked of whoever hears of it, and where it stands (section 7, P7.6)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.card import Action, Body, Button, Card, Excerpt, Fact, Paragraph
from notices.fields import Choice, Date, FormField, LongText, Note, Option, Text
from notices.form import Form
from notices.words import Words
from policy.case import Case
from policy.ombudsman import Referral, ReferredBy
from policy.ombudsman_request import OmbudsmanRequest, requests_of, waits
from policy.pack import Pack

MADE_BY: Mapping[ReferredBy, str] = {
    ReferredBy.CUSTOMER: "The customer went there",
    ReferredBy.LANDLORD: "We referred it",
}
MOST_REQUESTS = 4


def referral_form(
    subject: str, about: str, today: dt.date, may_refer: bool, chosen: str, pack: Pack, w: Words
) -> Form:
    """Anyone records that the customer went there; ``may_refer``: this person may also refer the case for us."""
    name = pack.ombudsman.name.say(w.language)
    fields: list[FormField] = [
        Note(
            w(
                "§7: the customer can always go to the {ombudsman}. Record it, whatever was decided.",
                ombudsman=name,
            )
        )
    ]
    if may_refer:
        options = tuple(Option(key.value, w(text)) for key, text in MADE_BY.items())
        value = chosen if chosen in set(ReferredBy) else None
        fields.append(Choice(name="made_by", label=w("Who took it there?"), options=options, value=value))
    fields += [
        Date(name="made_on", label=w("On which day?"), value=today),
        Text(
            name="reference",
            label=w("The Ombudsman’s reference"),
            hint=w("It can be added later."),
            required=False,
        ),
        LongText(
            name="note",
            label=w("What is it about?"),
            hint=w("Needed where we refer it: why?") if may_refer else "",
            required=False,
        ),
    ]
    return Form("ombudsman", w("The Ombudsman"), tuple(fields), w("Record it"), subject, chosen, about=about)


def reference_form(subject: str, about: str, w: Words) -> Form:
    """The reference that the Ombudsman gave it."""
    return Form(
        "ombudsman-reference",
        w("Ombudsman’s reference"),
        (Text(name="reference", label=w("The Ombudsman’s reference")),),
        w("Save the reference"),
        subject,
        about=about,
    )


def asked_form(subject: str, about: str, today: dt.date, w: Words) -> Form:
    """What the Ombudsman wants, and by when."""
    return Form(
        "ombudsman-asked",
        w("The Ombudsman asks"),
        (
            LongText(name="text", label=w("What does the Ombudsman want?")),
            Date(name="asked_on", label=w("Received on"), value=today),
            Date(name="answer_by", label=w("The last day to answer")),
        ),
        w("Record it"),
        subject,
        about=about,
    )


def answered_form(subject: str, about: str, text: str, today: dt.date, w: Words) -> Form:
    """When the answer went, and what was sent. ``text`` is what was asked."""
    return Form(
        "ombudsman-answered",
        w("Ombudsman answered"),
        (
            Note(f"{w('What the Ombudsman wants')}\n{text}"[:3000]),
            Date(name="answered_on", label=w("When did our answer go?"), value=today),
            LongText(name="note", label=w("What was sent?"), required=False),
        ),
        w("Record it"),
        subject,
        about=about,
    )


def outcome_form(subject: str, about: str, today: dt.date, w: Words) -> Form:
    """What the Ombudsman made of it."""
    return Form(
        "ombudsman-outcome",
        w("Ombudsman’s outcome"),
        (
            Note(w("Also where the Ombudsman does not investigate: that is an outcome, too.")),
            Date(name="outcome_on", label=w("Day of the outcome"), value=today),
            LongText(name="text", label=w("What is the outcome?")),
        ),
        w("Record the outcome"),
        subject,
        about=about,
    )


def recorded_card(case: Case, referral: Referral, told: Sequence[str], w: Words) -> Card:
    """For whoever recorded it and may not read the case."""
    facts = (Fact(w("Case"), case.reference), Fact(w("On"), w.date(referral.made_on)))
    return Card(
        w("Recorded: the Ombudsman"),
        facts,
        (Paragraph(w("It is told to {people}.", people=w.list(told))),),
        tone="good",
    )


def ombudsman_card(
    case: Case,
    referral: Referral,
    customer_name: str,
    may_go_on: bool,
    may_bundle: bool,
    names: Mapping[UUID, str],
    today: dt.date,
    w: Words,
) -> Card:
    """Where one matter stands, with what there is to do. ``may_go_on``: this person logs what becomes of it;
    ``may_bundle``: they may make the bundle."""
    stands = w("With the Ombudsman")
    if referral.outcome_on is not None:
        stands = w("Outcome of {day}", day=w.date(referral.outcome_on))
    facts = (
        Fact(w("Case"), case.reference),
        Fact(w(MADE_BY[referral.made_by]), w.date(referral.made_on)),
        Fact(w("Recorded by"), names[referral.logged_by_id]),
        Fact(w("The Ombudsman’s reference"), referral.reference or w("Not known yet")),
        Fact(w("Where it stands"), stands),
    )
    requests = requests_of(case, referral)
    body: list[Body] = []
    if referral.note_passage is not None:
        body.append(Excerpt(w("What it is about"), referral.note_passage))
    if len(requests) > MOST_REQUESTS:
        earlier = len(requests) - MOST_REQUESTS
        body.append(Paragraph(w.n("And {n} earlier request.", "And {n} earlier requests.", earlier)))
    for request in requests[-MOST_REQUESTS:]:
        body += _request(case, request, w)
    if referral.outcome_passage is not None:
        body.append(Excerpt(w("The outcome"), referral.outcome_passage))
    waiting = [request for request in requests if waits(case, request)]
    late = any(request.answer_by < today for request in waiting)
    return Card(
        w("Ombudsman: {customer}", customer=customer_name[:110]),
        facts,
        tuple(body),
        tuple(_buttons(case, referral, waiting if may_go_on else (), may_go_on, may_bundle, w)),
        "danger" if late else "warning" if waiting else "plain",
    )


def _request(case: Case, request: OmbudsmanRequest, w: Words) -> list[Body]:
    asked, by = w.date(request.asked_on), w.date(request.answer_by)
    body: list[Body] = [
        Excerpt(w("Asked on {asked}, to be answered by {by}", asked=asked, by=by), request.text_passage)
    ]
    if request.answered_on is None:
        return [*body, Paragraph(w("Not answered yet."), strong=True)] if waits(case, request) else body
    answered = w("Answered on {day}", day=w.date(request.answered_on))
    if request.answer_passage is None:
        return [*body, Paragraph(answered)]
    return [*body, Excerpt(answered, request.answer_passage)]


def _buttons(
    case: Case,
    referral: Referral,
    waiting: Sequence[OmbudsmanRequest],
    may_go_on: bool,
    may_bundle: bool,
    w: Words,
) -> list[Button]:
    subject, whole = f"{case.id}:{referral.id}", f"{case.id}:{case.id}"
    buttons = [
        Button(
            w("Answered: {day}", day=f"{request.answer_by:%d.%m.}"),
            Action("ombudsman-answered", f"{case.id}:{request.id}"),
            "primary",
            opens_form=True,
        )
        for request in waiting[:MOST_REQUESTS]
    ]
    if may_bundle:
        buttons.append(Button(w("Bundle of the case"), Action("bundle", whole)))
    if may_go_on and not referral.reference:
        buttons.append(
            Button(w("Add the reference"), Action("ombudsman-reference", subject), opens_form=True)
        )
    if may_go_on:
        asked = Action("ombudsman-asked", subject)
        buttons.append(Button(w("They ask for something"), asked, opens_form=True))
    if may_go_on and referral.outcome_on is None:
        buttons.append(Button(w("Record the outcome"), Action("ombudsman-outcome", subject), opens_form=True))
    buttons.append(Button(w("Another matter"), Action("ombudsman", whole), opens_form=True))
    for label, passage in (
        (w("Read what it is about"), referral.note_passage),
        (w("Read the outcome"), referral.outcome_passage),
    ):
        if passage is not None:
            buttons.append(Button(label, Action("read", f"{case.id}:{passage}")))
    return [*buttons, Button(w("Open the case"), Action("case", whole))]
