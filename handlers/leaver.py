"""Somebody has left: what waits for them by name goes over to whoever is named (section 8)."""

from collections.abc import Callable

from handlers.appeal import tell_appeal
from handlers.away import person_of
from handlers.person import card_of, chosen
from handlers.report import goes_to, tell
from handlers.turn import Look, Turn
from handlers.usecase import UseCase
from notices.answers import Answers
from notices.card import Action, Card
from notices.form import Form
from notices.leaver import back_card, gone_card, leave_form, left_card, taken_over_card
from notices.notice import Notice
from notices.words import Words
from policy import leaver as rule
from policy.absence import Absence
from policy.calendar import DAY
from policy.case import Case
from policy.people import Person, Role

MOST_CASES = 10_000


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Who takes over; Admin sees how many cases and which, and nothing of what is in them."""
    person = person_of(turn, subject)
    rule.require_leaving(turn.person, person)
    waiting = [case.reference for case in _open(turn, person)]
    staff = [x for x in turn.reader.people() if x.line_manager_id == person.id]
    last = rule.last_with(person, turn.reader.people())
    return leave_form(person, sorted(waiting), len(staff), last, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """They have left: everything goes over in one transaction, or nothing does."""
    turn.unit.lock_role(Role.ADMIN)  # two who say it of each other would both be gone
    person = turn.unit.lock_person(person_of(turn, form.subject).id)
    successor = chosen(turn, answers, "successor")
    involved = _involved(turn, person)
    waiting = [case for case in involved if _waits(turn, case, person)]
    record = rule.leave(person, successor, len(waiting), turn.person, turn.at)
    for absence in turn.reader.absences(turn.today):
        _end(turn, absence, person)
    turn.unit.on(turn.today)
    notices = _to_records(turn, person, gone_card) if person.roles else []
    if successor is not None and waiting:
        references = sorted((case.reference, str(case.id)) for case in waiting)
        card = taken_over_card(person, references, turn.words_for(successor.id))
        notices.append(Notice(successor.id, f"taken-over:{person.id}", card))
    turn.record_apart(record, notices=notices)
    people = turn.reader.people()
    for found in sorted(involved, key=lambda case: case.id):
        case, _ = turn.case(f"{found.id}:{found.id}")
        if successor is not None and found in waiting:
            _hand_over(turn, case, person, successor)
        for appeal, given in rule.give_back_appeals(case, person, people, turn.person, turn.at):
            turn.record(case, given, notices=tell_appeal(turn, case, appeal, people))
        turn.follow(case)  # whoever left may have been the last way of contact
    return left_card(person, successor, sorted(case.reference for case in waiting), turn.say)


def come_back(turn: Turn, action: Action) -> Card:
    """They are there again, with no role; Records is told."""
    person = turn.unit.lock_person(person_of(turn, action.subject).id)
    record = rule.come_back(person, turn.person, turn.at)
    turn.record_apart(record, notices=_to_records(turn, person, back_card))
    return card_of(turn, person)


def _to_records(turn: Turn, person: Person, said: Callable[[Person, Words], Card]) -> list[Notice]:
    key = f"there:{person.id}"
    return [
        Notice(x.id, key, said(person, turn.words_for(x.id))) for x in turn.reader.people(role=Role.RECORDS)
    ]


def _hand_over(turn: Turn, case: Case, person: Person, successor: Person) -> None:
    before = {incident.id: incident.recipient_id for incident in case.incidents}
    fallback = turn.reader.person(goes_to(turn, successor, case))
    record = rule.hand_over(case, person, successor, fallback, turn.today, turn.person, turn.at)
    moved = [x for x in case.incidents if x.recipient_id != before[x.id]]
    turn.record(case, record, notices=[notice for x in moved for notice in tell(turn, case, x)])


def _end(turn: Turn, absence: Absence, person: Person) -> None:
    """Whoever left is not away any more, and stands in for nobody."""
    if absence.person_id == person.id:
        absence.last_day = turn.today - DAY
        absence.ended_by_id, absence.ended_at = turn.person.id, turn.at
    elif absence.delegate_id == person.id:
        absence.delegate_id = None


def _open(turn: Look, person: Person) -> list[Case]:
    return [case for case in _involved(turn, person) if _waits(turn, case, person)]


def _involved(look: Look, person: Person) -> list[Case]:
    return list(look.reader.cases.involving(person, look.today, limit=MOST_CASES))


def _waits(look: Look, case: Case, person: Person) -> bool:
    return rule.has_open_work(case, person, look.today, look.pack, look.calendar)


LEAVE = UseCase("leave", form=ask, submit=take)
COME_BACK = UseCase("come-back", act=come_back)
