"""The outcome of an appeal: the measures stay, or a different course; never stricter (section 7, P7.2 and P7.4)."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from policy.appeal import Appeal, AppealOutcome, appeal_record, require_taken, standing
from policy.calendar import Calendar
from policy.dropped import drop_with
from policy.letter import LetterKind
from policy.loosening import Change, loosen
from policy.pack import Pack
from policy.people import Person, still_here
from policy.record import Record
from policy.refusal import Refused
from policy.restriction import Restriction

if TYPE_CHECKING:
    from policy.case import Case


@dataclass(frozen=True)
class Finding:
    """What was decided, and the passage of its reasons. ``new_end`` (a local day) is for ending all of it sooner;
    ``changes`` for each restriction on its own, with the word that none of them is stricter."""

    outcome: AppealOutcome
    reasons: UUID
    new_end: dt.date | None = None
    changes: Sequence[Change] = ()
    not_stricter: bool = False


def decide(
    case: "Case",
    appeal: Appeal,
    finding: Finding,
    by: Person,
    people: Collection[Person],
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
) -> Record:
    """Decide: everything stays, ends sooner or now, or each on its own; a loosening takes effect at once. An
    acknowledgement that is only drafted goes: the letter with the outcome says it all.

    What an outside reviewer decided is kept as theirs, with whoever recorded it.
    """
    require_taken(case, appeal, by, people)
    changed = _apply(case, appeal, finding, people, calendar.day(at), pack)
    if appeal.outside_name:
        appeal.recorded_by_id = by.id
    appeal.outcome, appeal.decided_at, appeal.reasons_passage = finding.outcome, at, finding.reasons
    dropped = drop_with(case, appeal.id, LetterKind.APPEAL_ACKNOWLEDGED, None, by, at)
    return appeal_record(
        f"appeal-{finding.outcome.value}",
        case,
        appeal,
        by,
        at,
        finding.reasons,
        changed=[str(restriction.id) for restriction in changed],
        outside=bool(appeal.outside_name),
        dropped=[str(letter.id) for letter in dropped],
    )


def require_changeable(case: "Case", appeal: Appeal, today: dt.date, pack: Pack) -> list[Restriction]:
    """What of the decision a different course can still change on a local day."""
    restrictions = standing(case, appeal, today, pack)
    if not restrictions:
        raise Refused("nothing-to-change", "7", field="outcome")
    return restrictions


def _apply(
    case: "Case", appeal: Appeal, finding: Finding, people: Collection[Person], today: dt.date, pack: Pack
) -> Sequence[Restriction]:
    """Checks everything, then changes; gives what is different now."""
    restrictions = [r for r in case.restrictions if r.proposal_id == appeal.proposal_id]
    match finding.outcome:
        case AppealOutcome.STAYS:
            return []
        case AppealOutcome.ENDED:
            for restriction in restrictions:
                restriction.ended_on = min(restriction.ended_on or today, today)
            return restrictions
        case AppealOutcome.SHORTENED:
            return _shorten(restrictions, finding.new_end, today)
        case AppealOutcome.CHANGED:
            able = require_changeable(case, appeal, today, pack)
            return loosen(able, finding.changes, finding.not_stricter, today, pack, "7", still_here(people))


def _shorten(
    restrictions: Sequence[Restriction], new_end: dt.date | None, today: dt.date
) -> list[Restriction]:
    if new_end is None or new_end < today:
        raise Refused("new-end-missing", "7", field="new_end")
    longer = [restriction for restriction in restrictions if restriction.last_day > new_end]
    if not longer:
        raise Refused("new-end-not-sooner", "7", field="new_end")
    for restriction in longer:
        if new_end < restriction.start:
            restriction.ended_on = today
        else:
            restriction.end = new_end
    return longer
