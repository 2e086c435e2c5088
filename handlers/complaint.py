"""Complaints about how the policy was used, and reviews of decisions that are no formal action: logged by anyone, passed
on by somebody who did not decide it (sections 10 and 11)."""

from functools import partial
from uuid import UUID

from handlers.letter import draft_letter, tell_letter
from handlers.place import who
from handlers.turn import Look, Turn
from handlers.usecase import Shown, UseCase, whole
from notices.answers import Answers
from notices.card import Action, Card
from notices.complaint import (
    WHOLE,
    complaint_card,
    complaint_form,
    logged_card,
    outcome_form,
    reference_form,
)
from notices.form import MAX_ABOUT, Form
from notices.notice import Notice
from policy import complaint as rule
from policy.access import may_read, require_words
from policy.case import Case
from policy.complaint import Complaint, ComplaintOutcome
from policy.decided import decisions
from policy.letter import LetterKind
from policy.record import recorded
from policy.refusal import Refused
from policy.routes import Route
from policy.timeline import Matter

LETTERS = {Route.COMPLAINT: LetterKind.COMPLAINT_RECEIVED, Route.REVIEW: LetterKind.REVIEW_RECEIVED}


def ask(route: Route, turn: Turn, subject: str, step: str) -> Form:
    """What came in; anyone of the staff may log it."""
    case, _ = turn.case(subject)
    reads = may_read(turn.person, case)
    if route is Route.REVIEW and reads and not decisions(case):
        raise Refused("nothing-decided", "11", instead="complaint")
    about = who(turn, subject)[:MAX_ABOUT]
    return complaint_form(route, case, reads, subject, about, turn.today, turn.pack, turn.calendar, turn.say)


def take(route: Route, turn: Turn, form: Form, answers: Answers) -> Card:
    """Log it, for whoever passes it on."""
    case, _ = turn.case(form.subject)
    chosen = answers.text("about")
    kind, id = rule.meant(case, "" if chosen == WHOLE else chosen)
    complaint = Complaint(
        route,
        answers.day("received_on"),
        answers.text("channel"),
        answers.text("made_by"),
        turn.keep(case)(answers.text("text")),
        turn.person.id,
        turn.at,
        kind,
        id,
    )
    record = rule.log(case, complaint, turn.person, turn.calendar)
    turn.record(case, record, notices=tell(turn, case, complaint))
    people = [person.name for person in rule.passes_on(case, complaint, turn.reader.people())]
    said = who(turn, form.subject)
    return logged_card(case, complaint, said, people, turn.pack, turn.calendar, turn.say)


def see(look: Look, action: Action) -> Shown:
    """Where it stands, for those who need to know it."""
    case, complaint = _complaint(look, action.subject)
    record = recorded("complaint-read", "13", look.person, look.at, case_id=case.id, subject_id=complaint.id)
    return card(look, case, complaint, look.person.id), (record,)


def ask_reference(turn: Turn, subject: str, step: str) -> Form:
    """The reference in the other procedure."""
    case, complaint = _complaint(turn, subject)
    rule.require_passer(case, complaint, turn.person, turn.reader.people())
    rule.require_no_reference(complaint)
    return reference_form(complaint, subject, turn.about(case), turn.pack, turn.say)


def take_reference(turn: Turn, form: Form, answers: Answers) -> Card:
    """It is there; the letter that says so is drafted, where it is known who the customer is."""
    case, complaint = _complaint(turn, form.subject)
    people, reference = turn.reader.people(), answers.text("reference")
    record = rule.refer(case, complaint, reference, turn.person, people, turn.at)
    notices = tell(turn, case, complaint)
    if case.customer_id is not None:
        notices += draft_received(turn, case, complaint)
    turn.record(case, record, notices=notices)
    return card(turn, case, complaint, turn.person.id)


def draft_received(turn: Turn, case: Case, complaint: Complaint) -> list[Notice]:
    """Draft the letter that it was received and who deals with it now; the cards for whoever issues it."""
    letter = draft_letter(turn, case, LETTERS[complaint.route], complaint.id, "en", {}, {})
    case.letters.append(letter)
    return tell_letter(turn, case, letter)


def ask_outcome(turn: Turn, subject: str, step: str) -> Form:
    """What came of it."""
    case, complaint = _complaint(turn, subject)
    rule.require_passer(case, complaint, turn.person, turn.reader.people())
    rule.require_no_outcome(complaint)
    return outcome_form(complaint, subject, turn.about(case), turn.today, turn.say)


def take_outcome(turn: Turn, form: Form, answers: Answers) -> Card:
    """Keep it."""
    case, complaint = _complaint(turn, form.subject)
    follows = turn.keep(case)(answers.text("follows"))
    record = rule.conclude(
        case,
        complaint,
        ComplaintOutcome(answers.text("outcome")),
        answers.day("outcome_on"),
        follows,
        turn.person,
        turn.reader.people(),
        turn.at,
        turn.calendar,
    )
    turn.record(case, record, notices=tell(turn, case, complaint))
    return card(turn, case, complaint, turn.person.id)


def tell(turn: Turn, case: Case, complaint: Complaint) -> list[Notice]:
    """Its card for those who pass it on, and for everybody who has it."""
    key = f"complaint:{complaint.id}"
    told = set(turn.unit.outbox.recipients(key))
    if complaint.outcome is None:
        told |= {person.id for person in rule.passes_on(case, complaint, turn.reader.people())}
    return [Notice(id, key, card(turn, case, complaint, id)) for id in sorted(told)]


def card(look: Look, case: Case, complaint: Complaint, to: UUID) -> Card:
    """The card of a complaint as one person sees it."""
    passes_on = rule.may_pass_on(look.reader.person(to), case, complaint, look.reader.people())
    name, say = look.customer_name(case), look.words_for(to)
    return complaint_card(
        case, complaint, name, passes_on, look.names(), look.today, look.pack, look.calendar, say
    )


def latest(case: Case) -> UUID:
    """The one that has no outcome yet, or the last one."""
    if not case.complaints:
        raise Refused("no-complaint", "10", instead="complaint")
    return next((x for x in case.complaints if x.outcome is None), case.complaints[-1]).id


def _complaint(look: Look, subject: str) -> tuple[Case, Complaint]:
    """The one that is meant; of the case as a whole, the latest. Raises `NotAllowed` for who does not need to know it."""
    case, part = look.case(subject)
    require_words(look.person, case, Matter.LET_THROUGH)
    return case, case.complaint(latest(case) if part == case.id else part)


COMPLAINT = UseCase(
    "complaint", form=partial(ask, Route.COMPLAINT), submit=partial(take, Route.COMPLAINT), typed=whole
)
REVIEW_OF_DECISION = UseCase(
    "review-of-decision", form=partial(ask, Route.REVIEW), submit=partial(take, Route.REVIEW), typed=whole
)
SEE_COMPLAINT = UseCase("see-complaint", look=see, typed=latest)
COMPLAINT_REFERENCE = UseCase("complaint-reference", form=ask_reference, submit=take_reference, typed=latest)
COMPLAINT_OUTCOME = UseCase("complaint-outcome", form=ask_outcome, submit=take_outcome, typed=latest)
