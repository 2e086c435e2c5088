"""Extending or tightening: a new proposal in the place of a decision that is reviewed (section 9)."""

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from policy.calendar import DAY
from policy.pack import Pack
from policy.refusal import Refused
from policy.review import ReviewOutcome, comments_since, open_review, reviewable

if TYPE_CHECKING:
    from policy.case import Case
    from policy.proposal import Proposal


def require_no_gap(case: "Case", replaced: "Proposal", start: dt.date) -> None:
    """What replaces a decision begins before that has been over for a day (P9.2)."""
    last_day = max(restriction.last_day for restriction in case.restrictions_of(replaced))
    if start > last_day + DAY:
        raise Refused("gap-before-start", "9", field="start", last_day=last_day)


def require_replaceable(case: "Case", replacing: "Proposal", today: dt.date, pack: Pack) -> None:
    """What was ended meanwhile can no longer be extended: that would be a new restriction, with its warning (P6.3)."""
    if replacing.replaces_id is not None:
        replaced = case.proposal(replacing.replaces_id)
        if case.replaced(replaced) or not reviewable(case, replaced, today, pack):
            raise Refused("nothing-to-replace", "9", field="verdict")
        require_not_suspended(case, replaced.id, today)


def require_not_suspended(case: "Case", replaced: UUID | None, today: dt.date) -> None:
    """What a reviewer has suspended is not ended, nor brought back in another shape, by a replacement: the outcome of
    the appeal comes first (P7.3). What happens meanwhile can be answered with a proposal of its own."""
    theirs = (r for r in case.restrictions if replaced is not None and r.proposal_id == replaced)
    if any(case.suspended(restriction, today) for restriction in theirs):
        raise Refused("replaced-suspended", "7")


def replaced_by(case: "Case", proposal_id: UUID) -> UUID | None:
    """The proposal in whose place another one stands, if it does."""
    return next((p.replaces_id for p in case.proposals if p.id == proposal_id), None)


def end_replaced(case: "Case", proposal_id: UUID, told_on: dt.date) -> None:
    """What a proposal replaces ends when it comes into force: never both, never a gap (P9.2)."""
    replaced = replaced_by(case, proposal_id)
    if replaced is None:
        return
    first = min(restriction.start for restriction in case.restrictions_of(case.proposal(proposal_id)))
    for restriction in case.restrictions_of(case.proposal(replaced)):
        if restriction.last_day >= max(first, told_on):
            restriction.ended_on = max(first, told_on)


def note_replaced(case: "Case", replacing: "Proposal", at: dt.datetime) -> None:
    """The review is done with the approval of what replaces the decision; refused, it stays to be done (P9.2)."""
    if replacing.replaces_id is not None:
        replaced = case.proposal(replacing.replaces_id)
        done = open_review(case, replaced, at)
        done.comments_seen = [str(comment.id) for comment in comments_since(case, replaced)]
        done.outcome, done.by_id, done.at = ReviewOutcome.REPLACED, replacing.proposer_id, at
        done.reason_passage = replacing.reason_passage
        done.implications_passage = replacing.implications_passage
        done.next_review_on = replacing.review_on
