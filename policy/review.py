"""The review of each formal decision, and what may come of it (section 9).

An outcome that is not stricter takes effect at once; extending or tightening is a new proposal (`policy.proposal`).
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from policy.calendar import DAY, Calendar, add_months
from policy.comment import Comment
from policy.involvement import BARRED_FROM_REVIEW, parts_of
from policy.loosening import Change, check_loosening, last_day_after, loosen
from policy.pack import MissedReview, Pack
from policy.people import Person, Role, require_role, still_here
from policy.record import Record, recorded
from policy.refusal import Refusal, Refused, Stale
from policy.restriction import Restriction

if TYPE_CHECKING:
    from policy.case import Case
    from policy.proposal import Proposal


# What a reviewer is shown a count of, each by when it happened (aware UTC).
SINCE: Mapping[str, Callable[["Case"], Iterable[dt.datetime]]] = {
    "incidents": lambda case: (incident.occurred_at for incident in case.theirs),
    "appeals": lambda case: (appeal.logged_at for appeal in case.appeals),
}


class ReviewOutcome(StrEnum):
    """What became of a review. ``REPLACED``: a stricter decision was approved instead."""

    CONTINUED = "continued"
    AMENDED = "amended"
    ENDED = "ended"
    REPLACED = "replaced"


@dataclass(eq=False)
class Review:
    """One review of one proposal, from the customer's invitation or from when it was done. ``due_on``, ``comment_by``
    and ``next_review_on`` are local days; without ``outcome`` it is still to be done."""

    proposal_id: UUID
    due_on: dt.date
    opened_at: dt.datetime
    comment_by: dt.date | None = None
    outcome: ReviewOutcome | None = None
    by_id: UUID | None = None
    at: dt.datetime | None = None
    reason_passage: UUID | None = None
    implications_passage: UUID | None = None
    next_review_on: dt.date | None = None
    comments_seen: list[str] = field(default_factory=list)
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True)
class Findings:
    """What a reviewer decides. ``changes`` are for an amendment; ``not_stricter`` is the reviewer's word that nothing
    in them is stricter; ``next_review_on`` (a local day) is not asked where everything ends."""

    outcome: ReviewOutcome
    reason: UUID | None
    implications: UUID | None
    next_review_on: dt.date | None
    changes: Sequence[Change] = ()
    not_stricter: bool = False


def pack_of_decision(proposal: "Proposal", pack: Pack) -> Pack:
    """The pack that a proposal was decided under: its review goes by that one (section 14)."""
    return pack.at(proposal.decided_at or proposal.proposed_at)


def lapses(proposal: "Proposal", pack: Pack) -> bool:
    """Whether a missed review ends what was decided, where the landlord had chosen so by then (P9.3)."""
    return pack_of_decision(proposal, pack).settings.missed_review is MissedReview.LAPSE


def reviewable(case: "Case", proposal: "Proposal", today: dt.date, pack: Pack) -> list[Restriction]:
    """What of a decision there is to review: told, not ended, not over on a local day, not lapsed."""
    return [
        r
        for r in case.restrictions_of(proposal)
        if told(r) and r.last_day >= today and not case.lapsed(r, today, pack)
    ]


def require_review(
    case: "Case", proposal: "Proposal", by: Person, today: dt.date, pack: Pack
) -> list[Restriction]:
    """Refuse whoever may not review, and what there is nothing left of (P9.1, P9.2). Gives what is reviewed.

    A manager or the Director does it. Whoever proposed or approved may: what becomes stricter needs another's
    sign-off anyway. Whoever reported, witnessed or was harmed may not.
    """
    require_role(by, Role.MANAGER, Role.DIRECTOR)
    if barred := parts_of(case, by.id) & BARRED_FROM_REVIEW:
        raise Refused("not-impartial", "9", parts=sorted(barred))
    restrictions = reviewable(case, proposal, today, pack)
    if not restrictions or case.replaced(proposal):
        raise Refused("nothing-to-review", "9")
    return restrictions


def may_review(case: "Case", proposal: "Proposal", person: Person, today: dt.date, pack: Pack) -> bool:
    """Whether a person may review it, and there is something to review."""
    try:
        require_review(case, proposal, person, today, pack)
    except Refusal:
        return False
    return True


def reviewers(case: "Case", people: Collection[Person]) -> list[Person]:
    """The managers who may review."""
    managers = [p for p in people if p.active and p.has(Role.MANAGER)]
    return [p for p in managers if not parts_of(case, p.id) & BARRED_FROM_REVIEW]


def review(
    case: "Case",
    proposal: "Proposal",
    turn: UUID,
    findings: Findings,
    by: Person,
    people: Collection[Person],
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
) -> Record:
    """Continue, amend or end (P9.2); all of it takes effect at once, the letter follows (P7.2).

    ``turn`` is what `turn_of` gave when the reviewer began. Raises `Stale` where somebody has reviewed it since.
    """
    require_turn(case, proposal, turn, people)
    today = calendar.day(at)
    restrictions = require_review(case, proposal, by, today, pack)
    if findings.reason is None:
        raise Refused("review-reason-missing", "9", field="reason")
    if findings.implications is None and findings.outcome is not ReviewOutcome.ENDED:
        raise Refused("review-implications-missing", "9", field="implications")
    changed = _apply(restrictions, findings, people, today, pack)
    done = open_review(case, proposal, at)
    done.comments_seen = [str(comment.id) for comment in comments_since(case, proposal)]
    done.outcome, done.by_id, done.at = findings.outcome, by.id, at
    done.reason_passage, done.implications_passage = findings.reason, findings.implications
    if findings.outcome is not ReviewOutcome.ENDED and findings.next_review_on is not None:
        done.next_review_on = proposal.review_on = findings.next_review_on
    return recorded(
        f"review-{findings.outcome.value}",
        "9",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=done.id,
        passages=[text for text in (findings.reason, findings.implications) if text],
        changed=[str(restriction.id) for restriction in changed],
        next_review=done.next_review_on.isoformat() if done.next_review_on else None,
    )


def _apply(
    restrictions: list[Restriction],
    findings: Findings,
    people: Collection[Person],
    today: dt.date,
    pack: Pack,
) -> list[Restriction]:
    """Checks everything, then changes; gives what is different now."""
    changes = findings.changes if findings.outcome is ReviewOutcome.AMENDED else ()
    if findings.outcome is ReviewOutcome.ENDED:
        for restriction in restrictions:
            restriction.ended_on = today
        return restrictions
    if findings.outcome is ReviewOutcome.AMENDED:
        check_loosening(restrictions, changes, findings.not_stricter, today, pack, "9", still_here(people))
    check_next_review(last_day_after(restrictions, changes), findings.next_review_on, today, pack)
    if findings.outcome is ReviewOutcome.AMENDED:
        return loosen(restrictions, changes, findings.not_stricter, today, pack, "9", still_here(people))
    return []


def check_next_review(last_day: dt.date, next_on: dt.date | None, today: dt.date, pack: Pack) -> None:
    """The next review is to come, in 12 months at the most, and not after the last end (P9.1)."""
    if next_on is None:
        raise Refused("next-review-missing", "9", field="next_review_on")
    if next_on < min(today + DAY, last_day):
        raise Refused("next-review-past", "9", field="next_review_on")
    most = pack.settings.review_max_months
    if next_on > add_months(today, most):
        raise Refused("next-review-too-late", "9", field="next_review_on", months=most)
    if next_on > last_day:
        raise Refused("next-review-after-end", "9", field="next_review_on", last_day=last_day)


def turn_of(case: "Case", proposal: "Proposal") -> UUID:
    """Which turn of reviewing a decision is at: the last review that was done, or before that the proposal."""
    done = last_review(case, proposal)
    return done.id if done else proposal.id


def proposal_of(case: "Case", turn: UUID) -> "Proposal":
    """The proposal of a turn. Raises `NotAllowed` for what is none."""
    done = next((x for x in case.reviews if x.id == turn), None)
    return case.proposal(done.proposal_id if done else turn)


def require_turn(case: "Case", proposal: "Proposal", turn: UUID, people: Collection[Person]) -> None:
    """Raises `Stale` where somebody reviewed it since the turn began."""
    done = last_review(case, proposal)
    if done is not None and done.id != turn:
        raise Stale("reviewed", next((p.name for p in people if p.id == done.by_id), None))


def last_review(case: "Case", proposal: "Proposal") -> Review | None:
    """The review of a decision that was done last."""
    done = [x for x in case.reviews if x.proposal_id == proposal.id and x.at is not None]
    return max(done, key=lambda x: x.at or x.opened_at, default=None)


def reviewed_since(case: "Case", proposal: "Proposal") -> dt.datetime:
    """The moment from which a review looks at what happened: the last review, or the decision (aware UTC)."""
    done = last_review(case, proposal)
    return (done.at if done else None) or proposal.decided_at or proposal.proposed_at


def comments_since(case: "Case", proposal: "Proposal") -> list[Comment]:
    """What the customer said since, oldest first."""
    since = reviewed_since(case, proposal)
    said = [c for c in case.comments if c.proposal_id == proposal.id and c.logged_at >= since]
    return sorted(said, key=lambda comment: comment.logged_at)


def happened_since(case: "Case", proposal: "Proposal") -> Mapping[str, int]:
    """How often what happened since."""
    since = reviewed_since(case, proposal)
    return {what: sum(at >= since for at in moments(case)) for what, moments in SINCE.items()}


def open_review(case: "Case", proposal: "Proposal", at: dt.datetime) -> Review:
    """The review that is still to be done; a new one where the customer was not invited to it."""
    for found in case.reviews:
        if found.proposal_id == proposal.id and found.outcome is None:
            return found
    case.reviews.append(Review(proposal.id, proposal.review_on, at))
    return case.reviews[-1]


def told(restriction: Restriction) -> bool:
    """Whether the customer was told of it and nobody has ended it."""
    return restriction.effective_from is not None and restriction.ended_on is None
