"""Sign-off: one person asks, an independent manager decides (section 7, P7.1)."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from policy.adjustment import require_decided
from policy.calendar import Calendar
from policy.case import Case
from policy.correction import require_answered
from policy.customer import Customer
from policy.extreme import first_approval, in_danger, needs_director, still_to_approve
from policy.involvement import BARRED_FROM_SIGNOFF, parts
from policy.openthing import OpenThing, to_do
from policy.openway import require_open_way
from policy.pack import Pack
from policy.people import Person, Role, answering
from policy.proposal import Proposal, Verdict, require_grounds
from policy.record import Record, recorded
from policy.refusal import NotAllowed, Refused, Stale
from policy.replacing import note_replaced, require_replaceable
from policy.restriction import Restriction, asks_unconcerned, require_unchanged


def deciders(case: Case, people: Collection[Person]) -> list[Person]:
    """Who may decide a proposal: independent managers; with none left, an independent Director."""
    free = _independent(case, people)
    managers = [p for p in free if p.has(Role.MANAGER)]
    return managers or [p for p in free if p.has(Role.DIRECTOR)]


def deciders_of(case: Case, proposal: Proposal, people: Collection[Person], pack: Pack) -> list[Person]:
    """Who may decide this proposal now; of one without a warning, who can still give one of the two approvals."""
    usual = deciders(case, people)
    if not needs_director(case, proposal, pack):
        return usual
    return still_to_approve(proposal, usual, _independent(case, people))


def _independent(case: Case, people: Collection[Person]) -> list[Person]:
    played = parts(case)
    return [p for p in people if p.active and not played.get(p.id, frozenset()) & BARRED_FROM_SIGNOFF]


def require_decider(
    case: Case, proposal: Proposal, by: Person, people: Collection[Person], pack: Pack
) -> None:
    """Refuse whoever may not decide this proposal, saying which part they played."""
    able = {person.id for person in deciders_of(case, proposal, people, pack)}
    if not by.active or not (by.has(Role.MANAGER, Role.DIRECTOR) or by.id in able):
        raise NotAllowed("needs-manager")
    barred = parts(case).get(by.id, frozenset()) & BARRED_FROM_SIGNOFF
    if barred:
        raise Refused("not-independent", "7", parts=sorted(barred))
    if by.id not in able and (proposal.manager_id or proposal.director_id):
        raise Refused("other-approval-missing", "8")
    if by.id not in able:
        raise Refused("a-manager-decides", "7")


def decide(
    case: Case,
    proposal: Proposal,
    verdict: Verdict,
    reason: UUID | None,
    customer: Customer,
    elsewhere: Iterable[Restriction],
    by: Person,
    people: Collection[Person],
    at: dt.datetime,
    pack: Pack,
    calendar: Calendar,
    unconcerned: bool | None = None,
    others: Collection[Case] = (),
) -> Record:
    """Approve, return with changes, or refuse (P7.1). Raises `Stale` where somebody decided before.

    ``others`` are the customer's other cases, ``elsewhere`` their approved restrictions, read under the customer's lock;
    ``unconcerned`` says that the complaint is not about ``by``, where that is asked (`asks_unconcerned`).
    """
    if proposal.verdict is not None:
        raise Stale(
            proposal.verdict.value, next((p.name for p in people if p.id == proposal.decided_by_id), None)
        )
    require_decider(case, proposal, by, people, pack)
    asked, said = case.restrictions_of(proposal), {}
    if verdict is Verdict.APPROVED:
        require_unchanged(asked, "7", pack)
        if asks_unconcerned(asked, pack):
            if not unconcerned:
                raise Refused("complained-about", "6", field="unconcerned")
            said = {"unconcerned": True}
        require_grounds(case, proposal, calendar)
        require_answered(case)
        if not in_danger(case, proposal):
            require_decided(case, others)
        require_replaceable(case, proposal, calendar.day(at), pack)
        if any(restriction.end < calendar.day(at) for restriction in asked):
            raise Refused("already-over", "7", field="verdict")
        mine = case.decided_but(proposal.id, proposal.replaces_id)
        require_open_way(customer, [*elsewhere, *mine, *asked], calendar.day(at), pack, answering(people))
        if needs_director(case, proposal, pack):
            first = first_approval(case, proposal, by, deciders(case, people), at)
            if first is not None:
                first.facts = {**first.facts, **said}
                return first
        note_replaced(case, proposal, at)
    elif reason is None:
        raise Refused("reason-missing", "13", field="reason")
    proposal.verdict, proposal.decided_by_id, proposal.decided_at = verdict, by.id, at
    proposal.verdict_passage = reason
    return recorded(
        f"restriction-{verdict.value}",
        "7",
        by,
        at,
        case_id=case.id,
        customer_id=case.customer_id,
        subject_id=proposal.id,
        passages=[reason] if reason else [],
        **said,
    )


def open_signoffs(case: Case, pack: Pack, calendar: Calendar) -> Iterator[OpenThing]:
    """The proposal that waits for its decision, for those who may decide it (P7.1)."""
    proposal = case.open_proposal
    if proposal is not None:
        days = pack.at(proposal.proposed_at).settings.signoff_working_days
        yield to_do(
            "signoff",
            proposal.id,
            "7",
            proposal.proposed_at,
            days,
            lambda people: deciders_of(case, proposal, people, pack),
            pack,
            calendar,
            step="signoff",
        )
