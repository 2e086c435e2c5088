"""What the customer says is wrong in a warning, and the answer to it (section 6)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import Calendar
from policy.formal import begun_by, require_preparer
from policy.letter import Letter, LetterKind
from policy.openthing import OpenThing, to_do
from policy.pack import Pack
from policy.people import Person
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale

if TYPE_CHECKING:
    from policy.case import Case


class CorrectionOutcome(StrEnum):
    """What was made of it."""

    CORRECTED = "corrected"
    PARTLY = "partly"
    NOT_CHANGED = "not_changed"


@dataclass(eq=False)
class Correction:
    """What the customer, or ``said_by`` for them, says is wrong in a warning. ``received_on`` is a local day;
    ``*_passage`` name encrypted texts."""

    letter_id: UUID
    received_on: dt.date
    channel: str
    said_by: str
    text_passage: UUID
    logged_by_id: UUID
    logged_at: dt.datetime
    outcome: CorrectionOutcome | None = None
    answered_by_id: UUID | None = None
    answered_at: dt.datetime | None = None
    reason_passage: UUID | None = None
    id: UUID = field(default_factory=uuid4)


def warning_to_correct(case: "Case") -> Letter:
    """The warning that the customer had last (P6.3). Raises `Refused` where none was issued."""
    issued = [x for x in case.letters if x.kind is LetterKind.WARNING and x.issued_at is not None]
    if not issued:
        raise Refused("nothing-to-correct", "6")
    return issued[-1]


def log(case: "Case", said: Correction, by: Person, at: dt.datetime, calendar: Calendar) -> Record:
    """Log it, however it came; anyone on the staff may, and it is never too late (P6.3)."""
    if not by.active:
        raise NotAllowed("left")
    if said.received_on > calendar.day(at):
        raise Refused("correction-in-the-future", "6", field="received_on")
    case.corrections.append(said)
    return _recorded("correction-logged", case, said, said.text_passage, by, at)


def unanswered(case: "Case") -> list[Correction]:
    """Those that wait for their answer, oldest first."""
    return [correction for correction in case.corrections if correction.answered_at is None]


def require_answered(case: "Case") -> None:
    """No restriction is approved while the customer waits to hear what became of a correction (P6.3)."""
    if unanswered(case):
        raise Refused("correction-unanswered", "6", instead="answer-correction")


def require_answerer(case: "Case", correction: Correction, by: Person) -> None:
    """Those who prepare formal action answer, once. Raises `NotAllowed` and `Stale`."""
    require_preparer(case, by)
    if correction.answered_at is not None:
        raise Stale("correction-answered")


def answer(
    case: "Case",
    correction: Correction,
    outcome: CorrectionOutcome,
    reason: UUID | None,
    by: Person,
    at: dt.datetime,
) -> Record:
    """Say what was corrected, and why; the customer is written to (P6.3)."""
    require_answerer(case, correction, by)
    if reason is None:
        raise Refused("reason-missing", "13", field="reason")
    correction.outcome, correction.reason_passage = outcome, reason
    correction.answered_by_id, correction.answered_at = by.id, at
    return _recorded("correction-answered", case, correction, reason, by, at)


def open_corrections(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The corrections without an answer, for whoever began the consideration (P6.3)."""
    for correction in unanswered(case):
        about = case.letter(correction.letter_id).subject_id
        able = begun_by(case, *(formal.started_by_id for formal in case.formals if formal.id == about))
        since, step = correction.logged_at, "see-correction"
        days = pack.at(since).settings.signoff_working_days
        yield to_do("correction", correction.id, "6", since, days, able, pack, calendar, step=step)


def _recorded(
    what: str, case: "Case", correction: Correction, text: UUID, by: Person, at: dt.datetime
) -> Record:
    return recorded(
        what,
        "6",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=correction.id,
        passages=[text],
    )
