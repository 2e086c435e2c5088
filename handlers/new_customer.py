"""Entering a customer who is not in the list, and saying who the customer of a case is (section 8)."""

from handlers.complaint import draft_received
from handlers.following import following
from handlers.imports_read import looks_like_an_email
from handlers.place import customer_id
from handlers.report import tell
from handlers.safety_told import tell_group
from handlers.turn import Turn, subject_of
from handlers.usecase import UseCase, readable
from notices.answers import Answers
from notices.card import Card
from notices.customer import UNKNOWN
from notices.form import Form
from notices.new_customer import entered_card, identified_card, identify_form, new_customer_form
from policy import identify as identifying
from policy import new_customer as rule
from policy.access import may_read
from policy.customer import Customer
from policy.refusal import Invalid, NotAllowed, Problem

MOST_ALIKE = 4


def ask(turn: Turn, subject: str, step: str) -> Form:
    """The form; ``step`` is what was typed of the name, ``subject`` whom that fits: it may be somebody else."""
    typed = turn.reader.customer(customer_id(subject)).name if subject and ":" not in subject else step
    return new_customer_form(typed[:100], turn.pack, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """Enter them, unless they may be in the list already and nobody has said that they are not."""
    customer, alike = entered(turn, answers)
    return entered_card(customer, alike, turn.say)


def ask_who(turn: Turn, subject: str, step: str) -> Form:
    """Who it was: somebody in the list, or somebody new."""
    case, _ = turn.case(subject)
    identifying.require_may_identify(case, turn.person)
    return identify_form(subject, case.reference, turn.pack, turn.say)


def take_who(turn: Turn, form: Form, answers: Answers) -> Card:
    """Give the case its customer; whoever has the report sees who it is about, and the letters that nobody could be
    sent are drafted."""
    case, _ = turn.case(form.subject)
    identifying.require_may_identify(case, turn.person)
    customer = _chosen(turn, answers)
    record = identifying.identify(case, customer, turn.person, turn.at)
    told = [notice for incident in case.incidents for notice in tell(turn, case, incident)]
    told += [x for i in case.incidents if i.referred_at is not None for x in tell_group(turn, case, i)]
    for complaint in case.complaints:
        if complaint.reference and complaint.outcome is None:
            told += draft_received(turn, case, complaint)
    turn.record(case, record, notices=[*told, *following(turn, customer)])
    return identified_card(case.reference, subject_of(case), customer, may_read(turn.person, case), turn.say)


def entered(turn: Turn, answers: Answers) -> tuple[Customer, list[Customer]]:
    """A new customer as a form describes them, kept and recorded; and who in the list is like them."""
    known = _known(turn, answers)
    organisation = answers.text("organisation") or turn.pack.organisations[0].key
    like = rule.as_customer(known, "", organisation)
    perhaps = [found.customer for found in turn.reader.alike(like, limit=MOST_ALIKE)]
    reference = turn.unit.customer_reference(turn.today.year)
    none = bool(answers.yes("none_of_these"))
    customer, record = rule.enter(known, reference, organisation, perhaps, none, turn.person, turn.at)
    turn.unit.keep_customers([customer])
    turn.record_apart(record)
    return customer, perhaps


def _known(turn: Turn, answers: Answers) -> rule.Known:
    email, born = answers.text("email"), answers.date("born")
    if email and not looks_like_an_email(email):
        raise Invalid({"email": Problem("not-an-email")})
    if born is not None and born > turn.today:
        raise Invalid({"born": Problem("in-the-future")})
    language = answers.text("language")
    return rule.Known(
        name=" ".join(answers.text("name").split()),
        address=answers.text("address").strip(),
        homeless=bool(answers.yes("homeless")),
        postcode=answers.text("postcode").strip().upper(),
        email=email,
        phone=answers.text("phone").strip(),
        date_of_birth=born,
        language="" if language == UNKNOWN else language,
    )


def _chosen(turn: Turn, answers: Answers) -> Customer:
    """Who was chosen in the list, locked; or whoever was entered as new."""
    chosen = answers.uuid("customer")
    if chosen is None:
        if not answers.text("name"):
            raise Invalid({"customer": Problem("who-is-it-now")})
        return entered(turn, answers)[0]
    if answers.text("name"):
        raise Invalid({"name": Problem("chosen-and-new")})
    try:
        return turn.unit.lock_customer(chosen)
    except NotAllowed:
        raise Invalid({"customer": Problem("unknown-customer")}) from None


NEW_CUSTOMER = UseCase("new-customer", form=ask, submit=take)
IDENTIFY = UseCase("identify", form=ask_who, submit=take_who, typed=readable)
