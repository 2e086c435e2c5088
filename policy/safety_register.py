"""The staff safety register: its entries as they are now, and their own reviews (sections 8 and 9, P8.2 and P9.3)."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import DAY, Calendar
from policy.dropped import drop_with
from policy.incident import Incident
from policy.letter import Letter, LetterKind
from policy.openthing import OpenThing, to_do
from policy.pack import Pack
from policy.people import Person
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale
from policy.review_due import reminders
from policy.safety import SafetyDecision, able_to_decide, check_entry, require_decider

if TYPE_CHECKING:
    from policy.case import Case


class RegisterOutcome(StrEnum):
    """What becomes of an entry when it is looked at again."""

    KEPT = "kept"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(eq=False)
class RegisterReview:
    """An entry was looked at again. ``measures`` and ``review_on`` (a local day) are those that hold from then on;
    without them it was removed."""

    decision_id: UUID
    outcome: RegisterOutcome
    by_id: UUID
    at: dt.datetime
    reason_passage: UUID | None
    measures: list[str] = field(default_factory=list)
    review_on: dt.date | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class Entry:
    """An entry as it is now. ``turn`` is the id of what said so last, at ``since``: the decision, or a review."""

    decision: SafetyDecision
    incident: Incident
    measures: tuple[str, ...]
    review_on: dt.date
    turn: UUID
    since: dt.datetime

    def overdue_since(self, day: dt.date) -> dt.date | None:
        """The local day since which its review is overdue on another one (P9.3)."""
        return self.review_on if self.review_on < day else None


def entries(case: "Case") -> list[Entry]:
    """The entries of a case that are on the register; none because of a report about somebody else."""
    theirs = {incident.id for incident in case.theirs}
    decided = [x for x in case.safety_decisions if x.on_register and x.incident_id in theirs]
    found = [_entry(case, decision) for decision in decided]
    return [entry for entry in found if entry is not None]


def told_wrongly(case: "Case") -> list[Entry]:
    """The entries because of a report about somebody else of which this customer has a letter: they apply no more, and
    wait to be removed, so that the customer is told."""
    theirs = {incident.id for incident in case.theirs}
    decided = [x for x in case.safety_decisions if x.on_register and x.incident_id not in theirs]
    found = [_entry(case, decision) for decision in decided]
    return [entry for entry in found if entry is not None and letter_owed(case, entry)]


def entry_of(case: "Case", id: UUID) -> Entry:
    """The entry that an id means: of its report, its decision or one of its reviews; with the id of the case the one
    that is to be looked at first. Raises `NotAllowed`, and `Stale` for one that was removed."""
    for decision in case.safety_decisions:
        turns = {review.id for review in case.register_reviews if review.decision_id == decision.id}
        if decision.on_register and id in {decision.incident_id, decision.id, *turns}:
            entry = _entry(case, decision)
            if entry is None:
                raise Stale("register-removed")
            return entry
    there = sorted(entries(case), key=lambda entry: entry.review_on)
    if id == case.id and there:
        return there[0]
    raise NotAllowed("unknown-subject")


def entry_to_review(case: "Case", id: UUID) -> Entry:
    """The same, for its review. Raises `Stale` where the id is that of an earlier turn: somebody reviewed it since."""
    entry = entry_of(case, id)
    if id not in (case.id, entry.incident.id, entry.turn):
        raise Stale("reviewed")
    return entry


def review(
    case: "Case",
    entry: Entry,
    done: RegisterReview,
    by: Person,
    people: Sequence[Person],
    pack: Pack,
    calendar: Calendar,
    *,
    telling: bool = False,
    for_customer: str = "",
) -> Record:
    """Keep it with a new review date, change its measures, or remove it; each with its reason (P9.3). What is removed
    ends at once. ``telling``: the customer, who was not told of the entry, is told now. ``for_customer`` is the reason
    as the customer will read it, where there is a letter."""
    require_decider(case, entry.incident, by, people)
    if entry.incident.wrong_customer_at is not None and done.outcome is not RegisterOutcome.REMOVED:
        raise Refused("entry-about-another", "8", field="outcome")
    if done.reason_passage is None:
        raise Refused("reason-missing", "9", field="reason")
    told = letter_of(case, entry, done.outcome, telling=telling)
    if done.outcome is RegisterOutcome.REMOVED:
        done.measures, done.review_on = [], None
    else:
        if done.outcome is RegisterOutcome.KEPT:
            done.measures = list(entry.measures)
        elif set(done.measures) == set(entry.measures):
            raise Refused("measures-unchanged", "9", field="measures")
        check_entry(done.measures, done.review_on, calendar.day(done.at), pack)
    if told is not None and not for_customer.strip():
        raise Refused("reason-for-customer-missing", "9", field="letter_reason")
    for kind, about in letters_of(case, entry.decision):
        if done.outcome is RegisterOutcome.REMOVED or kind is told:  # of several changes the last one is told
            drop_with(case, about, kind, done.reason_passage, by, done.at)
    case.register_reviews.append(done)
    return recorded(
        f"register-{done.outcome.value}",
        "9",
        by,
        done.at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=entry.incident.id,
        passages=[done.reason_passage],
        measures=list(done.measures),
        told=told is not None,
    )


def letter_of(
    case: "Case", entry: Entry, outcome: RegisterOutcome, *, telling: bool = False
) -> LetterKind | None:
    """The letter that goes with a review: whoever was told of the entry is told of its change and of its end, and who
    was not can be told of it now. None where none is drafted: one that still waits says what holds when it is issued."""
    if outcome is not RegisterOutcome.KEPT and letter_owed(case, entry):
        removed = outcome is RegisterOutcome.REMOVED
        return LetterKind.SAFETY_REMOVED if removed else LetterKind.SAFETY_CHANGED
    first = telling and outcome is not RegisterOutcome.REMOVED and untold(case, entry)
    return LetterKind.SAFETY_REGISTER if first else None


def letters_of(case: "Case", decision: SafetyDecision) -> list[tuple[LetterKind, UUID]]:
    """What the letters are that tell of an entry as it stands, and what they are about: the decision, or a review at
    which the customer was told first, or of a change."""
    reviews = [x.id for x in case.register_reviews if x.decision_id == decision.id]
    first = [(LetterKind.SAFETY_REGISTER, id) for id in (decision.id, *reviews)]
    return [*first, *((LetterKind.SAFETY_CHANGED, id) for id in reviews)]


def letter_owed(case: "Case", entry: Entry) -> bool:
    """Whether the customer was told of the entry, so that they are told of its change and its end."""
    return any(letter.issued_at is not None for letter in _told_by(case, entry))


def untold(case: "Case", entry: Entry) -> bool:
    """Whether no letter of the entry was issued, and none waits: then the customer can be told of it at its review."""
    return not any(letter.dropped_at is None for letter in _told_by(case, entry))


def _told_by(case: "Case", entry: Entry) -> list[Letter]:
    about = letters_of(case, entry.decision)
    return [letter for letter in case.letters if (letter.kind, letter.subject_id) in about]


def open_register_reviews(case: "Case", pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The reviews of the entries, for the group; the Director hears of one that is overdue (P9.3). What a customer was
    told because of a report about somebody else is put right at once."""
    for entry in told_wrongly(case):
        said, incident = entry.incident.wrong_customer_at, entry.incident
        assert said is not None  # that is why it was told wrongly
        yield to_do(
            "register-review",
            entry.turn,
            "8",
            said,
            0,
            able_to_decide(case, incident),
            pack,
            calendar,
            step="see-safety",
        )
    for entry in entries(case):
        incident = entry.incident
        yield OpenThing(
            "register-review",
            entry.turn,
            "9",
            calendar.day(entry.since),
            reminders(entry.review_on, dt.date.max, entry.since, pack.at(entry.since), calendar),
            able_to_decide(case, incident),
            by=entry.review_on,
            late_on=entry.review_on + DAY,
            step="see-safety",
            from_day=entry.review_on - max(pack.at(entry.since).settings.review_reminder_days) * DAY,
        )


def _entry(case: "Case", decision: SafetyDecision) -> Entry | None:
    """None where it was removed."""
    reviews = [review for review in case.register_reviews if review.decision_id == decision.id]
    last = max(reviews, key=lambda review: review.at, default=None)
    measures, review_on = (last or decision).measures, (last or decision).review_on
    if review_on is None:
        return None
    turn, since = (last.id, last.at) if last else (decision.id, decision.decided_at)
    return Entry(decision, case.incident(decision.incident_id), tuple(measures), review_on, turn, since)
