"""What the letter says with which a customer hears that a complaint, or a request for a review, was received (sections 10
and 11)."""

import datetime as dt

from handlers.letter_common import Facts
from handlers.turn import Look
from policy.appeal import may_be_appealed
from policy.case import Case
from policy.letter import Letter


def complaint_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """Its reference, and whether anything applies, in any case of the customer, that could be appealed against."""
    complaint = case.complaint(letter.subject_id)
    every = [case]
    if case.customer_id is not None:
        every += look.reader.cases.of_customer(case.customer_id, but=case.id)
    return {
        "received_on": complaint.received_on.isoformat(),
        "reference": complaint.reference,
        "restricted": any(each.in_force(on, look.pack) for each in every),
        "appealable": any(may_be_appealed(each) for each in every),
    }
