"""Appeals: logged by anyone, offered to the SLT members who may decide, decided by one of them (section 7)."""

from collections.abc import Callable, Sequence
from uuid import UUID

from handlers.acknowledgement import acknowledge
from handlers.appeal_known import appeal_known, drop_review
from handlers.place import who
from handlers.turn import Look, Turn
from handlers.usecase import Shown, UseCase, whole
from notices.answers import Answers
from notices.appeal import appeal_card, appeal_form, logged_card
from notices.card import Action, Card
from notices.form import Form
from notices.notice import Notice
from notices.words import Words
from policy import appeal as rule
from policy.access import require_words
from policy.appeal import Appeal
from policy.case import Case
from policy.outside import namers, require_namer
from policy.people import Person
from policy.proposal import Proposal
from policy.record import recorded
from policy.refusal import Refusal, Refused
from policy.timeline import Matter


def ask(turn: Turn, subject: str, step: str) -> Form:
    """What came in, when and how. Anyone on the staff may log it; ``step`` names the held message or the complaint that it
    came in."""
    case, _ = turn.case(subject)
    decisions, names, say = _appealable(case), turn.names(), turn.say
    form = appeal_form(
        case, decisions, subject, who(turn, subject), turn.today, names, turn.pack, turn.calendar, say
    )
    return form.with_answers(appeal_known(turn, case, step))


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Log it and offer it to everyone who may decide it."""
    case, _ = turn.case(form.subject)
    chosen = answers.values.get("decision") or _appealable(case)[0].id
    proposal = case.proposal(UUID(str(chosen)))
    received_on = answers.day("received_on")
    appeal = Appeal(
        proposal_id=proposal.id,
        received_on=received_on,
        channel=answers.text("channel"),
        made_by=answers.text("made_by"),
        request_passage=turn.keep(case)(answers.text("request")),
        logged_by_id=turn.person.id,
        logged_at=turn.at,
    )
    people = turn.reader.people()
    record = rule.log(case, proposal, appeal, people, turn.person, turn.at, turn.calendar)
    turn.record(case, record, notices=tell_appeal(turn, case, appeal, people))
    drop_review(turn, case)
    name, named_by = who(turn, form.subject), namers(case, people)
    return logged_card(case, appeal, name, turn.names(), named_by, turn.say)


def see(look: Look, action: Action) -> Shown:
    """The appeal as it stands, for those who need to know it."""
    case, appeal = appeal_of(look, action.subject)
    require_words(look.person, case, Matter.APPEALED)
    return shown_appeal(look, case, appeal), (
        recorded("appeal-read", "13", look.person, look.at, case_id=case.id, subject_id=appeal.id),
    )


def take_on(turn: Turn, action: Action) -> Card:
    """One of those who may decide takes the appeal on; its acknowledgement is drafted."""
    case, appeal = appeal_of(turn, action.subject)
    people = turn.reader.people()
    record = rule.take(case, appeal, turn.person, people, turn.at)
    letters = acknowledge(turn, case, appeal)
    turn.record(case, record, notices=[*tell_appeal(turn, case, appeal, people), *letters])
    return shown_appeal(turn, case, appeal)


def tell_appeal(turn: Turn, case: Case, appeal: Appeal, people: Sequence[Person]) -> list[Notice]:
    """Everyone whom it is offered to; the proposer and the owner hear of it; with nobody left, the Director."""
    key = f"appeal:{appeal.id}"
    offered = [person.id for person in people if str(person.id) in appeal.offered_to]
    proposal = case.proposal(appeal.proposal_id)
    told = {*offered, proposal.proposer_id, proposal.owner_id, *turn.unit.outbox.recipients(key)}
    waits = appeal.outcome is None
    if waits and (not offered or appeal.outside_name or not rule.reviewers(case, people)):
        told |= {person.id for person in namers(case, people)}
    return [
        Notice(person.id, key, _card(turn, case, appeal, person, people, turn.words_for(person.id)))
        for person in sorted(people, key=lambda person: person.id)
        if person.id in told
    ]


def shown_appeal(look: Look, case: Case, appeal: Appeal) -> Card:
    """The appeal's card as this person sees it."""
    return _card(look, case, appeal, look.person, look.reader.people(), look.say)


def _card(
    look: Look, case: Case, appeal: Appeal, viewer: Person, people: Sequence[Person], say: Words
) -> Card:
    by, decide_by = rule.deadlines_of(appeal, look.pack, look.calendar)
    name, names = look.customer_name(case), look.names()
    takes = _may(rule.require_takeable, case, appeal, viewer, people)
    decides = _may(rule.require_taken, case, appeal, viewer, people)
    named = _may(require_namer, case, appeal, viewer, people)
    return appeal_card(
        case, appeal, name, names, takes, decides, named, by, decide_by, look.pack, look.calendar, say
    )


def _may(
    require: Callable[[Case, Appeal, Person, Sequence[Person]], None],
    case: Case,
    appeal: Appeal,
    person: Person,
    people: Sequence[Person],
) -> bool:
    try:
        require(case, appeal, person, people)
    except Refusal:
        return False
    return True


def _appealable(case: Case) -> list[Proposal]:
    """The formal decisions that an appeal can be about, the latest first. Raises `Refused` where there is none."""
    decisions = rule.appealable(case)
    if not decisions:
        raise Refused("no-formal-decision", "7")
    return decisions


def latest(case: Case) -> UUID:
    """The appeal that is open, or the last one."""
    if not case.appeals:
        raise Refused("no-appeal", "7")
    return (case.open_appeal or case.appeals[-1]).id


def appeal_of(look: Look, subject: str) -> tuple[Case, Appeal]:
    """The appeal that a button is about; of the case as a whole, the open one."""
    case, part = look.case(subject)
    if part == case.id and case.open_appeal is not None:
        return case, case.open_appeal
    return case, case.appeal(part)


APPEAL = UseCase("appeal", form=ask, submit=take, typed=whole)
SEE_APPEAL = UseCase("see-appeal", look=see, typed=latest)
TAKE_APPEAL = UseCase("take-appeal", act=take_on)
