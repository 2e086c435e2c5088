"""Changing somebody's roles: one asks, another confirms, Records is told (section 7)."""

from uuid import UUID

from handlers.away import person_of
from handlers.house import record_in_house
from handlers.turn import Look, Turn
from handlers.usecase import Shown, UseCase
from notices.answers import Answers
from notices.card import Action, Card
from notices.form import Form
from notices.notice import Notice
from notices.people import ask_roles_form, refuse_roles_form, role_change_card
from notices.words import Words
from policy import role_change as rule
from policy.people import Person, Role
from policy.record import Record
from policy.refusal import NotAllowed, Refusal
from policy.role_change import RoleChange, words_of


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Which roles, and why."""
    person = person_of(turn, subject)
    rule.require_asker(turn.person, person)
    return ask_roles_form(person, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """It waits for a second person, who is told at once; so is Records."""
    person = turn.unit.lock_person(person_of(turn, form.subject).id)
    wanted = words_of(frozenset(Role(word) for word in answers.many("roles")))
    reason = turn.unit.passage(answers.text("reason"), None, turn.at)
    change = RoleChange(person.id, words_of(person.roles), wanted, turn.person.id, turn.at, reason)
    record = rule.ask(change, person, turn.reader.role_changes(), turn.reader.people(), turn.person)
    turn.unit.add(change)
    return _kept(turn, change, record)


def show(look: Look, action: Action) -> Shown:
    """A change, for whoever may confirm it, asked for it, is concerned, or keeps the records."""
    change = look.reader.role_change(_id(action.subject))
    if not _reads(look.person, change) and look.person.id != change.person_id:
        raise NotAllowed("needs-admin")
    return _card(look, change, look.person, look.say), ()


def confirm(turn: Turn, action: Action) -> Card:
    """They have these roles from now on."""
    change = turn.unit.lock_role_change(_id(action.subject))
    for role in (Role.ADMIN, Role.DIRECTOR):
        turn.unit.lock_role(role)  # somebody with it stays
    person = turn.unit.lock_person(change.person_id)
    record = rule.confirm(change, person, turn.person, turn.reader.people(), turn.at)
    return _kept(turn, change, record)


def ask_refuse(turn: Turn, subject: str, step: str) -> Form:
    """Why not."""
    change = turn.unit.lock_role_change(_id(subject))
    rule.require_decider(change, turn.person, turn.reader.people())
    return refuse_roles_form(change, turn.names(), turn.say)


def take_refuse(turn: Turn, form: Form, answers: Answers) -> Card:
    """Nothing changes."""
    change = turn.unit.lock_role_change(_id(form.subject))
    reason = turn.unit.passage(answers.text("reason"), None, turn.at)
    record = rule.refuse(change, reason, turn.person, turn.reader.people(), turn.at)
    return _kept(turn, change, record)


def withdraw(turn: Turn, action: Action) -> Card:
    """Whoever asked takes it back."""
    change = turn.unit.lock_role_change(_id(action.subject))
    record = rule.withdraw(change, turn.person, turn.reader.people(), turn.at)
    return _kept(turn, change, record)


def _kept(turn: Turn, change: RoleChange, record: Record) -> Card:
    people = turn.reader.people()
    key, told = f"roles:{change.id}", {change.asked_by_id, *(x.id for x in rule.confirmers(change, people))}
    told |= {x.id for x in people if x.has(Role.RECORDS)} | set(turn.unit.outbox.recipients(key))
    if record.what == "roles-confirmed":
        told.add(change.person_id)
    record_in_house(
        turn,
        record,
        notices=[
            Notice(x.id, key, _card(turn, change, x, turn.words_for(x.id)))
            for x in sorted(people, key=lambda x: x.id)
            if x.id in told
        ],
    )
    return _card(turn, change, turn.person, turn.say)


def _card(look: Look, change: RoleChange, viewer: Person, say: Words) -> Card:
    try:
        rule.require_decider(change, viewer, look.reader.people())
        confirms = True
    except Refusal:
        confirms = False
    withdraws = change.verdict is None and viewer.id == change.asked_by_id
    return role_change_card(change, look.names(), confirms, withdraws, _reads(viewer, change), say)


def _reads(viewer: Person, change: RoleChange) -> bool:
    return viewer.has(Role.ADMIN, Role.DIRECTOR, Role.RECORDS) or viewer.id == change.asked_by_id


def _id(subject: str) -> UUID:
    try:
        return UUID(subject)
    except ValueError:
        raise NotAllowed("unknown-subject") from None


ASK_ROLES = UseCase("ask-roles", form=ask, submit=take)
SEE_ROLES = UseCase("see-roles", look=show)
CONFIRM_ROLES = UseCase("confirm-roles", act=confirm)
REFUSE_ROLES = UseCase("refuse-roles", form=ask_refuse, submit=take_refuse)
WITHDRAW_ROLES = UseCase("withdraw-roles", act=withdraw)
