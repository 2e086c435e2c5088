"""People for Admin and the Director: who somebody is, and what can be changed of them (sections 7 and 8)."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from notices.card import Action, Body, Button, Card, Confirm, Excerpt, Fact, Paragraph, Tone
from notices.fields import Choice, Choices, FormField, LongText, Note, Option, PersonField
from notices.form import Form
from notices.words import Words
from policy.pack import Pack
from policy.people import Person, Role
from policy.role_change import RoleChange, RoleVerdict

ROLES: Mapping[Role, str] = {
    Role.MANAGER: "Manager",
    Role.SLT: "Senior Leadership Team",
    Role.DIRECTOR: "Director",
    Role.SAFETY: "Safety group",
    Role.RECORDS: "Records",
    Role.ADMIN: "Admin",
}
LANGUAGES: Mapping[str, str] = {"en": "English", "cy": "Welsh"}
MOST_CASES = 60


def people_form(w: Words) -> Form:
    """Whom somebody looks for."""
    hint = w("Type a part of the name.")
    return Form("people", w("People"), (PersonField(name="person", label=w("Who"), hint=hint),), w("Open"))


def person_card(
    person: Person,
    names: Mapping[UUID, str],
    platforms: Sequence[str],
    waiting: RoleChange | None,
    admin: bool,
    pack: Pack,
    w: Words,
) -> Card:
    """Who somebody is. Nothing of any case stands here: Admin has no right to read them."""
    manager = names[person.line_manager_id] if person.line_manager_id else w("Nobody")
    stands_for = sorted(person.presence.stands_for)
    facts = [
        Fact(w("Roles"), roles_said([role.value for role in person.roles], w)),
        Fact(
            w("Organisations"), w.list([x.name for x in pack.organisations if x.key in person.organisations])
        ),
        Fact(w("Line manager"), manager),
        Fact(w("Language"), w(LANGUAGES[person.language])),
        Fact(w("Chat account"), w.list(list(platforms)) if platforms else w("Not seen yet")),
    ]
    if person.presence.until is not None:
        facts.append(Fact(w("Away"), w("until {day}", day=w.date(person.presence.until))))
    if stands_for:
        facts.append(Fact(w("Stands in for"), w.list([names[id] for id in stands_for])))
    id, buttons = str(person.id), []
    if not person.active:
        facts.append(Fact(w("Left"), _taken_over(person, names, w)))
        if admin:
            buttons.append(Button(w("Is there again"), Action("come-back", id), confirm=_again(person, w)))
    else:
        if waiting is not None:
            see = Action("see-roles", str(waiting.id))
            buttons.append(Button(w("Change that waits"), see, "primary"))
        else:
            buttons.append(Button(w("Change roles"), Action("ask-roles", id), opens_form=True))
        if admin:
            buttons.append(Button(w("Change details"), Action("person-details", id), opens_form=True))
            buttons.append(Button(w("Away"), Action("away", id)))
            buttons.append(Button(w("Has left"), Action("leave", id), "danger", opens_form=True))
    if admin:
        buttons.append(Button(w("Fallbacks"), Action("fallbacks"), opens_form=True))
    buttons.append(Button(w("Somebody else"), Action("people"), opens_form=True))
    return Card(person.name[:120], tuple(facts), (), tuple(buttons))


def details_form(person: Person, names: Mapping[UUID, str], pack: Pack, w: Words) -> Form:
    """Line manager, organisations and language."""
    manager = person.line_manager_id
    fields: list[FormField] = [
        PersonField(
            name="line_manager",
            label=w("Line manager"),
            required=False,
            value=manager,
            shown=names[manager] if manager else "",
        ),
        Choices(
            name="organisations",
            label=w("Organisations"),
            options=tuple(Option(x.key, x.name) for x in pack.organisations),
            value=tuple(sorted(person.organisations)),
        ),
        Choice(
            name="language",
            label=w("Language"),
            options=tuple(Option(key, w(said)) for key, said in LANGUAGES.items()),
            value=person.language,
        ),
    ]
    return Form(
        "person-details",
        w("Change details"),
        tuple(fields),
        w("Save"),
        str(person.id),
        about=person.name[:150],
    )


def ask_roles_form(person: Person, w: Words) -> Form:
    """Which roles somebody is to have, and why."""
    fields: list[FormField] = [
        Note(w("A second person confirms it, and Records is told. Until then nothing changes.")),
        Choices(
            name="roles",
            label=w("Roles"),
            options=tuple(Option(role.value, w(said)) for role, said in ROLES.items()),
            value=tuple(role.value for role in Role if role in person.roles),
            required=False,
        ),
        LongText(name="reason", label=w("Why")),
    ]
    title, send = w("Change roles"), w("Ask for it")
    return Form("ask-roles", title, tuple(fields), send, str(person.id), about=person.name[:150])


def refuse_roles_form(change: RoleChange, names: Mapping[UUID, str], w: Words) -> Form:
    """Why not."""
    fields = (LongText(name="reason", label=w("Why not")),)
    about = names[change.person_id][:150]
    return Form("refuse-roles", w("Refuse the change"), fields, w("Refuse"), str(change.id), about=about)


def role_change_card(
    change: RoleChange, names: Mapping[UUID, str], confirms: bool, withdraws: bool, reads: bool, w: Words
) -> Card:
    """A change of roles, for whoever decides it, asked for it, or hears of it. ``reads``: the reason is for them."""
    facts = [
        Fact(w("Roles now"), roles_said(change.before, w)),
        Fact(w("Roles asked for"), roles_said(change.after, w)),
        Fact(w("Asked by"), names[change.asked_by_id]),
    ]
    body: list[Body] = [Excerpt(w("Why"), change.reason_passage)] if reads else []
    if change.decided_by_id is not None and change.verdict is not None:
        facts.append(Fact(w(BECAME[change.verdict]), names[change.decided_by_id]))
        if change.verdict_passage is not None and reads:
            body.append(Excerpt(w("Why not"), change.verdict_passage))
    buttons: list[Button] = []
    if confirms:
        buttons.append(Button(w("Confirm"), Action("confirm-roles", str(change.id)), "primary"))
        buttons.append(Button(w("Refuse"), Action("refuse-roles", str(change.id)), opens_form=True))
    if withdraws:
        buttons.append(Button(w("Withdraw"), Action("withdraw-roles", str(change.id))))
    title = w("Change of roles: {name}", name=names[change.person_id][:100])
    tone: Tone = "warning" if change.verdict is None else "plain"
    return Card(title, tuple(facts), tuple(body), tuple(buttons), tone)


def imported_roles_card(lines: Sequence[tuple[str, list[str], list[str]]], w: Words) -> Card:
    """For Records: whose roles a list of people changed (name, before, after)."""
    said = [
        Paragraph(
            w(
                "{name}: {after} (before: {before})",
                name=name[:100],
                after=roles_said(after, w),
                before=roles_said(before, w),
            )
        )
        for name, before, after in lines[:MOST_CASES]
    ]
    if len(lines) > MOST_CASES:
        said.append(Paragraph(w("And {n} more; all of them are in the log.", n=len(lines) - MOST_CASES)))
    return Card(w("Roles changed by a list of people"), (), tuple(said), tone="warning")


def roles_said(roles: Sequence[str], w: Words) -> str:
    """Roles as people say them."""
    return w.list([w(ROLES[role]) for role in Role if role.value in roles]) if roles else w("None")


BECAME: Mapping[RoleVerdict, str] = {
    RoleVerdict.CONFIRMED: "Confirmed by",
    RoleVerdict.REFUSED: "Refused by",
    RoleVerdict.WITHDRAWN: "Withdrawn by",
}


def _again(person: Person, w: Words) -> Confirm:
    sure = w("Is {name} there again? They get no role back: each is asked for anew.", name=person.name[:120])
    return Confirm(sure, w("Is there again"), w("Not now"))


def _taken_over(person: Person, names: Mapping[UUID, str], w: Words) -> str:
    if person.successor_id is None:
        return w("Nothing was to be taken over")
    return w("Taken over by {name}", name=names[person.successor_id])
