"""Finding a person, and changing their line manager, organisations and language (section 8)."""

from uuid import UUID

from handlers.away import person_of
from handlers.turn import Look, Turn
from handlers.usecase import Shown, UseCase
from notices.answers import Answers
from notices.card import Action, Card
from notices.form import Form
from notices.people import details_form, people_form, person_card
from policy import person_details as rule
from policy.people import Person, Role, require_role
from policy.refusal import Invalid, NotAllowed, Problem


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Whom somebody looks for."""
    require_role(turn.person, Role.ADMIN, Role.DIRECTOR)
    return people_form(turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """The person's card."""
    person = chosen(turn, answers, "person")
    assert person is not None  # the field wants one
    return card_of(turn, person)


def show(look: Look, action: Action) -> Shown:
    """The person's card, by a button."""
    return card_of(look, person_of(look, action.subject)), ()


def ask_details(turn: Turn, subject: str, step: str) -> Form:
    """As they are now."""
    person = person_of(turn, subject)
    rule.require_details(turn.person, person)
    return details_form(person, turn.names(), turn.pack, turn.say)


def take_details(turn: Turn, form: Form, answers: Answers) -> Card:
    """Changed at once, and recorded."""
    person = turn.unit.lock_person(person_of(turn, form.subject).id)
    manager = chosen(turn, answers, "line_manager")
    above = {x.id: x.line_manager_id for x in turn.reader.people(active=False)}
    organisations = frozenset(answers.many("organisations"))
    record = rule.change_details(
        person, manager, organisations, answers.text("language"), above, turn.person, turn.at
    )
    turn.record_apart(record)
    return card_of(turn, person)


def card_of(look: Look, person: Person) -> Card:
    """Who somebody is, for Admin and the Director. Raises `NotAllowed` for everybody else."""
    require_role(look.person, Role.ADMIN, Role.DIRECTOR)
    waiting = next((x for x in look.reader.role_changes() if x.person_id == person.id), None)
    platforms = sorted({account.platform.capitalize() for account in look.reader.accounts.of(person.id)})
    admin = look.person.has(Role.ADMIN)
    return person_card(person, look.names(), platforms, waiting, admin, look.pack, look.say)


def chosen(turn: Turn, answers: Answers, name: str) -> Person | None:
    """Whom a field names, if anybody. Raises `Invalid`."""
    id: UUID | None = answers.uuid(name)
    try:
        return turn.reader.person(id) if id else None
    except NotAllowed:
        raise Invalid({name: Problem("unknown-person")}) from None


PEOPLE = UseCase(
    "people",
    form=ask,
    submit=take,
    hub="People",
    may=lambda person: person.has(Role.ADMIN, Role.DIRECTOR),
)
SEE_PERSON = UseCase("see-person", look=show)
PERSON_DETAILS = UseCase("person-details", form=ask_details, submit=take_details)
