"""What the decision to restrict says of its case (sections 6 and 7)."""

import datetime as dt

from handlers.letter_common import Facts, letter_texts, restriction_facts
from handlers.turn import Look
from notices.kinds import both
from policy.case import Case
from policy.letter import Letter


def decision_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """What was decided and when, what was tried before, and when it is looked at again."""
    proposal, texts = case.proposal(letter.subject_id), letter_texts(look, letter)
    decided = look.calendar.day(proposal.decided_at) if proposal.decided_at else look.today
    formal = next(formal for formal in case.formals if formal.id == proposal.formal_id)
    then = look.pack.at(formal.measured_at or proposal.proposed_at)
    taken = [item for item in then.measures if formal.measures.get(item.key) in ("done", "offered")]
    return {
        "decided_on": decided.isoformat(),
        "restrictions": [restriction_facts(look, r, texts) for r in case.restrictions_of(proposal)],
        "review_date": proposal.review_on.isoformat(),
        "measures_taken": [both(item) for item in taken],
    }
