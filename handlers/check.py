"""Looking a customer up: `/contact-check` (section 8). Every look-up is recorded, whatever it finds."""

from uuid import UUID

from handlers.linked import linked_with
from handlers.turn import Look, subject_of
from handlers.usecase import Shown, UseCase
from notices.card import Action
from notices.check import More, ask_whom_card, check_card, choose_card, nobody_card, too_long_card
from notices.informal import informal_line
from policy.access import may_read
from policy.check import what_applies
from policy.customer_page import may_open
from policy.record import recorded
from policy.refusal import NotAllowed

MOST_TYPED = 200
MOST_SHOWN = 8


def check_typed(look: Look, typed: str) -> Shown:
    """What was typed after the command: one customer, several to choose from, or none."""
    typed = " ".join(typed.split())
    if not typed:
        return ask_whom_card(look.say), ()
    if len(typed) > MOST_TYPED:
        return too_long_card(len(typed), MOST_TYPED, look.say), ()
    hits = look.reader.find_customers(typed, limit=MOST_SHOWN + 1)
    exact = [hit for hit in hits if hit.exact]
    if len(exact) == 1 or len(hits) == 1:
        hit = (exact or hits)[0]
        return _shown(look, (hit.found_as or hit.customer).id)
    record = recorded("looked-up-by-text", "8", look.person, look.at, found=len(hits))
    if not hits:
        return nobody_card(typed, look.say), (record,)
    found = [hit.customer for hit in hits]
    return choose_card(found[:MOST_SHOWN], typed, len(found) > MOST_SHOWN, look.say), (record,)


def check_chosen(look: Look, action: Action) -> Shown:
    """A customer chosen from a list."""
    try:
        customer_id = UUID(action.subject)
    except ValueError:
        raise NotAllowed("unknown-customer") from None
    return _shown(look, customer_id)


def _shown(look: Look, id: UUID) -> Shown:
    """The check of a customer; where the row leads to another, of that one, and it says so."""
    customer, asked = look.reader.customer(id), look.reader.customer_row(id)
    cases = look.reader.cases.of_customer(customer.id)
    applies = what_applies(customer, cases, look.today, look.pack, look.answering)
    open_to = [case for case in cases if may_read(look.person, case)]
    readable = [(case.reference, subject_of(case)) for case in open_to]
    acted = [
        informal_line(case, look.pack, look.calendar, look.say) for case in open_to if case.informal_actions
    ]
    names = look.names() if applies.restrictions else {}  # only restrictions name people
    more = More(
        asked=asked if asked.id != customer.id else None,
        page=may_open(look.person, cases),
        links=linked_with(look, customer, look.today),
    )
    card = check_card(customer, applies, readable, acted, names, more, look.today, look.pack, look.say)
    record = recorded(
        "looked-up",
        "8",
        look.person,
        look.at,
        customer_id=customer.id,
        restrictions=len(applies.restrictions),
        controls=len(applies.controls),
        register=len(applies.register),
    )
    return card, (record,)


CHECK = UseCase("check", look=check_chosen)
