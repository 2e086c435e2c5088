"""A review: what happened since, what the customer says, and what is decided (section 9)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.card import Action, Body, Button, Card, Confirm, Excerpt, Fact, Paragraph
from notices.fields import (
    MAX_NOTE,
    Choice,
    Date,
    LongText,
    Note,
    Option,
)
from notices.form import Form
from notices.formal import written_in_field
from notices.kinds import instruction
from notices.words import Words
from policy.case import Case
from policy.comment import Comment
from policy.pack import Pack
from policy.proposal import Proposal
from policy.review import ReviewOutcome
from policy.review_due import may_invite

STRICTER = "stricter"  # no outcome: it leads to a proposal
CHOICES: Mapping[str, str] = {
    ReviewOutcome.CONTINUED: "It continues as it is",
    ReviewOutcome.AMENDED: "It is loosened, or a part of it ends",
    ReviewOutcome.ENDED: "It ends now",
    STRICTER: "It should last longer or be stricter: a new proposal",
}
DONE: Mapping[ReviewOutcome, str] = {
    ReviewOutcome.CONTINUED: "it continues as it is",
    ReviewOutcome.AMENDED: "it was loosened",
    ReviewOutcome.ENDED: "it was ended",
    ReviewOutcome.REPLACED: "a new decision was approved in its place",
}
SINCE: Mapping[str, tuple[str, str]] = {
    "incidents": ("{n} incident", "{n} incidents"),
    "appeals": ("{n} appeal", "{n} appeals"),
}
MOST_COMMENTS = 5


def review_card(
    case: Case,
    proposal: Proposal,
    turn: UUID,
    customer_name: str,
    since: dt.date,
    happened: Mapping[str, int],
    comments: Sequence[Comment],
    names: Mapping[UUID, str],
    today: dt.date,
    may_review: bool,
    pack: Pack,
    w: Words,
) -> Card:
    """Where the review of a decision stands, with what there is to do now."""
    overdue = case.review_overdue_since(proposal, today)
    due = w("overdue since {day}", day=w.date(overdue)) if overdue else w.date(proposal.review_on)
    facts = [
        Fact(w("Case"), case.reference),
        Fact(w("Review due"), due),
        Fact(w("Looked after by"), names[proposal.owner_id]),
        Fact(w("Since {day}", day=w.date(since)), counts(happened, w)),
        Fact(w("Customer’s comments"), _invited(case, proposal, comments, w)),
    ]
    body: list[Body] = [*_standing(case, proposal, names, today, pack, w)]
    for said in comments[-MOST_COMMENTS:]:
        label = w("The customer, {day}", day=w.date(said.received_on))
        body.append(Excerpt(label, said.text_passage))
    done = [x for x in case.reviews if x.proposal_id == proposal.id and x.outcome is not None]
    if done:
        last = max(done, key=lambda x: x.at or x.opened_at)
        by = names.get(last.by_id, "") if last.by_id else ""
        assert last.outcome is not None  # picked by it
        body.append(Paragraph(w("Last review, by {by}: {outcome}.", by=by, outcome=w(DONE[last.outcome]))))
        if last.reason_passage:
            body.append(Excerpt(w("Reason"), last.reason_passage))
    title = w("Review: {customer}", customer=customer_name[:110])
    buttons = _buttons(case, proposal, turn, bool(may_review), w)
    return Card(title, tuple(facts), tuple(body), tuple(buttons), "danger" if overdue else "plain")


def counts(happened: Mapping[str, int], w: Words) -> str:
    """How much happened, in a few words."""
    return w.list([w.n(*SINCE[what], number) for what, number in happened.items()])


def outcome_form(
    subject: str,
    about: str,
    since: dt.date,
    happened: Mapping[str, int],
    comments: Sequence[tuple[Comment, str]],
    next_on: dt.date,
    w: Words,
) -> Form:
    """Step 1: what is to be known, and what becomes of it. ``comments`` are with their texts."""
    known = w("Since {day}: {counts}.", day=w.date(since), counts=counts(happened, w))
    room = (MAX_NOTE - 200) // MOST_COMMENTS - 60
    said = [f"{w.date(one.received_on)}: {_short(text, room)}" for one, text in comments[-MOST_COMMENTS:]]
    customer = w("The customer says:") if said else w("The customer has said nothing about it.")
    return Form(
        "review",
        w("Review"),
        (
            Note("\n".join([known, customer, *said])),
            Choice(
                name="outcome",
                label=w("What becomes of it?"),
                options=tuple(Option(key, w(label)) for key, label in CHOICES.items()),
            ),
            Date(
                name="next_review_on",
                label=w("Next review on"),
                required=False,
                value=next_on,
                hint=w("In 12 months at the latest, and not after the last day. Not needed where it ends."),
            ),
        ),
        w("Save and continue"),
        subject,
        "outcome",
        partial=True,
        about=about,
    )


def findings_form(subject: str, about: str, ends: bool, w: Words) -> Form:
    """The last step: the reason and what it means, as the customer will read them."""
    implies = LongText(name="implications", label=w("What it means for the customer’s contact with us"))
    return Form(
        "review",
        w("Review: the reasons"),
        (
            Note(w("It takes effect at once; the letter is drafted.")),
            LongText(name="reason", label=w("The reason, as the customer will read it")),
            *(() if ends else (implies,)),
            written_in_field(w),
        ),
        w("Finish the review"),
        subject,
        "reasons",
        about=about,
    )


def _standing(
    case: Case, proposal: Proposal, names: Mapping[UUID, str], today: dt.date, pack: Pack, w: Words
) -> list[Paragraph]:
    found = []
    for restriction in case.restrictions_of(proposal):
        if restriction.last_day >= today:
            until = w("Until {day}.", day=w.date(restriction.last_day))
            found.append(Paragraph(instruction(restriction, pack, names, w), strong=True))
            found.append(Paragraph(until))
    return found or [Paragraph(w("Nothing of it applies any more."))]


def _invited(case: Case, proposal: Proposal, comments: Sequence[Comment], w: Words) -> str:
    if comments:
        return w.n("{n} comment", "{n} comments", len(comments))
    asked = [x.comment_by for x in case.reviews if x.proposal_id == proposal.id and x.outcome is None]
    if asked and asked[0] is not None:
        return w("asked for by {day}", day=w.date(asked[0]))
    return w("not asked for yet")


def _buttons(case: Case, proposal: Proposal, turn: UUID, may_review: bool, w: Words) -> list[Button]:
    subject = f"{case.id}:{turn}"
    buttons = []
    if may_review:
        buttons.append(Button(w("Do the review"), Action("review", subject), "primary", opens_form=True))
    buttons.append(Button(w("Log a comment"), Action("comment", subject), opens_form=True))
    if may_invite(case, proposal):
        question = Confirm(
            w("Draft the letter that asks the customer to comment?"), w("Draft it"), w("Not yet")
        )
        buttons.append(
            Button(w("Invite comments"), Action("invite", subject, case.version), confirm=question)
        )
    buttons.append(Button(w("End early"), Action("end", subject), opens_form=True))
    if may_review:
        question = Confirm(w("Look after these restrictions from now on?"), w("Take over"), w("Not now"))
        buttons.append(Button(w("Take over"), Action("take-over", subject, case.version), confirm=question))
    buttons.append(Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")))
    return buttons


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
