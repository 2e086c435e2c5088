"""What the clock itself does when something falls due, beside reminding somebody (section 9)."""

from collections.abc import Callable, Mapping

from handlers.ended import draft_ended
from handlers.letter import tell_letter
from handlers.review import draft_invitation
from handlers.turn import Turn
from notices.notice import Notice
from policy.calendar import DAY
from policy.case import Case
from policy.ended import lapse, lapsing, over_by_itself
from policy.openthing import OpenThing
from policy.record import Record, recorded
from policy.review import proposal_of, reviewable
from policy.review_due import invite, may_invite

Done = tuple[Record, list[Notice]]


def invited(turn: Turn, case: Case, thing: OpenThing) -> Done | None:
    """At the first reminder of a review the customer is invited to comment; somebody may have done so before."""
    proposal = proposal_of(case, thing.subject_id)
    if not may_invite(case, proposal) or not reviewable(case, proposal, turn.today, turn.pack):
        return None
    record = invite(case, proposal, None, turn.at, turn.pack, turn.calendar)
    return record, tell_letter(turn, case, draft_invitation(turn, case, proposal))


def over(turn: Turn, case: Case, thing: OpenThing) -> Done:
    """Restrictions have ended by themselves: the letter that says so is drafted."""
    ended = over_by_itself(case, case.proposal(thing.subject_id))
    ended_on = max(restriction.last_day for restriction in ended) + DAY
    letter = draft_ended(turn, case, ended[0].id, ended, ended_on)
    record = recorded(
        "restrictions-over",
        "9",
        None,
        turn.at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=thing.subject_id,
        ended=[str(restriction.id) for restriction in ended],
    )
    return record, tell_letter(turn, case, letter)


def lapsed(turn: Turn, case: Case, thing: OpenThing) -> Done:
    """A missed review ends restrictions, where the landlord has chosen so: recorded, and the letter is drafted."""
    proposal = case.proposal(thing.subject_id)
    ended = lapsing(case, proposal)
    record = lapse(case, proposal, turn.at)
    letter = draft_ended(turn, case, ended[0].id, ended, proposal.review_on + DAY)
    return record, tell_letter(turn, case, letter)


# By the kind of the open thing.
ACTS: Mapping[str, Callable[[Turn, Case, OpenThing], Done | None]] = {
    "review": invited,
    "end": over,
    "lapse": lapsed,
}
