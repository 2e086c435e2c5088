"""The case before the Ombudsman: recorded by anyone, gone on with by those who answer for the case (section 7, P7.6)."""

from uuid import UUID

from handlers.place import who
from handlers.turn import Look, Turn
from handlers.usecase import Shown, UseCase, whole
from notices.answers import Answers
from notices.card import Action, Card
from notices.form import MAX_ABOUT, Form
from notices.notice import Notice
from notices.ombudsman import (
    ombudsman_card,
    outcome_form,
    recorded_card,
    reference_form,
    referral_form,
)
from policy import ombudsman as rule
from policy.access import may_bundle, may_read_matter, require_words
from policy.case import Case
from policy.ombudsman import Referral, ReferredBy, owner
from policy.organisation import holds
from policy.people import Person, Role
from policy.record import recorded
from policy.refusal import Refused
from policy.timeline import Matter


def ask(turn: Turn, subject: str, step: str) -> Form:
    """Who took it there and when; ``step`` is who, where a button says so."""
    turn.case(subject)
    about, may_refer = who(turn, subject)[:MAX_ABOUT], rule.may_refer(turn.person)
    return referral_form(subject, about, turn.today, may_refer, step, turn.pack, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Record it, and tell those who answer for the case."""
    case, _ = turn.case(form.subject)
    made_on, note = answers.day("made_on"), answers.text("note")
    referral = Referral(
        ReferredBy(answers.text("made_by") or ReferredBy.CUSTOMER),
        made_on,
        turn.person.id,
        turn.at,
        answers.text("reference"),
        turn.keep(case)(note) if note else None,
    )
    record = rule.refer(case, referral, turn.person, turn.calendar)
    notices = tell(turn, case, referral)
    turn.record(case, record, notices=notices)
    if may_read_matter(turn.person, case, Matter.OMBUDSMAN):
        return card(turn, case, referral, turn.person)
    names = turn.names()
    return recorded_card(case, referral, [names[notice.person] for notice in notices], turn.say)


def see(look: Look, action: Action) -> Shown:
    """Where it stands, for those who need to know it."""
    case, referral = referral_of(look, action.subject)
    record = recorded("ombudsman-read", "13", look.person, look.at, case_id=case.id, subject_id=referral.id)
    return card(look, case, referral, look.person), (record,)


def ask_reference(turn: Turn, subject: str, step: str) -> Form:
    """The Ombudsman's reference."""
    case, referral = referral_of(turn, subject)
    rule.require_going_on(case, referral, turn.person)
    rule.require_no_reference(referral)
    return reference_form(subject, turn.about(case), turn.say)


def take_reference(turn: Turn, form: Form, answers: Answers) -> Card:
    """Keep it."""
    case, referral = referral_of(turn, form.subject)
    record = rule.add_reference(case, referral, answers.text("reference"), turn.person, turn.at)
    turn.record(case, record, notices=tell(turn, case, referral))
    return card(turn, case, referral, turn.person)


def ask_outcome(turn: Turn, subject: str, step: str) -> Form:
    """What the Ombudsman made of it."""
    case, referral = referral_of(turn, subject)
    rule.require_going_on(case, referral, turn.person)
    rule.require_no_outcome(referral)
    return outcome_form(subject, turn.about(case), turn.today, turn.say)


def take_outcome(turn: Turn, form: Form, answers: Answers) -> Card:
    """Keep it."""
    case, referral = referral_of(turn, form.subject)
    day, text = answers.day("outcome_on"), turn.keep(case)(answers.text("text"))
    record = rule.conclude(case, referral, day, text, turn.person, turn.at, turn.calendar)
    turn.record(case, record, notices=tell(turn, case, referral))
    return card(turn, case, referral, turn.person)


def referral_of(look: Look, subject: str) -> tuple[Case, Referral]:
    """The matter that is meant, by itself or by what was asked in it; of the case as a whole, the latest. Raises
    `NotAllowed` for whoever does not need to know it."""
    case, part = look.case(subject)
    require_words(look.person, case, Matter.OMBUDSMAN)
    asked = next((x.referral_id for x in case.ombudsman_requests if x.id == part), part)
    return case, case.referral(latest(case) if asked == case.id else asked)


def latest(case: Case) -> UUID:
    """The matter that the Ombudsman has, or the last one."""
    if not case.referrals:
        raise Refused("not-with-ombudsman", "7", instead="ombudsman")
    return next((x for x in reversed(case.referrals) if x.outcome_on is None), case.referrals[-1]).id


def tell(turn: Turn, case: Case, referral: Referral) -> list[Notice]:
    """Its card for the owner of the case, the Director and Records of its organisation, and for everybody who has it."""
    key = f"referral:{referral.id}"
    people = {person.id: person for person in turn.reader.people()}
    present = [person for person in people.values() if person.active]
    told = {x.id for x in present if holds(x, case.organisation, Role.DIRECTOR, Role.RECORDS)}
    told |= set(turn.unit.outbox.recipients(key))
    if (answers := owner(case)) is not None:
        told.add(answers)
    return [Notice(id, key, card(turn, case, referral, people[id])) for id in sorted(told) if id in people]


def card(look: Look, case: Case, referral: Referral, to: Person) -> Card:
    """The card of a matter as one person sees it."""
    name, words = look.customer_name(case), look.words_for(to.id)
    may = rule.may_go_on(case, referral, to)
    return ombudsman_card(case, referral, name, may, may_bundle(to, case), look.names(), look.today, words)


OMBUDSMAN = UseCase("ombudsman", form=ask, submit=take, typed=whole)
SEE_OMBUDSMAN = UseCase("see-ombudsman", look=see, typed=latest)
OMBUDSMAN_REFERENCE = UseCase("ombudsman-reference", form=ask_reference, submit=take_reference)
OMBUDSMAN_OUTCOME = UseCase("ombudsman-outcome", form=ask_outcome, submit=take_outcome, typed=latest)
