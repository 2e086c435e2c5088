"""Arranging a measure, saying how it went, and what is arranged in a case (section 6, P6.2)."""

from uuid import UUID

from handlers.known import as_known
from handlers.report import tell as tell_report
from handlers.turn import Look, Turn
from handlers.usecase import Shown, UseCase, readable, whole
from notices.answers import Answers
from notices.arrangement import TAKING_PART, arrange_form, arrangement_card, arrangements_card, done_form
from notices.card import Action, Card
from notices.form import Form
from notices.notice import Notice
from policy import arrangement as rule
from policy.access import may_know_arrangement, may_read, require_reader
from policy.arrangement import Arrangement, ArrangementOutcome, WentSo
from policy.case import Case
from policy.formal import may_prepare, require_preparer
from policy.people import Person
from policy.record import recorded
from policy.refusal import Invalid, NotAllowed, Problem, Refused

BY = 10  # working days that the form proposes


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Which measure, who, and by when; ``step`` is a measure that is meant already."""
    case, _ = turn.case(subject)
    require_preparer(case, turn.person)
    by_day = turn.calendar.add_working(turn.today, BY)
    return arrange_form(subject, turn.about(case), step, turn.person, by_day, turn.pack, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Arrange it; its owner and those who take part are told."""
    case, _ = turn.case(form.subject)
    owner, made = asked_for(turn, case, answers, answers.text("measure"))
    done_on = answers.date("done_on")
    record = rule.arrange(case, made, owner, done_on, turn.person, turn.calendar)
    turn.record(case, record, notices=tell(turn, case, made))
    return _card(turn, case, made, turn.person)


def asked_for(turn: Turn, case: Case, answers: Answers, measure: str) -> tuple[Person, Arrangement]:
    """What a form arranges, and who is to see to it."""
    owner = _person(turn, answers, "owner") or turn.person
    note = answers.text("note")
    kept = turn.keep(case)(note) if note else None
    people, by_day = _people(turn, answers), answers.day("by_day")
    return owner, Arrangement(measure, owner.id, people, by_day, turn.person.id, turn.at, kept)


def see(look: Look, action: Action) -> Shown:
    """One measure, for whoever needs to know it, arranged it, sees to it or takes part."""
    case, made = _arrangement(look, action.subject)
    if not may_know_arrangement(look.person, case, made):
        raise NotAllowed("no-need-to-know")
    record = recorded("arrangement-read", "13", look.person, look.at, case_id=case.id, subject_id=made.id)
    card = _card(look, case, made, look.person)
    return as_known(look, case, card), (record,)


def see_all(look: Look, action: Action) -> Shown:
    """Everything that was arranged in a case, as far as the person needs to know it."""
    case, _ = look.case(action.subject)
    require_reader(look.person, case)
    record = recorded("arrangement-read", "13", look.person, look.at, case_id=case.id)
    name, may = look.customer_name(case), may_prepare(case, look.person)
    shown = [made for made in case.arrangements if may_know_arrangement(look.person, case, made)]
    return arrangements_card(case, shown, name, may, look.names(), look.pack, look.say), (record,)


def ask_done(turn: Turn, subject: str, step: str) -> Form:
    """How it went."""
    case, made = _arrangement(turn, subject)
    rule.require_open(case, made, turn.person, turn.reader.people())
    return done_form(subject, turn.about(case), made, turn.today, turn.names(), turn.pack, turn.say)


def take_done(turn: Turn, form: Form, answers: Answers) -> Card:
    """Record how it went; whoever arranged it, and the reporter who was to have support, hear of it."""
    case, made = _arrangement(turn, form.subject)
    note, people = answers.text("note"), turn.reader.people()
    went = WentSo(
        ArrangementOutcome(answers.text("outcome")),
        answers.date("done_on"),
        _people(turn, answers),
        turn.keep(case)(note) if note else None,
    )
    record = rule.close(case, made, went, turn.person, turn.at, people, turn.calendar)
    notices = tell(turn, case, made)
    if made.incident_id is not None:
        notices += tell_report(turn, case, case.incident(made.incident_id))
    turn.record(case, record, notices=notices)
    return _card(turn, case, made, turn.person)


def tell(turn: Turn, case: Case, made: Arrangement) -> list[Notice]:
    """Its card for whoever sees to it and takes part, for everybody who has it, and once it is over for whoever
    arranged it."""
    key = f"arrangement:{made.id}"
    told = {made.owner_id, *map(UUID, made.people_ids), *turn.unit.outbox.recipients(key)}
    if made.outcome is not None and made.closed_by_id != made.arranged_by_id:
        told.add(made.arranged_by_id)
    return [Notice(id, key, _card(turn, case, made, turn.reader.person(id))) for id in sorted(told)]


def _card(look: Look, case: Case, made: Arrangement, to: Person) -> Card:
    return arrangement_card(
        case,
        made,
        look.customer_name(case),
        rule.may_say(case, made, to),
        may_read(to, case),
        look.names(),
        look.pack,
        look.words_for(to.id),
    )


def _people(turn: Turn, answers: Answers) -> list[str]:
    """Those who take part, each once."""
    found = [person for name in TAKING_PART if (person := _person(turn, answers, name)) is not None]
    return list(dict.fromkeys(str(person.id) for person in found))


def _person(turn: Turn, answers: Answers, name: str) -> Person | None:
    chosen = answers.uuid(name)
    try:
        return turn.reader.person(chosen) if chosen else None
    except NotAllowed:
        raise Invalid({name: Problem("unknown-person")}) from None


def _arrangement(look: Look, subject: str) -> tuple[Case, Arrangement]:
    case, part = look.case(subject)
    return case, case.arrangement(part)


def _latest(case: Case) -> UUID:
    """What is still to be done first, or what was arranged last."""
    if not case.arrangements:
        raise Refused("no-arrangement", "6", instead="arrange")
    waits = [made for made in case.arrangements if made.outcome is None]
    return min(waits, key=lambda made: made.by_day, default=case.arrangements[-1]).id


ARRANGE = UseCase("arrange", form=ask, submit=take, typed=readable)
SEE_ARRANGEMENT = UseCase("see-arrangement", look=see, typed=_latest)
ARRANGEMENTS = UseCase("arrangements", look=see_all, typed=whole)
ARRANGEMENT_DONE = UseCase("arrangement-done", form=ask_done, submit=take_done, typed=_latest)
