"""Adding to a report, and saying that it is about another customer (section 8, P8.1)."""

from uuid import UUID

from handlers.letter import tell_letter
from handlers.report import case_for, goes_to, incident_card, own_card, receive, tell
from handlers.safety_told import tell_group
from handlers.turn import Look, Turn
from handlers.usecase import UseCase
from notices.addendum import added_card, addendum_form, wrong_customer_form
from notices.answers import Answers
from notices.card import Card
from notices.form import Form
from notices.notice import Notice
from policy import addendum as rule
from policy.access import may_read
from policy.case import Case
from policy.customer import Customer
from policy.incident import Incident
from policy.people import Person
from policy.refusal import Invalid, NotAllowed, Problem
from policy.report import refer


def ask(turn: Turn, subject: str, step: str) -> Form:
    """What is to be added."""
    case, incident = _incident(turn, subject)
    rule.require_may_add(incident, turn.person)
    return addendum_form(subject, turn.about(case), turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Keep it beside the report, and tell whoever the report went to."""
    case, incident = _incident(turn, form.subject)
    text = answers.text("text")
    record = rule.add(case, incident, turn.keep(case)(text) if text else None, turn.person, turn.at)
    added, name, names = case.addenda[-1], turn.customer_name(case), turn.names()
    told = {incident.recipient_id} - {turn.person.id}
    new = [
        Notice(id, f"addendum:{added.id}", added_card(case, incident, added, name, names, turn.words_for(id)))
        for id in sorted(told)
    ]
    turn.record(case, record, notices=[*new, *tell(turn, case, incident)])
    return _card(turn, case, incident, turn.person)


def ask_wrong(turn: Turn, subject: str, step: str) -> Form:
    """Whom it is about instead."""
    case, incident = _incident(turn, subject)
    rule.require_may_move(incident, turn.person)
    return wrong_customer_form(subject, turn.about(case), turn.say)


def take_wrong(turn: Turn, form: Form, answers: Answers) -> Card:
    """It leaves this customer's checks; where it is wanted, it is reported for the right one."""
    case, incident = _incident(turn, form.subject)
    chosen, again = answers.uuid("customer"), bool(answers.yes("again"))
    if again and chosen is None:
        raise Invalid({"customer": Problem("required")})
    right = _customer(turn, chosen) if chosen else None
    if right is not None and case.customer_id in right.ids:
        chosen = case.customer_id  # another row of the list, and the same customer
    record = rule.wrong_customer(case, incident, chosen, turn.person, turn.at)
    letters = [
        x for letter in rule.letters_because_of(case, incident) for x in tell_letter(turn, case, letter)
    ]
    turn.record(case, record, notices=[*_told(turn, case, incident), *letters])
    if again and right is not None:
        _report_again(turn, case, incident, right)
    return _card(turn, case, incident, turn.person)


def _report_again(turn: Turn, before: Case, incident: Incident, right: Customer) -> None:
    case = case_for(turn, right)
    keep = turn.keep(case)
    added = [x.text_passage for x in rule.addenda_of(before, incident)]
    ids = [x for x in (incident.happened_passage, incident.support_passage, *added) if x]
    texts, removed = turn.reader.passages(ids), turn.say("This text was removed.")
    copies = {id: keep(texts.get(id, removed)) for id in (incident.happened_passage, *added)}
    support = texts.get(incident.support_passage) if incident.support_passage else None
    reporter = turn.reader.person(incident.reporter_id)
    to, happened = goes_to(turn, reporter, case), copies[incident.happened_passage]
    again = rule.same_for_another(incident, happened, keep(support) if support else None, to, turn.at)
    receive(turn, case, again)
    if (
        incident.referred_at is not None and again.referred_at is None
    ):  # somebody sent it there: never withheld
        done = refer(case, again, turn.person, turn.at, turn.pack, turn.calendar)
        again.referred_by_id = turn.person.id
        turn.record(case, done, notices=_told(turn, case, again))
    left, came = rule.carry_on(before, incident, case, again, copies, turn.person)
    turn.record(before, left, notices=_told(turn, before, incident))
    for record in came:
        turn.record(case, record, notices=_told(turn, case, again))


def _told(turn: Turn, case: Case, incident: Incident) -> list[Notice]:
    """The cards of a report as they are now, for everybody who has them."""
    group = tell_group(turn, case, incident) if incident.referred_at is not None else []
    return [*tell(turn, case, incident), *group]


def _customer(turn: Turn, id: UUID) -> Customer:
    try:
        return turn.unit.lock_customer(id)
    except NotAllowed:
        raise Invalid({"customer": Problem("unknown-customer")}) from None


def _card(look: Look, case: Case, incident: Incident, person: Person) -> Card:
    """The report as this person may see it."""
    return incident_card(look, case, incident) if may_read(person, case) else own_card(look, case, incident)


def _incident(turn: Turn, subject: str) -> tuple[Case, Incident]:
    case, part = turn.case(subject)
    return case, case.incident(part)


def _last(case: Case) -> UUID:
    """The report that was made last. A case has at least one, or only informal action."""
    if not case.incidents:
        raise NotAllowed("unknown-subject")
    return case.incidents[-1].id


ADDENDUM = UseCase("addendum", form=ask, submit=take, typed=_last)
WRONG_CUSTOMER = UseCase("wrong-customer", form=ask_wrong, submit=take_wrong, typed=_last)
