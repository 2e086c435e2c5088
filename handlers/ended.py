"""Ending restrictions early, and the letter with which anything ends (sections 7 and 9)."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from handlers.letter import draft_letter, tell_letter
from handlers.turn import Turn
from handlers.usecase import UseCase
from notices.answers import Answers
from notices.card import Card
from notices.ended import end_form, ended_card
from notices.form import Form
from notices.formal import WRITTEN_IN
from policy import ended as rule
from policy.case import Case
from policy.letter import Letter, LetterKind
from policy.refusal import Refused
from policy.restriction import Restriction


def ask(turn: Turn, subject: str, step: str) -> Form:
    """What ends, and why. A restriction whose button was pressed is chosen already; from anywhere else, all are."""
    case, part = turn.case(subject)
    able = rule.require_ender(case, turn.person, turn.today, turn.pack)
    chosen = [r for r in able if r.id == part] or able
    about = turn.about(case)
    return end_form(subject, about, able, chosen, turn.names(), turn.pack, turn.say)


def take(turn: Turn, form: Form, answers: Answers) -> Card:
    """End them now, and draft the letter."""
    case, _ = turn.case(form.subject)
    chosen = [r for r in case.restrictions if str(r.id) in answers.many("ends")]
    reason = answers.text("reason")
    record = rule.end(case, chosen, reason, turn.person, turn.at, turn.pack, turn.calendar)
    letter = draft_ended(turn, case, chosen[0].id, chosen, turn.today, answers.text(WRITTEN_IN), reason)
    turn.record(case, record, notices=tell_letter(turn, case, letter))
    name = turn.customer_name(case)
    return ended_card(case, chosen, letter, name, turn.names(), turn.pack, turn.say)


def draft_ended(
    turn: Turn,
    case: Case,
    about: UUID,
    ended: Sequence[Restriction],
    ended_on: dt.date,
    written_in: str = "en",
    reason: str = "",
) -> Letter:
    """The letter that says so; ``ended_on`` is the first local day without them."""
    facts = {"ended": [str(restriction.id) for restriction in ended], "ended_on": ended_on.isoformat()}
    free = {"reason": reason} if reason else {}
    remaining = [r for r in case.decided if r.effective_from is not None and r.last_day >= turn.today]
    shown = {r.id: r for r in (*ended, *remaining)}.values()
    letter = draft_letter(turn, case, LetterKind.ENDED, about, written_in, free, facts, shown)
    case.letters.append(letter)
    return letter


def _something(case: Case) -> UUID:
    """The case as a whole, where anything was ever told to the customer."""
    if not any(restriction.effective_from for restriction in case.decided):
        raise Refused("nothing-to-end", "9")
    return case.id


END = UseCase("end", form=ask, submit=take, typed=_something)
