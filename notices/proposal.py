"""The proposal, in three steps: which restrictions, their particulars, the reasons (sections 6 and 7)."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from notices.card import Action, Body, Button, Card, Confirm, Excerpt, Fact, Paragraph
from notices.contacts import contacts_button
from notices.extreme import approvals
from notices.fields import (
    MAX_NOTE,
    MAX_OPTION,
    Choice,
    Choices,
    Date,
    FormField,
    LongText,
    Note,
    Number,
    Option,
    PersonField,
    Text,
    Time,
    YesNo,
)
from notices.form import Form
from notices.formal import written_in_field
from notices.kinds import covered, instruction
from notices.words import Words
from policy.calendar import DAY, add_months
from policy.case import Case
from policy.extreme import needs_director
from policy.pack import Pack
from policy.pack_kinds import Particular, ParticularType
from policy.people import Person
from policy.proposal import Proposal, Verdict
from policy.restriction import Restriction, asks_unconcerned

SHARED = "Another customer has this email address, too: a household may share it. What is done about it reaches them as well."


def kinds_form(subject: str, about: str, today: dt.date, pack: Pack, w: Words) -> Form:
    """Step 1: which restrictions, on what, from when until when."""
    kinds = tuple(Option(x.key, x.label.say(w.language)) for x in pack.restrictions if not x.action)
    services = tuple(Option(x.key, x.label.say(w.language)) for x in pack.services)
    end = add_months(today, pack.settings.review_default_months)
    return Form(
        "proposal",
        w("Proposal: 1 of 3"),
        (
            Choices(name="kinds", label=w("Restrictions"), options=kinds),
            Choices(
                name="services",
                label=w("Services they cover"),
                options=services,
                hint=w("Only what is needed: there are no blanket bans."),
            ),
            Date(
                name="start",
                label=w("First day"),
                value=today,
                hint=w("Not in force before the customer is told in writing."),
            ),
            Date(name="end", label=w("Last day"), value=end),
            Date(
                name="review_on",
                label=w("Review on"),
                value=end - 14 * DAY,
                hint=w("Not later than the last day."),
            ),
        ),
        w("Save and continue"),
        subject,
        "kinds",
        partial=True,
        about=about,
    )


def particulars_form(subject: str, about: str, chosen: Sequence[str], pack: Pack, w: Words) -> Form:
    """Step 2: the particulars of each restriction that was chosen."""
    return Form(
        "proposal",
        w("Proposal: 2 of 3"),
        tuple(particular_fields(chosen, pack, w)),
        w("Save and continue"),
        subject,
        "particulars",
        partial=True,
        about=about,
    )


def particular_fields(chosen: Sequence[str], pack: Pack, w: Words) -> list[FormField]:
    """What is asked of each restriction that was chosen, under its name."""
    fields: list[FormField] = []
    for key in chosen:
        kind = pack.restriction(key)
        fields.append(Note(kind.label.say(w.language)))
        fields += [
            particular_field(f"{key}_{particular.name}", particular, pack, w)
            for particular in kind.particulars
        ]
    return fields


def reasons_form(
    subject: str,
    about: str,
    owner: Person,
    considered: Mapping[str, str],
    shared: bool,
    pack: Pack,
    w: Words,
) -> Form:
    """Step 3: the reasons, for the record and for the customer, and the request itself.

    ``considered`` are the answers to the considerations by key: they are read again and confirmed, not typed (P6.1). ``shared``: an
    email address that would be restricted is another customer's, too; that is confirmed (P6.5).
    """
    most = MAX_NOTE // len(pack.considerations) - MAX_OPTION - 5  # characters of each answer
    answers = "\n".join(
        f"{item.label.say(w.language)}: {_short(considered.get(item.key, ''), most)}"
        for item in pack.considerations
    )
    questions = tuple(
        LongText(name=q.key, label=q.label.say(w.language), hint=q.question.say(w.language), max_length=2000)
        for q in pack.proportionality
    )
    return Form(
        "proposal",
        w("Proposal: 3 of 3"),
        (
            *(shared_fields(w) if shared else ()),
            Note(answers),
            YesNo(name="confirmed", label=w("I read the considerations again; they are still right.")),
            *questions,
            LongText(name="reason", label=w("The reason, as the customer will read it")),
            LongText(name="implications", label=w("What it means for the customer’s contact with us")),
            written_in_field(w),
            PersonField(name="owner", label=w("Who looks after it"), value=owner.id, shown=owner.name),
        ),
        w("Ask for approval"),
        subject,
        "reasons",
        about=about,
    )


def shared_fields(w: Words, *, required: bool = True) -> tuple[FormField, ...]:
    """That an address is another customer's, too, and that it is right all the same (P6.5)."""
    asked = w("Is it right all the same, and does the other customer have another way?")
    return (Note(w(SHARED)), YesNo(name="shared", label=asked, required=required))


def signoff_card(
    case: Case,
    proposal: Proposal,
    customer_name: str,
    names: Mapping[UUID, str],
    may_decide: bool,
    pack: Pack,
    w: Words,
) -> Card:
    """The proposal as whoever decides sees it, and everybody else once it is decided (P7.1)."""
    subject = f"{case.id}:{proposal.id}"
    facts = [
        Fact(w("Case"), case.reference),
        Fact(w("Asked for by"), names[proposal.proposer_id]),
        Fact(w("Review on"), w.date(proposal.review_on)),
        Fact(w("Looked after by"), names[proposal.owner_id]),
        Fact(w("Decision"), decision(proposal, names, w)),
    ]
    body: list[Body] = [*asked_for(case.restrictions_of(proposal), pack, names, w)]
    formal = next(formal for formal in case.formals if formal.id == proposal.formal_id)
    if needs_director(case, proposal, pack):
        facts.append(Fact(w("Two approvals"), approvals(proposal, names, w)))
    if proposal.replaces_id is None and formal.no_warning_passage is not None:
        body.append(Paragraph(w("Without a prior warning (§8)."), strong=True))
        body.append(Excerpt(w("Why there was no warning"), formal.no_warning_passage))
    if proposal.replaces_id is not None:
        facts.append(Fact(w("Replaces"), w("What applies now; that ends when this comes into force.")))
    if proposal.shared_confirmed:
        body.append(Paragraph(w(SHARED), strong=True))
    body.append(Excerpt(w("Reason"), proposal.reason_passage))
    body.append(Excerpt(w("What it means for the customer"), proposal.implications_passage))
    body += [
        Excerpt(question.label.say(w.language), UUID(proposal.proportionality[question.key]))
        for question in pack.at(proposal.proposed_at).proportionality
        if question.key in proposal.proportionality
    ]
    if proposal.verdict is Verdict.APPROVED:
        body.append(Paragraph(w("Nothing is in force before the decision letter is issued.")))
    if proposal.verdict_passage:
        body.append(Excerpt(w("Reason for the decision"), proposal.verdict_passage))
    buttons: list[Button] = []
    if proposal.verdict is None and may_decide:
        question = Confirm(
            w("Approve these restrictions? The decision letter is drafted at once."),
            w("Approve"),
            w("Not yet"),
        )
        approve, asks = (
            Action("approve", subject, case.version),
            asks_unconcerned(case.restrictions_of(proposal), pack),
        )
        buttons = [
            Button(w("Approve"), approve, "primary", None if asks else question, opens_form=asks),
            Button(w("Return for changes"), Action("return", subject, case.version), opens_form=True),
            Button(w("Refuse"), Action("refuse", subject, case.version), "danger", opens_form=True),
        ]
    buttons.append(Button(w("Read considerations"), Action("considered", subject)))
    buttons.append(contacts_button(case, w))
    buttons.append(Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")))
    short = customer_name[:110]
    waits = proposal.verdict is None
    title = (
        w("Approval needed: {customer}", customer=short)
        if waits
        else w("Proposal decided: {customer}", customer=short)
    )
    return Card(
        title,
        tuple(facts),
        tuple(body),
        tuple(buttons),
        "warning" if waits else "plain",
    )


def asked_for(
    restrictions: Sequence[Restriction], pack: Pack, names: Mapping[UUID, str], w: Words
) -> Iterator[Paragraph]:
    """Each restriction that is asked for: what staff will do, from when until when, and for which services."""
    for restriction in restrictions:
        yield Paragraph(instruction(restriction, pack, names, w), strong=True)
        services = covered(restriction, pack, w)
        start, end = w.date(restriction.start), w.date(restriction.end)
        yield Paragraph(w("{start} to {end}. Covers: {services}.", start=start, end=end, services=services))


def unconcerned_form(use_case: str, subject: str, about: str, w: Words) -> Form:
    """Asked before a restriction on complaints is approved, or confirmed for up to 7 days (P6.5)."""
    label = w("Approve") if use_case == "approve" else w("Confirm")
    return Form(
        use_case,
        label,
        (
            Note(w("Somebody whom the complaint is not about decides that there are no further ones.")),
            YesNo(name="unconcerned", label=w("Is it certain that the complaint is not about you?")),
        ),
        label,
        subject,
        about=about,
    )


def verdict_form(use_case: str, subject: str, about: str, w: Words) -> Form:
    """The reason for returning or refusing a proposal."""
    returned = use_case == "return"
    return Form(
        use_case,
        w("Return for changes") if returned else w("Refuse"),
        (
            LongText(
                name="reason",
                label=w("What should change, and why?") if returned else w("Why is it refused?"),
            ),
        ),
        w("Return") if returned else w("Refuse"),
        subject,
        about=about,
    )


def decision(proposal: Proposal, names: Mapping[UUID, str], w: Words) -> str:
    """Where a proposal stands."""
    by = names.get(proposal.decided_by_id, "") if proposal.decided_by_id else ""
    match proposal.verdict:
        case Verdict.APPROVED:
            return w("Approved by {by}", by=by)
        case Verdict.RETURNED:
            return w("Returned by {by}", by=by)
        case Verdict.REFUSED:
            return w("Refused by {by}", by=by)
        case None:
            return w("Waiting")


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def particular_field(name: str, particular: Particular, pack: Pack, w: Words) -> FormField:
    """The field that asks for one particular of a restriction."""
    label, hint = particular.label.say(w.language), particular.hint.say(w.language) if particular.hint else ""
    need = particular.required
    match particular.type:
        case ParticularType.TEXT:
            return Text(name=name, label=label, hint=hint, required=need, max_length=particular.most or 200)
        case ParticularType.LONG:
            return LongText(
                name=name, label=label, hint=hint, required=need, max_length=particular.most or 2000
            )
        case ParticularType.NUMBER:
            return Number(
                name=name, label=label, hint=hint, required=need, least=particular.least, most=particular.most
            )
        case ParticularType.TIME:
            return Time(name=name, label=label, hint=hint, required=need)
        case ParticularType.DATE:
            return Date(name=name, label=label, hint=hint, required=need)
        case ParticularType.PERSON:
            return PersonField(name=name, label=label, hint=hint, required=need)
        case ParticularType.WAY:
            ways = tuple(Option(x.key, x.label.say(w.language)) for x in pack.ways)
            return Choice(name=name, label=label, hint=hint, required=need, options=ways)
        case ParticularType.CHOICE:
            options = tuple(Option(x.key, x.label.say(w.language)) for x in particular.options)
            return Choice(name=name, label=label, hint=hint, required=need, options=options)
