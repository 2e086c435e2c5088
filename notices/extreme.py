"""The extreme case: why there is no warning, and what was done with the police or in law (section 8)."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from notices.card import Action, Button, Card, Excerpt, Fact
from notices.fields import Choice, Date, LongText, Note, Option, Text
from notices.form import Form
from notices.formal import written_in_field
from notices.words import Words
from policy.case import Case
from policy.extreme import Authority, AuthorityStep
from policy.proposal import Proposal

AUTHORITIES: Mapping[Authority, str] = {
    Authority.POLICE: "Told the police",
    Authority.LEGAL: "Took legal action",
}


MOST_SHOWN = 4


def no_warning_form(subject: str, about: str, days: int, director: bool, w: Words) -> Form:
    """Why the customer was not warned before, as they will read it."""
    notes = [
        w(
            "Only where somebody is in immediate danger may a restriction come without a written warning. The first review is within {days} days.",
            days=days,
        )
    ]
    if director:
        notes.append(w("The Director approves it beside a manager."))
    return Form(
        "no-warning",
        w("No prior warning"),
        (
            Note(" ".join(notes)),
            LongText(
                name="reason",
                label=w("Why there was no warning, as the customer will read it"),
                hint=w("Say nothing of the police or of legal action: a letter never reveals them."),
            ),
            written_in_field(w),
        ),
        w("Go on without warning"),
        subject,
        about=about,
    )


def authority_form(subject: str, about: str, today: dt.date, w: Words) -> Form:
    """What was done with the police or in law."""
    return Form(
        "police-legal",
        w("Police or legal action"),
        (
            Note(w("This is kept in the case. No letter to the customer ever says it.")),
            Choice(
                name="authority",
                label=w("What was done?"),
                options=tuple(Option(key.value, w(said)) for key, said in AUTHORITIES.items()),
            ),
            Date(name="taken_on", label=w("Day"), value=today),
            Text(name="reference", label=w("Reference, if there is one"), required=False),
            LongText(name="note", label=w("What colleagues need to know"), required=False, max_length=2000),
        ),
        w("Save"),
        subject,
        about=about,
    )


def authority_card(case: Case, step: AuthorityStep, customer_name: str, w: Words) -> Card:
    """What was recorded."""
    facts = [Fact(w("Case"), case.reference), Fact(w("Day"), w.date(step.taken_on))]
    if step.reference:
        facts.append(Fact(w("Reference"), step.reference))
    body = (Excerpt(w("What colleagues need to know"), step.note_passage),) if step.note_passage else ()
    title = w("{what}: {customer}", what=w(AUTHORITIES[step.authority]), customer=customer_name[:110])
    return Card(
        title, tuple(facts), body, (Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")),)
    )


def authorities_said(case: Case, w: Words) -> list[Fact]:
    """The steps of a case, for those who may read it."""
    return [
        Fact(
            w(AUTHORITIES[step.authority]),
            w.date(step.taken_on) + (f" ({step.reference})" if step.reference else ""),
        )
        for step in case.authority_steps[-MOST_SHOWN:]
    ]


def approvals(proposal: Proposal, names: Mapping[UUID, str], w: Words) -> str:
    """Which of the two approvals was given."""
    by_manager = names.get(proposal.manager_id, "") if proposal.manager_id else ""
    by_director = names.get(proposal.director_id, "") if proposal.director_id else ""
    if by_manager and by_director:
        return w("Given by {manager} and {director}", manager=by_manager, director=by_director)
    if by_manager:
        return w("Given by {by}; the Director’s is missing", by=by_manager)
    if by_director:
        return w("Given by {by}; a manager’s is missing", by=by_director)
    return w("A manager’s and the Director’s are needed")
