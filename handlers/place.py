"""Where something about a customer belongs: the case whose restrictions are in force, and what is in force."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from handlers.turn import Look, Turn, parse_subject
from notices.answers import Answers
from policy.access import knows_customer
from policy.case import Case
from policy.check import Applies, what_applies
from policy.customer import Customer
from policy.refusal import Invalid, NotAllowed, Problem


@dataclass(frozen=True)
class Place:
    """The customer (None: not identified), their case (None: there is none), and what applies to them."""

    customer: Customer | None
    case: Case | None
    applies: Applies | None

    @property
    def restriction_ids(self) -> list[str]:
        """What is in force, over all cases."""
        return [str(found.restriction.id) for found in self.applies.restrictions] if self.applies else []

    @property
    def not_alone(self) -> bool:
        """Whether nobody may go there alone."""
        return self.applies is not None and self.applies.not_alone


def place(turn: Turn, subject: str, day: dt.date | None = None) -> Place:
    """The place of a subject on a local day (today): a customer's id, or a case's as buttons name it. Both are locked.

    The case is the one that was named, where anything of it is in force; else one where something is, of the customer's
    own organisation first. Raises `NotAllowed`.
    """
    case = turn.case(subject)[0] if ":" in subject else None
    if case is not None and case.customer_id is None:
        return Place(None, case, None)
    customer = turn.unit.lock_customer(
        case.customer_id if case and case.customer_id else customer_id(subject)
    )
    cases = turn.unit.cases.of_customer(customer.id)
    applies = what_applies(customer, cases, day or turn.today, turn.pack, turn.answering)
    restricted = {found.case.id for found in applies.restrictions}
    best = max(
        cases,
        key=lambda x: (
            x.id in restricted,
            case is not None and x.id == case.id,
            x.organisation == customer.organisation,
            x.opened_at,
        ),
        default=None,
    )
    if best is not None:
        best = turn.unit.cases.get(best.id, for_update=True)
    return Place(customer, best, applies)


def who(look: Look, subject: str) -> str:
    """How cards name whom a subject is about: to whoever has nothing to do with the case its reference tells no name."""
    if ":" not in subject:
        return look.reader.customer(customer_id(subject)).name[:110]
    case, _ = look.case(subject)
    return look.customer_name(case)[:110] if knows_customer(look.person, case) else case.reference


def customer_id(subject: str) -> UUID:
    """The customer that a button names. Raises `NotAllowed`: buttons come back over the network."""
    try:
        return UUID(subject)
    except ValueError:
        raise NotAllowed("unknown-customer") from None


def check_subject(subject: str) -> str:
    """The subject as it came, where it can be one. Raises `NotAllowed`."""
    if ":" in subject:
        parse_subject(subject)
    else:
        customer_id(subject)
    return subject


def customer_shown(turn: Turn, subject: str) -> Customer | None:
    """The customer that a form may show, opened from them, from a case or from nothing: to whoever has nothing to do
    with the case its reference tells no name."""
    if subject and ":" not in check_subject(subject):
        return turn.reader.customer(UUID(subject))
    if subject and knows_customer(turn.person, case := turn.case(subject)[0]) and case.customer_id:
        return turn.customer(case)
    return None


def chosen_customer(turn: Turn, answers: Answers) -> Customer:
    """The customer that was chosen in a form, locked. Raises `Invalid`."""
    chosen = answers.uuid("customer")
    if chosen is None:
        raise Invalid({"customer": Problem("required")})
    try:
        return turn.unit.lock_customer(chosen)
    except NotAllowed:
        raise Invalid({"customer": Problem("unknown-customer")}) from None
