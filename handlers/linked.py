"""The links of a customer as cards show them, from either side (section 8, X1b)."""

import datetime as dt

from handlers.turn import Look
from notices.link import Linked
from policy.customer import Customer
from policy.link import Link


def linked_with(look: Look, customer: Customer, since: dt.date) -> list[Linked]:
    """Whom the customer is linked with, and who with them: the links that are not over by a local day."""
    links = [x for x in look.reader.links(customer.id) if x.until is None or x.until >= since]
    shown = (shown_link(look, customer, link) for link in links)
    return [
        x for x in shown if x.other is None or x.other.id != customer.id
    ]  # merged since: no link any more


def shown_link(look: Look, customer: Customer, link: Link) -> Linked:
    """One link, from this customer's side."""
    mine = link.customer_id in customer.ids
    id = link.other_id if mine else link.customer_id
    other = look.reader.customer(id) if id is not None else None
    return Linked(link, other, other.name if other else link.name, mine)
