"""The facts of a letter, gathered from its case, as they are today; frozen when it is issued."""

import datetime as dt
from collections.abc import Callable, Mapping

from handlers.letter_appeal import acknowledged_facts, outcome_facts
from handlers.letter_common import Facts, common_facts, letter_texts
from handlers.letter_complaint import complaint_facts
from handlers.letter_contact import contact_facts
from handlers.letter_correction import correction_facts
from handlers.letter_decision import decision_facts
from handlers.letter_ended import ended_facts
from handlers.letter_informal import informal_action_facts, informal_facts
from handlers.letter_not_applied import not_applied_facts
from handlers.letter_not_registered import not_registered_facts
from handlers.letter_review import coming_facts, review_facts
from handlers.letter_safety import changed_facts, registered_facts, removed_facts
from handlers.letter_warning import warning_facts
from handlers.turn import Look
from policy.case import Case
from policy.letter import Letter, LetterKind

OWN: Mapping[LetterKind, Callable[[Look, Case, Letter, dt.date], Facts]] = {
    LetterKind.INFORMAL: informal_facts,
    LetterKind.INFORMAL_ACTION: informal_action_facts,
    LetterKind.WARNING: warning_facts,
    LetterKind.DECISION: decision_facts,
    LetterKind.DECISION_WITHOUT_WARNING: decision_facts,
    LetterKind.CORRECTION_ANSWER: correction_facts,
    LetterKind.NOT_APPLIED: not_applied_facts,
    LetterKind.APPEAL_ACKNOWLEDGED: acknowledged_facts,
    LetterKind.APPEAL_OUTCOME: outcome_facts,
    LetterKind.REVIEW_COMING: coming_facts,
    LetterKind.REVIEW_OUTCOME: review_facts,
    LetterKind.ENDED: ended_facts,
    LetterKind.NOT_REGISTERED: not_registered_facts,
    LetterKind.SAFETY_REGISTER: registered_facts,
    LetterKind.SAFETY_CHANGED: changed_facts,
    LetterKind.SAFETY_REMOVED: removed_facts,
    LetterKind.CONTACT_CHANGED: contact_facts,
    LetterKind.COMPLAINT_RECEIVED: complaint_facts,
    LetterKind.REVIEW_RECEIVED: complaint_facts,
}


def letter_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """Everything the letter says, dated ``on`` (a local day)."""
    own = {name: text for name, text in letter_texts(look, letter).items() if "." not in name}
    common = common_facts(look, case, look.customer(case), letter, on)
    return common | OWN[letter.kind](look, case, letter, on) | own
