"""Whether an injury is reportable (RIDDOR), and that it was reported (X2)."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from notices.card import Action, Button, Card, Excerpt, Fact, Paragraph, Style
from notices.fields import Choice, Date, Note, Option, Text
from notices.form import Form
from notices.words import Words
from policy.case import Case
from policy.incident import Incident
from policy.injury import InjuryKind, answer_about, unsettled

KINDS: Mapping[InjuryKind, str] = {
    InjuryKind.SERIOUS: "Reportable: death or specified injury",
    InjuryKind.OVER_SEVEN_DAYS: "Reportable: cannot work for more than 7 days",
    InjuryKind.NOT_REPORTABLE: "Not reportable",
}


def injury_fact(case: Case, incident: Incident, w: Words) -> list[Fact]:
    """Where it stands; nothing where nobody was hurt."""
    if not incident.hurt:
        return []
    injury = answer_about(case, incident)
    if incident.again_id is not None:
        said = w("It goes on with the report about the right customer.")
    elif injury is None:
        said = w("Somebody was hurt. Is it reportable?")
    elif injury.reported_on is not None:
        said = w("Reported on {day}: {reference}", day=w.date(injury.reported_on), reference=injury.reference)
    else:
        said = w(KINDS[injury.kind])
    return [Fact(w("Injury"), said)]


def injury_button(case: Case, incident: Incident, w: Words) -> list[Button]:
    """The way to it, as long as something of it is to be done."""
    if not unsettled(case, incident):
        return []
    return [Button(w("Reportable injury"), Action("see-injury", f"{case.id}:{incident.id}"))]


def injury_card(
    case: Case,
    incident: Incident,
    limit: dt.date | None,
    customer_name: str,
    names: Mapping[UUID, str],
    w: Words,
) -> Card:
    """What is to be answered or reported, and until when. ``limit`` is the last local day of the report."""
    subject, injury = f"{case.id}:{incident.id}", answer_about(case, incident)
    facts = [Fact(w("Case"), case.reference), *injury_fact(case, incident, w)]
    if injury is not None:
        facts.append(Fact(w("Answered by"), names[injury.answered_by_id]))
    if injury is not None and injury.reported_by_id is not None:
        facts.append(Fact(w("Recorded by"), names[injury.reported_by_id]))
    buttons: list[Button] = []
    body: list[Paragraph | Excerpt] = [Excerpt(w("What happened"), incident.happened_passage)]
    if limit is not None:
        facts.append(Fact(w("Report it by"), w.date(limit)))
        reported = Action("injury-reported", subject)
        buttons.append(Button(w("It was reported"), reported, "primary", opens_form=True))
        body.append(
            Paragraph(w("Report it to the Health and Safety Executive: www.hse.gov.uk/riddor"), strong=True)
        )
    if incident.again_id is None and (injury is None or injury.reported_on is None):
        label = w("Answer") if injury is None else w("Answer again")
        style: Style = "primary" if injury is None else "default"
        buttons.append(Button(label, Action("injury", subject), style, opens_form=True))
    buttons.append(Button(w("Open the case"), Action("case", f"{case.id}:{case.id}")))
    title = w("Injury: {customer}", customer=customer_name[:110])
    return Card(
        title, tuple(facts), tuple(body), tuple(buttons), "warning" if unsettled(case, incident) else "good"
    )


def injury_form(subject: str, about: str, value: InjuryKind | None, w: Words) -> Form:
    """Is it reportable?"""
    return Form(
        "injury",
        w("Reportable injury"),
        (
            Note(
                w(
                    "Reportable are a death, an injury that the law specifies (such as a broken bone or a loss of consciousness), and an injury after which somebody cannot do their usual work for more than 7 days. If that is known only later, answer again."
                )
            ),
            Choice(
                name="kind",
                label=w("Is the injury reportable?"),
                options=tuple(Option(key.value, w(text)) for key, text in KINDS.items()),
                value=value.value if value else None,
            ),
        ),
        w("Save the answer"),
        subject,
        about=about,
    )


def injury_reported_form(subject: str, about: str, today: dt.date, w: Words) -> Form:
    """When it was reported, and under which reference."""
    return Form(
        "injury-reported",
        w("Injury reported"),
        (
            Date(name="day", label=w("Reported on"), value=today),
            Text(name="reference", label=w("Reference of the report")),
        ),
        w("Save"),
        subject,
        about=about,
    )
