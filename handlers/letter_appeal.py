"""What the two letters of an appeal say of it (section 7)."""

import datetime as dt

from handlers.letter_common import Facts, prose_of, restriction_facts
from handlers.turn import Look
from notices.letter_appeal import reviewer_unnamed
from policy.acknowledgement import DIRECTOR, SLT, decider
from policy.appeal import AppealOutcome, deadlines_of, standing
from policy.case import Case
from policy.letter import Letter

OUTCOMES = {
    AppealOutcome.STAYS: "stay",
    AppealOutcome.SHORTENED: "changed",
    AppealOutcome.CHANGED: "changed",
    AppealOutcome.ENDED: "ended",
}


def acknowledged_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """Who decides, by when, and what applies meanwhile."""
    appeal = case.appeal(letter.subject_id)
    decide_by = deadlines_of(appeal, look.pack, look.calendar)[1]
    decided = standing(case, appeal, on, look.pack)
    suspended = [r for r in decided if case.suspended(r, on)]
    texts = prose_of(look, case)
    return {
        "received_on": appeal.received_on.isoformat(),
        "reviewer": _reviewer(str(letter.facts.get("decider") or decider(appeal, look.reader.people()))),
        "decide_by": decide_by.isoformat(),
        "suspended": bool(suspended) and suspended == decided,
        "suspended_ones": [restriction_facts(look, r, texts) for r in suspended],
    }


def outcome_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """What was decided, what remains, and where the customer can go next."""
    appeal = case.appeal(letter.subject_id)
    decided = look.calendar.day(appeal.decided_at) if appeal.decided_at else look.today
    remaining = standing(case, appeal, on, look.pack)
    texts = prose_of(look, case)
    ombudsman = look.pack.ombudsman
    return {
        "decided_on": decided.isoformat(),
        "reviewer": _reviewer(decider(appeal, look.reader.people())),
        "outcome": OUTCOMES[appeal.outcome] if appeal.outcome else "",
        "suspended": any(case.suspended(r, on) for r in remaining),
        "restrictions": [restriction_facts(look, r, texts) for r in remaining],
        "ombudsman": {x: f"{ombudsman.name.say(x)}\n{ombudsman.contact.say(x)}" for x in ("en", "cy")},
    }


def _reviewer(decides: str) -> dict[str, str]:
    """Who decides, in both languages; of those in the organisation the role, of an outside reviewer the name."""
    if decides in (SLT, DIRECTOR):
        return reviewer_unnamed("slt" if decides == SLT else "director")
    return {language: f"{decides}, {said}" for language, said in reviewer_unnamed("outside").items()}
