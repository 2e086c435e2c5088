"""Reporting an incident, and what becomes of the report (section 8)."""

import datetime as dt
from uuid import UUID

from handlers.place import customer_shown
from handlers.safety_told import tell_group
from handlers.turn import Look, Turn
from handlers.usecase import UseCase
from notices.answers import Answers
from notices.card import Action, Card
from notices.form import Form
from notices.notice import Notice
from notices.report import manager_card, no_further_action_form, report_form, reporter_card
from policy import report as rule
from policy.case import Case
from policy.customer import Customer
from policy.incident import Incident, Outcome
from policy.on_behalf import for_whom
from policy.people import Person
from policy.record import Record
from policy.refusal import Invalid, NotAllowed, Problem

YEARS_BACK = 10


def ask(turn: Turn, subject: str, step: str) -> Form:
    """The form; ``subject`` is a customer's id, a case or empty, ``step`` what was typed after the command."""
    return report_form(customer_shown(turn, subject), step, turn.at, turn.pack, turn.calendar, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Record what happened; it reaches the line manager at once, and the safety group by itself where it must."""
    occurred_at = happened_at(turn, answers)
    customer = _customer(turn, answers)
    case = case_for(turn, customer)
    keep = turn.keep(case)
    happened = answers.text("happened")
    if customer is None:
        happened = f"{answers.text('unidentified')}\n\n{happened}"
    support = answers.text("support")
    witness = answers.uuid("witness")
    if witness is not None:
        turn.reader.person(witness)
    reporter = turn.somebody(answers, "on_behalf_of_person")
    own = reporter.id == turn.person.id
    for_another = not own or bool(answers.text("on_behalf_of"))
    incident = Incident(
        reporter_id=turn.person.id,
        reported_at=turn.at,
        occurred_at=occurred_at,
        channel=answers.text("channel"),
        kinds=list(answers.many("kinds")),
        happened_passage=keep(happened),
        recipient_id=goes_to(turn, reporter, case, turn.person),
        where=answers.text("where"),
        other_kind=answers.text("other_kind"),
        on_behalf_of=answers.text("on_behalf_of"),
        witness_ids=[str(witness)] if witness else [],
        harmed_ids=[str(turn.person.id)] if answers.yes("hurt") and not for_another else [],
        others=answers.text("others"),
        warned=answers.yes("warned"),
        hurt=bool(answers.yes("hurt")),
        immediate_threat=bool(answers.yes("threat")),
        police_reference=answers.text("police"),
        support_passage=keep(support) if support else None,
    )
    if not own:
        for_whom(incident, reporter, "on_behalf_of_person")
    receive(turn, case, incident)
    return own_card(turn, case, incident)


def goes_to(turn: Turn, reporter: Person, case: Case, typed_by: Person | None = None) -> UUID:
    """Who must look at what somebody reports or did in a case (section 8); not whoever typed it for them."""
    fallback = turn.reader.fallbacks().get(case.organisation)
    people = [x for x in turn.reader.people() if typed_by is None or x.id != typed_by.id]
    return rule.recipient(reporter, people, fallback.person_id if fallback else None).id


def receive(turn: Turn, case: Case, incident: Incident) -> None:
    """Record a report and tell everybody whom it goes to."""
    record = rule.report(case, incident, turn.person)
    if rule.needs_safety_group(incident, turn.pack):
        referral = rule.refer(case, incident, None, turn.at, turn.pack, turn.calendar)
        turn.record(case, referral, notices=tell_group(turn, case, incident))
    turn.record(case, record, notices=tell(turn, case, incident))


def own_card(look: Look, case: Case, incident: Incident) -> Card:
    """The report as its reporter sees it now."""
    name, names = look.customer_name(case), look.names()
    return reporter_card(case, incident, name, names, look.today, look.calendar, look.say)


def acknowledge(turn: Turn, action: Action) -> Card:
    """The line manager has seen it."""
    case, incident = _incident(turn, action.subject)
    record = rule.acknowledge(case, incident, turn.person, turn.at)
    return _handled(turn, case, incident, record)


def ask_no_further_action(turn: Turn, subject: str, step: str) -> Form:
    """The reason why nothing more is needed."""
    case, incident = _incident(turn, subject)
    rule.require_handler(incident, turn.person)
    return no_further_action_form(subject, turn.about(case), turn.say)


def take_no_further_action(turn: Turn, form: Form, answers: Answers) -> Card:
    """Decide that nothing more becomes of the report."""
    case, incident = _incident(turn, form.subject)
    reason = turn.keep(case)(answers.text("reason"))
    record = rule.decide_report(case, incident, Outcome.NO_FURTHER_ACTION, reason, turn.person, turn.at)
    return _handled(turn, case, incident, record)


def _handled(turn: Turn, case: Case, incident: Incident, record: Record) -> Card:
    turn.record(case, record, notices=tell(turn, case, incident))
    return incident_card(turn, case, incident)


def incident_card(look: Look, case: Case, incident: Incident) -> Card:
    """The report as whoever looks after it sees it now."""
    name, names = look.customer_name(case), look.names()
    return manager_card(case, incident, name, names, look.today, look.pack, look.calendar, look.say)


def tell(turn: Turn, case: Case, incident: Incident) -> list[Notice]:
    """The cards of a report, as they stand now, for whoever looks after it and for the reporter."""
    names, customer = turn.names(), turn.customer_name(case)
    key = f"report:{incident.id}"
    to_manager = {incident.recipient_id, *turn.unit.outbox.recipients(key)} - incident.reporters
    return [
        *(
            Notice(
                id,
                key,
                manager_card(
                    case, incident, customer, names, turn.today, turn.pack, turn.calendar, turn.words_for(id)
                ),
            )
            for id in sorted(to_manager)
        ),
        *_to_reporters(turn, case, incident),
    ]


def tell_reporters(turn: Turn, case: Case) -> list[Notice]:
    """What became of every report that something was to follow from, for its reporter (X1)."""
    followed = (Outcome.FORMAL, Outcome.INFORMAL)
    reports = [incident for incident in case.incidents if incident.outcome in followed]
    return [notice for incident in reports for notice in _to_reporters(turn, case, incident)]


def _to_reporters(turn: Turn, case: Case, incident: Incident) -> list[Notice]:
    """For whoever typed it, and for whom it was typed, where they are in the directory."""
    customer, names, found = turn.customer_name(case), turn.names(), []
    for id in sorted(incident.reporters):
        w = turn.words_for(id)
        card = reporter_card(case, incident, customer, names, turn.today, turn.calendar, w)
        found.append(Notice(id, f"my-report:{incident.id}", card))
    return found


def customer_of(turn: Turn, subject: str) -> Customer | None:
    """Whom a form is about that is opened from a customer, from a case, or from nothing: then it is nobody yet."""
    if ":" in subject:
        case, _ = turn.case(subject)
        return turn.customer(case) if case.customer_id else None
    try:
        return turn.reader.customer(UUID(subject)) if subject else None
    except ValueError:
        raise NotAllowed("unknown-customer") from None


def happened_at(turn: Turn, answers: Answers) -> dt.datetime:
    """When it happened, as the form says (``day`` and ``time``): not in the future, and not ages ago."""
    day, occurred_at = answers.day("day"), turn.moment(answers)
    if occurred_at > turn.at + dt.timedelta(minutes=1):
        raise Invalid({"day" if day > turn.today else "time": Problem("in-the-future")})
    if day < turn.today - dt.timedelta(days=365 * YEARS_BACK):
        raise Invalid({"day": Problem("long-ago", {"years": YEARS_BACK})})
    return occurred_at


def _customer(turn: Turn, answers: Answers) -> Customer | None:
    chosen = answers.uuid("customer")
    problems: dict[str, Problem] = {}
    other = any(turn.pack.behaviour(kind).other for kind in answers.many("kinds"))
    if other and not answers.text("other_kind"):
        problems["other_kind"] = Problem("say-which")
    if chosen is None and not answers.text("unidentified"):
        problems["customer"] = Problem("who-is-it")
    if problems:
        raise Invalid(problems)
    if chosen is None:
        return None
    try:
        return turn.unit.lock_customer(chosen)
    except NotAllowed:
        raise Invalid({"customer": Problem("unknown-customer")}) from None


def case_for(turn: Turn, customer: Customer | None) -> Case:
    """The customer's case in their organisation; a new one where there is none, or nobody knows who it was."""
    if customer is not None and (known := known_case(turn, customer)) is not None:
        return known
    organisation = customer.organisation if customer else turn.pack.organisations[0].key
    case = Case(
        turn.unit.reference(turn.today.year),
        organisation,
        customer.id if customer else None,
        turn.at,
        turn.at,
    )
    turn.unit.add(case)
    return case


def known_case(turn: Turn, customer: Customer) -> Case | None:
    """The customer's case in their organisation, the newest. Of one who stands in the list twice, that of the row which
    stays; where it has none, one that is open under another: what goes on is not begun anew."""
    cases = [
        case
        for case in reversed(turn.unit.cases.of_customer(customer.id))
        if case.organisation == customer.organisation
    ]
    own = [case for case in cases if case.customer_id == customer.id]
    going_on = [case for case in cases if case.customer_id != customer.id and case.open_on(turn.today)]
    return next(iter([*own, *going_on]), None)


def _incident(turn: Turn, subject: str) -> tuple[Case, Incident]:
    case, part = turn.case(subject)
    return case, case.incident(part)


REPORT = UseCase("report", form=ask, submit=take, hub="Report an incident")
ACKNOWLEDGE = UseCase("acknowledge", act=acknowledge)
NO_FURTHER_ACTION = UseCase("no-further-action", form=ask_no_further_action, submit=take_no_further_action)
