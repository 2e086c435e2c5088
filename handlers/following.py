"""What follows for the cases of a customer when something about the customer changes (sections 8 and 12)."""

from handlers.letter import tell_letter
from handlers.turn import Turn
from notices.notice import Notice
from policy.customer import Customer
from policy.merge import follow


def following(turn: Turn, customer: Customer) -> list[Notice]:
    """Bring every case of a customer, who is locked, up to date: the languages of letters that are not sent yet, whether
    a way of contact is open, and the next reminders. Gives the cards of the letters that changed.

    It is for a transaction that records what changed.
    """
    told: list[Notice] = []
    ids = sorted(case.id for case in turn.unit.cases.of_customer(customer.id))
    for case in [turn.unit.cases.get(id, for_update=True) for id in ids]:
        for letter in follow(case, customer):
            told += tell_letter(turn, case, letter)
        turn.follow(case)
    return told
