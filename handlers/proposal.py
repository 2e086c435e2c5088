"""Proposing restrictions, in three steps that are kept as a draft between them (sections 6 and 7)."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from handlers.formal import considered_texts
from handlers.signoff import tell_signoff
from handlers.turn import Turn
from handlers.usecase import UseCase, pointing_back
from notices.answers import Answers, RawAnswers
from notices.card import Card
from notices.form import Form
from notices.formal import WRITTEN_IN
from notices.proposal import kinds_form, particulars_form, reasons_form, signoff_card
from notices.so_far import so_far
from policy.case import Case
from policy.extreme import check_first_review, without_warning
from policy.formal import Formal, require_started
from policy.proposal import Proposal, Request, propose, require_ready
from policy.record import Record
from policy.refusal import Invalid, NotAllowed, Problem, Refused
from policy.restriction import Particular, Terms, check_days, shared_address
from policy.review import proposal_of, require_turn, reviewable

STEPS = ("kinds", "particulars", "reasons")


def ask(turn: Turn, subject: str, step: str) -> Form:
    """One step of the proposal. Refused while anything that must come before is missing."""
    case, formal, replaces = _ready(turn, subject)
    before = _before(turn, case, formal, replaces)
    about = turn.about(case)
    if step == "reasons":
        considered = considered_texts(turn, formal)
        shared = _shared(turn, case, _terms(turn, subject))
        form = reasons_form(subject, about, turn.person, considered, shared, turn.pack, turn.say)
        return form.with_answers(so_far(case, turn.today, turn.pack, turn.calendar, turn.say))
    if step == "particulars":
        form = particulars_form(subject, about, _chosen(turn, subject), turn.pack, turn.say)
        return form.with_answers(before)
    return kinds_form(subject, about, turn.today, turn.pack, turn.say).with_answers(before)


def take(turn: Turn, form: Form, answers: Answers) -> Card | Form:
    """Keep the step and go on; the last one asks for the restrictions."""
    case, formal, replaces = _ready(turn, form.subject)
    if form.step == "kinds":
        if not answers.many("kinds"):
            raise Invalid({"kinds": Problem("required")})
        start, end, review_on = (answers.day(name) for name in ("start", "end", "review_on"))
        check_days(start, end, review_on, turn.today, turn.pack)
        if replaces is None and without_warning(formal):
            check_first_review(start, review_on, turn.pack)
        return ask(turn, form.subject, "particulars")
    if form.step == "particulars":
        return ask(turn, form.subject, "reasons")
    request = _request(turn, form.subject, answers)
    shared = _shared(turn, case, request.terms)
    request = replace(request, replaces=replaces, shared=shared, shared_confirmed=bool(answers.yes("shared")))
    with pointing_back(form):
        record = _propose(turn, case, formal, request)
    proposal = case.proposals[-1]
    turn.record(case, record, notices=tell_signoff(turn, case, proposal))
    name = turn.customer_name(case)
    return signoff_card(case, proposal, name, turn.names(), False, turn.pack, turn.say)


def _propose(turn: Turn, case: Case, formal: Formal, request: Request) -> Record:
    return propose(
        case,
        formal,
        request,
        turn.customer(case),
        turn.elsewhere(case),
        turn.answering,
        turn.person,
        turn.at,
        turn.pack,
        turn.calendar,
        turn.keep(case),
    )


def _request(turn: Turn, subject: str, answers: Answers) -> Request:
    return Request(
        terms=_terms(turn, subject),
        review_on=_first_step(turn, subject).day("review_on"),
        owner=turn.somebody(answers, "owner"),
        considerations_confirmed=bool(answers.yes("confirmed")),
        proportionality={q.key: answers.text(q.key) for q in turn.pack.proportionality},
        reason=answers.text("reason"),
        implications=answers.text("implications"),
        written_in=answers.text(WRITTEN_IN),
    )


def is_shared(turn: Turn, case: Case, addresses: Iterable[str | None]) -> bool:
    """Whether one of the addresses that would be restricted is another customer's, too (P6.5)."""
    mine = turn.customer(case).id
    return any(turn.reader.others_with_email(address, but=mine) for address in addresses if address)


def _shared(turn: Turn, case: Case, asked: Sequence[Terms]) -> bool:
    return is_shared(turn, case, [shared_address(terms, turn.pack) for terms in asked])


def _terms(turn: Turn, subject: str) -> list[Terms]:
    first, chosen = _first_step(turn, subject), _chosen(turn, subject)
    form = particulars_form(subject, "", chosen, turn.pack, turn.say)
    second = form.parse(_draft(turn, subject))
    terms = []
    for key in chosen:
        start, end = first.day("start"), first.day("end")
        terms.append(Terms(key, given(turn, key, second), first.many("services"), start, end))
    return terms


def given(turn: Turn, key: str, answers: Answers) -> dict[str, Particular]:
    """The particulars of one kind of restriction, as far as they were answered."""
    particulars: dict[str, Particular] = {}
    for particular in turn.pack.restriction(key).particulars:
        value = answers.values.get(f"{key}_{particular.name}")
        if value not in (None, ""):
            particulars[particular.name] = plain_particular(turn, value, f"{key}_{particular.name}")
    return particulars


def plain_particular(turn: Turn, value: object, name: str) -> Particular:
    """An answer as a restriction keeps it. Raises `Invalid` for a person who is none."""
    match value:
        case int() | str():
            return value
        case dt.date() | dt.time():
            return value.isoformat()[:10]
        case UUID():
            try:
                turn.reader.person(value)
            except NotAllowed:
                raise Invalid({name: Problem("unknown-person")}) from None
            return str(value)
    raise TypeError(f"{name} holds no particular")


def _first_step(turn: Turn, subject: str) -> Answers:
    return kinds_form(subject, "", turn.today, turn.pack, turn.say).parse(_draft(turn, subject))


def _chosen(turn: Turn, subject: str) -> tuple[str, ...]:
    """What the first step chose. Raises `Refused`, with the way back to it, where that was emptied since: it may stand
    open in another window."""
    chosen = _first_step(turn, subject).many("kinds")
    if not chosen:
        raise Refused("nothing-asked-for", "6", field="kinds", instead="proposal")
    return chosen


def _draft(turn: Turn, subject: str) -> RawAnswers:
    draft = turn.unit.forms.draft(turn.person.id, "proposal", subject)
    return draft.answers if draft else {}


def _before(turn: Turn, case: Case, formal: Formal, replaces: Proposal | None) -> RawAnswers:
    """What applies now, as the beginning of what would extend or tighten it: nothing is typed again."""
    if replaces is None and without_warning(formal):
        first = turn.today + dt.timedelta(days=turn.pack.settings.extreme_first_review_days)
        return {"review_on": first.isoformat()}
    if replaces is None:
        return {}
    now = reviewable(case, replaces, turn.today, turn.pack)
    told = {f"{r.kind}_{name}": str(value) for r in now for name, value in r.particulars.items()}
    services = list(dict.fromkeys(key for r in now for key in r.services))
    return {**told, "kinds": list(dict.fromkeys(r.kind for r in now)), "services": services}


def _ready(turn: Turn, subject: str) -> tuple[Case, Formal, Proposal | None]:
    """The case, its consideration and, where it is a decision under review that is meant, the one to be replaced."""
    case, part = turn.case(subject)
    formal, replaces = require_started(case), None
    if part in {*(p.id for p in case.proposals), *(review.id for review in case.reviews)}:
        replaces = proposal_of(case, part)
        require_turn(case, replaces, part, turn.reader.people())
        formal = next(formal for formal in case.formals if formal.id == replaces.formal_id)
    require_ready(case, formal, turn.person, turn.at, turn.pack, turn.calendar, replaces)
    return case, formal, replaces


PROPOSAL = UseCase(
    "proposal", form=ask, submit=take, keeps_draft=True, typed=lambda case: require_started(case).id
)
