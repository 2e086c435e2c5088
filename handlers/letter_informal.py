"""What the letters about informal action, and about a restriction of up to 7 days, say of their case (section 5)."""

import datetime as dt
from collections.abc import Collection

from handlers.letter_common import Facts, letter_texts, restriction_facts
from handlers.turn import Look
from notices.kinds import both
from policy.case import Case
from policy.informal import gone_on, warned_before
from policy.letter import Letter


def informal_action_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """What was done informally and why; that nothing is limited, where no restriction applies in any case."""
    action = case.informal_action(letter.subject_id)
    cases = (case, *look.reader.cases.of_customer(look.customer(case).id, but=case.id))
    done = [look.pack.at(action.recorded_at).informal_action(key) for key in action.actions]
    return {
        "incidents": [
            {
                "date": look.calendar.day(action.taken_at).isoformat(),
                "behaviours": _behaviours(look, action.kinds, action.recorded_at),
            }
        ],
        "actions": [both(entry) for entry in done if not entry.other],
        "nothing_limited": not any(each.in_force(on, look.pack) for each in cases),
    }


def informal_facts(look: Look, case: Case, letter: Letter, on: dt.date) -> Facts:
    """What went on after the warning, as it stood when a manager was asked; what is limited, and until when."""
    decision, texts = case.seven_day(letter.subject_id), letter_texts(look, letter)
    restrictions = case.restrictions_of(decision)
    again = [done for done in gone_on(case) if done.at <= decision.asked_at]
    facts: Facts = {
        "incidents": [
            {
                "date": look.calendar.day(done.at).isoformat(),
                "behaviours": _behaviours(look, done.kinds, done.at),
            }
            for done in again
        ],
        "restrictions": [
            # Told late, it applies from the day on which the customer is told.
            {**restriction_facts(look, r, texts), "start": max(r.start, r.effective_from or on).isoformat()}
            for r in restrictions
        ],
        "end": max(restriction.last_day for restriction in restrictions).isoformat(),
    }
    warned = warned_before(case, decision.asked_at)
    if warned is not None:
        facts["warned_on"] = look.calendar.day(warned.at).isoformat()
    return facts


def _behaviours(look: Look, kinds: Collection[str], at: dt.datetime) -> list[dict[str, str]]:
    """Kinds of behaviour as the pack of a moment lists and calls them; those that it does not have yet stand last."""
    pack = look.pack.at(at)
    order = [kind.key for kind in pack.behaviours]
    known = sorted(kinds, key=lambda key: (order.index(key) if key in order else len(order), key))
    return [both(pack.behaviour(key)) for key in known]
