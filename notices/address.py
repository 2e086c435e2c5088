"""Where a customer lives, as it stands beside their name; some have no fixed address, of some it is not known."""

from notices.words import Words
from policy.customer import Customer
from policy.new_customer import no_fixed_address


def where(customer: Customer) -> str:
    """Address and postcode in one line; empty without either."""
    lines = [*customer.address.splitlines(), customer.postcode]
    return ", ".join(line for line in lines if line)


def where_said(customer: Customer, w: Words) -> str:
    """The same, or that there is none, or that nobody knows it."""
    if no_fixed_address(customer):
        return w("No fixed address")
    return where(customer) or w("address not known")


def short(name: str, postcode: str) -> str:
    """A customer in a field: enough to tell two of one name apart."""
    return f"{name}, {postcode}" if postcode else name
