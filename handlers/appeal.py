"""Appeals: logged by anyone, offered to the SLT members who may decide, decided by one of them (section 7)."""

from collections.abc import Sequence
from uuid import UUID

from handlers.held_appeal import held_appeal
from handlers.letter import draft_letter, tell_letter
from handlers.turn import Look, Turn
from handlers.usecase import Shown, UseCase, whole
from notices.answers import Answers
from notices.appeal import appeal_card, appeal_form, logged_card
from notices.card import Action, Card
from notices.form import Form
from notices.notice import Notice
from policy import appeal as rule
from policy.access import require_reader
from policy.appeal import Appeal
from policy.case import Case
from policy.letter import LetterKind
from policy.openthing import directors
from policy.people import Person
from policy.proposal import Proposal, Verdict
from policy.record import recorded
from policy.refusal import Refused


def ask(turn: Turn, subject: str, step: str) -> Form:
    """What came in, when and how. Anyone on the staff may log it; ``step`` names the held message that it came in."""
    case, _ = turn.case(subject)
    _appealable(case)
    form = appeal_form(subject, turn.about(case), turn.today, turn.pack, turn.say)
    return form.with_answers(held_appeal(turn, case, step))


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Log it and offer it to everyone who may decide it."""
    case, _ = turn.case(form.subject)
    proposal = _appealable(case)
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
    return logged_card(case, appeal, turn.customer_name(case), turn.names(), turn.say)


def see(look: Look, action: Action) -> Shown:
    """The appeal as it stands, for those who may read the case."""
    case, appeal = appeal_of(look, action.subject)
    require_reader(look.person, case)
    return shown_appeal(look, case, appeal), (
        recorded("appeal-read", "13", look.person, look.at, case_id=case.id, subject_id=appeal.id),
    )


def take_on(turn: Turn, action: Action) -> Card:
    """One of those who may decide takes the appeal on; its acknowledgement is drafted."""
    case, appeal = appeal_of(turn, action.subject)
    people = turn.reader.people()
    record = rule.take(case, appeal, turn.person, people, turn.at)
    letter = draft_letter(turn, case, LetterKind.APPEAL_ACKNOWLEDGED, appeal.id, "en", {}, {})
    case.letters.append(letter)
    turn.record(
        case, record, notices=[*tell_appeal(turn, case, appeal, people), *tell_letter(turn, case, letter)]
    )
    return shown_appeal(turn, case, appeal)


def tell_appeal(turn: Turn, case: Case, appeal: Appeal, people: Sequence[Person]) -> list[Notice]:
    """Everyone whom it is offered to; the proposer and the owner hear of it; with nobody left, the Director."""
    key = f"appeal:{appeal.id}"
    offered = [person.id for person in people if str(person.id) in appeal.offered_to]
    proposal = case.proposal(appeal.proposal_id)
    told = {
        *(offered or [person.id for person in directors(people)]),
        proposal.proposer_id,
        proposal.owner_id,
    }
    told |= set(turn.unit.outbox.recipients(key))
    name, names = turn.customer_name(case), turn.names()
    by, decide_by = rule.deadlines(appeal.received_on, turn.pack, turn.calendar)
    return [
        Notice(
            id, key, appeal_card(case, appeal, name, names, id, by, decide_by, turn.pack, turn.words_for(id))
        )
        for id in sorted(told)
    ]


def shown_appeal(look: Look, case: Case, appeal: Appeal) -> Card:
    """The appeal's card as this person sees it."""
    by, decide_by = rule.deadlines(appeal.received_on, look.pack, look.calendar)
    name = look.customer_name(case)
    return appeal_card(case, appeal, name, look.names(), look.person.id, by, decide_by, look.pack, look.say)


def _appealable(case: Case) -> Proposal:
    """The formal decision that an appeal is about: the latest that was approved."""
    approved = [proposal for proposal in case.proposals if proposal.verdict is Verdict.APPROVED]
    if not approved:
        raise Refused("no-formal-decision", "7")
    return max(approved, key=lambda proposal: proposal.proposed_at)


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
