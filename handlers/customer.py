"""A customer's page, and how we write to them (sections 12 and 13)."""

from handlers.following import following
from handlers.linked import linked_with
from handlers.place import customer_id
from handlers.turn import Look, Turn, parse_subject
from handlers.usecase import Shown, UseCase, whole
from notices.answers import Answers
from notices.card import Action, Card
from notices.check import ask_whom_card, choose_card, nobody_card, too_long_card
from notices.customer import UNKNOWN, Page, letters_card, letters_form, page_card
from notices.form import Form
from policy import customer_page as rule
from policy.access import may_read
from policy.cannot_use import may_say
from policy.customer import Customer
from policy.merge import may_merge
from policy.record import recorded
from policy.refusal import NotAllowed

MOST_TYPED = 200
MOST_SHOWN = 8


def whom(look: Look, subject: str) -> Customer:
    """The customer that a button names, by their id or by a case, not locked. Raises `NotAllowed`."""
    if ":" not in subject:
        return look.reader.customer(customer_id(subject))
    id = look.reader.cases.customer_of(parse_subject(subject)[0])
    if id is None:
        raise NotAllowed("customer-not-identified")
    return look.reader.customer(id)


def typed(look: Look, text: str) -> Shown:
    """What was typed after `/contact customer`: one customer's page, several to choose from, or none."""
    if not text:
        return ask_whom_card(look.say), ()
    if len(text) > MOST_TYPED:
        return too_long_card(len(text), MOST_TYPED, look.say), ()
    hits = look.reader.find_customers(text, limit=MOST_SHOWN + 1)
    exact = [hit for hit in hits if hit.exact]
    if len(exact) == 1 or len(hits) == 1:
        return see(look, Action("customer", str((exact or hits)[0].customer.id)))
    record = recorded("looked-up-by-text", "8", look.person, look.at, found=len(hits))
    if not hits:
        return nobody_card(text, look.say), (record,)
    found = [hit.customer for hit in hits]
    more = len(found) > MOST_SHOWN
    return choose_card(found[:MOST_SHOWN], text, more, look.say, "customer"), (record,)


def see(look: Look, action: Action) -> Shown:
    """The page."""
    customer = whom(look, action.subject)
    cases = look.reader.cases.of_customer(customer.id)
    rule.require_may_open(look.person, cases)
    links = linked_with(look, customer, look.today)
    # Who lives there shares a phone, and is known to be somebody else.
    others = {linked.other.id for linked in links if linked.other is not None}
    alike = [(found.customer, found.shares) for found in look.reader.alike(customer, but=others)]
    page = Page(
        customer,
        [case for case in cases if may_read(look.person, case)],
        alike,
        links,
        change=rule.may_change(look.person, cases),
        merge=may_merge(look.person),
        ways=may_say(look.person),
    )
    record = recorded("customer-read", "13", look.person, look.at, customer_id=customer.id)
    return page_card(page, look.pack, look.say), (record,)


def ask_letters(turn: Turn, subject: str, step: str) -> Form:
    """In which language and format we write."""
    customer = whom(turn, subject)
    rule.require_may_change(turn.person, turn.reader.cases.of_customer(customer.id))
    return letters_form(customer, turn.say)


def take_letters(turn: Turn, form: Form, answers: Answers) -> Card:
    """Keep it; the letters that are not issued yet follow."""
    customer = turn.unit.lock_customer(whom(turn, form.subject).id)
    cases = turn.reader.cases.of_customer(customer.id)
    language = answers.text("language")
    language = "" if language == UNKNOWN else language
    record = rule.write_so(customer, language, answers.text("format"), turn.person, cases, turn.at)
    changed = following(turn, customer)
    turn.record_apart(record, notices=changed)
    return letters_card(customer, len({notice.key for notice in changed}), turn.say)


CUSTOMER = UseCase("customer", look=see, typed=whole)
LETTERS_TO = UseCase("letters-to", form=ask_letters, submit=take_letters, typed=whole)
