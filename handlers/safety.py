"""What the safety group does about a report: reads it, decides, extends the interim control; and how one gets there
by hand (section 8, P8.2)."""

from collections.abc import Iterator
from uuid import UUID

from handlers.known import as_known
from handlers.letter import draft_letter, tell_letter
from handlers.report import tell as tell_report
from handlers.safety_told import group_card, tell_group
from handlers.turn import Look, Turn
from handlers.usecase import Shown, UseCase
from notices.answers import Answers
from notices.card import Action, Card
from notices.form import Form
from notices.formal import WRITTEN_IN
from notices.notice import Notice
from notices.safety import Queued, decide_form, extend_form, queue_card, refer_form
from notices.waiting import step, waits
from policy import referral
from policy import safety as rule
from policy.access import require_known, require_reader
from policy.calendar import add_months
from policy.case import Case
from policy.due import open_things
from policy.incident import Incident
from policy.letter import LetterKind
from policy.organisation import holds
from policy.people import Role, require_role
from policy.record import Record, recorded
from policy.refusal import Refused
from policy.safety import SafetyDecision
from policy.safety_register import entry_of
from policy.timeline import Matter

KINDS = ("safety", "injury", "injury-report", "register-review")  # of what waits, in the order of the list


def see_all(look: Look, action: Action) -> Shown:
    """What was referred and is open, what is on the register, and the injuries to be reported; for the group and the
    Director."""
    require_role(look.person, Role.SAFETY, Role.DIRECTOR)
    return queue_card(list(_queue(look)), look.say), ()


def _queue(look: Look) -> Iterator[Queued]:
    found = [
        (case, thing)
        for case in look.reader.cases.with_open(KINDS)
        for thing in open_things(case, look.pack, look.calendar)
        if thing.kind in KINDS and holds(look.person, case.organisation, Role.SAFETY, Role.DIRECTOR)
    ]
    for case, thing in sorted(found, key=lambda pair: (KINDS.index(pair[1].kind), pair[1].by or look.today)):
        said = waits(thing, look.customer_name(case), look.today, look.say)
        yield Queued(case.reference, said, step(case, thing))


def see(look: Look, action: Action) -> Shown:
    """The report as it was referred, for those who may read the case."""
    case, part = look.case(action.subject)
    require_reader(look.person, case)
    incident = _meant(case, part)
    require_known(look.person, case, Matter.SAFETY, incident.id)
    if incident.referred_at is None:
        raise Refused("not-referred", "8", instead="refer-safety")
    done = recorded("referral-read", "8", look.person, look.at, case_id=case.id, subject_id=incident.id)
    return as_known(look, case, group_card(look, case, incident)), (done,)


def ask(turn: Turn, subject: str, step: str) -> Form:
    """The group's decision."""
    case, _ = _undecided(turn, subject)
    review_on = add_months(turn.today, turn.pack.settings.review_default_months)
    return decide_form(subject, turn.about(case), review_on, turn.pack, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Decide; the interim control ends, and the letter is drafted where the customer is told."""
    case, part = turn.case(form.subject)
    incident = _meant(case, part)
    keep, untold, for_customer = turn.keep(case), answers.text("untold"), answers.text("letter_reason")
    decision = SafetyDecision(
        incident.id,
        turn.person.id,
        turn.at,
        bool(answers.yes("on_register")),
        keep(answers.text("reason")),
        list(answers.many("measures")),
        answers.date("review_on"),
        answers.yes("told"),
        keep(untold) if untold else None,
    )
    people = turn.reader.people(active=False)
    done = rule.decide(
        case, incident, decision, turn.person, people, turn.pack, turn.calendar, for_customer=for_customer
    )
    notices: list[Notice] = []
    if decision.told:
        texts, written_in = {"reason": for_customer}, answers.text(WRITTEN_IN)
        letter = draft_letter(turn, case, LetterKind.SAFETY_REGISTER, decision.id, written_in, texts, {})
        case.letters.append(letter)
        notices = tell_letter(turn, case, letter)
    return _keep(turn, case, incident, done, notices)


def ask_extension(turn: Turn, subject: str, step: str) -> Form:
    """Until when the interim control goes on."""
    case, incident = _undecided(turn, subject)
    most = rule.longest(case, incident, turn.today, turn.pack, turn.calendar)
    return extend_form(subject, turn.about(case), most, turn.say)


def take_extension(turn: Turn, form: Form, answers: Answers) -> Card:
    """Extend it."""
    case, part = turn.case(form.subject)
    incident, until = _meant(case, part), answers.day("until")
    reason, people = turn.keep(case)(answers.text("reason")), turn.reader.people(active=False)
    done = rule.extend(case, incident, until, reason, turn.person, people, turn.at, turn.pack, turn.calendar)
    return _keep(turn, case, incident, done, [])


def ask_referral(turn: Turn, subject: str, step: str) -> Form:
    """Why the group should consider it."""
    case, part = turn.case(subject)
    referral.require_referrer(case, case.incident(part), turn.person)
    return refer_form(subject, turn.about(case), turn.say)


def take_referral(turn: Turn, form: Form, answers: Answers) -> Card:
    """Send it there; it is never taken back."""
    case, part = turn.case(form.subject)
    incident, reason = case.incident(part), turn.keep(case)(answers.text("reason"))
    done = referral.refer_by_hand(case, incident, reason, turn.person, turn.at, turn.pack, turn.calendar)
    return _keep(turn, case, incident, done, [])


def _keep(turn: Turn, case: Case, incident: Incident, done: Record, notices: list[Notice]) -> Card:
    """Store it; the group, whoever looks after the report, and the reporter see where it stands."""
    told = [*tell_group(turn, case, incident), *tell_report(turn, case, incident), *notices]
    turn.record(case, done, notices=told)
    return group_card(turn, case, incident)


def _undecided(turn: Turn, subject: str) -> tuple[Case, Incident]:
    """What is to be decided, by somebody who may."""
    case, part = turn.case(subject)
    incident, people = _meant(case, part), turn.reader.people(active=False)
    rule.require_decider(case, incident, turn.person, people)
    rule.require_undecided(case, incident, people)
    return case, incident


def _meant(case: Case, part: UUID) -> Incident:
    """The report that a button or something open is about: itself, its interim control, or its entry."""
    turns = {review.id for review in case.register_reviews} | {x.id for x in case.safety_decisions}
    return entry_of(case, part).incident if part in turns else rule.referral(case, part)


def _first(case: Case) -> UUID:
    """The report that waits longest for the group, or the last that was referred."""
    referred = [incident for incident in case.theirs if incident.referred_at is not None]
    if not referred:
        raise Refused("no-referral", "8")
    waiting = [incident for incident in referred if rule.decision_about(case, incident) is None]
    return (waiting[0] if waiting else referred[-1]).id


def _not_referred(case: Case) -> UUID:
    """The last report that is not with the group."""
    others = [incident for incident in case.theirs if incident.referred_at is None]
    if not others:
        raise Refused("nothing-to-refer", "8")
    return others[-1].id


SAFETY = UseCase(
    "safety",
    look=see_all,
    hub="Safety group",
    may=lambda person: person.active and person.has(Role.SAFETY, Role.DIRECTOR),
)
SEE_SAFETY = UseCase("see-safety", look=see, typed=_first)
DECIDE_SAFETY = UseCase("decide-safety", form=ask, submit=take, typed=_first)
EXTEND_INTERIM = UseCase("extend-interim", form=ask_extension, submit=take_extension, typed=_first)
REFER_SAFETY = UseCase("refer-safety", form=ask_referral, submit=take_referral, typed=_not_referred)
