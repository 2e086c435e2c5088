"""Saying that somebody is away and who stands in, and that they are back (section 8)."""

from uuid import UUID

from handlers.turn import Look, Turn, chat_words
from handlers.usecase import Shown, UseCase
from notices.answers import Answers
from notices.away import absences_card, note_absence_form, standing_in_card
from notices.card import Action, Card
from notices.form import Form
from notices.notice import Notice
from policy import absence as rule
from policy.absence import Absence
from policy.people import Person
from policy.record import Record
from policy.refusal import Invalid, NotAllowed, Problem


def show(look: Look, action: Action) -> Shown:
    """When somebody is away; oneself, where nobody is named."""
    return _card(look, person_of(look, action.subject)), ()


def ask(turn: Turn, subject: str, step: str) -> Form:
    """From when to when, and who stands in."""
    person = person_of(turn, subject)
    rule.require_noter(turn.person, person)
    return note_absence_form(person, person.id == turn.person.id, turn.today, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """It holds from its first day on; whoever stands in is told at once."""
    person, delegate = person_of(turn, form.subject), answers.uuid("delegate")
    absence = Absence(person.id, answers.day("first_day"), answers.day("last_day"), turn.person.id, turn.at)
    others = turn.reader.absences(turn.today)
    instead = _named(turn, delegate) if delegate else None
    record = rule.note_absence(absence, person, instead, others, turn.person, turn.calendar)
    turn.unit.add(absence)
    return _kept(turn, person, absence, record)


def end(turn: Turn, action: Action) -> Card:
    """They are there again, from today on."""
    absence = _absence(turn, action.subject)
    person = turn.reader.person(absence.person_id)
    record = rule.end_absence(absence, person, turn.person, turn.at, turn.calendar)
    return _kept(turn, person, absence, record)


def person_of(look: Look, subject: str) -> Person:
    """Whom a subject means; oneself, where it is empty. Raises `NotAllowed`: buttons come back over the network."""
    if not subject:
        return look.person
    try:
        id = UUID(subject)
    except ValueError:
        raise NotAllowed("unknown-person") from None
    return look.reader.person(id)


def _kept(turn: Turn, person: Person, absence: Absence, record: Record) -> Card:
    told = {person.id, absence.delegate_id} - {turn.person.id, None}
    names, key, ended = turn.names(), f"absence:{absence.id}", absence.ended_at is not None
    turn.record_apart(
        record,
        notices=[
            Notice(id, key, standing_in_card(absence, person, names, ended, turn.person, turn.words_for(id)))
            for id in sorted(id for id in told if id is not None)
        ],
    )
    turn.unit.on(turn.today)
    return _card(turn, person)


def _card(look: Look, person: Person) -> Card:
    rule.require_noter(look.person, person)
    mine = [x for x in look.reader.absences(look.today) if x.person_id == person.id]
    own = person.id == look.person.id
    return absences_card(person, mine, look.names(), own, look.today, chat_words(look.person))


def _named(turn: Turn, id: UUID) -> Person:
    try:
        return turn.reader.person(id)
    except NotAllowed:
        raise Invalid({"delegate": Problem("unknown-person")}) from None


def _absence(turn: Turn, subject: str) -> Absence:
    try:
        return turn.unit.absence(UUID(subject))
    except ValueError:
        raise NotAllowed("unknown-subject") from None


AWAY = UseCase("away", look=show, hub="I am away")
NOTE_ABSENCE = UseCase("note-absence", form=ask, submit=take)
END_ABSENCE = UseCase("end-absence", act=end)
