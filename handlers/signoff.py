"""Sign-off by an independent manager; the decision letter is drafted with the decision (section 7, P7.1)."""

from uuid import UUID

from handlers.known import as_known
from handlers.letter import draft_letter, tell_letter
from handlers.letter_common import prose
from handlers.report import tell_reporters
from handlers.turn import Look, Turn
from handlers.usecase import Shown, UseCase
from handlers.ways import others
from notices.answers import Answers
from notices.card import Action, Card
from notices.form import Form
from notices.notice import Notice
from notices.proposal import signoff_card, unconcerned_form, verdict_form
from policy import signoff as rule
from policy.access import require_words
from policy.case import Case
from policy.letter import Letter, LetterKind
from policy.proposal import Proposal, Verdict
from policy.record import recorded
from policy.refusal import Refused
from policy.restriction import asks_unconcerned
from policy.review import turn_of
from policy.timeline import Matter


def see(look: Look, action: Action) -> Shown:
    """The proposal as it stands, in full, for those who read why it was decided."""
    case, part = look.case(action.subject)
    require_words(look.person, case, Matter.DECIDED)
    waits = case.open_proposal
    if part not in {p.id for p in case.proposals} or (waits is not None and waits.replaces_id == part):
        part = _latest(case)  # a next step names the case and not the proposal
    proposal = case.proposal(part)
    may = look.person.id in {
        person.id for person in rule.deciders_of(case, proposal, look.reader.people(), look.pack)
    }
    card = signoff_card(case, proposal, look.customer_name(case), look.names(), may, look.pack, look.say)
    return as_known(look, case, card), (
        recorded("proposal-read", "13", look.person, look.at, case_id=case.id, subject_id=proposal.id),
    )


def approve(turn: Turn, action: Action) -> Card | Form:
    """Approve: the restrictions are decided, the letter is drafted, nothing is in force until it is issued. What only
    somebody whom a complaint is not about may approve asks that first."""
    case, proposal = _proposal(turn, action.subject)
    if proposal.verdict is None and asks_unconcerned(case.restrictions_of(proposal), turn.pack):
        return ask_unconcerned(turn, action.subject, "")
    return _decide(turn, action.subject, Verdict.APPROVED, "")


def ask_unconcerned(turn: Turn, subject: str, step: str) -> Form:
    """Whether the complaint is about whoever would approve."""
    case, proposal = _proposal(turn, subject)
    rule.require_decider(case, proposal, turn.person, turn.reader.people(), turn.pack)
    return unconcerned_form("approve", subject, turn.about(case), turn.say)


def take_unconcerned(turn: Turn, form: Form, answers: Answers) -> Card:
    """Approve it, with what was said."""
    return _decide(turn, form.subject, Verdict.APPROVED, "", answers.yes("unconcerned"))


def ask_reason(use_case: str, turn: Turn, subject: str) -> Form:
    """The reason for returning or refusing."""
    case, proposal = _proposal(turn, subject)
    rule.require_decider(case, proposal, turn.person, turn.reader.people(), turn.pack)
    return verdict_form(use_case, subject, turn.about(case), turn.say)


def _decide(turn: Turn, subject: str, verdict: Verdict, reason: str, unconcerned: bool | None = None) -> Card:
    case, proposal = _proposal(turn, subject)
    people = turn.reader.people()
    customer = turn.customer(case)
    subjects = [f"{case.id}:{proposal.formal_id}"]
    if proposal.replaces_id is not None:
        subjects = [f"{case.id}:{turn_of(case, case.proposal(proposal.replaces_id))}"]
    record = rule.decide(
        case,
        proposal,
        verdict,
        turn.keep(case)(reason) if reason else None,
        customer,
        turn.elsewhere(case),
        turn.person,
        people,
        turn.at,
        turn.pack,
        turn.calendar,
        unconcerned,
        others(turn.unit, case),
    )
    notices = tell_signoff(turn, case, proposal) + tell_reporters(turn, case)
    if proposal.verdict is Verdict.APPROVED:
        letter = _decision_letter(turn, case, proposal)
        case.letters.append(letter)
        notices += tell_letter(turn, case, letter)
        for subject in subjects:
            for name in ("proposal", "review"):
                turn.unit.forms.drop_draft(proposal.proposer_id, name, subject)
    turn.record(case, record, notices=notices)
    return signoff_card(case, proposal, customer.name, turn.names(), False, turn.pack, turn.say)


def _decision_letter(turn: Turn, case: Case, proposal: Proposal) -> Letter:
    """What tells the customer of an approved proposal; whoever proposed it sees to it."""
    formal = next(formal for formal in case.formals if formal.id == proposal.formal_id)
    kind = LetterKind.DECISION
    if proposal.replaces_id is not None:
        kind = LetterKind.REVIEW_OUTCOME
    elif formal.no_warning_passage is not None:
        kind = LetterKind.DECISION_WITHOUT_WARNING
    texts = _free_texts(turn, case, proposal)
    letter = draft_letter(turn, case, kind, proposal.id, proposal.written_in, texts, {})
    letter.owner_id = proposal.proposer_id
    if kind is LetterKind.DECISION_WITHOUT_WARNING:
        why = {formal.no_warning_written_in: str(formal.no_warning_passage)}
        letter.free = {**letter.free, "no_warning_reason": why}
    return letter


def _free_texts(turn: Turn, case: Case, proposal: Proposal) -> dict[str, str]:
    """What somebody wrote for the customer: the reasons, and the particulars that are prose."""
    known = turn.reader.passages([proposal.reason_passage, proposal.implications_passage])
    texts = {
        "reason": known.get(proposal.reason_passage, ""),
        "implications": known.get(proposal.implications_passage, ""),
    }
    return texts | prose(turn, case.restrictions_of(proposal))


def tell_signoff(turn: Turn, case: Case, proposal: Proposal) -> list[Notice]:
    """The proposal's card for whoever may decide, for the proposer, and for everybody who has it already."""
    key = f"signoff:{proposal.id}"
    deciders = {person.id for person in rule.deciders_of(case, proposal, turn.reader.people(), turn.pack)}
    told = {proposal.proposer_id, *turn.unit.outbox.recipients(key)}
    if proposal.verdict is None:
        told |= deciders
    name, names = turn.customer_name(case), turn.names()
    return [
        Notice(
            id, key, signoff_card(case, proposal, name, names, id in deciders, turn.pack, turn.words_for(id))
        )
        for id in sorted(told)
    ]


def _proposal(turn: Turn, subject: str) -> tuple[Case, Proposal]:
    case, part = turn.case(subject)
    return case, case.proposal(part)


def _latest(case: Case) -> UUID:
    """The proposal that waits for its decision, or the last one."""
    if not case.proposals:
        raise Refused("nothing-proposed", "7")
    return (case.open_proposal or case.proposals[-1]).id


def _with_reason(use_case: str, verdict: Verdict) -> UseCase:
    def submit(turn: Turn, form: Form, answers: Answers) -> Card:
        return _decide(turn, form.subject, verdict, answers.text("reason"))

    return UseCase(
        use_case, form=lambda turn, subject, step: ask_reason(use_case, turn, subject), submit=submit
    )


SIGNOFF = UseCase("signoff", look=see, typed=_latest)
APPROVE = UseCase("approve", act=approve, form=ask_unconcerned, submit=take_unconcerned)
RETURN = _with_reason("return", Verdict.RETURNED)
REFUSE = _with_reason("refuse", Verdict.REFUSED)
