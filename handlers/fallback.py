"""Naming who gets what nobody else would: the fallback of each organisation (section 8)."""

from uuid import UUID

from handlers.turn import Turn
from handlers.usecase import UseCase
from notices.answers import Answers
from notices.card import Card
from notices.fallback import fallbacks_card, fallbacks_form
from notices.form import Form
from policy import fallback as rule
from policy.people import Person, Role, require_role
from policy.refusal import Invalid, NotAllowed, Problem


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Each organisation with whom it has named."""
    require_role(turn.person, Role.ADMIN)
    named = {organisation: x.person_id for organisation, x in turn.reader.fallbacks().items()}
    return fallbacks_form(turn.pack.organisations, named, turn.names(), turn.present, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """They are the fallback at once."""
    require_role(turn.person, Role.ADMIN)
    known = turn.reader.fallbacks()
    for organisation in turn.pack.organisations:
        chosen = answers.uuid(organisation.key)
        if chosen is None:
            continue
        person = _person(turn, organisation.key, chosen)
        before = known.get(organisation.key)
        if before is not None and before.person_id == person.id:
            continue
        fallback, record = rule.name_fallback(before, organisation.key, person, turn.person, turn.at)
        known[organisation.key] = fallback
        turn.unit.add(fallback)
        turn.record_apart(record)
    named = {organisation: x.person_id for organisation, x in known.items()}
    return fallbacks_card(turn.pack.organisations, named, turn.names(), turn.say)


def _person(turn: Turn, field: str, id: UUID) -> Person:
    try:
        return turn.reader.person(id)
    except NotAllowed:
        raise Invalid({field: Problem("unknown-person")}) from None


FALLBACKS = UseCase("fallbacks", form=ask, submit=take)
