"""A restriction of up to 7 days: asked for by anyone, confirmed by a manager, told to the customer (P5.2)."""

from collections.abc import Sequence
from uuid import UUID

from handlers.letter import draft_letter, tell_letter
from handlers.letter_common import prose
from handlers.proposal import given, is_shared
from handlers.report import tell_reporters
from handlers.turn import Look, Turn
from handlers.usecase import Shown, UseCase, pointing_back
from notices.answers import Answers, RawAnswers
from notices.card import Action, Card
from notices.form import Form
from notices.formal import WRITTEN_IN
from notices.notice import Notice
from notices.proposal import unconcerned_form
from notices.seven_day import particulars_form, refuse_form, seven_day_card, tell_form, what_form
from policy import seven_day as rule
from policy.access import may_know, may_read
from policy.case import Case
from policy.letter import LetterKind
from policy.people import Person
from policy.proposal import Verdict
from policy.record import recorded
from policy.refusal import Invalid, NotAllowed, Problem, Refused, Stale
from policy.restriction import Terms, asks_unconcerned, shared_address
from policy.seven_day import SevenDay
from policy.timeline import Matter


def ask(turn: Turn, subject: str, step: str) -> Form:
    """One step of the two. Refused while anything that must come before is missing."""
    case = _possible(turn, subject)
    if step == "particulars":
        chosen = _first_step(turn, subject).many("kinds")
        shared = is_shared(turn, case, _addresses(turn, subject, chosen))
        return particulars_form(subject, turn.about(case), chosen, shared, turn.pack, turn.say)
    return what_form(subject, turn.about(case), turn.today, turn.pack, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card | Form:
    """Keep the first step and go on; the second asks a manager."""
    case = _possible(turn, form.subject)
    if form.step == "what":
        for name in ("kinds", "services"):
            if not answers.many(name):
                raise Invalid({name: Problem("required")})
        decided = [*turn.elsewhere(case), *case.decided]
        rule.check_seven_days(answers.day("start"), answers.day("end"), decided, turn.today, turn.pack)
        return ask(turn, form.subject, "particulars")
    first = _first_step(turn, form.subject)
    decision = SevenDay(
        turn.person.id, turn.at, turn.keep(case)(answers.text("reason")), answers.text(WRITTEN_IN) or "en"
    )
    terms = [
        Terms(key, given(turn, key, answers), first.many("services"), first.day("start"), first.day("end"))
        for key in first.many("kinds")
    ]
    shared = is_shared(turn, case, [shared_address(each, turn.pack) for each in terms])
    decision.shared_confirmed = answers.yes("shared") if shared else None
    with pointing_back(form):
        record = rule.ask(
            case,
            decision,
            terms,
            turn.customer(case),
            turn.elsewhere(case),
            turn.present,
            turn.person,
            turn.pack,
            turn.calendar,
            shared,
        )
    turn.record(case, record, notices=tell(turn, case, decision))
    turn.unit.forms.drop_draft(turn.person.id, "seven-day", form.subject)
    return card_of(turn, case, decision, turn.person)


def show(look: Look, action: Action) -> Shown:
    """What is asked for as it stands, for who asked and for those who need to know it."""
    case, part = look.case(action.subject)
    decision = case.seven_day(latest(case) if part == case.id else part)
    if not (
        may_know(look.person, case, Matter.INFORMAL, decision.id)
        or look.person.acts_for(decision.asked_by_id)
    ):
        raise NotAllowed("no-need-to-know")
    record = recorded("seven-day-read", "13", look.person, look.at, case_id=case.id, subject_id=decision.id)
    return card_of(look, case, decision, look.person), (record,)


def confirm(turn: Turn, action: Action) -> Card | Form:
    """One press: confirmed, and in force once the customer is told. What only somebody whom a complaint is not about
    may confirm asks that first."""
    case, decision = decision_of(turn, action.subject)
    if decision.verdict is None and asks_unconcerned(case.restrictions_of(decision), turn.pack):
        return ask_unconcerned(turn, action.subject, "")
    return _decide(turn, action.subject, Verdict.APPROVED, "")


def ask_unconcerned(turn: Turn, subject: str, step: str) -> Form:
    """Whether the complaint is about whoever would confirm it."""
    case, decision = decision_of(turn, subject)
    rule.require_confirmer(case, decision, turn.person, turn.reader.people())
    return unconcerned_form("confirm-seven-day", subject, turn.about(case), turn.say)


def take_unconcerned(turn: Turn, form: Form, answers: Answers) -> Card:
    """Confirm it, with what was said."""
    return _decide(turn, form.subject, Verdict.APPROVED, "", answers.yes("unconcerned"))


def ask_refusal(turn: Turn, subject: str, step: str) -> Form:
    """The reason for refusing it."""
    case, decision = decision_of(turn, subject)
    rule.require_confirmer(case, decision, turn.person, turn.reader.people())
    return refuse_form(subject, turn.about(case), turn.say)


def refuse(turn: Turn, form: Form, answers: Answers) -> Card:
    """Refuse it, with the reason."""
    return _decide(turn, form.subject, Verdict.REFUSED, answers.text("reason"))


def ask_told(turn: Turn, subject: str, step: str) -> Form:
    """How and when the customer was told by word."""
    case, decision = decision_of(turn, subject)
    rule.require_to_tell(case, decision, turn.person)
    if rule.told(case, decision):
        raise Stale("seven-day-told")
    return tell_form(subject, turn.about(case), turn.at, turn.pack, turn.calendar, turn.say)


def take_told(turn: Turn, form: Form, answers: Answers) -> Card:
    """The customer was told: in force from that day."""
    case, decision = decision_of(turn, form.subject)
    record = rule.tell(
        case,
        decision,
        turn.moment(answers),
        answers.text("how"),
        turn.customer(case),
        turn.elsewhere(case),
        turn.present,
        turn.person,
        turn.at,
        turn.pack,
        turn.calendar,
    )
    turn.record(case, record, notices=[*tell(turn, case, decision), *tell_reporters(turn, case)])
    return card_of(turn, case, decision, turn.person)


def write_letter(turn: Turn, action: Action) -> Card:
    """Draft the letter that tells the customer; one is enough."""
    case, decision = decision_of(turn, action.subject)
    rule.require_to_tell(case, decision, turn.person)
    if case.letters_about(decision.id):
        raise Stale("letter-drafted")
    texts = prose(turn, case.restrictions_of(decision))
    letter = draft_letter(turn, case, LetterKind.INFORMAL, decision.id, decision.written_in, texts, {})
    case.letters.append(letter)
    record = recorded(
        "informal-drafted",
        "5",
        turn.person,
        turn.at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=letter.id,
    )
    turn.record(case, record, notices=[*tell_letter(turn, case, letter), *tell(turn, case, decision)])
    return card_of(turn, case, decision, turn.person)


def tell(turn: Turn, case: Case, decision: SevenDay) -> list[Notice]:
    """Its card for whoever may confirm it, for who asked, and for everybody who has it."""
    key = f"seven-day:{decision.id}"
    people = turn.reader.people()
    told = {decision.asked_by_id, *turn.unit.outbox.recipients(key)}
    if decision.verdict is None:
        told |= {person.id for person in rule.confirmers(case, decision, people)}
    return [Notice(id, key, card_of(turn, case, decision, turn.reader.person(id))) for id in sorted(told)]


def _decide(turn: Turn, subject: str, verdict: Verdict, reason: str, unconcerned: bool | None = None) -> Card:
    case, decision = decision_of(turn, subject)
    record = rule.decide(
        case,
        decision,
        verdict,
        turn.keep(case)(reason) if reason else None,
        turn.customer(case),
        turn.elsewhere(case),
        turn.person,
        turn.reader.people(),
        turn.at,
        turn.pack,
        turn.calendar,
        unconcerned,
    )
    turn.record(case, record, notices=tell(turn, case, decision))
    return card_of(turn, case, decision, turn.person)


def card_of(look: Look, case: Case, decision: SevenDay, person: Person) -> Card:
    """Where it stands, for one person."""
    return seven_day_card(
        case,
        decision,
        look.customer_name(case),
        look.names(),
        person.id in {p.id for p in rule.confirmers(case, decision, look.reader.people())},
        rule.may_tell(decision, person),
        may_read(person, case),
        look.today,
        look.pack,
        look.calendar,
        look.words_for(person.id),
    )


def _possible(turn: Turn, subject: str) -> Case:
    case, _ = turn.case(subject)
    rule.require_possible(case, turn.person, turn.at, turn.pack, turn.calendar)
    return case


def decision_of(turn: Turn, subject: str) -> tuple[Case, SevenDay]:
    """The one that is meant; from the case as a whole the latest."""
    case, part = turn.case(subject)
    return case, case.seven_day(latest(case) if part == case.id else part)


def latest(case: Case) -> UUID:
    """The one that was asked for last."""
    if not case.seven_days:
        raise Refused("no-seven-day", "5", instead="seven-day")
    return case.seven_days[-1].id


def _first_step(turn: Turn, subject: str) -> Answers:
    return what_form(subject, "", turn.today, turn.pack, turn.say).parse(_draft(turn, subject))


def _draft(turn: Turn, subject: str) -> RawAnswers:
    draft = turn.unit.forms.draft(turn.person.id, "seven-day", subject)
    return draft.answers if draft else {}


def _addresses(turn: Turn, subject: str, chosen: Sequence[str]) -> list[str]:
    """The addresses that were typed so far: what is wrong with one shows when the form comes back."""
    typed = _draft(turn, subject)
    names = [(key, turn.pack.restriction(key).warns_if_shared) for key in chosen]
    return [str(typed.get(f"{key}_{name}") or "") for key, name in names if name is not None]


SEVEN_DAY = UseCase("seven-day", form=ask, submit=take, keeps_draft=True, typed=lambda case: case.id)
SEE_SEVEN_DAY = UseCase("see-seven-day", look=show, typed=latest)
CONFIRM_SEVEN_DAY = UseCase("confirm-seven-day", act=confirm, form=ask_unconcerned, submit=take_unconcerned)
REFUSE_SEVEN_DAY = UseCase("refuse-seven-day", form=ask_refusal, submit=refuse)
TELL_SEVEN_DAY = UseCase("tell-seven-day", form=ask_told, submit=take_told, typed=latest)
SEVEN_DAY_LETTER = UseCase("seven-day-letter", act=write_letter)
